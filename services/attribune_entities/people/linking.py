"""Links an article's entities to the people file, and abstains where two fit.

A full name finds those who bear it; titles, dates, places and the others of the article decide among them. A surname
alone finds those of that name who hold an office that stands beside it. In doubt nobody is linked.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from attribune_core.events import Entity, KnowledgeLink
from attribune_entities.coreference.persons import names_agree
from attribune_entities.lexicon.people import SAME_OFFICES
from attribune_entities.people.candidates import ANOTHER, Candidate, Support, candidate_of, support
from attribune_entities.people.index import PeopleIndex
from attribune_entities.people.name_forms import (
    Form,
    body_key,
    form_of,
    keys_to_seek,
    office_key,
    surname_key,
    surnames_of,
    word_key,
)
from attribune_entities.people.offices import office_of
from attribune_entities.people.surroundings import Surroundings
from attribune_text.fold import fold
from attribune_text.person_names import SURNAMES_WRITTEN_FIRST

#: Entries that share a surname, from which on a full name alone may as well be that of somebody who is not in the file.
#: Set by hand.
_COMMON = 10
#: Points of evidence that a full name with a common surname needs, and a surname alone. Set by hand.
_NEEDED_BY_COMMON, _NEEDED_BY_SURNAME = 2, 3
#: Entries that are looked at for one name, at most: a name that more have is nobody's in particular. Set by hand.
_MOST_CANDIDATES = 64
#: Labels of entities that can be bodies.
_BODIES = frozenset({"ORG", "FAC", "GPE"})
#: How sure a link is, by the points of evidence for it, the last for all above. Set by hand.
_CONFIDENCES = (0.7, 0.8, 0.9, 0.95, 0.98)


class _Found:
    """Whom an entity may mean, with what speaks for each."""

    def __init__(self, entity: Entity, by: str, needed: int) -> None:
        self.entity = entity
        self.by = by
        #: Points that the best must have.
        self.needed = needed
        #: Whether an office of the best must stand beside the name.
        self.needs_title = False
        self.candidates: list[tuple[Candidate, Support]] = []


def link_people(
    entities: tuple[Entity, ...], text: str, published_at: str | None, people: PeopleIndex
) -> tuple[Entity, ...]:
    """Return `entities`, each that is an entry of `people` beyond doubt with its `kb`.

    `text` is the article's and `published_at` its date in ISO 8601, as precise as it is known.
    """
    around = Surroundings(text, published_at)
    found = [one for one in (_candidates(entity, around, people) for entity in entities) if one is not None]
    links = {one.entity.id: link for one in found if (link := _decide(one)) is not None}
    sure = [candidate for one in found if one.entity.id in links for candidate, _ in one.candidates[:1]]
    for one in found:
        if one.entity.id not in links and sure:
            _beside(one, sure)
            link = _decide(one)
            if link is not None:
                links[one.entity.id] = link
    if not links:
        return entities
    return tuple(
        entity.model_copy(update={"kb": links[entity.id]}) if entity.id in links else entity for entity in entities
    )


def _candidates(entity: Entity, around: Surroundings, people: PeopleIndex) -> _Found | None:
    """Return whom `entity` may mean; None where nobody is to be sought."""
    if not entity.named:
        return None
    if entity.label == "PERSON":
        found = _persons(entity, people)
    elif entity.label in _BODIES:
        found = _bodies(entity, people)
    else:
        return None
    if found is None:
        return None
    one, numbers = found
    for candidate in numbers:
        said = support(candidate, entity.titles, around)
        if said.points > ANOTHER and (said.has_title or not one.needs_title):
            one.candidates.append((candidate, said))
    return one


def _persons(entity: Entity, people: PeopleIndex) -> tuple[_Found, list[Candidate]] | None:
    words, suffix = form_of(entity.name)
    titles = [word for word in words[:-1] if word in SAME_OFFICES]
    if len(words) == 1 or len(titles) == len(words) - 1:
        # "AG Barr" is a title and a surname, whatever the recogniser took it for. "Roe Jr." is not the file's Roe.
        return None if suffix else _by_one_word(entity, words[-1], (*entity.titles, *titles), people)
    forms = [form for form in map(form_of, _names(entity)) if len(form[0]) > 1]
    bearers = [one for one in _entries(keys_to_seek(words), people) if all(_bears(one, form) for form in forms)]
    if not bearers:
        return None
    common = any(people.count(surname_key(surname), _COMMON) >= _COMMON for surname in surnames_of(words))
    weak = not any(_is_whole(one, words) for one in bearers)
    needed = _NEEDED_BY_SURNAME if weak else _NEEDED_BY_COMMON if common else 0
    return _Found(entity, "full name", needed), bearers


def _by_one_word(
    entity: Entity, word: str, titles: Sequence[str], people: PeopleIndex
) -> tuple[_Found, list[Candidate]] | None:
    """Return whom a name of one word may mean: those who are called so, else those of the surname with its title."""
    called = [one for one in _entries([word_key(word)], people) if ((word,), "") in one.forms]
    if called:
        # Many a word names somebody else, too, so the article must speak of what the file knows.
        return _Found(entity, "name of one word", int(any(one.is_described for one in called))), called
    offices = dict.fromkeys(office_of(title).name for title in titles)
    keys = [office_key(word, office) for office in offices if office]
    holders = [one for one in _entries(keys, people) if _has_surname(one, word)]
    found = _Found(entity, "surname", _NEEDED_BY_SURNAME)
    found.needs_title = bool(holders)
    if not holders and people.count(surname_key(word), 2) == 1:
        # Nobody else in the file has that surname: what the article says may be enough.
        holders = [one for one in _entries([surname_key(word)], people) if _has_surname(one, word)]
    return (found, holders) if holders else None


def _bodies(entity: Entity, people: PeopleIndex) -> tuple[_Found, list[Candidate]] | None:
    for name in dict.fromkeys([entity.name, *_names(entity)]):
        if fold(name):
            numbers = people.numbers(body_key(name))[:_MOST_CANDIDATES]
            bodies = [
                _candidate(people, number) for number in numbers if _is_called(people.person(number).all_names, name)
            ]
            if bodies:
                return _Found(entity, "name", 0 if len(bodies) == 1 else 1), bodies
    return None


def _names(entity: Entity) -> list[str]:
    return list(dict.fromkeys(mention.text for mention in entity.mentions if mention.kind == "name"))


def _is_called(names: Sequence[str], name: str) -> bool:
    key = body_key(name)
    return any(body_key(one) == key for one in names)


def _entries(keys: Sequence[str], people: PeopleIndex) -> list[Candidate]:
    """Return the entries that `keys` may lead to, in order of the file; none where they are too many."""
    numbers: set[int] = set()
    for key in keys:
        if people.count(key, _MOST_CANDIDATES) < _MOST_CANDIDATES:
            numbers.update(people.numbers(key))
    return [_candidate(people, number) for number in sorted(numbers)]


@lru_cache(maxsize=4096)
def _candidate(people: PeopleIndex, number: int) -> Candidate:
    return candidate_of(number, people.person(number))


def _has_surname(candidate: Candidate, word: str) -> bool:
    return any(len(words) > 1 and word in surnames_of(words) for words, _ in candidate.forms)


def _bears(candidate: Candidate, form: Form) -> bool:
    """Whether `form`, a name of more than one word, is the candidate's, and nothing in it is another's.

    "John F. Kennedy" is not John Neely Kennedy, although he is called "John Kennedy", too.
    """
    own = [one for one in candidate.forms if len(one[0]) > 1]
    if not any(_agree(one, form) for one in own):
        return False
    words = form[0]
    rivals = [one for one in own if len(one[0]) > 2 and (one[0][0], one[0][-1]) == (words[0], words[-1])]
    return len(words) == 2 or all(_agree(one, (words, "")) for one in rivals)


def _agree(own: Form, form: Form) -> bool:
    """Whether a name in the article is one of the file: the article may leave out the generation, but not add one."""
    (own_words, own_suffix), (words, suffix) = own, form
    if suffix and suffix != own_suffix:
        return False
    if names_agree(own_words, "", words, ""):
        return True
    # The family's name may stand first in one and last in the other.
    family_first, other = (own_words, words) if own_words[0] in SURNAMES_WRITTEN_FIRST else (words, own_words)
    return family_first[0] in SURNAMES_WRITTEN_FIRST and (*family_first[1:], family_first[0]) == other


def _is_whole(candidate: Candidate, words: tuple[str, ...]) -> bool:
    """Whether the first given name and the surname are the candidate's, more than an initial or a second given name."""
    return any(
        len(own) > 1 and names_agree((own[0], own[-1]), "", (words[0], words[-1]), "") and len(words[0]) > 1
        for own, _ in candidate.forms
    )


