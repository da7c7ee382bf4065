"""Invented people."""

from __future__ import annotations

from attribune.people.writing import line_of
from attribune_entities.people.person import Person, read_person
from benchmarks.invented_people import invented, namesakes

ENTRIES = [Person("1", "person", "Ada Roe", ("Adelaide Roe",)), Person("2", "person", "Bo Lind Jr.")]


def test_they_share_surnames_and_no_name_and_are_the_same_each_time() -> None:
    people = list(invented(ENTRIES, 3000))
    assert people == list(invented(ENTRIES, 3000))
    assert {one.name.split()[-1] for one in people} == {"Roe", "Lind"}
    assert len({one.id for one in people}) == 3000
    assert not {"Ada Roe", "Adelaide Roe", "Bo Lind"} & {one.name for one in people}
    assert read_person(line_of(people[0])) == people[0]


def test_a_namesake_has_the_names_of_one_and_another_id() -> None:
    people = list(namesakes(ENTRIES))
    assert [one.all_names for one in people] == [one.all_names for one in ENTRIES]
    assert not {one.id for one in people} & {one.id for one in ENTRIES}
