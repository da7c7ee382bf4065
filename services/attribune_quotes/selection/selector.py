"""Which content candidates are quotes: the likeliest that do not overlap, first of all."""

from __future__ import annotations

import numpy as np

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.contents.candidates import MARKED, ContentCandidate, is_standalone
from attribune_quotes.contents.selected_quotes import Selected, SelectedQuote
from attribune_quotes.contents.titles import is_only_title, title_spans
from attribune_quotes.conversation.dialogue import is_dialogue_line
from attribune_quotes.conversation.signatures import is_signed_speech
from attribune_quotes.model.forest import Rows
from attribune_quotes.selection.paragraph_speech import join_paragraphs
from attribune_quotes.selection.split_long_content import split_long_contents
from attribune_quotes.text.continuation import begins_sentences
from attribune_quotes.text.interval_index import DisjointSpans

#: Least probability of standalone marked words, which are quotes even if nobody is named for them. Set by hand.
_MIN_STANDALONE_PROBABILITY = 0.1
#: Least probability of a line of a dialogue and of signed words, however few they are. Set by hand.
_MIN_CONVERSATION_PROBABILITY = 0.01
#: Least probability of marked words with what follows their cue, as a share of that of the marked words alone. Set by
#: hand: the second part alone would often be too unlikely.
_MIN_COMPLETION_RATIO = 0.75


def select_contents(
    analysis: ArticleAnalysis,
    contents: list[ContentCandidate],
    probabilities: Rows,
    threshold: float,
    penalties: Rows,
) -> list[Selected]:
    """Return the contents that become quotes, each with its index in `contents`, in order of the text.

    No two of them overlap. `probabilities` has one value for each content and `penalties` its factor, see
    `boundary_penalties`. A content below `threshold` is selected only if it is standalone, a line of a dialogue or
    signed. Speech of several paragraphs is one quote whatever its probabilities.
    """
    selected: list[Selected] = []
    occupied = DisjointSpans()
    titles = title_spans(analysis)
    # A stable sort, so that equal probabilities come in order of the text.
    for number in np.argsort(-probabilities * penalties, kind="stable").tolist():
        content, probability = contents[number], float(probabilities[number])
        if probability < threshold and not _is_kept(analysis, content, probability):
            continue
        if titles and is_only_title(analysis, content, titles):
            continue
        if not occupied.owners(content.spans):
            occupied.add(content.spans, number)
            selected.append((number, SelectedQuote(content.spans, probability)))
    split = split_long_contents(contents, probabilities * penalties, selected)
    completed = _completed(analysis, contents, probabilities, split)
    return join_paragraphs(analysis, contents, probabilities, completed)


def _is_kept(analysis: ArticleAnalysis, content: ContentCandidate, probability: float) -> bool:
    """Return whether an unlikely content is selected all the same."""
    if probability >= _MIN_STANDALONE_PROBABILITY and is_standalone(analysis.table, analysis.marked_regions, content):
        return True
    return probability >= _MIN_CONVERSATION_PROBABILITY and (
        is_dialogue_line(analysis, content) or is_signed_speech(analysis, content.spans)
    )


def _completed(
    analysis: ArticleAnalysis, contents: list[ContentCandidate], probabilities: Rows, selected: list[Selected]
) -> list[Selected]:
    """Return `selected` with marked words completed by the sentences that follow their cue.

    A content is replaced by the one with the most parts that begins with it and overlaps no other quote.
    """
    by_first_span: dict[tuple[int, int], list[int]] = {}
    for number, content in enumerate(contents):
        by_first_span.setdefault(content.spans[0], []).append(number)
    out = list(selected)
    for index, (number, quote) in enumerate(out):
        parts = len(quote.spans)
        longer = [
            other
            for other in by_first_span[quote.spans[0]]
            if contents[other].origin & MARKED
            and len(contents[other].spans) > parts
            and contents[other].spans[:parts] == quote.spans
            and begins_sentences(analysis.table, contents[other].tokens[parts:])
            and probabilities[other] >= _MIN_COMPLETION_RATIO * probabilities[number]
        ]
        for other in sorted(longer, key=lambda one: (-len(contents[one].spans), -probabilities[one])):
            new = SelectedQuote(contents[other].spans, float(probabilities[other]))
            if not any(new.overlaps(old) for at, (_, old) in enumerate(out) if at != index):
                out[index] = other, new
                break
    return out
