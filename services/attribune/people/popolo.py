"""Persons, organisations and memberships in Popolo JSON (popoloproject.com), as parliaments publish them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson

from attribune.people.writing import distinct
from attribune_entities.people.dates import FIRST_DAY, LAST_DAY, days_of
from attribune_entities.people.person import Person, PersonError, Role

#: The scheme of an identifier that takes the place of the file's own id.
_WIKIDATA = "wikidata"


def read(content: bytes) -> Iterator[Person]:
    """Yield the persons of a file and then its organisations, in its order.

    Raises PersonError where it is not of that format.
    """
    try:
        found = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise PersonError(f"no JSON: {error}") from error
    if isinstance(found, list):
        found = {"persons": found}
    if not isinstance(found, dict) or "persons" not in found:
        raise PersonError("no object with persons, organizations and memberships as Popolo has it")
    try:
        yield from _entries(found)
    except (AttributeError, KeyError, TypeError) as error:
        raise PersonError(f"not as Popolo has it: {type(error).__name__}: {error}") from error


def _entries(found: dict[str, Any]) -> Iterator[Person]:
    bodies = {one["id"]: one for one in found.get("organizations", ())}
    places = {one["id"]: one.get("name", "") for one in [*found.get("areas", ()), *found.get("posts", ())]}
    roles: dict[str, list[Role]] = {}
    for membership in found.get("memberships", ()):
        _add(roles, membership["person_id"], membership, bodies, places)
    for person in found["persons"]:
        for membership in person.get("memberships", ()):
            _add(roles, person["id"], membership, bodies, places)
        own = roles.get(person["id"], [])
        yield _entry(person, "person", tuple(role for at, role in enumerate(own) if role not in own[:at]))
    for body in bodies.values():
        yield _entry(body, "organisation", ())


def _add(
    roles: dict[str, list[Role]],
    person: str,
    membership: dict[str, Any],
    bodies: dict[str, dict[str, Any]],
    places: dict[str, str],
) -> None:
    body = bodies.get(membership.get("organization_id", ""), membership.get("organization") or {}).get("name", "")
    place = places.get(membership.get("area_id", ""), "") or places.get(membership.get("post_id", ""), "")
    text = membership.get("label") or membership.get("role") or "member"
    if body and body.lower() not in text.lower():
        text += f" of the {body}" if text.lower() == "member" else f" of {body}"
    if place and place.lower() not in text.lower():
        text += f" for {place}"
    since, until = membership.get("start_date"), membership.get("end_date")
    first = days_of(since) if since else None
    last = days_of(until) if until else None
    roles.setdefault(person, []).append(Role(text, first[0] if first else FIRST_DAY, last[1] if last else LAST_DAY))


def _entry(found: dict[str, Any], kind: str, roles: tuple[Role, ...]) -> Person:
    identifiers = {one.get("scheme"): one.get("identifier") for one in found.get("identifiers", ())}
    wikidata = identifiers.get(_WIKIDATA)
    name = found["name"]
    others = [other["name"] for other in found.get("other_names", ()) if other.get("name")]
    if found.get("given_name") and found.get("family_name"):
        others.append(f"{found['given_name']} {found['family_name']}")
    links = [link["url"] for link in found.get("links", ()) if link.get("url")]
    description = found.get("summary") or found.get("biography") or found.get("classification") or ""
    return Person(
        f"{_WIKIDATA}:{wikidata}" if wikidata else str(found["id"]),
        kind,
        name,
        distinct(name, others),
        roles,
        description,
        tuple(links),
    )
