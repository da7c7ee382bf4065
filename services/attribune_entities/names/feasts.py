"""Feasts and holidays: days, which recognisers take for people and places where their data had few of them."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_entities.document.parsed_article import EntitySpan
from attribune_entities.lexicon.feasts import FEASTS
from attribune_entities.names.entity_spans import HYPHENS, put, surnames
from attribune_text.token_table import TokenTable

_FIRST = frozenset(feast.split()[0] for feast in FEASTS)
#: Tokens of a feast at most, hyphens included: "Eid-al-Fitr".
_LONGEST = 5
_NOMINAL = frozenset({"NOUN", "PROPN"})


def with_feasts(table: TokenTable, found: Sequence[EntitySpan]) -> list[EntitySpan]:
    """Return `found` with every feast a date, also where the recogniser passed it over.

    A longer name that holds one stays what it is ("Passover Appeal"), and so does that of an article's person who is
    called like one ("Tariq Ramadan", "Ramadan").
    """
    # Most articles have none, and all of their words are looked at in one go.
    if _FIRST.isdisjoint(table.lowers):
        return list(found)
    out = list(found)
    people = surnames(table, found)
    for first, last in _feasts(table):
        if last - first == 1 and table.lowers[first] in people:
            continue
        new = EntitySpan(first, last, "DATE")
        # A name that the recogniser saw, or a noun: not "Lent by the museum, …".
        if table.pos[last - 1] in _NOMINAL or any(map(new.overlaps, out)):
            out = put(out, new)
    return out


def _feasts(table: TokenTable) -> list[tuple[int, int]]:
    """The tokens of each feast that is written with a capital, in order of the text."""
    out: list[tuple[int, int]] = []
    for first, word in enumerate(table.lowers):
        if word not in _FIRST or not table.words[first][:1].isupper() or (out and first < out[-1][1]):
            continue
        last = _end(table, first)
        if last > first:
            out.append((first, last))
    return out


def _end(table: TokenTable, first: int) -> int:
    """The end of the longest feast that begins with the token `first`; `first` where none does."""
    end, name = first, ""
    for token in range(first, min(first + _LONGEST, len(table))):
        if table.paragraph_of[token] != table.paragraph_of[first]:
            break
        if table.words[token] in HYPHENS:
            continue
        name = f"{name} {table.lowers[token]}" if name else table.lowers[token]
        if name in FEASTS:
            end = token + 1
    return end
