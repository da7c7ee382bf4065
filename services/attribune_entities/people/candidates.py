"""An entry of the people file as somebody whom a name may mean, and what the article says for and against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attribune_entities.lexicon.people import COUNTRIES
from attribune_entities.lexicon.titles import PARTIES
from attribune_entities.people.dates import FIRST_DAY, LAST_DAY
from attribune_entities.people.name_forms import Form, forms_of
from attribune_entities.people.offices import Office, office_of, proper_names, shares_place
from attribune_entities.people.person import Person
from attribune_entities.people.surroundings import Surroundings
from attribune_text.fold import fold
from attribune_text.spheres import SPHERES

#: What a title counts that is the candidate's office, and what it counts more where the place or body is the same, too.
#: A title of which the article never names the place or body counts less: there are many mayors. Set by hand: no other
#: evidence alone is worth as much.
_TITLE, _SAME_PLACE, _UNPLACED = 2, 1, -1
#: The title beside the name is somebody else's.
ANOTHER = -9


@dataclass(frozen=True, slots=True)
class Held:
    """An office that a candidate holds or held."""

    office: Office
    text: str
    since: str
    until: str
    #: Names of places and bodies in its text, in lower case.
    places: tuple[str, ...]

    @property
    def is_national(self) -> bool:
        """Whether it is an office of a country, which articles of that country need not name."""
        return not COUNTRIES.isdisjoint(self.places)

    @property
    def is_dated(self) -> bool:
        """Whether it is known when it began or ended."""
        return self.since != FIRST_DAY or self.until != LAST_DAY


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody, or a body, of the people file."""

    number: int
    id: str
    name: str
    forms: tuple[Form, ...]
    held: tuple[Held, ...]
    #: Names of places and bodies in its roles and its description, in lower case.
    places: tuple[str, ...]
    #: Words for its parties, folded.
    parties: frozenset[str]
    #: Whether anything is known of it that an article could say.
    is_described: bool


@dataclass(frozen=True, slots=True)
class Support:
    """What speaks for a candidate: points, and the reasons for people to read. Negative points speak against it."""

    points: int
    reasons: tuple[str, ...]
    #: Whether a title of the article is an office of the candidate, and of the same place or body as far as it says.
    has_title: bool = False


def candidate_of(number: int, person: Person) -> Candidate:
    """Return the candidate that an entry is."""
    forms = (
        dict.fromkeys(form for name in person.all_names for form in forms_of(name)) if person.kind == "person" else {}
    )
    texts = [*(role.text for role in person.roles), person.description]
    return Candidate(
        number,
        person.id,
        person.name,
        tuple(forms),
        tuple(
            Held(office_of(role.text), role.text, role.since, role.until, proper_names(role.text))
            for role in person.roles
        ),
        tuple(dict.fromkeys(name for text in texts for name in proper_names(text))),
        frozenset(PARTIES[word] for text in texts for word in fold(text) if word in PARTIES),
        bool(person.roles or person.description),
    )


def support(candidate: Candidate, titles: Sequence[str], around: Surroundings) -> Support:
    """Return what the titles beside a name and the article around it say for `candidate`."""
    points, reasons = _by_titles(candidate, titles, around)
    has_title = points >= _TITLE
    if points == ANOTHER:
        return Support(points, tuple(reasons))
    place = next((place for place in candidate.places if around.names(place)), None)
    if place is not None:
        points += 1
        reasons.append(f"{place.title()} in the article")
    if not has_title and any(one.office.noun and around.names_office(one.office) for one in candidate.held):
        points += 1
        reasons.append("its office in the article")
    if around.names_party(candidate.parties):
        points += 1
        reasons.append("its party in the article")
    if has_title and around.is_dated and any(one.is_dated and _covers(one, around) for one in candidate.held):
        points += 1
        reasons.append("in office then")
    return Support(points, tuple(reasons), has_title)


def _by_titles(candidate: Candidate, titles: Sequence[str], around: Surroundings) -> tuple[int, list[str]]:
    """Return what the best of `titles` counts, with the reason; below 0 where they are those of somebody else."""
    best, reason, against = 0, "", 0
    for title in titles:
        office = office_of(title)
        if not office.name:
            continue
        own = [one for one in candidate.held if one.office.name == office.name]
        fits = [one for one in own if not _is_elsewhere(office, one.office)]
        if (own and not fits) or (not own and any(one.office.noun == office.noun for one in candidate.held)):
            # The same office elsewhere, or another by nearly the same name: a state senator is no senator.
            against += 1
        for one in fits:
            if not _fits_date(one, office, around):
                continue
            count = _TITLE + _place_count(office, one, around)
            if count > best:
                best, reason = count, f"title {title}: {one.text}"
    if best:
        return best, [reason]
    if against or _is_of_another_sphere(candidate, titles):
        return ANOTHER, ["its title is another's"]
    return 0, []


def _place_count(title: Office, held: Held, around: Surroundings) -> int:
    """Return what the place or body of an office counts that a title is."""
    if title.rest and held.office.rest and shares_place(title.rest, held.office.rest):
        return _SAME_PLACE
    if not held.places or held.is_national or any(map(around.names, held.places)):
        return 0
    return _UNPLACED


def _is_elsewhere(title: Office, held: Office) -> bool:
    """Whether a title says a place or body that is not that of the office."""
    return title.exact and bool(held.rest) and not shares_place(title.rest, held.rest)


def _covers(held: Held, around: Surroundings) -> bool:
    return held.since <= around.last and around.first <= held.until


def _fits_date(held: Held, title: Office, around: Surroundings) -> bool:
    """Whether the office was held when the article was written, or before where the title says so."""
    if not around.is_dated:
        return True
    return held.since <= around.last and (title.past or around.first <= held.until)


def _is_of_another_sphere(candidate: Candidate, titles: Sequence[str]) -> bool:
    """Whether all that is known of both is of different walks of life."""
    said = {SPHERES[noun] for noun in (office_of(title).noun for title in titles) if noun in SPHERES}
    known = {SPHERES[one.office.noun] for one in candidate.held if one.office.noun in SPHERES}
    return bool(said and known) and not said & known
