"""Feasts and holidays are dates: recognisers take them for people and places where their data had few of them."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_entities.document.parsed_article import EntitySpan
from attribune_entities.lexicon.feasts import FEASTS
from attribune_entities.names.entity_spans import HYPHENS, surnames, with_span
from attribune_text.token_table import TokenTable

_FIRST_WORDS = frozenset(feast.split()[0] for feast in FEASTS)
#: Tokens of a feast at most, hyphens included: those of "Eid-al-Fitr".
_MAX_TOKENS = 5
_NOMINAL = frozenset({"NOUN", "PROPN"})


def with_feasts(table: TokenTable, spans: Sequence[EntitySpan]) -> list[EntitySpan]:
    """Return `spans` with every feast a date, also where the recogniser has no span.

    A longer name that holds a feast keeps its label ("Passover Appeal"), and so does a person of the article who is
    called like one ("Tariq Ramadan", "Ramadan").
    """
    # Most articles have none: all of their words are compared at once.
    if _FIRST_WORDS.isdisjoint(table.lowers):
        return list(spans)
    out = list(spans)
    persons = surnames(table, spans)
    for first, last in _feasts(table):
        if last - first == 1 and table.lowers[first] in persons:
            continue
        new = EntitySpan(first, last, "DATE")
        # A name that the recogniser saw, or a noun: not "Lent by the museum, …".
        if table.pos[last - 1] in _NOMINAL or any(map(new.overlaps, out)):
            out = with_span(out, new)
    return out


def _feasts(table: TokenTable) -> list[tuple[int, int]]:
    """Return the tokens of each feast that is written with a capital, in order of the text."""
    out: list[tuple[int, int]] = []
    for first, word in enumerate(table.lowers):
        if word not in _FIRST_WORDS or not table.words[first][:1].isupper() or (out and first < out[-1][1]):
            continue
        last = _end(table, first)
        if last > first:
            out.append((first, last))
    return out


def _end(table: TokenTable, first: int) -> int:
    """Return the end of the longest feast that begins with the token `first`; `first` where none does."""
    end, name = first, ""
    for token in range(first, min(first + _MAX_TOKENS, len(table))):
        if table.paragraph_of[token] != table.paragraph_of[first]:
            break
        if table.words[token] in HYPHENS:
            continue
        name = f"{name} {table.lowers[token]}" if name else table.lowers[token]
        if name in FEASTS:
            end = token + 1
    return end
