"""Pronouns as sources: whom one stands for that the entity stage left open, by who spoke before it."""

from __future__ import annotations

from typing import NamedTuple

from attribune_quotes.speakers.entity_states import EntityState, EntityStates
from attribune_text.gender import PRONOUNS
from attribune_text.token_table import TokenTable

_PLURAL_PRONOUNS = frozenset({"they", "them", "their", "themselves"})
_NEUTER_PRONOUNS = frozenset({"it", "its"})
_PRONOUN_TAGS = frozenset({"PRP", "PRP$", "WP", "WDT", "WP$"})

#: Most sentences from a pronoun back to the speaker that it stands for. Set by hand.
_MAX_SENTENCES_BACK = 3


class _Source(NamedTuple):
    """A source that is resolved: the number of its entity, its sentence, its head, and whether it is a document."""

    number: int
    sentence: int
    head: int
    document: bool


class PreviousSpeakers:
    """The speakers of an article so far, in the order in which their sources were resolved."""

    def __init__(self, table: TokenTable, states: EntityStates) -> None:
        """Begin without speakers."""
        self._table = table
        self._states = states
        self._sources: list[_Source] = []

    def add(self, number: int, head: int, *, document: bool = False) -> None:
        """Add the entity `number` as the speaker of the source that the token `head` heads, maybe a document of it."""
        self._sources.append(_Source(number, self._table.sentence_of[head], head, document))

    def last_is_document(self, number: int) -> bool:
        """Return whether the last source that the entity `number` is behind is a document."""
        return next((source.document for source in reversed(self._sources) if source.number == number), False)

    def of_pronoun(self, head: int) -> int | None:
        """Return the number of the last speaker that the pronoun `head` can stand for; None if there is none.

        *He* and *she* stand for a person of their gender, who has that gender from then on, or for the person whose
        office or lawyers spoke. *They* stands for several or for a body, *it* for a body, a country or a document.
        """
        word = self._table.lowers[head]
        sentence = self._table.sentence_of[head]
        gender = PRONOUNS.get(word)
        for source in reversed(self._sources):
            if not 0 <= sentence - source.sentence <= _MAX_SENTENCES_BACK:
                continue
            state = self._states.by_number[source.number]
            if gender is None:
                if _fits_without_gender(word, state) or (source.document and word in _NEUTER_PRONOUNS):
                    return source.number
            elif not state.is_person:
                owner = self._owner(source.head, gender)
                if owner is not None:
                    return owner
            elif _fits_gender(gender, state):
                state.gender = gender
                return source.number
        return None

    def _owner(self, head: int, gender: str) -> int | None:
        """Return the person of this gender whose office, campaign or lawyers `head` is: *Roe's office said*."""
        owner = self._states.person_at(self._table.child(head, "nmod:poss"))
        return owner if owner is not None and self._states.by_number[owner].gender in (None, gender) else None


def is_pronoun(table: TokenTable, token: int) -> bool:
    """Return whether the token is a personal or a relative pronoun."""
    return table.tags[token] in _PRONOUN_TAGS


def _fits_gender(gender: str, state: EntityState) -> bool:
    """Return whether *he* or *she* may stand for this person.

    A named person of unknown gender does not fit: the entity stage has linked the pronouns of named persons if that is
    clear.
    """
    return not state.plural and (state.gender == gender or (state.gender is None and not state.entity.named))


def _fits_without_gender(word: str, state: EntityState) -> bool:
    """Return whether a pronoun without gender may stand for this entity."""
    if word in _PLURAL_PRONOUNS:
        return state.plural or state.entity.label in ("ORG", "NORP")
    return word in _NEUTER_PRONOUNS and state.entity.label in ("ORG", "GPE")
