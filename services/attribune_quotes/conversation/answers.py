"""Marked words that answer a question, as whole paragraphs without a word on who says them.

The question is in the writer's own words, as interviews are printed (*Was she tired?*, *You left, I say.*), or somebody
asks it (*“Was it yours?” the judge asked*). Whoever answers is the person who spoke last in marks and does not ask.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.contents.selected_quotes import SelectedQuote
from attribune_quotes.text.continuation import are_whole_paragraphs

#: Most paragraphs from an answer back to what its speaker said before. Set by hand.
_MAX_PARAGRAPHS_BACK = 6
#: How those who write name themselves.
_WRITER = frozenset({"i", "we"})


@dataclass(frozen=True)
class Answer:
    """Marked words that answer a question."""

    #: The token that heads the source; None if nobody is known to answer.
    source: int | None


def answer(
    analysis: ArticleAnalysis, spans: Sequence[tuple[int, int]], before: Sequence[SelectedQuote]
) -> Answer | None:
    """Return who answers with the words of `spans`, code points; None if the words answer no question.

    `before` are the quotes before them.
    """
    table = analysis.table
    paragraph = table.paragraph_of[table.tokens_in(*spans[0]).start]
    if paragraph == 0 or not are_whole_paragraphs(table, spans):
        return None
    asker = before[-1] if before and _is_asked(analysis, before[-1], paragraph - 1) else None
    if asker is None and not _is_writers_turn(analysis, paragraph - 1):
        return None
    for one in reversed(before):
        if paragraph - table.paragraph_of[table.tokens_in(*one.spans[0]).start] > _MAX_PARAGRAPHS_BACK:
            break
        if one.source is None or not analysis.marked_regions.overlapping(*one.spans[0]):
            continue
        if table.lowers[one.source] not in _WRITER and not (asker and _is_same_source(analysis, one, asker)):
            return Answer(one.source)
    return Answer(None) if asker is not None else None


def _is_asked(analysis: ArticleAnalysis, quote: SelectedQuote, paragraph: int) -> bool:
    """Return whether somebody asks a question with `quote` in that paragraph."""
    table = analysis.table
    if quote.cue_candidate is None or table.lemmas[quote.cue_candidate.match.cue] != "ask":
        return False
    end = quote.spans[-1][1]
    words = table.text[quote.spans[-1][0] : end].rstrip("”\"’'» ")
    return words.endswith("?") and table.paragraph_of[table.tokens_in(end - 1, end).start] == paragraph


def _is_writers_turn(analysis: ArticleAnalysis, paragraph: int) -> bool:
    """Return whether a paragraph without marks ends with a question, or the writer speaks in its last sentence."""
    table, region_of = analysis.table, analysis.marked_regions.region_of
    low, high = table.paragraphs[paragraph]
    if low >= high or any(region_of[token] >= 0 for token in range(low, high)):
        return False
    begin = max(low, table.sentences[table.sentence_of[high - 1]][0])
    speaks = any(table.lowers[token] == "i" and table.deps[token] == "nsubj" for token in range(begin, high))
    return speaks or table.words[high - 1] == "?"


def _is_same_source(analysis: ArticleAnalysis, one: SelectedQuote, other: SelectedQuote) -> bool:
    """Return whether two quotes have the same source, or sources that are mentions of one entity."""
    if one.source is None or other.source is None:
        return False
    entity = analysis.entity_of.get(one.source)
    return one.source == other.source or (entity is not None and entity == analysis.entity_of.get(other.source))
