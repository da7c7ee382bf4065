"""A line of the people file: a person or a body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import orjson

from attribune_entities.people.dates import FIRST_DAY, LAST_DAY, days_of
from attribune_text.fold import fold

#: What an entry can be.
KINDS = ("person", "organisation")


class PersonError(ValueError):
    """A line that is no person or body; the message says what is wrong with it."""


@dataclass(slots=True)
class Role:
    """What somebody is or was, from the day `since` to the day `until`, both included."""

    text: str
    since: str = FIRST_DAY
    until: str = LAST_DAY


@dataclass(slots=True)
class Person:
    """A person or a body as its line has it."""

    id: str
    kind: str
    name: str
    #: Other names, `name` left out.
    names: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    description: str = ""
    links: tuple[str, ...] = ()

    @property
    def all_names(self) -> tuple[str, ...]:
        """All its names."""
        return (self.name, *self.names)


def read_person(line: bytes) -> Person:
    """Return what `line`, a JSON object, says. Fields that it does not know are ignored.

    Raises PersonError that says what is wrong.
    """
    try:
        found = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise PersonError(f"no JSON: {error}") from error
    if not isinstance(found, dict):
        raise PersonError(f"{_shown(found)} is no JSON object")
    for field in ("id", "kind", "name"):
        if field not in found:
            raise PersonError(f"{field} is missing")
    if found["kind"] not in KINDS:
        raise PersonError(f"kind is {_shown(found['kind'])}, neither {' nor '.join(KINDS)}")
    names, roles, links = found.get("names"), found.get("roles"), found.get("links")
    description = found.get("description")
    return Person(
        _text(found["id"], "id"),
        found["kind"],
        _name(found["name"], "name"),
        tuple([_name(name, "names") for name in _list(names, "names")]) if names is not None else (),
        tuple([_role(role) for role in _list(roles, "roles")]) if roles is not None else (),
        _text(description, "description", empty=True) if description is not None else "",
        tuple([_text(link, "links") for link in _list(links, "links")]) if links is not None else (),
    )


def _shown(value: Any) -> str:
    return orjson.dumps(value).decode()[:40]


def _text(value: Any, field: str, empty: bool = False) -> str:
    if not isinstance(value, str):
        raise PersonError(f"{field} holds {_shown(value)}, which is no text")
    if not empty and not value.strip():
        raise PersonError(f"{field} is empty")
    return value


def _name(value: Any, field: str) -> str:
    name = _text(value, field)
    if not (name.isascii() and name[:1].isalpha()) and not fold(name):
        raise PersonError(f"{field} holds {_shown(name)}, which has neither letters nor digits")
    return name


def _list(value: Any, field: str) -> list[Any]:
    if not isinstance(value, list):
        raise PersonError(f"{field} holds {_shown(value)}, which is no list")
    return value


def _role(value: Any) -> Role:
    if not isinstance(value, dict):
        raise PersonError(f"roles holds {_shown(value)}, which is no JSON object")
    if "text" not in value:
        raise PersonError("a role has no text")
    since, until = value.get("from"), value.get("to")
    first = _days(since, "from")[0] if since is not None else FIRST_DAY
    last = _days(until, "to")[1] if until is not None else LAST_DAY
    if first > last:
        raise PersonError(f"a role goes from {value['from']} to {value['to']}, which is before")
    return Role(_text(value["text"], "a role's text"), first, last)


def _days(value: Any, field: str) -> tuple[str, str]:
    days = days_of(value) if isinstance(value, str) else None
    if days is None:
        raise PersonError(f"a role's {field} is {_shown(value)}, which is no date as in 2021, 2021-03 or 2021-03-27")
    return days
