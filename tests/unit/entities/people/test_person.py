"""A line of the people file."""

from __future__ import annotations

import pytest

from attribune_entities.people.dates import LAST_DAY
from attribune_entities.people.person import PersonError, Role, read_person


def test_a_whole_line_is_read_and_what_is_unknown_is_ignored() -> None:
    line = (
        b'{"id":"x:1","kind":"person","name":"Ada Roe","names":["A. Roe"],"roles":[{"text":"mayor","from":"2020"}],'
        b'"description":"A mayor","links":["https://example.org"],"shoe_size":39}'
    )
    person = read_person(line)
    assert (person.id, person.all_names, person.description) == ("x:1", ("Ada Roe", "A. Roe"), "A mayor")
    assert person.roles == (Role("mayor", "2020-01-01", LAST_DAY),)
    assert read_person(b'{"id":"y","kind":"organisation","name":"Acme","names":null}').names == ()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "no JSON: "),
        ("[1]", r"\[1\] is no JSON object"),
        ('{"kind":"person","name":"A"}', "id is missing"),
        ('{"id":"","kind":"person","name":"A"}', "id is empty"),
        ('{"id":7,"kind":"person","name":"A"}', "id holds 7, which is no text"),
        ('{"id":"x","kind":"robot","name":"A"}', 'kind is "robot", neither person nor organisation'),
        ('{"id":"x","kind":"person","name":"…"}', "name holds .*neither letters nor digits"),
        ('{"id":"x","kind":"person","name":"A","names":"B"}', 'names holds "B", which is no list'),
        ('{"id":"x","kind":"person","name":"A","roles":["mayor"]}', "roles holds .*no JSON object"),
        ('{"id":"x","kind":"person","name":"A","roles":[{}]}', "a role has no text"),
        ('{"id":"x","kind":"person","name":"A","roles":[{"text":"m","from":"May"}]}', 'a role\'s from is "May"'),
        ('{"id":"x","kind":"person","name":"A","roles":[{"text":"m","from":"2021","to":"2019"}]}', "which is before"),
    ],
)
def test_what_is_wrong_is_said(line: str, says: str) -> None:
    with pytest.raises(PersonError, match=says):
        read_person(line.encode())
