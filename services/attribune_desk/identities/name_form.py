"""Persons' names, compared across articles: which are forms of one full name.

It is stricter than within an article, where a name that is like another nearly always is the other's. Names of one
surname agree here where their given names do: equal, in another spelling, a short form or an initial, with or without
middle names. A generation ("Jr.") tells father and son apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from attribune_text.gender import HONORIFICS
from attribune_text.given_names import is_same_given_name, is_surname_first
from attribune_text.lexicon import words
from attribune_text.person_names import NAME_SUFFIXES, NICKNAMES, spelling

#: Abbreviations of offices that stand before a surname and are left in a name; folded.
_OFFICES = words("adv ag ald asst atty cde cllr comrade mec mep mla mlc msp pm sec supt")
#: Words that are no given name, where they begin a name. Nouns are not among them: "Earl" and "Duke" are names.
_TITLES = _OFFICES | frozenset(HONORIFICS)
#: Words of a full name, at least.
_FULL = 2

#: Why two names are one person's, for people to read; `{}` is the other name.
SPELLING = "another spelling of {}"
SHORT = "{} with a short form of the given name"
INITIALS = "{} with other initials or middle names"


@dataclass(frozen=True, slots=True)
class NameForm:
    """A person's name as it is compared: folded words in one spelling, without titles, and the generation or ""."""

    words: tuple[str, ...]
    generation: str

    @property
    def is_full(self) -> bool:
        """Whether it has a given name beside the surname."""
        return len(self.words) >= _FULL

    @property
    def is_surname_first(self) -> bool:
        """Whether the family's name stands first, as in Chinese and Korean names."""
        return is_surname_first(self.words)

    @property
    def surname(self) -> str:
        """The word that may stand alone for the person; names that agree have the same."""
        return self.words[0] if self.is_surname_first else self.words[-1]

    @property
    def is_short(self) -> bool:
        """Whether it is a given name and a surname alone."""
        return len(self.words) == _FULL

    @property
    def beginning(self) -> str:
        """The first two words, which a longer form of the name has, too."""
        return " ".join(self.words[:_FULL])


@lru_cache(maxsize=65536)
def form_of(key: str) -> NameForm:
    """Return the form of a person's name by its `key`, as `rows.person_id` gives it."""
    found = key.split()
    generation = ""
    if len(found) > 1 and NAME_SUFFIXES.get(found[-1]) == "generation":
        generation = found.pop()
    while len(found) > 1 and found[0] in _TITLES:
        del found[0]
    return NameForm(tuple(map(spelling, found)), generation)


def agreement(one: NameForm, other: NameForm) -> str | None:
    """Return why two full names of one surname may be one person's, None where they may not."""
    if one.surname != other.surname or not _generations_agree(one, other):
        return None
    if one.words == other.words or "".join(one.words) == "".join(other.words):
        return SPELLING
    if one.is_surname_first or other.is_surname_first:
        return None
    short, long = sorted((one.words[:-1], other.words[:-1]), key=len)
    if _is_initial(long[0]) and len(long) > len(short) and not _is_initial(short[0]):
        # "K. Michael Conaway" goes by his second given name.
        long = long[1:] if not is_same_given_name(short[0], long[0]) else long
    if not is_same_given_name(short[0], long[0]) or not _in_order(short[1:], long[1:]):
        return None
    is_whole = short[0] == long[0] or _is_initial(short[0]) or _is_initial(long[0])
    return INITIALS if is_whole else SHORT


def _generations_agree(one: NameForm, other: NameForm) -> bool:
    """Whether two names may be of one generation.

    Where a middle initial stands with it ("Joseph A. Roe Jr."), it is of a formal name, which others write without
    both; "Joe Roe Jr." is told by it from "Joe Roe".
    """
    if one.generation == other.generation:
        return True
    formal, plain = (one, other) if one.generation else (other, one)
    has_initial = any(map(_is_initial, formal.words[1:-1]))
    return not plain.generation and has_initial and plain.is_short


def initials_of(form: NameForm) -> frozenset[str]:
    """Return the letters with which the given names of a form may begin that agrees with `form`."""
    given = form.words[:2] if _is_initial(form.words[0]) and len(form.words) > _FULL else form.words[:1]
    return frozenset(NICKNAMES.get(word, word)[0] for word in given) | {word[0] for word in given}


def _in_order(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether each middle name of `short` has its match in `long`, in the same order."""
    rest = iter(long)
    return all(any(is_same_given_name(word, one) for one in rest) for word in short)


def _is_initial(word: str) -> bool:
    return len(word) == 1
