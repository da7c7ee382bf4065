"""Marked words that are no speech: titles of works, nicknames, terms and scare quotes.

They are recognised by their own form and by the words beside them.
"""

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

_NAMING_WORDS = read("naming_words.txt")
_WORD_NOUNS = read("word_nouns.txt")
_WORK_NOUNS = read("work_nouns.txt")
#: Verbs that name and report nothing. *Call* and *dub* do both, so they are not here.
_ONLY_NAMING = words("name nickname title entitle")
#: Words that titles write in lower case.
_LOWER_CASE_IN_TITLES = words("a an the of in on at to for and or but with from by as is vs no nor")
#: Tokens before *as* among which *known* is looked for: *known to her friends as*. Set by hand.
_KNOWN_AS_TOKENS = 5
#: Most words of a nickname, a term and a scare quote. Set by hand.
_MAX_NAMED_WORDS = 4
#: Most tokens of the line that signs a quotation within its marks. Set by hand.
_MAX_SIGNATURE_TOKENS = 20
#: Last characters of speech inside its marks.
_SPEECH_ENDS = frozenset(",.!?…")


def possible_speech(table: TokenTable, regions: Sequence[MarkedRegion]) -> list[MarkedRegion]:
    """Return the regions that may be speech, without titles, nicknames, signatures and words that are only named.

    What is left out counts as unmarked words, so that a sentence that holds a title does not become a quote.
    """
    return [
        region
        for region in regions
        if not is_signature(table, region)
        and not_speech_reason(table, region) not in ("title", "nickname")
        and _named_by_words_before(table, _words_in(table, region)) is None
    ]


def is_signature(table: TokenTable, region: MarkedRegion) -> bool:
    """Return whether a region is the line that signs the quotation before it, within the same marks.

    *“The road is shut.* and in the next paragraph *Ada Moreno, mayor.”*: it has no opening mark and no verb, and begins
    with a name.
    """
    tokens = table.tokens_in(region.start, region.end)
    return (
        region.opening == 0
        and region.closing > 0
        and len(tokens) <= _MAX_SIGNATURE_TOKENS
        and bool(tokens)
        and table.tags[tokens.start] in ("NNP", "NNPS")
        and not any(table.is_verb(token) for token in tokens)
    )


def not_speech_reason(table: TokenTable, region: MarkedRegion) -> Reason:
    """Return why the words of `region` would be no quote; "unlikely" if nothing particular speaks against speech.

    Speech ends with a comma or a full stop inside its marks. The others do not, but a comma may stand inside the marks
    of words that the words before them name: *the so-called “king of the lamp,”*.
    """
    inside = _words_in(table, region)
    last = table.text[slice(*region.inside)].rstrip()[-1:]
    if not inside or (last in _SPEECH_ENDS and last != ","):
        return "unlikely"
    if (named := _named_by_words_before(table, inside)) is not None:
        return named
    if last == ",":
        return "unlikely"
    before, after = _next_word(table, inside[0], -1), _next_word(table, inside[-1], 1)
    few = len(inside) <= _MAX_NAMED_WORDS
    capital = [table.words[token][0].isupper() or table.words[token][0].isdigit() for token in inside]
    if few and all(capital) and before is not None and table.tags[before] == "NNP" and _is_name(table, after):
        return "nickname"
    two_before = [token for token in (before, _next_word(table, before, -1)) if token is not None]
    if any(table.lemmas[token] in _WORK_NOUNS for token in (*two_before, *([after] if after is not None else []))):
        return "title"
    if few and any(
        table.lemmas[token] in _NAMING_WORDS | _WORD_NOUNS or table.lowers[token] == "so-called" for token in two_before
    ):
        return "term"
    capitalised = [token for token in inside if table.lowers[token] not in _LOWER_CASE_IN_TITLES]
    if len(inside) > 1 and capital[0] and all(table.words[token][0].isupper() for token in capitalised):
        return "title"
    return "scare" if few else "unlikely"


def _words_in(table: TokenTable, region: MarkedRegion) -> list[int]:
    """Return the tokens between the marks of `region` that begin with a letter or a digit."""
    return [token for token in table.tokens_in(*region.inside) if table.words[token][:1].isalnum()]


def _named_by_words_before(table: TokenTable, inside: Sequence[int]) -> Reason | None:
    """Return what the words before a few marked words make of them: *so-called*, *known as*, *named*; None if nothing.

    These words can only name, so what follows them is no speech.
    """
    before = _next_word(table, inside[0], -1) if 0 < len(inside) <= _MAX_NAMED_WORDS else None
    if before is None:
        return None
    lower = table.lowers[before]
    if lower == "so-called" or (lower == "called" and "so" in table.lowers[max(0, before - 2) : before]):
        return "term"
    if lower == "as":
        low = max(table.sentences[table.sentence_of[before]][0], before - _KNOWN_AS_TOKENS)
        return "nickname" if "known" in table.lowers[low:before] else None
    return "nickname" if table.lemmas[before] in _ONLY_NAMING and table.is_verb(before) else None


def _next_word(table: TokenTable, token: int | None, step: int) -> int | None:
    """Return the next word in steps of `step` from `token` in its sentence, past marks and determiners; None if none.

    A `token` of None has no next word.
    """
    if token is None:
        return None
    low, high = table.sentences[table.sentence_of[token]]
    at = token + step
    while low <= at < high and (not table.words[at][:1].isalnum() or table.pos[at] == "DET"):
        at += step
    return at if low <= at < high else None


def _is_name(table: TokenTable, token: int | None) -> bool:
    return token is not None and table.tags[token] == "NNP"
