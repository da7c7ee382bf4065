"""What an article says around its names: which places and bodies it names, which offices, and when it was written."""

from __future__ import annotations

import re
from functools import lru_cache

from attribune_entities.lexicon.people import OFFICE_WORDS, SAME_OFFICES, STATE_ABBREVIATIONS
from attribune_entities.lexicon.places import PLACE_ALIASES
from attribune_entities.lexicon.titles import PARTIES
from attribune_entities.people.dates import FIRST_DAY, LAST_DAY, days_of
from attribune_entities.people.offices import Office
from attribune_text.fold import fold

#: Words for a party in a text: the word list's, and the nouns of those that have others.
_PARTY_WORDS = (
    *PARTIES.items(),
    ("democrat", "democratic"),
    ("democrats", "democratic"),
    ("republicans", "republican"),
)
#: Abbreviations: letters with full stops, capitals, and short words with a full stop.
_ABBREVIATION = re.compile(r"[A-Z](?:\.(?:(?:[A-Z]\.)+|Va\.)|[A-Z]{1,2}\b|[a-z]{1,4}\.)")


class Surroundings:
    """An article as evidence. What costs time is done when it is first asked for."""

    def __init__(self, text: str, published_at: str | None) -> None:
        """Take the text, and the date in ISO 8601 as precise as it is known."""
        self._text = text
        self._lowered: str | None = None
        self._places: frozenset[str] = frozenset()
        days = days_of(published_at) if published_at is not None else None
        #: Whether it is known when the article was written.
        self.is_dated = days is not None
        #: The first and the last day on which it can have been.
        self.first, self.last = days if days is not None else (FIRST_DAY, LAST_DAY)

    def names(self, name: str) -> bool:
        """Whether the article has `name`, in lower case, as words of their own, or an abbreviation of that place."""
        return self._has(name) or name in self._places

    def names_office(self, office: Office) -> bool:
        """Whether the article has the noun of an office, or another word that tells of it."""
        return any(self._has(word) for word in _words_of_office(office.name, office.noun))

    def names_party(self, parties: frozenset[str]) -> bool:
        """Whether the article names one of `parties`, folded."""
        return any(party in parties and self._has(word) for word, party in _PARTY_WORDS)

    def _has(self, name: str) -> bool:
        lowered = self._lowered
        if lowered is None:
            lowered = self._lowered = self._text.lower()
            self._places = _abbreviated(self._text)
        at = lowered.find(name)
        while at >= 0:
            end = at + len(name)
            if not lowered[at - 1 : at].isalnum() and not lowered[end : end + 1].isalnum():
                return True
            at = lowered.find(name, at + 1)
        return False


def _abbreviated(text: str) -> frozenset[str]:
    """Return the places that stand in `text` by an abbreviation, folded."""
    found: set[str] = set()
    for match in set(_ABBREVIATION.findall(text)):
        key = " ".join(fold(match))
        place = PLACE_ALIASES.get(key) or STATE_ABBREVIATIONS.get(key)
        if place is not None:
            found.add(place)
    return frozenset(found)


@lru_cache(maxsize=1024)
def _words_of_office(name: str, noun: str) -> tuple[str, ...]:
    """Return the noun of an office, its other words of one, and those that tell of it."""
    same = (word for word, office in SAME_OFFICES.items() if office == name and " " not in word)
    return (*dict.fromkeys([noun, *same]), *(word for word, office in OFFICE_WORDS.items() if office in (name, noun)))
