"""Who said each content: the likeliest of the sources that may have."""

from __future__ import annotations

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.attribution import features as source_features
from attribune_quotes.attribution.candidates import SourceCandidate, source_candidates
from attribune_quotes.attribution.features import PreviousQuote
from attribune_quotes.contents.candidates import ContentCandidate, is_standalone
from attribune_quotes.contents.selected_quotes import SelectedQuote
from attribune_quotes.conversation.dialogue import is_dialogue_line, speaker_by_turns
from attribune_quotes.conversation.signatures import signing_name
from attribune_quotes.model.forest import Rows, probabilities
from attribune_quotes.model.scorer import Scorer, confidence_features
from attribune_quotes.text.continuation import may_continue_last_speaker

#: Log-odds from which on a reading gives its cue to a content whose speaker another way has shown.
_CUE = 0.0

#: The links of a content, the features of each, and how likely each is.
SourceChoice = tuple[list[SourceCandidate], Rows, Rows]
#: Those that are known: they follow from the draft, how likely it is a content, and what is known of the quote before.
KnownSources = dict[tuple[ContentCandidate, float, PreviousQuote | None], SourceChoice]


def attribute_contents(
    analysis: ArticleAnalysis,
    scorer: Scorer,
    contents: list[tuple[ContentCandidate, SelectedQuote]],
    known_sources: KnownSources,
) -> tuple[list[SelectedQuote], list[int]]:
    """Say of each of `contents` who said it; without those whose speaker is too unlikely for the content to matter.

    Return what is left, and the places in `contents` of what is not. `linked` remembers from one turn to the next.
    """
    lost: list[int] = []
    out: list[SelectedQuote] = []
    confidence_rows: list[Rows] = []
    for place, (content, selected) in enumerate(contents):
        last = out[-1] if out else None
        before = previous_quote(analysis, last)
        key = content, selected.probability, before
        if key not in known_sources:
            known_sources[key] = _source_candidates(analysis, scorer, *key)
        found, rows, likely = known_sources[key]
        best = int(likely.argmax(0))
        unlikely = selected.probability * float(likely[best]) < scorer.quote_threshold
        signed = signing_name(analysis, content)
        if (
            unlikely
            and signed is None
            and not is_standalone(analysis.table, analysis.marked_regions, content)
            and not is_dialogue_line(analysis, content)
        ):
            lost.append(place)
            continue
        source = found[best]
        if (
            source.head is None
            and before is not None
            and is_standalone(analysis.table, analysis.marked_regions, content)
        ):
            source = _goes_on_from_cue(analysis, content, before, found) or source
        other = signed if signed is not None else speaker_by_turns(analysis, content, out)
        if other is not None:
            source = SourceCandidate(other)
            found = [source]
        attach(analysis, selected, source, found, last)
        confidence_rows.append(confidence_features(rows, likely, selected.probability))
        out.append(selected)
    for selected, confidence in zip(out, scorer.confidences(confidence_rows), strict=True):
        selected.probability = confidence
    return out, lost


def _source_candidates(
    analysis: ArticleAnalysis,
    scorer: Scorer,
    content: ContentCandidate,
    probability: float,
    before: PreviousQuote | None,
) -> SourceChoice:
    found = source_candidates(analysis, content, before.source if before is not None else None)
    rows = source_features.rows(analysis, content, found, probability, before)
    return found, rows, probabilities(scorer.source.log_odds(rows))


def _goes_on_from_cue(
    analysis: ArticleAnalysis, content: ContentCandidate, before: PreviousQuote, found: list[SourceCandidate]
) -> SourceCandidate | None:
    """The link to the last speaker, of marked words that stand free in the same paragraph or the next.

    Of train's, six in ten are what that speaker goes on to say; in most others nobody is named at all.
    """
    if not may_continue_last_speaker(analysis.table, before.last, content.tokens[0][0]):
        return None
    return next((one for one in found if one.follows), None)


def previous_quote(analysis: ArticleAnalysis, last: SelectedQuote | None) -> PreviousQuote | None:
    """What is known of the quote before a content."""
    if last is None:
        return None
    tokens = analysis.table.tokens_in(*last.spans[-1])
    return PreviousQuote(last.source, tokens.stop - 1, bool(analysis.marked_regions.overlapping(*last.spans[-1])))


def attach(
    analysis: ArticleAnalysis,
    selected: SelectedQuote,
    source: SourceCandidate,
    found: list[SourceCandidate],
    last: SelectedQuote | None,
) -> None:
    """Give `chosen` the speaker of `link`, and the cue that speaks for it best."""
    candidate = source.candidate
    if candidate is None:
        best = max(found, key=lambda one: one.odds)
        if best.candidate is not None and best.odds > _CUE:
            candidate = best.candidate._replace(source=source.head)
    selected.source = source.head
    selected.continues = last if source.follows and candidate is None else None
    if candidate is not None:
        selected.cue_candidate = candidate._replace(spans=selected.spans)
        cue = candidate.match.cue
        selected.cue_span = analysis.table.starts[cue], analysis.table.ends[cue]
