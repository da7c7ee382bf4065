"""Feasts and holidays: days, which recognisers take for people and places where their data had few of them."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_entities.lexicon.feasts import FEASTS
from attribune_entities.names.found import HYPHENS, put, surnames
from attribune_entities.reading import Found, Reading

_FIRST = frozenset(feast.split()[0] for feast in FEASTS)
#: Tokens of a feast at most, hyphens included: "Eid-al-Fitr".
_LONGEST = 5
_NOMINAL = frozenset({"NOUN", "PROPN"})


def with_feasts(reading: Reading, found: Sequence[Found]) -> list[Found]:
    """Return `found` with every feast a date, also where the recogniser passed it over.

    A longer name that holds one stays what it is ("Passover Appeal"), and so does that of an article's person who is
    called like one ("Tariq Ramadan", "Ramadan").
    """
    # Most articles have none, and all of their words are looked at in one go.
    if _FIRST.isdisjoint(reading.lower):
        return list(found)
    out = list(found)
    people = surnames(reading, found)
    for first, last in _feasts(reading):
        if last - first == 1 and reading.lower[first] in people:
            continue
        new = Found(first, last, "DATE")
        # A name that the recogniser saw, or a noun: not "Lent by the museum, …".
        if reading.pos[last - 1] in _NOMINAL or any(map(new.meets, out)):
            out = put(out, new)
    return out


def _feasts(reading: Reading) -> list[tuple[int, int]]:
    """The tokens of each feast that is written with a capital, in order of the text."""
    out: list[tuple[int, int]] = []
    for first, word in enumerate(reading.lower):
        if word not in _FIRST or not reading.word[first][:1].isupper() or (out and first < out[-1][1]):
            continue
        last = _end(reading, first)
        if last > first:
            out.append((first, last))
    return out


def _end(reading: Reading, first: int) -> int:
    """The end of the longest feast that begins with the token `first`; `first` where none does."""
    end, name = first, ""
    for token in range(first, min(first + _LONGEST, len(reading))):
        if reading.paragraph[token] != reading.paragraph[first]:
            break
        if reading.word[token] in HYPHENS:
            continue
        name = f"{name} {reading.lower[token]}" if name else reading.lower[token]
        if name in FEASTS:
            end = token + 1
    return end
