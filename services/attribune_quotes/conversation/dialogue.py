"""Lines of a conversation: marked words that are a paragraph each, without a word on who says them."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.contents.candidates import MARKED, ContentCandidate
from attribune_quotes.contents.selected_quotes import SelectedQuote
from attribune_quotes.text.standalone import SENTENCE_ENDS

#: Words of a line at most: in news, longer ones go on with what the last speaker said, or are of a transcript.
_SHORT = 8
#: Parts of speech that a heading writes with capitals, and those of them that a sentence does not.
_COMMON = frozenset({"NOUN", "VERB", "ADJ", "ADV", "AUX"})
_BIG = _COMMON | {"PROPN", "NUM"}


def is_dialogue_line(analysis: ArticleAnalysis, content: ContentCandidate) -> bool:
    """Whether the draft is marked words that are a whole paragraph, after one that has marked words: *“Why not?”*."""
    table, (first, last) = analysis.table, content.tokens[0]
    number = table.paragraph_of[first]
    if (
        not content.origin & MARKED
        or len(content.spans) != 1
        or not number
        or table.paragraphs[number] != (first, last + 1)
    ):
        return False
    place = analysis.marked_regions.region_at(content.spans[0][0])
    if place < 0 or not analysis.marked_regions.regions[place].closing:
        return False
    region = analysis.marked_regions.regions[place]
    words = [token for token in table.tokens_in(*region.inside) if table.words[token][:1].isalnum()]
    # Headings are in marks, too: 'All Bets Are Off.'
    heading = len(words) > 1 and all(table.words[token][0].isupper() for token in words if table.pos[token] in _BIG)
    if not words or len(words) > _SHORT or (heading and any(table.pos[token] in _COMMON for token in words[1:])):
        return False
    low, high = table.paragraphs[number - 1]
    spoken = table.text[slice(*region.inside)].rstrip()
    return (
        spoken[-1:] in SENTENCE_ENDS
        and low < high
        and len(analysis.marked_regions.overlapping(*table.span(low, high - 1))) > 0
    )


def taking_turns(analysis: ArticleAnalysis, content: ContentCandidate, before: Sequence[SelectedQuote]) -> int | None:
    """The head of who speaks a line after two others did, each in the paragraph before, where one asks something.

    `before` are the quotes before the line. A question and what follows it are of two speakers, who take turns. None
    where this is no such line, or too long for one.
    """
    if len(before) < 2 or not is_dialogue_line(analysis, content):
        return None
    table = analysis.table
    last, first = before[-1], before[-2]
    number = table.paragraph_of[content.tokens[0][0]]
    places = [table.paragraph_of[table.tokens_in(*one.spans[0]).start] for one in (first, last)]
    if places != [number - 2, number - 1] or first.source is None or first.source == last.source:
        return None
    spans = [first.spans[-1], last.spans[-1], content.spans[-1]]
    words = [sum(table.words[token][:1].isalnum() for token in table.tokens_in(*span)) for span in spans]
    asked = any("?" in table.text[slice(*span)] for span in spans[1:])
    return first.source if asked and max(words) <= _SHORT else None
