"""Entries as lines."""

from __future__ import annotations

from attribune.people.writing import distinct, line_of
from attribune_entities.people.person import Person, Role


def test_a_line_leaves_out_what_is_not_there() -> None:
    assert line_of(Person("x", "person", "Ada Roe")) == b'{"id":"x","kind":"person","name":"Ada Roe"}'
    role = Role("mayor", since="2020-01-01")
    assert line_of(Person("x", "person", "Ada Roe", roles=(role,))).endswith(
        b'"roles":[{"text":"mayor","from":"2020-01-01"}]}'
    )


def test_names_are_said_once() -> None:
    assert distinct("Ada Roe", ["Ada Roe ", "A. Roe", "", "A. Roe"]) == ("A. Roe",)
