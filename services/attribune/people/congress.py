"""The members of the US Congress and the executive, from the YAML of github.com/unitedstates/congress-legislators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import yaml

from attribune.people.writing import distinct
from attribune_entities.people.person import Person, PersonError, Role
from attribune_text.lexicon import read_pairs

#: Days between two terms that are one time in office, at most: sessions begin some days after the last. Set by hand.
_GAP = timedelta(days=60)
#: Ids in the order in which they are preferred, with what they are written with.
_IDS = ("wikidata", "bioguide", "govtrack")
_OFFICES = {
    "sen": "United States senator from {state}",
    "rep": "United States representative from {state}",
    "prez": "President of the United States",
    "viceprez": "Vice President of the United States",
}
#: The states and territories by their postal abbreviations, in lower case.
STATES = read_pairs("attribune.people", "states.txt", lambda entry: None)


def read(content: bytes) -> Iterator[Person]:
    """Yield the entries of a file, in its order. Raises PersonError where it is not of that format."""
    try:
        found = yaml.load(content, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise PersonError(f"no YAML: {error}") from error
    if not isinstance(found, list):
        raise PersonError("not a list of members as congress-legislators has it")
    for number, member in enumerate(found, 1):
        try:
            yield _person(member)
        except (KeyError, TypeError, ValueError) as error:
            raise PersonError(f"member {number}: {type(error).__name__}: {error}") from error


def _person(member: dict[str, Any]) -> Person:
    parts, ids = member["name"], member["id"]
    first, last, suffix = parts["first"], parts["last"], parts.get("suffix", "")
    name = parts.get("official_full") or f"{parts.get('nickname') or first} {last}"
    whole = f"{first} {parts['middle']} {last}" if parts.get("middle") else f"{first} {last}"
    names = [f"{first} {last}", whole]
    if parts.get("nickname"):
        names.append(f"{parts['nickname']} {last}")
    if suffix:
        names += [f"{one} {suffix}" for one in (name, *names) if not one.endswith(suffix)]
    names += [
        f"{other.get('first', first)} {other['last']}" for other in member.get("other_names", ()) if "last" in other
    ]
    scheme = next(scheme for scheme in _IDS if scheme in ids)
    links = [f"https://www.wikidata.org/wiki/{ids['wikidata']}"] if "wikidata" in ids else []
    if "wikipedia" in ids:
        links.append(f"https://en.wikipedia.org/wiki/{ids['wikipedia'].replace(' ', '_')}")
    party = next((term["party"] for term in reversed(member["terms"]) if "party" in term), "")
    return Person(
        f"{scheme}:{ids[scheme]}",
        "person",
        name,
        distinct(name, names),
        tuple(_roles(member)),
        f"American politician ({party})" if party else "American politician",
        tuple(links),
    )


def _roles(member: dict[str, Any]) -> Iterator[Role]:
    """Yield the offices of a member, terms in a row as one, in order of their beginning."""
    spans = [
        (_OFFICES[term["type"]].format(state=STATES.get(term.get("state", "").lower(), "")), term["start"], term["end"])
        for term in member["terms"]
    ]
    spans += [(role["title"], role["start"], role.get("end", "")) for role in member.get("leadership_roles", ())]
    for text in dict.fromkeys(text for text, _, _ in spans):
        yield from _joined(text, sorted((str(start), str(end)) for own, start, end in spans if own == text))


def _joined(text: str, spans: Sequence[tuple[str, str]]) -> Iterator[Role]:
    since, until = spans[0]
    for start, end in spans[1:]:
        if until and date.fromisoformat(start) - date.fromisoformat(until) > _GAP:
            yield Role(text, since, until)
            since = start
        until = max(until, end) if until and end else ""
    yield Role(text, since, until) if until else Role(text, since)
