"""The group of a role, and what an article calls its people."""

from __future__ import annotations

import pytest

from attribune_audit.role_phrases import roles_of
from attribune_audit.roles import DESCRIPTIONS, ROLE_GROUPS, role_group
from tests.unit.audit.builders import model
from tests.unit.desk.articles import event


@pytest.mark.parametrize(
    ("role", "group"),
    [
        ("Health Minister", "officials"),
        ("the mayor of Ellery", "officials"),
        ("former deputy prime minister", "officials"),
        ("Conservative MP for Northvale", "officials"),
        ("director of the transport department", "officials"),
        ("the company's chief executive", "business"),
        ("chairman of Northline", "business"),
        ("the bank's director", "business"),
        ("a fisherman", "business"),
        ("the brewery's spokeswoman", "business"),
        ("Professor", "science"),
        ("a nurse at the district clinic", "science"),
        ("director of the Seismological Institute", "science"),
        ("a virologist who studies bats", "science"),
        ("Detective Chief Inspector", "law"),
        ("a spokesman for the police", "law"),
        ("prosecutors", "law"),
        ("their lawyer", "law"),
        ("head coach of Dunmore", "sport"),
        ("the team's director", "sport"),
        ("captain of the rowing club", "sport"),
        ("the film's director", "arts"),
        ("a novelist", "arts"),
        ("editor of the magazine", "arts"),
        ("director of the charity Shoreline", "civil"),
        ("general secretary", "civil"),
        ("the vicar of St Anne", "civil"),
        ("a neighbour", "witnesses"),
        ("mother of three", "witnesses"),
        ("a bus driver", "witnesses"),
        ("survivors", "witnesses"),
        ("spokesman", "other"),
        ("head", "other"),
        ("left-hander", "other"),
        ("", "other"),
    ],
)
def test_the_group_of_a_role(role: str, group: str) -> None:
    assert role_group(role) == group


def test_every_group_has_a_description() -> None:
    assert set(DESCRIPTIONS) == set(ROLE_GROUPS)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("“We won,” said Ada Roe, the mayor of Ellery.", ("the mayor of Ellery",)),
        ("Ada Roe, 41, a nurse at the clinic, said no.", ("a nurse at the clinic",)),
        ("The mayor of Ellery, Ada Roe, said no.", ("The mayor of Ellery",)),
        ("The singer Ada Roe said no.", ("The singer",)),
        ("Ada Roe of the Ellery Fire Department said no.", ("of the Ellery Fire Department",)),
        ("Ada Roe, who farms 900 acres, said no.", ("who farms 900 acres",)),
        ("Ada Roe, speaking in Ellery, said no.", ()),
        ("Ada Roe said no, and the mayor left.", ()),
        ("Ada Roe, chairwoman, said no.", ("chairwoman",)),
        ("It was cold. Ada Roe said no.", ()),
        ("The judge told Ada Roe to leave.", ()),
    ],
)
def test_what_an_article_calls_a_person(text: str, roles: tuple[str, ...]) -> None:
    found = model(event(text=text, entities=[_person(text)], quotes=[]))
    assert roles_of(found.entities[0], found) == roles


def test_titles_come_first() -> None:
    text = "Mayor Ada Roe, a nurse, said no."
    found = model(event(text=text, entities=[_person(text) | {"titles": ["Mayor"]}], quotes=[]))
    assert roles_of(found.entities[0], found) == ("Mayor", "a nurse")


def _person(text: str) -> dict[str, object]:
    start = text.index("Ada Roe")
    mention = {"start": start, "end": start + 7, "text": "Ada Roe", "kind": "name"}
    return {"id": "e1", "label": "PERSON", "name": "Ada Roe", "name_key": "ada roe", "mentions": [mention]}
