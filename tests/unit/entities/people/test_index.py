"""The people file as bytes in which names are looked up."""

from __future__ import annotations

import pytest

from attribune_core.errors import PeopleFileError
from attribune_entities.people.index import PeopleIndex, build
from attribune_entities.people.name_forms import body_key, given_key, office_key, surname_key
from tests.unit.entities.people.builders import content, entry, people


def test_entries_are_found_by_their_keys_in_order_of_the_file() -> None:
    index = people(
        entry("Ada Roe", "mayor of Leiden"),
        entry("Richard Roe", names=["R. M. Roe"]),
        {"id": "acme", "kind": "organisation", "name": "Acme Inc.", "names": ["Acme Widgets"]},
    )
    assert len(index) == 3
    assert index.numbers(surname_key("roe")) == [0, 1]
    assert index.numbers(given_key("ada", "roe")) == [0]
    assert index.numbers(office_key("roe", "mayor")) == [0]
    assert index.numbers(body_key("Acme")) == [2]
    assert index.numbers(surname_key("lind")) == []
    assert (index.count(surname_key("roe"), 1), index.count(surname_key("roe"), 9)) == (1, 2)
    assert index.person(1).name == "Richard Roe"
    assert index.person(2).kind == "organisation"


def test_empty_lines_and_a_byte_order_mark_are_passed_over() -> None:
    index = PeopleIndex(build(b"\xef\xbb\xbf\n" + content(entry("Ada Roe")) + b"  \r\n\n", "f"), "d")
    assert [index.person(number).id for number in range(len(index))] == ["Ada Roe"]


def test_the_last_line_needs_no_end() -> None:
    index = PeopleIndex(build(content(entry("Ada Roe"), entry("Bo Lind")).rstrip(b"\n"), "f"), "d")
    assert index.person(1).name == "Bo Lind"


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (content(entry("Ada Roe")) + b"\n{}\n", "people.jsonl, line 3: id is missing"),
        (content(entry("A B", id="x"), entry("C D"), entry("E F", id="x")), "line 3: the id 'x' stands in line 1, too"),
        (b"\n\n", "people.jsonl names nobody"),
        (b'{"id":"\xff"}\n', "line 1: no JSON"),
    ],
)
def test_the_first_fault_is_told_with_its_line(file: bytes, says: str) -> None:
    with pytest.raises(PeopleFileError, match=says):
        build(file, "people.jsonl")


def test_the_same_file_gives_the_same_bytes_and_half_of_them_are_refused() -> None:
    file = content(entry("Ada Roe", "mayor of Leiden"), entry("Bo Lind"))
    built = build(file, "f")
    assert built == build(file, "another name")
    for part in (built[:-8], built[:10], b"x" * len(built)):
        with pytest.raises(ValueError, match="no index of people"):
            PeopleIndex(part, "d")
