"""The drafts of an article with their features: a row each of what the scorer's trees for contents see."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.contents.candidates import (
    MARKED,
    PARSED,
    ContentCandidate,
    ContentCandidates,
    add_marked,
    add_tagged,
)
from attribune_quotes.contents.features import (
    NO_CANDIDATE,
    likeness,
    marked_features,
    place_features,
    spoken_features,
    tag_rows,
)
from attribune_quotes.cues.features import speaker_kind
from attribune_quotes.model.encoding import CONSTRUCTIONS, KINDS, VARIANTS
from attribune_quotes.model.forest import Rows
from attribune_quotes.model.scorer import weights
from attribune_quotes.text.quotation_tags import MISSING, TagLayer

#: Readings less likely than this (log-odds) give no draft, unless the tags keep them.
_LEAST_PARSED = -3.5
#: Mean probability below which the tags deny a stretch.
_LEAST_MEAN = 0.55
#: The same of a stretch that a reading gives, and from which log-odds on one needs no tags to speak for it.
_LEAST_PARSED_MEAN = 0.2
_SURE_PARSED = 0.0
#: Mean probability from which on the tags keep an unlikely reading.
_KEPT = 0.2
#: An unmarked draft is none where a content so likely goes on into its first token, and one so unlikely begins there.
#: Chosen on train, as `_LEAST_MEAN` was: of 300 articles 35% of the drafts are such, and no figure of quotes falls by
#: 0.001 without them.
_GOES_ON = 0.5
_LEAST_BEGIN = 0.12
#: From which likeness on two stretches are the same content.
SAME_CONTENT = 0.5
#: Tokens around a content in which its cue and source are looked for.
_AROUND = 20


def propose_contents(analysis: ArticleAnalysis) -> list[ContentCandidate]:
    """Every draft of the article, in order of the text."""
    candidates = ContentCandidates(analysis.table)
    for numbers in analysis.by_paragraph.values():
        for number in numbers:
            spans = analysis.scored[number].candidate.spans
            if analysis.odds[number] >= _LEAST_PARSED or (
                analysis.tags is not None and _tagged(analysis, spans) >= _KEPT
            ):
                candidates.add(spans, PARSED, number)
    add_marked(candidates, analysis.table, analysis.marked_regions)
    if analysis.tags is not None:
        add_tagged(candidates, analysis.table, analysis.marked_regions, analysis.tags)
    return [
        candidates.by_spans[key] for key in sorted(candidates.by_spans) if _may_be(analysis, candidates.by_spans[key])
    ]


def _may_be(analysis: ArticleAnalysis, content: ContentCandidate) -> bool:
    """Whether a draft is worth a closer look: marks, the tags or a reading speak for it."""
    if content.origin & MARKED:
        return True
    odds = analysis.odds[content.cue_candidates[0]] if content.cue_candidates else NO_CANDIDATE
    if analysis.tags is None:
        return odds >= _LEAST_PARSED
    if _cuts_off(analysis.tags.content, content.tokens[0][0]):
        return False
    if odds >= _SURE_PARSED:
        return True
    count = sum(last - first + 1 for first, last in content.tokens)
    mean = sum(analysis.tags.content.mean(*one) * (one[1] - one[0] + 1) for one in content.tokens) / count
    return mean >= (_LEAST_PARSED_MEAN if odds >= _LEAST_PARSED else _LEAST_MEAN)


def _cuts_off(content: TagLayer, first: int) -> bool:
    """Whether what begins at the token `first` lacks the beginning of what the tags take for one content."""
    return first > 0 and content.part[first - 1] > _GOES_ON and content.begin[first] < _LEAST_BEGIN


def _tagged(analysis: ArticleAnalysis, spans: Sequence[tuple[int, int]]) -> float:
    assert analysis.tags is not None
    tokens = analysis.table.tokens_in(*spans[0])
    return analysis.tags.content.mean(tokens.start, tokens.stop - 1)


def rows(analysis: ArticleAnalysis, found: Sequence[ContentCandidate]) -> Rows:
    """The features of each draft."""
    if not found:
        return np.zeros((0, 0))
    table, marked_regions = analysis.table, analysis.marked_regions
    spoken = [spoken_features(table, region) for region in marked_regions.regions]
    out = []
    for content in found:
        numbers = [number for start, end in content.spans for number in marked_regions.overlapping(start, end)]
        out.append(
            [
                *place_features(table, content, marked_regions, numbers, analysis.codes),
                *marked_features(table, content, marked_regions, numbers, spoken),
                *_around(analysis, content),
                *_cue_candidate_features(analysis, content),
            ]
        )
    return np.hstack([tag_rows(found, analysis.tags), np.array(out)])


def _around(analysis: ArticleAnalysis, content: ContentCandidate) -> list[float]:
    """The likeliest cue and source that the tags show beside the content."""
    if analysis.tags is None:
        return [MISSING] * 5
    table, (first, _), (_, last) = analysis.table, content.tokens[0], content.tokens[-1]
    low, high = table.paragraphs[table.paragraph_of[first]]
    cue, source = analysis.tags.cue.part, analysis.tags.source.part
    before = slice(max(low, first - _AROUND), first)
    after = slice(last + 1, min(high, last + 1 + _AROUND))
    gaps = [slice(one[1] + 1, two[0]) for one, two in pairwise(content.tokens)]
    return [
        max(cue[before], default=0.0),
        max(cue[after], default=0.0),
        max([max(cue[gap], default=0.0) for gap in gaps], default=0.0),
        max(source[before], default=0.0),
        max([max(source[part], default=0.0) for part in (after, *gaps)]),
    ]


def _cue_candidate_features(analysis: ArticleAnalysis, content: ContentCandidate) -> list[float]:
    """What the best reading of the content has for a cue and a source, and how likely it and its rivals are."""
    table = analysis.table
    (first, _), (_, last) = content.tokens[0], content.tokens[-1]
    own = content.cue_candidates
    near, rival_over, rival_under, best_near, best_likeness = NO_CANDIDATE, NO_CANDIDATE, NO_CANDIDATE, -1, 0.0
    start, end = content.spans[0][0], content.spans[-1][1]
    scored, reaches = analysis.scored, analysis.reaches
    for number in analysis.by_paragraph.get(table.paragraph_of[first], ()):
        low, high = reaches[number]
        if low >= end or high <= start:
            continue
        spans = scored[number].candidate.spans
        if spans == content.spans:
            continue
        same = likeness(content.spans, spans)
        if same >= SAME_CONTENT:
            if best_near < 0:
                near, best_near, best_likeness = analysis.odds[number], number, same
        elif same:
            over = low <= start and end <= high
            if over and rival_over == NO_CANDIDATE:
                rival_over = analysis.odds[number]
            elif not over and rival_under == NO_CANDIDATE:
                rival_under = analysis.odds[number]
        if best_near >= 0 and NO_CANDIDATE not in (rival_over, rival_under):
            break  # the likeliest of each kind come first
    exact = analysis.odds[own[0]] if own else NO_CANDIDATE
    best = own[0] if own else best_near
    out = [
        exact,
        analysis.odds[own[1]] if len(own) > 1 else NO_CANDIDATE,
        float(len(own)),
        near,
        best_likeness,
        rival_over,
        rival_under,
    ]
    if best < 0:
        return [*out, *([-1.0] * 12)]
    candidate = analysis.scored[best].candidate
    cue, speaker = candidate.match.cue, candidate.source
    tags = analysis.tags
    known = weights().lexicon
    lemma = table.lemmas[cue]
    return [
        *out,
        float("l=" + lemma in known),
        known.get("l=" + lemma, 0.0) + known.get(f"lc={lemma}:{candidate.match.construction}", 0.0),
        CONSTRUCTIONS.get(candidate.match.construction, 0.0),
        VARIANTS[candidate.match.variant],
        float(cue - last if cue > last else cue - first if cue < first else 0),
        analysis.codes[cue],
        float(analysis.marked_regions.of[cue] >= 0),
        tags.content.part[cue] if tags is not None else MISSING,
        tags.cue.part[cue] if tags is not None else MISSING,
        tags.source.part[speaker] if tags is not None and speaker is not None else MISSING,
        tags.content.part[speaker] if tags is not None and speaker is not None else MISSING,
        KINDS.get(speaker_kind(table, speaker, analysis.labels), 20.0),
    ]
