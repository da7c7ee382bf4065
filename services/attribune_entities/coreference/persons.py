"""Which names of persons name one person.

A full name is compared word by word: the surnames are equal, and the given names agree as far as both go (equal, an
initial, a short form). A single word is the surname of the person that the text has most in mind, else the first
name of the only one so called. Two that share a surname stay apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from attribune_entities.coreference.person_names import person_words
from attribune_entities.lexicon.person_names import NICKNAMES, SURNAME_PARTICLES, SURNAMES_WRITTEN_FIRST
from attribune_entities.names.name_mention import NameMention
from attribune_text.gender import gender_of_name

Words = tuple[str, ...]


@dataclass(slots=True)
class Person:
    """One person of the article, numbered in the order of finding."""

    number: int
    forms: dict[Words, str] = field(default_factory=dict)
    names: list[NameMention] = field(default_factory=list)
    gender: str = ""

    def add(self, name: NameMention, words: Words, suffix: str) -> None:
        """Join `name`, whose folded words are `words`."""
        self.names.append(name)
        self.forms[words] = self.forms.get(words) or suffix
        self.gender = self.gender or name.title_gender or gender_of_name(words)


class _People:
    """The persons found so far, by the words of their names."""

    def __init__(self) -> None:
        self.all: list[Person] = []
        self._by_word: defaultdict[str, dict[int, Person]] = defaultdict(dict)

    def known_by(self, words: Words) -> list[Person]:
        """Return the persons whose names share a word with `words`, in the order in which they were found."""
        found = {number: person for word in words for number, person in self._by_word.get(word, {}).items()}
        return [found[number] for number in sorted(found)]

    def add(self, person: Person | None, name: NameMention, words: Words, suffix: str) -> None:
        """Join `name` to `person`, a new one where it is None."""
        if person is None:
            person = Person(len(self.all))
            self.all.append(person)
        person.add(name, words, suffix)
        for word in words:
            self._by_word[word][person.number] = person


def join_persons(names: Sequence[NameMention]) -> list[list[NameMention]]:
    """Return the names of each person, in order of the first mention."""
    split = [(name, *person_words(name.text)) for name in names]
    people = _People()
    # Longer forms first, so that a short one finds the person whose name tells the most.
    full = [one for one in split if len(one[1]) > 1]
    for name, words, suffix in sorted(full, key=lambda one: (-len(one[1]), one[0].start)):
        fits = [
            person
            for person in people.known_by(words)
            if _sexes(person, name) and all(_agree(words, suffix, *form) for form in person.forms.items())
        ]
        people.add(_foremost(fits, name) if fits else None, name, words, suffix)
    for name, words, suffix in split:
        if len(words) == 1:
            people.add(_by_one_word(people.known_by(words), name, words[0], suffix), name, words, suffix)
    for person in people.all:
        person.names.sort(key=lambda name: name.start)
    return [person.names for person in sorted(people.all, key=lambda person: person.names[0].start)]


def _sexes(person: Person, name: NameMention) -> bool:
    return not (person.gender and name.title_gender and person.gender != name.title_gender)


def _agree(a: Words, suffix_a: str, b: Words, suffix_b: str) -> bool:
    """Whether two names of more than one word can name one person."""
    if suffix_a != suffix_b:
        return False
    if a == b:
        return True
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(long) == 2 and short == long[::-1]:
        return True  # "Higuchi Ichiyō", "Ichiyō Higuchi"
    if short[-1] != long[-1]:
        # "Andrés Manuel" for the whole of a Spanish name.
        return len(short) < len(long) and short == long[: len(short)] and len(short) > 1
    if short[0] in SURNAME_PARTICLES:
        return short == long[-len(short) :]
    return _given_agree(short[:-1], long[:-1])


def _given_agree(short: Words, long: Words) -> bool:
    """Whether each given name of `short` has its match in `long`, in the same order."""
    at = 0
    for word in short:
        while at < len(long) and not _same_given(word, long[at]):
            at += 1
        if at == len(long):
            return False
        at += 1
    return len(short) < len(long) or all(map(_same_given, short, long))


def _same_given(a: str, b: str) -> bool:
    if a == b:
        return True
    short, long = (a, b) if len(a) < len(b) else (b, a)
    if len(short) <= 2 and short not in SURNAMES_WRITTEN_FIRST:
        return long.startswith(short[0]) and (len(short) == 1 or len(long) > 3)
    return NICKNAMES.get(a) == b or NICKNAMES.get(b) == a or (a in NICKNAMES and NICKNAMES.get(a) == NICKNAMES.get(b))


def surname_first(words: Words) -> bool:
    """Whether the first word is the surname, as in Chinese and Korean names."""
    return len(words) > 1 and words[0] in SURNAMES_WRITTEN_FIRST and not gender_of_name(words)


def _rank(words: Words, word: str) -> int:
    """How `word` can stand for the full name `words`: 3 surname, 2 first name, 1 an inner surname, 0 not at all."""
    if word == words[-1] or (word == words[0] and surname_first(words)):
        return 3
    if word == words[0]:
        return 2
    return 1 if word in words and word not in SURNAME_PARTICLES and len(word) > 2 else 0


def _by_one_word(people: Sequence[Person], name: NameMention, word: str, suffix: str) -> Person | None:
    ranked = [
        (max(_rank(words, word) for words in person.forms), person)
        for person in people
        if _sexes(person, name) and (not suffix or suffix in person.forms.values())
    ]
    best = max((rank for rank, _ in ranked), default=0)
    fits = [person for rank, person in ranked if rank == best]
    if best == 0 or (best < 3 and len(fits) > 1):
        # A first name that two have names neither; but it goes on naming the one it named before.
        fits = [person for person in fits if (word,) in person.forms] if best else []
    return _foremost(fits, name) if fits else None


def _foremost(fits: Sequence[Person], name: NameMention) -> Person:
    """Return the person of `fits` that the text has most in mind where `name` stands."""

    def weight(person: Person) -> tuple[bool, bool, int, int]:
        before = [n for n in person.names if n.start <= name.start]
        told = bool(name.titles) and any(set(name.titles) & set(n.titles) for n in person.names)
        return told, bool(before), len(person.names), before[-1].start if before else -person.names[0].start

    return max(fits, key=weight)
