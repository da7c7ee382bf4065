"""Entries of a people file as its lines."""

from __future__ import annotations

from typing import Any

import orjson

from attribune_entities.people.dates import FIRST_DAY, LAST_DAY
from attribune_entities.people.person import Person, Role


def line_of(person: Person) -> bytes:
    """Return the line of an entry, without what it does not have."""
    fields: dict[str, Any] = {"id": person.id, "kind": person.kind, "name": person.name}
    lists = {"names": list(person.names), "roles": [_role(role) for role in person.roles]}
    fields |= {name: value for name, value in lists.items() if value}
    if person.description:
        fields["description"] = person.description
    if person.links:
        fields["links"] = list(person.links)
    return orjson.dumps(fields)


def _role(role: Role) -> dict[str, str]:
    days = {"from": role.since if role.since != FIRST_DAY else "", "to": role.until if role.until != LAST_DAY else ""}
    return {"text": role.text, **{name: day for name, day in days.items() if day}}


def distinct(name: str, names: list[str]) -> tuple[str, ...]:
    """Return `names` without `name` and repetitions, in order."""
    return tuple(dict.fromkeys(one for one in map(str.strip, names) if one and one != name))
