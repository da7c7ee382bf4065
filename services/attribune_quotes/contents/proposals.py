"""The content candidates that are scored: all stretches of the article for which the parse, marks or tags speak."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.contents.candidates import (
    MARKED,
    PARSED,
    ContentCandidate,
    ContentCandidates,
    add_marked,
    add_tagged,
    is_lone_pronoun,
)
from attribune_quotes.model.encoding import NO_CANDIDATE
from attribune_quotes.text.quotation_tags import TagLayer

#: Least log-odds of a cue candidate that gives a content by itself. Set by hand.
_MIN_CUE_LOG_ODDS = -3.5
#: Least mean content tag of a content whose cue candidate is less likely than that. Set by hand.
_MIN_MEAN_TAG_FOR_UNLIKELY_CUE = 0.2
#: Log-odds from which a cue candidate gives a content whatever its tags. Set by hand.
_SURE_CUE_LOG_ODDS = 0.0
#: Least mean content tag of a content that a cue candidate of lower log-odds gives. Set by hand.
_MIN_MEAN_TAG_WITH_CUE = 0.2
#: Least mean content tag of a content that only the tags give. Chosen on train (training/EXPERIMENTS.md, "Less to look
#: at").
_MIN_MEAN_TAG = 0.55
#: A content without marks is cut off at its beginning if the content tag before its first token is above this. Chosen
#: on train with `_MIN_BEGIN_TAG`: of 300 articles 35% of the contents are left out by the two, and no figure of quotes
#: falls by 0.001.
_CUT_OFF_TAG_BEFORE = 0.5
#: Least probability that a content begins at its first token, after such a tag. Chosen with `_CUT_OFF_TAG_BEFORE`.
_MIN_BEGIN_TAG = 0.12

_REMARK = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")


def propose_contents(analysis: ArticleAnalysis) -> list[ContentCandidate]:
    """Return the content candidates of the article, in order of their spans."""
    candidates = ContentCandidates(analysis.table)
    for numbers in analysis.cues_by_paragraph.values():
        for number in numbers:
            spans = analysis.scored_cues[number].candidate.spans
            if analysis.log_odds[number] >= _MIN_CUE_LOG_ODDS or (
                analysis.tags is not None and _mean_content_tag(analysis, spans) >= _MIN_MEAN_TAG_FOR_UNLIKELY_CUE
            ):
                candidates.add(spans, PARSED, number)
    add_marked(candidates, analysis.table, analysis.marked_regions)
    if analysis.tags is not None:
        add_tagged(candidates, analysis.table, analysis.marked_regions, analysis.tags)
    contents = [candidates.by_spans[spans] for spans in sorted(candidates.by_spans)]
    return [content for content in contents if _is_supported(analysis, content)]


def _is_supported(analysis: ArticleAnalysis, content: ContentCandidate) -> bool:
    """Return whether marks, the tags or a cue candidate speak for the content, and it is more than a pronoun."""
    if content.origin & MARKED:
        return True
    if is_lone_pronoun(analysis.table, analysis.marked_regions, content.spans) or _ends_with_remark(analysis, content):
        return False
    log_odds = analysis.log_odds[content.cue_numbers[0]] if content.cue_numbers else NO_CANDIDATE
    if analysis.tags is None:
        return log_odds >= _MIN_CUE_LOG_ODDS
    if _is_cut_off(analysis.tags.content, content.tokens[0][0]):
        return False
    if log_odds >= _SURE_CUE_LOG_ODDS:
        return True
    count = sum(last - first + 1 for first, last in content.tokens)
    mean = sum(analysis.tags.content.mean(*one) * (one[1] - one[0] + 1) for one in content.tokens) / count
    return mean >= (_MIN_MEAN_TAG_WITH_CUE if log_odds >= _MIN_CUE_LOG_ODDS else _MIN_MEAN_TAG)


def _ends_with_remark(analysis: ArticleAnalysis, content: ContentCandidate) -> bool:
    """Return whether a remark of the article's own in brackets follows marked words: *“It was” (they laugh)*."""
    start, end = content.spans[-1]
    return any(
        _REMARK.fullmatch(analysis.table.text, analysis.marked_regions.regions[number].end, end) is not None
        for number in analysis.marked_regions.overlapping(start, end)
    )


def _is_cut_off(content_tags: TagLayer, first: int) -> bool:
    """Return whether the tags have a content that begins before the token `first` and goes on through it."""
    return (
        first > 0 and content_tags.part[first - 1] > _CUT_OFF_TAG_BEFORE and content_tags.begin[first] < _MIN_BEGIN_TAG
    )


def _mean_content_tag(analysis: ArticleAnalysis, spans: Sequence[tuple[int, int]]) -> float:
    """Return the mean content tag of the first of `spans`."""
    assert analysis.tags is not None
    tokens = analysis.table.tokens_in(*spans[0])
    return analysis.tags.content.mean(tokens.start, tokens.stop - 1)
