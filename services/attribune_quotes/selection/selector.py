"""Which of the contents that may be are quotes: the likeliest first, as far as they share no code point."""

from __future__ import annotations

import numpy as np

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.contents.candidates import MARKED, ContentCandidate, is_standalone
from attribune_quotes.contents.selected_quotes import SelectedQuote
from attribune_quotes.contents.titles import is_only_title, title_spans
from attribune_quotes.conversation.dialogue import is_dialogue_line
from attribune_quotes.conversation.signatures import is_signed_speech
from attribune_quotes.model.forest import Rows
from attribune_quotes.selection.split_long_content import split_long_contents
from attribune_quotes.text.continuation import begins_sentences
from attribune_quotes.text.interval_index import DisjointSpans

#: The least probability of marked words that stand free, as a sentence does: they are kept even where nobody is named
#: for them.
LEAST_FREE = 0.1
#: The same of marked words that are a paragraph after one with marked words, however few: a line of a conversation;
#: and of those that a name signs.
_LEAST_LINE = 0.01

#: Marked words that their cue interrupts are taken with what follows it where that is as likely by this share: the
#: second part alone would be lost.
_WHOLE = 0.75


def select_contents(
    analysis: ArticleAnalysis, found: list[ContentCandidate], likely: Rows, least: float, penalties: Rows
) -> list[tuple[int, SelectedQuote]]:
    """The likeliest drafts that share no code point, each with its number, in order of the text."""
    taken: list[tuple[int, SelectedQuote]] = []
    occupied = DisjointSpans()
    names = title_spans(analysis)
    # Sorted by what is stable, so that equal probabilities are taken in order of the text.
    for at in np.argsort(-likely * penalties, kind="stable").tolist():
        if likely[at] < least and not _is_kept(analysis, found[at], float(likely[at])):
            continue
        if names and is_only_title(analysis, found[at], names):
            continue
        spans = found[at].spans
        if not occupied.owners(spans):
            occupied.add(spans, at)
            taken.append((at, SelectedQuote(spans, float(likely[at]))))
    return _completed(analysis, found, likely, split_long_contents(found, likely * penalties, taken))


def _is_kept(analysis: ArticleAnalysis, content: ContentCandidate, likely: float) -> bool:
    """Whether marked words are kept that are no likely content: they stand free, are a line of talk or signed."""
    free = likely >= LEAST_FREE and is_standalone(analysis.table, analysis.marked_regions, content)
    return free or (
        likely >= _LEAST_LINE and (is_dialogue_line(analysis, content) or is_signed_speech(analysis, content))
    )


def _completed(
    analysis: ArticleAnalysis, found: list[ContentCandidate], likely: Rows, taken: list[tuple[int, SelectedQuote]]
) -> list[tuple[int, SelectedQuote]]:
    """What was taken, marked words as the longest draft of such that goes on from them and meets nothing else."""
    by_first: dict[tuple[int, int], list[int]] = {}
    for at, content in enumerate(found):
        by_first.setdefault(content.spans[0], []).append(at)
    table = analysis.table
    out = list(taken)
    for number, (at, selected) in enumerate(out):
        longer = [
            other
            for other in by_first[selected.spans[0]]
            if found[other].origin & MARKED
            and len(found[other].spans) > len(selected.spans)
            and found[other].spans[: len(selected.spans)] == selected.spans
            and begins_sentences(table, found[other].tokens[len(selected.spans) :])
            and likely[other] >= _WHOLE * likely[at]
        ]
        for other in sorted(longer, key=lambda one: (-len(found[one].spans), -likely[one])):
            new = SelectedQuote(found[other].spans, float(likely[other]))
            if not any(new.overlaps(old) for place, (_, old) in enumerate(out) if place != number):
                out[number] = other, new
                break
    return out
