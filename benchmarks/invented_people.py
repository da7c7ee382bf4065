"""Invented people for a people file: they bear the surnames of given entries and hold other offices.

The same seed gives the same people. Nobody gets a name of the given entries: nothing in an article could tell the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from attribune_entities.people.name_forms import form_of, forms_of
from attribune_entities.people.person import Person, Role
from attribune_text.fold import fold
from attribune_text.gender import FEMALE_FIRST_NAMES, MALE_FIRST_NAMES
from attribune_text.person_names import NICKNAMES

SEED = 20
#: Middle initials.
_INITIALS = "ABCDEFGHJKLMNPRSTW"
#: Of how many people one has a middle initial in the file.
_WITH_INITIAL = 3
_PLACES = (
    *("Ohio", "Texas", "New York", "Florida", "California", "Georgia", "Iowa", "Virginia", "Kentucky", "Michigan"),
    *("Springfield", "Riverton", "Cleveland", "Boston", "Chicago", "Houston", "Miami", "Seattle", "Dallas", "Denver"),
    *("London", "Toronto", "Sydney", "Dublin", "Auckland", "Glasgow", "Leeds", "Ottawa", "Perth", "Cardiff"),
)
_BODIES = (
    *("Harbour Freight Lines", "Northgate Bank", "the Riverton Chamber of Commerce", "the Dock Workers' Union"),
    *("Fairview Hospital", "Lakeside University", "the Hill Institute", "Crane Software", "the Valley Orchestra"),
)
_OFFICES = (
    *("mayor of {place}", "state senator for {place}", "state representative for {place}", "councillor of {place}"),
    *("sheriff of {place}", "judge in {place}", "professor of history at {body}", "chief executive of {body}"),
    *("president of {body}", "chair of {body}", "spokesperson for {body}", "coach in {place}", "chief of {body}"),
    *("bishop of {place}", "novelist from {place}", "footballer from {place}", "actor from {place}"),
    *("lawyer in {place}", "director of {body}", "secretary of {body}", "ambassador to {place}"),
)
#: Those of the offices that people of a party hold, and the parties.
_POLITICAL = ("mayor", "state", "councillor", "sheriff", "judge", "ambassador")
_PARTIES = ("Democrat", "Republican", "Independent", "Liberal")
_PEOPLES = ("American", "Australian", "British", "Canadian", "Irish")


def invented(entries: Sequence[Person], count: int, seed: int = SEED) -> Iterator[Person]:
    """Yield `count` people who share the surnames of `entries`."""
    draw = Random(seed)
    taken = {_whole(words) for entry in entries for name in entry.all_names for words, _ in forms_of(name)}
    surnames = sorted({_surname(entry.name) for entry in entries if entry.kind == "person"})
    given = sorted(MALE_FIRST_NAMES | FEMALE_FIRST_NAMES)
    number = 0
    while number < count:
        first, surname = draw.choice(given).title(), draw.choice(surnames)
        name = f"{first} {surname}"
        if _whole(form_of(name)[0]) not in taken:
            names = (f"{first} {draw.choice(_INITIALS)}. {surname}",) if draw.randrange(_WITH_INITIAL) == 0 else ()
            yield _person(draw, f"invented:{number}", name, names)
            number += 1


def namesakes(entries: Sequence[Person], seed: int = SEED) -> Iterator[Person]:
    """Yield for each person among `entries` somebody of the same names who holds another office."""
    draw = Random(seed)
    for entry in entries:
        if entry.kind == "person":
            yield _person(draw, f"namesake:{entry.id}", entry.name, entry.names)


def _person(draw: Random, identifier: str, name: str, names: tuple[str, ...]) -> Person:
    office = draw.choice(_OFFICES)
    text = office.format(place=draw.choice(_PLACES), body=draw.choice(_BODIES))
    since = draw.randint(1990, 2022)
    role = Role(text, f"{since}-01-01", f"{since + draw.randint(1, 12)}-12-31")
    noun = office.split("{")[0].split(" of ")[0].split(" in ")[0].split(" from ")[0].split(" for ")[0].strip()
    party = f" ({draw.choice(_PARTIES)})" if office.startswith(_POLITICAL) else ""
    return Person(identifier, "person", name, names, (role,), f"{draw.choice(_PEOPLES)} {noun}{party}")


def _whole(words: tuple[str, ...]) -> tuple[str, str]:
    """Return the first given name, in full where it is a short form, and the last word of a name."""
    return NICKNAMES.get(words[0], words[0]), words[-1]


def _surname(name: str) -> str:
    """Return the last word of a name as it is written, a generation left out."""
    last = form_of(name)[0][-1]
    return next(word for word in reversed(name.split()) if last in (*fold(word), *form_of(word)[0]))
