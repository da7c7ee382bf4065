"""Other places where a content may begin or end than those the parse gives: a parser attaches long sentences badly.

=======  ==========================================================================================
``P``    as parsed
``E``    on to the end of the sentence: what a cue before it reports mostly reaches there
``B``    from the beginning of the sentence: the same for a cue behind it
``C``    up to a coordinated verb, which may be one of the article's own: *said he would …, but cautioned …*
=======  ==========================================================================================
"""

from __future__ import annotations

from collections.abc import Iterator

from attribune_quotes.cues.construction_matches import ConstructionMatch
from attribune_quotes.cues.constructions import Kind
from attribune_quotes.cues.participles import opens_clause
from attribune_quotes.text.marked_regions import MarkedRegions
from attribune_text.token_table import TokenTable

_CLOSING = frozenset(",;:.!?…—–-")


def variants(table: TokenTable, match: ConstructionMatch, marked_regions: MarkedRegions) -> Iterator[ConstructionMatch]:
    """The variants of a parsed candidate, without itself."""
    if match.construction.is_beside_marks_fitted or match.construction.kind is Kind.LABEL:
        return
    first, last = match.content[0][0], match.content[-1][1]
    begin, end = table.sentences[table.sentence_of[match.cue]]
    while end - 1 > last and not any(map(str.isalnum, table.words[end - 1])) and marked_regions.region_of[end - 1] < 0:
        end -= 1
    if match.cue < first and last < end - 1 and not opens_clause(table, last):
        ranges = (*match.content[:-1], (match.content[-1][0], end - 1))
        yield match._replace(content=ranges, variant="E")
    if match.cue > last and first > begin:
        yield match._replace(content=((begin, match.content[0][1]), *match.content[1:]), variant="B")
    cut = _cut(table, *match.content[-1])
    if cut is not None:
        yield match._replace(content=(*match.content[:-1], (match.content[-1][0], cut)), variant="C")


def _cut(table: TokenTable, first: int, last: int) -> int | None:
    """The token before the conjunction of the first coordinated verb without a subject of its own."""
    for token in range(first + 2, last + 1):
        if table.deps[token] != "conj" or table.pos[token] != "VERB" or not first <= table.heads[token] < token:
            continue
        if table.child(token, "nsubj", "nsubj:pass") is not None:
            continue
        joint = table.child(token, "cc")
        if joint is not None and first < joint - 1:
            return joint - 1
    return None


def boundary(table: TokenTable, match: ConstructionMatch) -> tuple[str, str]:
    """The words after the content and before it, as far as they say where it may end: a mark, a function word or a
    part of speech."""
    first, last = match.content[0][0], match.content[-1][1]
    begin, end = table.sentences[table.sentence_of[match.cue]]
    after = _name(table, last + 1) if last + 1 < end else "$"
    if after == "," and last + 2 < end:
        after += _name(table, last + 2)
    before = _name(table, first - 1) if first > begin else "^"
    return after, before


def _name(table: TokenTable, token: int) -> str:
    if table.pos[token] in ("NOUN", "PROPN", "VERB", "ADJ", "NUM", "X", "INTJ"):
        return table.tags[token]
    return table.lowers[token]
