"""The YAML of congress-legislators."""

from __future__ import annotations

import pytest

from attribune.people.congress import read
from attribune.people.writing import line_of
from attribune_entities.people.person import PersonError, Role, read_person

MEMBERS = """
- id: {bioguide: R000001, govtrack: 1, wikidata: Q1, wikipedia: Ada Roe}
  name: {first: Adelaide, middle: Bea, last: Roe, nickname: Ada, official_full: Ada B. Roe}
  terms:
  - {type: rep, start: '2001-01-03', end: '2003-01-03', state: OH, district: 2, party: Republican}
  - {type: rep, start: '2003-01-07', end: '2005-01-03', state: OH, district: 3, party: Republican}
  - {type: rep, start: '2009-01-06', end: '2011-01-03', state: OH, district: 3, party: Republican}
  - {type: sen, start: '2011-01-03', end: '2017-01-03', state: OH, party: Democrat}
  leadership_roles:
  - {title: Senate Majority Leader, chamber: senate, start: '2015-01-03'}
- id: {govtrack: 2}
  name: {first: Bo, last: Lind, suffix: Jr.}
  terms:
  - {type: prez, start: '1989-01-20', end: '1993-01-20', party: Whig}
"""


def test_a_member_has_its_names_and_its_offices_joined_where_they_follow_one_another() -> None:
    ada, bo = read(MEMBERS.encode())
    assert (ada.id, bo.id) == ("wikidata:Q1", "govtrack:2")
    assert ada.all_names == ("Ada B. Roe", "Adelaide Roe", "Adelaide Bea Roe", "Ada Roe")
    assert bo.all_names == ("Bo Lind", "Bo Lind Jr.")
    assert ada.roles == (
        Role("United States representative from Ohio", "2001-01-03", "2005-01-03"),
        Role("United States representative from Ohio", "2009-01-06", "2011-01-03"),
        Role("United States senator from Ohio", "2011-01-03", "2017-01-03"),
        Role("Senate Majority Leader", "2015-01-03"),
    )
    assert bo.roles == (Role("President of the United States", "1989-01-20", "1993-01-20"),)
    assert ada.description == "American politician (Democrat)"
    assert ada.links == ("https://www.wikidata.org/wiki/Q1", "https://en.wikipedia.org/wiki/Ada_Roe")


def test_what_is_written_is_read_again() -> None:
    for person in read(MEMBERS.encode()):
        assert read_person(line_of(person)) == person


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "no YAML"),
        ("a: 1", "not a list of members"),
        ("- {id: {}, name: {last: Roe}}", "member 1: KeyError: 'first'"),
    ],
)
def test_another_format_is_refused(content: str, says: str) -> None:
    with pytest.raises(PersonError, match=says):
        list(read(content.encode()))
