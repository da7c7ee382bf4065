"""Who said each content: the likeliest of its source candidates."""

from __future__ import annotations

import numpy as np

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.attribution import features as source_features
from attribune_quotes.attribution.candidates import SourceCandidate, source_candidates
from attribune_quotes.attribution.context import PreviousQuote
from attribune_quotes.attribution.layout import source_by_layout, subject_before
from attribune_quotes.contents.candidates import ContentCandidate, is_standalone
from attribune_quotes.contents.selected_quotes import SelectedQuote
from attribune_quotes.conversation.dialogue import is_dialogue_line
from attribune_quotes.model.forest import Rows, probabilities
from attribune_quotes.model.scorer import Scorer, confidence_features
from attribune_quotes.text.continuation import are_whole_paragraphs, may_continue_last_speaker
from attribune_quotes.text.spans import touches
from attribune_quotes.text.standalone import SENTENCE_ENDS

#: Log-odds above which a cue candidate gives its cue to a content whose source it does not name. Set by hand.
_MIN_CUE_LOG_ODDS = 0.0

#: Least probability of marked speech and its source together for the source to be named although no cue names it.
#: A little more than the least of a content; chosen on news_gold's train part, where 0.21 names fewer rightly.
_MIN_NAMED_PROBABILITY = 0.15

#: The source candidates of a content, their features, a row each, and their probabilities.
ScoredSources = tuple[list[SourceCandidate], Rows, Rows]
#: The scored sources of contents, by all that they depend on: the content, its probability, and the quote before it.
SourceCache = dict[tuple[ContentCandidate, float, PreviousQuote | None], ScoredSources]


def attribute_contents(
    analysis: ArticleAnalysis,
    scorer: Scorer,
    contents: list[tuple[ContentCandidate, SelectedQuote]],
    cache: SourceCache,
) -> tuple[list[SelectedQuote], list[int]]:
    """Give each of `contents`, in order of the text, its source, its cue and its confidence.

    Return the quotes, and the indices in `contents` of those that are none because their source is too unlikely.
    `cache` keeps what is computed from one call to the next.
    """
    given_up: list[int] = []
    quotes: list[SelectedQuote] = []
    confidence_rows: list[Rows] = []
    floors: list[float] = []
    for index, (content, selected) in enumerate(contents):
        last = quotes[-1] if quotes else None
        before = previous_quote(analysis, last)
        key = content, selected.probability, before
        if key not in cache:
            cache[key] = _scored_sources(analysis, scorer, *key)
        sources, rows, chances = cache[key]
        if selected.by_marks:
            chances = np.where(_said_by_themselves(analysis, selected, sources), 0.0, chances)
        best = int(chances.argmax(0))
        chance = selected.probability * float(chances[best])
        is_likely = chance >= scorer.quote_threshold
        decided = source_by_layout(analysis, content, selected, quotes)
        if decided is None and not is_likely and not _needs_no_source(analysis, content, selected):
            given_up.append(index)
            continue
        if decided is not None:
            source, floor = decided
            sources = [source]
        else:
            # Nobody is known to say marked speech whose likeliest source is unlikely, unless a cue names that one.
            is_named = _is_named(analysis, selected, sources[best], chance)
            source = sources[best] if is_named else sources[0]
            source = _last_speaker(analysis, content, selected, before, sources) if source.head is None else source
            floor = 0.0
        _attach(analysis, selected, source, sources, last)
        confidence_rows.append(confidence_features(rows, chances, selected.probability))
        floors.append(floor)
        quotes.append(selected)
    for selected, confidence, floor in zip(quotes, scorer.confidences(confidence_rows), floors, strict=True):
        selected.probability = max(confidence, floor)
    return quotes, given_up


def previous_quote(analysis: ArticleAnalysis, last: SelectedQuote | None) -> PreviousQuote | None:
    """Return what the features of a content's sources need of the quote `last` before it; None if there is none."""
    if last is None:
        return None
    tokens = analysis.table.tokens_in(*last.spans[-1])
    return PreviousQuote(last.source, tokens.stop - 1, bool(analysis.marked_regions.overlapping(*last.spans[-1])))