def _beside(found: _Found, sure: Sequence[Candidate]) -> None:
    """Count for each candidate that somebody of the same office, in the same place or body, is in the article."""
    for at, (candidate, said) in enumerate(found.candidates):
        other = next((one for one in sure if candidate is not one and _are_colleagues(candidate, one)), None)
        if other is not None:
            reasons = (*said.reasons, f"beside {other.name}")
            found.candidates[at] = candidate, Support(said.points + 1, reasons, said.has_title)


def _are_colleagues(one: Candidate, other: Candidate) -> bool:
    return any(
        held.office.name == its.office.name and not set(held.places).isdisjoint(its.places)
        for held in one.held
        for its in other.held
        if held.office.name
    )


def _decide(found: _Found) -> KnowledgeLink | None:
    """Return the link to the best candidate, which is put first; None where it lacks evidence or two fit as well."""
    ranked = sorted(found.candidates, key=lambda one: -one[1].points)
    if not ranked:
        return None
    best, said = ranked[0]
    # Of whom nothing is known but the name, nothing can be found in the article.
    needed = found.needed if best.is_described or found.needed != _NEEDED_BY_COMMON else 0
    if said.points < needed or (len(ranked) > 1 and ranked[1][1].points >= said.points):
        return None
    found.candidates = ranked
    confidence = _CONFIDENCES[min(max(said.points, 0), len(_CONFIDENCES) - 1)]
    return KnowledgeLink(id=best.id, confidence=confidence, why="; ".join([found.by, *said.reasons]))
