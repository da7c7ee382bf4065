"""Which names of persons name one person.

A full name is compared word by word: the surnames are equal, and the given names agree as far as both go (equal, an
initial, a short form). A single word is the surname of the most salient person, else the first name of the only one so
called. Two that share a surname stay apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from attribune_entities.coreference.person_names import Words, person_words
from attribune_entities.names.name_mention import NameMention
from attribune_text.gender import gender_of_name
from attribune_text.given_names import is_beginning, is_misspelt, is_same_given_name, is_surname_first
from attribune_text.person_names import SURNAME_PARTICLES

#: What a single word can be in a full name, by the strength of the evidence.
_SURNAME, _FIRST_NAME, _INNER_SURNAME, _NO_PART = 3, 2, 1, 0
#: Letters of a word inside a full name that can stand for the person, at least. Set by hand.
_MIN_LETTERS_OF_INNER = 3


@dataclass(slots=True)
class Person:
    """One person of the article, numbered in the order of finding."""

    number: int
    #: The forms of its names, as words, each with its generation or "".
    forms: dict[Words, str] = field(default_factory=dict)
    names: list[NameMention] = field(default_factory=list)
    #: "m" or "f" where a title, an honorific or a first name tells, else "".
    gender: str = ""

    def add(self, name: NameMention, words: Words, suffix: str) -> None:
        """Join `name`, whose folded words are `words`."""
        self.names.append(name)
        self.forms[words] = self.forms.get(words) or suffix
        self.gender = self.gender or name.title_gender or ("" if is_surname_first(words) else gender_of_name(words))


class _PersonIndex:
    """The persons found so far, by the words of their names."""

    def __init__(self) -> None:
        self.persons: list[Person] = []
        self._by_word: defaultdict[str, dict[int, Person]] = defaultdict(dict)

    def sharing_a_word(self, words: Words) -> list[Person]:
        """Return the persons whose names share a word with `words`, in the order of finding."""
        found = {number: person for word in words for number, person in self._by_word.get(word, {}).items()}
        return [found[number] for number in sorted(found)]

    def add(self, person: Person | None, name: NameMention, words: Words, suffix: str) -> None:
        """Join `name` to `person`, a new one where it is None."""
        if person is None:
            person = Person(len(self.persons))
            self.persons.append(person)
        person.add(name, words, suffix)
        for word in words:
            self._by_word[word][person.number] = person


def join_persons(names: Sequence[NameMention]) -> list[list[NameMention]]:
    """Return the names of each person, in order of the first mention."""
    split = [(name, *person_words(name.text)) for name in names]
    index = _PersonIndex()
    # Longer forms first, so that a short one finds the person whose name tells the most.
    full = [one for one in split if len(one[1]) > 1]
    for name, words, suffix in sorted(full, key=lambda one: (-len(one[1]), one[0].start)):
        fits = [
            person
            for person in index.sharing_a_word(words)
            if _genders_agree(person, name) and all(_may_agree(words, suffix, *form) for form in person.forms.items())
        ]
        index.add(_most_salient(fits, name) if fits else None, name, words, suffix)
    count = Counter(words for _, words, _ in split)
    for name, words, suffix in split:
        if len(words) == 1:
            person = _by_one_word(index.sharing_a_word(words), name, words[0], suffix)
            if person is None:
                person = _by_likeness(index.persons, name, words[0], is_lone=count[words] == 1)
            index.add(person, name, words, suffix)
    for person in index.persons:
        person.names.sort(key=lambda name: name.start)
    return [person.names for person in sorted(index.persons, key=lambda person: person.names[0].start)]


def _genders_agree(person: Person, name: NameMention) -> bool:
    return not (person.gender and name.title_gender and person.gender != name.title_gender)


def _may_agree(one: Words, one_suffix: str, other: Words, other_suffix: str) -> bool:
    """Whether two names of more than one word can name one person of an article, of which one may be misspelt."""
    is_slip = one_suffix == other_suffix and one[:-1] == other[:-1] and is_misspelt(one[-1], other[-1])
    return is_slip or names_agree(one, one_suffix, other, other_suffix)


def names_agree(one: Words, one_suffix: str, other: Words, other_suffix: str) -> bool:
    """Whether two names of more than one word can name one person."""
    if one_suffix != other_suffix:
        return False
    if one == other:
        return True
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(long) == 2 and short == long[::-1]:
        return True  # "Higuchi Ichiyō", "Ichiyō Higuchi"
    if short[-1] != long[-1]:
        # "Andrés Manuel" for the whole of a Spanish name.
        return len(short) < len(long) and short == long[: len(short)] and len(short) > 1
    if short[0] in SURNAME_PARTICLES:
        return short == long[-len(short) :]
    return _given_names_agree(short[:-1], long[:-1])


def _given_names_agree(short: Words, long: Words) -> bool:
    """Whether each given name of `short` has its match in `long`, in the same order."""
    at = 0
    for word in short:
        while at < len(long) and not is_same_given_name(word, long[at]):
            at += 1
        if at == len(long):
            return False
        at += 1
    return len(short) < len(long) or all(map(is_same_given_name, short, long))


def _part_in_name(words: Words, word: str) -> int:
    """Return what `word` is in the full name `words`."""
    if word == words[-1] or (word == words[0] and is_surname_first(words)):
        return _SURNAME
    if word == words[0]:
        return _FIRST_NAME
    is_inner = word in words and word not in SURNAME_PARTICLES and len(word) >= _MIN_LETTERS_OF_INNER
    return _INNER_SURNAME if is_inner else _NO_PART


def _by_one_word(persons: Sequence[Person], name: NameMention, word: str, suffix: str) -> Person | None:
    """Return the person whom the name of one word means, or None for a new one."""
    ranked = [
        (max(_part_in_name(words, word) for words in person.forms), person)
        for person in persons
        if _genders_agree(person, name) and (not suffix or suffix in person.forms.values())
    ]
    best = max((rank for rank, _ in ranked), default=_NO_PART)
    fits = [person for rank, person in ranked if rank == best]
    if best == _NO_PART or (best < _SURNAME and len(fits) > 1):
        # A first name that two have names neither; but it goes on naming the one that it named before.
        fits = [person for person in fits if (word,) in person.forms] if best else []
    return _most_salient(fits, name) if fits else None


def _by_likeness(persons: Sequence[Person], name: NameMention, word: str, is_lone: bool) -> Person | None:
    """Return the person named in full whose surname `word` misspells, else the only one whose first name it shortens.

    Only what stands once in the article, `is_lone`, is a slip. Short forms that are spelled otherwise ("Jim") are too
    often somebody else's name.
    """
    full = [(person, words) for person in persons for words in person.forms if len(words) > 1]
    full = [(person, words) for person, words in full if _genders_agree(person, name)]
    misspelt = [person for person, words in full if is_lone and is_misspelt(word, words[-1])]
    if misspelt:
        return _most_salient(misspelt, name)
    short = {person.number: person for person, words in full if is_beginning(word, words[0])}
    return next(iter(short.values())) if len(short) == 1 else None


def _most_salient(fits: Sequence[Person], name: NameMention) -> Person:
    """Return the person that `name` most likely means.

    That is one who has its title, then one named before it, then the most often named, then the last named before it.
    """

    def salience(person: Person) -> tuple[bool, bool, int, int]:
        before = [one for one in person.names if one.start <= name.start]
        has_title = bool(name.titles) and any(set(name.titles) & set(one.titles) for one in person.names)
        nearness = before[-1].start if before else -person.names[0].start
        return has_title, bool(before), len(person.names), nearness

    return max(fits, key=salience)
