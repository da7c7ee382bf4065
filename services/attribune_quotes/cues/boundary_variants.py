"""Other places where a content may begin or end than in the parse, because parsers attach long sentences badly.

=======  =================================================================================================
``P``    as parsed
``E``    to the end of the sentence: most contents after their cue reach it
``B``    from the beginning of the sentence: most contents before their cue begin there
``C``    up to a coordinated verb, which may be one of the article's own: *said he would …, but cautioned …*
=======  =================================================================================================
"""

from __future__ import annotations

from collections.abc import Iterator

from attribune_quotes.cues.construction_matches import ConstructionMatch
from attribune_quotes.cues.constructions import Kind
from attribune_quotes.cues.participles import opens_clause
from attribune_quotes.text.marked_regions import MarkedRegions
from attribune_text.token_table import TokenTable


def boundary_variants(
    table: TokenTable, match: ConstructionMatch, marked_regions: MarkedRegions
) -> Iterator[ConstructionMatch]:
    """Yield `match` with each of its other contents: the variants ``E``, ``B`` and ``C``, as far as they differ.

    A verb beside marked words and a label have none, because the marks bound their contents.
    """
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
    cut = _end_before_coordinated_verb(table, *match.content[-1])
    if cut is not None:
        yield match._replace(content=(*match.content[:-1], (match.content[-1][0], cut)), variant="C")


def _end_before_coordinated_verb(table: TokenTable, first: int, last: int) -> int | None:
    """Return the token before the conjunction of the first coordinated verb without a subject of its own."""
    for token in range(first + 2, last + 1):
        if table.deps[token] != "conj" or table.pos[token] != "VERB" or not first <= table.heads[token] < token:
            continue
        if table.child(token, "nsubj", "nsubj:pass") is not None:
            continue
        conjunction = table.child(token, "cc")
        if conjunction is not None and first < conjunction - 1:
            return conjunction - 1
    return None


def words_beside_content(table: TokenTable, match: ConstructionMatch) -> tuple[str, str]:
    """Return the word after the content and the word before it, as features of where a content may end.

    A word is itself or, if it is of an open class, its tag. "$" and "^" stand for the end and the start of the cue's
    sentence. After a comma the next word is there, too.
    """
    first, last = match.content[0][0], match.content[-1][1]
    begin, end = table.sentences[table.sentence_of[match.cue]]
    after = _boundary_word(table, last + 1) if last + 1 < end else "$"
    if after == "," and last + 2 < end:
        after += _boundary_word(table, last + 2)
    before = _boundary_word(table, first - 1) if first > begin else "^"
    return after, before


def _boundary_word(table: TokenTable, token: int) -> str:
    """Return the word in lower case or, for a word of an open class, its tag."""
    if table.pos[token] in ("NOUN", "PROPN", "VERB", "ADJ", "NUM", "X", "INTJ"):
        return table.tags[token]
    return table.lowers[token]
