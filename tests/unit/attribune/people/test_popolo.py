"""Popolo JSON."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from attribune.people.popolo import read
from attribune_entities.people.person import PersonError, Role

POPOLO: dict[str, Any] = {
    "persons": [
        {
            "id": "p1",
            "name": "Ada Roe",
            "other_names": [{"name": "Adelaide Roe"}, {"note": "no name"}],
            "identifiers": [{"scheme": "wikidata", "identifier": "Q1"}],
            "links": [{"url": "https://example.org/roe"}],
            "summary": "A politician",
        },
        {"id": "p2", "name": "Bo Lind", "memberships": [{"role": "chair", "organization": {"name": "Harbour Board"}}]},
    ],
    "organizations": [{"id": "o1", "name": "Parliament of Freedonia", "classification": "legislature"}],
    "areas": [{"id": "a1", "name": "Leiden"}],
    "memberships": [
        {"person_id": "p1", "organization_id": "o1", "area_id": "a1", "start_date": "2019-05", "end_date": "2023"}
    ],
}


def test_persons_come_with_their_memberships_and_then_organisations() -> None:
    ada, bo, parliament = read(orjson.dumps(POPOLO))
    assert (ada.id, ada.all_names) == ("wikidata:Q1", ("Ada Roe", "Adelaide Roe"))
    assert ada.roles == (Role("member of the Parliament of Freedonia for Leiden", "2019-05-01", "2023-12-31"),)
    assert (ada.description, ada.links) == ("A politician", ("https://example.org/roe",))
    assert bo.roles == (Role("chair of Harbour Board"),)
    assert (parliament.id, parliament.kind, parliament.description) == ("o1", "organisation", "legislature")


def test_a_list_is_one_of_persons() -> None:
    (one,) = read(b'[{"id": 7, "name": "Ada Roe"}]')
    assert one.id == "7"


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"{", "no JSON"), (b'{"a": 1}', "no object with persons"), (b'[{"id": 1}]', "KeyError: 'name'")],
)
def test_another_format_is_refused(content: bytes, says: str) -> None:
    with pytest.raises(PersonError, match=says):
        list(read(content))
