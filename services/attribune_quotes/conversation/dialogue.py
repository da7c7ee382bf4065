"""Lines of a dialogue: marked words that are a whole paragraph, without a word on who says them."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.contents.candidates import MARKED, ContentCandidate
from attribune_quotes.contents.selected_quotes import SelectedQuote
from attribune_quotes.text.standalone import SENTENCE_ENDS

#: Most words of a line. In news, longer ones continue what the last speaker said, or belong to a transcript.
#: Set by hand.
_MAX_LINE_WORDS = 8
#: Parts of speech that sentences write in lower case and headings with a capital.
_LOWER_CASE_IN_SENTENCES = frozenset({"NOUN", "VERB", "ADJ", "ADV", "AUX"})
_CAPITALISED_IN_HEADINGS = _LOWER_CASE_IN_SENTENCES | {"PROPN", "NUM"}


def is_dialogue_line(analysis: ArticleAnalysis, content: ContentCandidate) -> bool:
    """Return whether the content is a line of a dialogue: *“Why not?”*.

    It is a few marked words that end as a sentence, are a whole paragraph, and follow a paragraph with marked words.
    """
    table, (first, last) = analysis.table, content.tokens[0]
    paragraph = table.paragraph_of[first]
    if (
        not content.origin & MARKED
        or len(content.spans) != 1
        or not paragraph
        or table.paragraphs[paragraph] != (first, last + 1)
    ):
        return False
    number = analysis.marked_regions.region_at(content.spans[0][0])
    if number < 0 or not analysis.marked_regions.regions[number].closing:
        return False
    region = analysis.marked_regions.regions[number]
    words = [token for token in table.tokens_in(*region.inside) if table.words[token][:1].isalnum()]
    if not words or len(words) > _MAX_LINE_WORDS or _is_heading(analysis, words):
        return False
    low, high = table.paragraphs[paragraph - 1]
    spoken = table.text[slice(*region.inside)].rstrip()
    return (
        spoken[-1:] in SENTENCE_ENDS
        and low < high
        and len(analysis.marked_regions.overlapping(*table.span(low, high - 1))) > 0
    )


def _is_heading(analysis: ArticleAnalysis, words: Sequence[int]) -> bool:
    """Return whether the marked words are written as a heading: 'All Bets Are Off.'"""
    table = analysis.table
    capitals = all(table.words[token][0].isupper() for token in words if table.pos[token] in _CAPITALISED_IN_HEADINGS)
    return len(words) > 1 and capitals and any(table.pos[token] in _LOWER_CASE_IN_SENTENCES for token in words[1:])


def speaker_by_turns(
    analysis: ArticleAnalysis, content: ContentCandidate, before: Sequence[SelectedQuote]
) -> int | None:
    """Return the token that heads the source of a line by turns: of two who talk, the one who did not speak last.

    `before` are the quotes before the line. The last two of them stand in the two paragraphs before the line, have
    different sources, and are short as well; the later one or the line asks something. None if any of this is not so.
    """
    if len(before) < 2 or not is_dialogue_line(analysis, content):
        return None
    table = analysis.table
    last, last_but_one = before[-1], before[-2]
    paragraph = table.paragraph_of[content.tokens[0][0]]
    paragraphs = [table.paragraph_of[table.tokens_in(*one.spans[0]).start] for one in (last_but_one, last)]
    if (
        paragraphs != [paragraph - 2, paragraph - 1]
        or last_but_one.source is None
        or last_but_one.source == last.source
    ):
        return None
    spans = [last_but_one.spans[-1], last.spans[-1], content.spans[-1]]
    words = [sum(table.words[token][:1].isalnum() for token in table.tokens_in(*span)) for span in spans]
    asked = any("?" in table.text[slice(*span)] for span in spans[1:])
    return last_but_one.source if asked and max(words) <= _MAX_LINE_WORDS else None