def _scored_sources(
    analysis: ArticleAnalysis,
    scorer: Scorer,
    content: ContentCandidate,
    probability: float,
    before: PreviousQuote | None,
) -> ScoredSources:
    sources = source_candidates(analysis, content, before.source if before is not None else None)
    rows = source_features.rows(analysis, content, sources, probability, before)
    return sources, rows, probabilities(scorer.source.log_odds(rows))


def _said_by_themselves(
    analysis: ArticleAnalysis, selected: SelectedQuote, sources: list[SourceCandidate]
) -> list[bool]:
    """Return for each source whether it, or its cue, is among the words of the quote itself."""
    starts = analysis.table.starts
    return [
        any(
            token is not None and touches(selected.spans, starts[token], starts[token] + 1)
            for token in (one.head, one.cue_candidate.match.cue if one.cue_candidate is not None else None)
        )
        for one in sources
    ]


def _is_named(analysis: ArticleAnalysis, selected: SelectedQuote, source: SourceCandidate, probability: float) -> bool:
    """Return whether `source` is likely enough to be named for the quote; what its cue names is."""
    if source.log_odds >= _MIN_CUE_LOG_ODDS:
        return True
    if not selected.by_marks and analysis.marked_regions.region_equal_to(selected.spans) < 0:
        return True
    is_it = source.head is not None and analysis.table.lowers[source.head] == "it"
    return probability >= _MIN_NAMED_PROBABILITY and not is_it


def _needs_no_source(analysis: ArticleAnalysis, content: ContentCandidate, selected: SelectedQuote) -> bool:
    """Return whether the content is a quote even if nobody is known to say it.

    It is if it is standalone, a line of a dialogue, or speech of several paragraphs.
    """
    return (
        selected.by_marks
        or is_standalone(analysis.table, analysis.marked_regions, content)
        or is_dialogue_line(analysis, content)
    )


def _last_speaker(
    analysis: ArticleAnalysis,
    content: ContentCandidate,
    selected: SelectedQuote,
    before: PreviousQuote | None,
    sources: list[SourceCandidate],
) -> SourceCandidate:
    """Return the source of the quote before, for standalone marked words that may continue it; else nobody.

    Whole paragraphs after one without a quote have the subject of that paragraph's last sentence, if it is a person.
    """
    nobody = sources[0]
    if not _stands_alone(analysis, content, selected):
        return nobody
    table = analysis.table
    first = table.tokens_in(*selected.spans[0]).start
    if before is None or table.paragraph_of[first] - table.paragraph_of[before.last] > 1:
        subject = subject_before(analysis, selected) if are_whole_paragraphs(table, selected.spans) else None
        if subject is not None:
            return SourceCandidate(subject)
    if before is None or not may_continue_last_speaker(table, before.last, first, marked=before.marked):
        return nobody
    return next((one for one in sources if one.is_previous_source), nobody)


def _stands_alone(analysis: ArticleAnalysis, content: ContentCandidate, selected: SelectedQuote) -> bool:
    """Return whether a quote is standalone, or speech by its marks that begins a sentence and follows no label."""
    regions = analysis.marked_regions
    if not selected.by_marks:
        return is_standalone(analysis.table, regions, content)
    start = selected.spans[0][0]
    before = analysis.table.text[:start].rstrip(" (\n\t")
    number = regions.region_at(start)
    begins = number >= 0 and regions.regions[number].start == start
    return begins and not before.endswith(":") and (regions.begins_standalone[number] or before[-1:] in SENTENCE_ENDS)


def _attach(
    analysis: ArticleAnalysis,
    selected: SelectedQuote,
    source: SourceCandidate,
    sources: list[SourceCandidate],
    last: SelectedQuote | None,
) -> None:
    """Give `selected` its source, and the cue of that source or, if it has none, the cue of the likeliest other."""
    candidate = source.cue_candidate
    if candidate is None:
        best = max(sources, key=lambda one: one.log_odds)
        if best.cue_candidate is not None and best.log_odds > _MIN_CUE_LOG_ODDS:
            candidate = best.cue_candidate._replace(source=source.head)
    selected.source = source.head
    selected.continues = last if source.is_previous_source and candidate is None else None
    if candidate is not None:
        selected.cue_candidate = candidate._replace(spans=selected.spans)
        cue = candidate.match.cue
        selected.cue_span = analysis.table.starts[cue], analysis.table.ends[cue]
