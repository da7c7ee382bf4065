"""All mentions of persons in order of the text: which persons are mentioned around a token."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence

from attribune_entities.coreference.person_entities import PersonEntity, PersonMention

#: Sentences back to the last mention of a candidate, at most. Set by hand; the ranker is fitted to it.
_MAX_SENTENCES_BACK = 10
#: Persons that are candidates of one pronoun, at most: bounds the work on a long list of names. Set by hand; the ranker
#: is fitted to it.
_MAX_PERSONS = 20
#: Mentions before the pronoun that are looked through, at most: bounds the work on long sentences. Set by hand.
_MAX_MENTIONS = 300


class MentionIndex:
    """The mentions of persons, sorted, each with the number of its person."""

    def __init__(self, persons: Sequence[PersonEntity], sentence_of: Sequence[int]) -> None:
        """Take the persons with their mentions, and the sentence of each token."""
        self._persons = persons
        self._sentence_of = sentence_of
        self._numbers = {id(person): number for number, person in enumerate(persons)}
        self._mentions = sorted(
            (mention.first, number) for number, person in enumerate(persons) for mention in person.mentions
        )

    def add(self, person: PersonEntity, mention: PersonMention) -> None:
        """Add one more mention of `person`, which is one of those given at first."""
        insort(self._mentions, (mention.first, self._numbers[id(person)]))

    def persons_around(self, token: int) -> list[PersonEntity]:
        """Return the persons mentioned before `token`, the last one first, then those after it in its sentence."""
        sentence = self._sentence_of[token]
        at = bisect_left(self._mentions, (token, -1))
        found: dict[int, None] = {}
        for first, number in reversed(self._mentions[max(0, at - _MAX_MENTIONS) : at]):
            if sentence - self._sentence_of[first] > _MAX_SENTENCES_BACK or len(found) == _MAX_PERSONS:
                break
            found.setdefault(number)
        for first, number in self._mentions[at : at + _MAX_PERSONS]:
            if self._sentence_of[first] != sentence:
                break
            found.setdefault(number)
        return [self._persons[number] for number in found]
