"""Who was spoken of where: the persons that a pronoun can mean are those spoken of near it."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence

from attribune_entities.coreference.person_entities import PersonEntity, PersonMention

#: A person last spoken of more sentences ago than this is out of mind …
WINDOW = 10
#: … and so is one since whom so many others were; the bounds keep the work on a long list of names small.
_PERSONS = 20
_PLACES = 300


class Timeline:
    """The places of all figures in order of the text."""

    def __init__(self, persons: Sequence[PersonEntity], sentence: Sequence[int]) -> None:
        self._figures = persons
        self._sentence = sentence
        self._number = {id(person): number for number, person in enumerate(persons)}
        self._places = sorted((mention.first, number) for number, one in enumerate(persons) for mention in one.mentions)

    def add(self, person: PersonEntity, mention: PersonMention) -> None:
        """Note one more place of `figure`, which has it already."""
        insort(self._places, (mention.first, self._number[id(person)]))

    def near(self, token: int) -> list[PersonEntity]:
        """Return the figures spoken of before `token`, the last one first, then those after it in its sentence."""
        here = self._sentence[token]
        at = bisect_left(self._places, (token, -1))
        found: dict[int, None] = {}
        for first, number in reversed(self._places[max(0, at - _PLACES) : at]):
            if here - self._sentence[first] > WINDOW or len(found) == _PERSONS:
                break
            found.setdefault(number)
        for first, number in self._places[at : at + _PERSONS]:
            if self._sentence[first] != here:
                break
            found.setdefault(number)
        return [self._figures[number] for number in found]
