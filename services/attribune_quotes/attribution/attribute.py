"""Who said each content: the likeliest of its source candidates."""

from __future__ import annotations

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.attribution import features as source_features
from attribune_quotes.attribution.candidates import SourceCandidate, source_candidates
from attribune_quotes.attribution.context import PreviousQuote
from attribune_quotes.contents.candidates import ContentCandidate, is_standalone
from attribune_quotes.contents.selected_quotes import SelectedQuote
from attribune_quotes.conversation.dialogue import is_dialogue_line, speaker_by_turns
from attribune_quotes.conversation.signatures import signing_name
from attribune_quotes.model.forest import Rows, probabilities
from attribune_quotes.model.scorer import Scorer, confidence_features
from attribune_quotes.text.continuation import may_continue_last_speaker

#: Log-odds above which a cue candidate gives its cue to a content whose source it does not name. Set by hand.
_MIN_CUE_LOG_ODDS = 0.0

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
    for index, (content, selected) in enumerate(contents):
        last = quotes[-1] if quotes else None
        before = previous_quote(analysis, last)
        key = content, selected.probability, before
        if key not in cache:
            cache[key] = _scored_sources(analysis, scorer, *key)
        sources, rows, source_probabilities = cache[key]
        best = int(source_probabilities.argmax(0))
        is_unlikely = selected.probability * float(source_probabilities[best]) < scorer.quote_threshold
        signed_by = signing_name(analysis, content)
        if is_unlikely and signed_by is None and not _needs_no_source(analysis, content):
            given_up.append(index)
            continue
        source = sources[best]
        if (
            source.head is None
            and before is not None
            and is_standalone(analysis.table, analysis.marked_regions, content)
        ):
            source = _last_speaker(analysis, content, before, sources) or source
        by_layout = signed_by if signed_by is not None else speaker_by_turns(analysis, content, quotes)
        if by_layout is not None:
            source = SourceCandidate(by_layout)
            sources = [source]
        _attach(analysis, selected, source, sources, last)
        confidence_rows.append(confidence_features(rows, source_probabilities, selected.probability))
        quotes.append(selected)
    for selected, confidence in zip(quotes, scorer.confidences(confidence_rows), strict=True):
        selected.probability = confidence
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


def _needs_no_source(analysis: ArticleAnalysis, content: ContentCandidate) -> bool:
    """Return whether the content is a quote even if nobody is known to say it: standalone, or a line of a dialogue."""
    return is_standalone(analysis.table, analysis.marked_regions, content) or is_dialogue_line(analysis, content)


def _last_speaker(
    analysis: ArticleAnalysis, content: ContentCandidate, before: PreviousQuote, sources: list[SourceCandidate]
) -> SourceCandidate | None:
    """Return the source of the quote before, for standalone marked words that may continue it; None if they may not."""
    if not may_continue_last_speaker(analysis.table, before.last, content.tokens[0][0]):
        return None
    return next((one for one in sources if one.is_previous_source), None)


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
