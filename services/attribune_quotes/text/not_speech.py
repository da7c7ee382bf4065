"""Why marked words may be no speech: titles of works, nicknames, terms and scare quotes, told by the words around."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from attribune_quotes.lexicon import read
from attribune_text.lexicon import words
from attribune_text.quotation_marks import MarkedRegion
from attribune_text.token_table import TokenTable

#: title: of a book, a film, a programme; nickname: between or beside a person's names; term: named as a word;
#: scare: a few words that the author keeps at a distance; unlikely: none of these, but nothing says that it is speech.
Reason = Literal["title", "nickname", "term", "scare", "unlikely"]

_NAMING = read("naming_words.txt")
#: Verbs that name and do not say; *call* and *dub* do both.
_ONLY_NAMING = words("name nickname title entitle")
#: Tokens before *as* among which *known* is looked for: *known to her friends as*.
_KNOWN = 5
_NOUNS = read("word_nouns.txt")
_WORKS = read("work_nouns.txt")
_SMALL = words("a an the of in on at to for and or but with from by as is vs no nor")
#: Words of which a nickname, a term and scare quotes have at most this many.
_FEW = 4

_SPOKEN = frozenset(",.!?…")


def speaking(table: TokenTable, regions: Sequence[MarkedRegion]) -> list[MarkedRegion]:
    """The regions that may be speech. Titles and what is only named make no quote of where they stand."""
    return [
        region
        for region in regions
        if reason_of(table, region) not in ("title", "nickname") and _named(table, _words(table, region)) is None
    ]


def reason_of(table: TokenTable, region: MarkedRegion) -> Reason:
    """Why the marked words of `region` are no quote.

    Speech ends in a comma or a full stop inside its marks; titles, nicknames, terms and scare quotes do not, but for a
    comma behind what the words before it name.
    """
    inside = _words(table, region)
    last = table.text[slice(*region.inside)].rstrip()[-1:]
    if not inside or (last in _SPOKEN and last != ","):
        return "unlikely"
    if (named := _named(table, inside)) is not None:
        return named
    if last == ",":
        return "unlikely"
    before, after = _beside(table, inside[0], -1), _beside(table, inside[-1], 1)
    few = len(inside) <= _FEW
    capital = [table.words[token][0].isupper() or table.words[token][0].isdigit() for token in inside]
    if few and all(capital) and before is not None and table.tags[before] == "NNP" and _is_name(table, after):
        return "nickname"
    near = [token for token in (before, _beside(table, before, -1)) if token is not None]
    if any(table.lemmas[token] in _WORKS for token in (*near, *([after] if after is not None else []))):
        return "title"
    if few and any(table.lemmas[token] in _NAMING | _NOUNS or table.lowers[token] == "so-called" for token in near):
        return "term"
    big = [token for token in inside if table.lowers[token] not in _SMALL]
    if len(inside) > 1 and capital[0] and all(table.words[token][0].isupper() for token in big):
        return "title"
    return "scare" if few else "unlikely"


def _words(table: TokenTable, region: MarkedRegion) -> list[int]:
    return [token for token in table.tokens_in(*region.inside) if table.words[token][:1].isalnum()]


def _named(table: TokenTable, inside: Sequence[int]) -> Reason | None:
    """What a few words are that those before them can do nothing but name: *so-called*, *known as*, *named*."""
    before = _beside(table, inside[0], -1) if 0 < len(inside) <= _FEW else None
    if before is None:
        return None
    lower = table.lowers[before]
    if lower == "so-called" or (lower == "called" and "so" in table.lowers[max(0, before - 2) : before]):
        return "term"
    if lower == "as":
        low = max(table.sentences[table.sentence_of[before]][0], before - _KNOWN)
        return "nickname" if "known" in table.lowers[low:before] else None
    return "nickname" if table.lemmas[before] in _ONLY_NAMING and table.is_verb(before) else None


def _beside(table: TokenTable, token: int | None, step: int) -> int | None:
    """The next word from `token` in its sentence, past marks and determiners."""
    if token is None:
        return None
    low, high = table.sentences[table.sentence_of[token]]
    at = token + step
    while low <= at < high and (not table.words[at][:1].isalnum() or table.pos[at] == "DET"):
        at += step
    return at if low <= at < high else None


def _is_name(table: TokenTable, token: int | None) -> bool:
    return token is not None and table.tags[token] == "NNP"
