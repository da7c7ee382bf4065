"""Source candidates: who may have said a content, by its cue candidates, the tags and the quote before it.

A source is the token that heads it, or nobody. Each comes with the best cue candidate that names it, which gives the
quote its cue.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.contents.candidates import ContentCandidate
from attribune_quotes.contents.likeness import SAME_CONTENT, likeness
from attribune_quotes.cues import source_of_cue
from attribune_quotes.cues.candidates import CueCandidate
from attribune_quotes.cues.construction_matches import ConstructionMatch
from attribune_quotes.cues.constructions import TAGGED
from attribune_quotes.model.encoding import NO_CANDIDATE

#: Most tokens from a content to a run of source tags, and to a run of cue tags. Set by hand.
_MAX_SOURCE_DISTANCE_TOKENS, _MAX_CUE_DISTANCE_TOKENS = 40, 25
#: Least probability of each token of a run of cue or source tags. Set by hand.
_RUN_THRESHOLD = 0.25
#: Most cue candidates of the very content, and of contents like it, whose sources are candidates. Chosen on train with
#: the next two: six cue candidates, four runs and five subjects give no better sources.
_MAX_CUE_CANDIDATES = 3
#: Most runs of cue tags, and of source tags. Chosen with `_MAX_CUE_CANDIDATES`.
_MAX_RUNS = 2
#: Most subjects and owners that no cue candidate and no tag shows. Chosen with `_MAX_CUE_CANDIDATES`.
_MAX_SUBJECTS = 3


@dataclass(eq=False, slots=True)
class SourceCandidate:
    """Somebody who may have said a content."""

    #: The token that heads the source; None for nobody.
    head: int | None
    #: Log-odds of the best cue candidate of the very content that names this source; None if there is none.
    exact_log_odds: float | None = None
    #: Log-odds of the best cue candidate of a content much like it that names this source; None if there is none.
    similar_log_odds: float | None = None
    #: The cue candidate that gives the quote its cue if this is its source.
    cue_candidate: CueCandidate | None = None
    #: Whether it is the source of the quote before.
    is_previous_source: bool = False
    #: First and last token of the run of source tags that shows it.
    tag_run: tuple[int, int] | None = None

    @property
    def log_odds(self) -> float:
        """The log-odds of the likeliest cue candidate that names this source; `NO_CANDIDATE` if there is none."""
        exact, similar = (NO_CANDIDATE if one is None else one for one in (self.exact_log_odds, self.similar_log_odds))
        return max(exact, similar)


@dataclass
class _SourcesByHead:
    by_head: dict[int | None, SourceCandidate] = field(default_factory=dict)

    def get(self, head: int | None) -> SourceCandidate:
        """Return the candidate that `head` heads, which is added if it is not there."""
        source = self.by_head.get(head)
        if source is None:
            source = self.by_head[head] = SourceCandidate(head)
        return source

    def headed_within(self, first: int, last: int) -> SourceCandidate | None:
        """Return the first candidate whose head is among the tokens from `first` to `last`; None if there is none."""
        for head, one in self.by_head.items():
            if head is not None and first <= head <= last:
                return one
        return None


def source_candidates(
    analysis: ArticleAnalysis, content: ContentCandidate, previous_source: int | None = None
) -> list[SourceCandidate]:
    """Return everybody who may have said the content, nobody first.

    `previous_source` is the token that heads the source of the quote before, if it has one.
    """
    sources = _SourcesByHead()
    sources.get(None)
    for number, is_exact in _cue_candidates(analysis, content):
        candidate, log_odds = analysis.scored_cues[number].candidate, analysis.log_odds[number]
        source = sources.get(candidate.source)
        if is_exact and source.exact_log_odds is None:
            source.exact_log_odds, source.cue_candidate = log_odds, candidate
        elif not is_exact and source.similar_log_odds is None:
            source.similar_log_odds = log_odds
            source.cue_candidate = source.cue_candidate or candidate._replace(spans=content.spans)
    if analysis.tags is not None:
        _add_tagged(analysis, content, sources)
    _add_subjects(analysis, content, sources)
    if previous_source is not None:
        sources.get(previous_source).is_previous_source = True
    return list(sources.by_head.values())


def _cue_candidates(analysis: ArticleAnalysis, content: ContentCandidate) -> Iterator[tuple[int, bool]]:
    """Yield the numbers of the likeliest cue candidates of the content, and of contents much like it.

    Each comes with whether it is of the very content.
    """
    for number in content.cue_numbers[:_MAX_CUE_CANDIDATES]:
        yield number, True
    count = 0
    start, end = content.spans[0][0], content.spans[-1][1]
    for number in analysis.cues_by_paragraph.get(analysis.table.paragraph_of[content.tokens[0][0]], ()):
        low, high = analysis.content_extents[number]
        if low >= end or high <= start:
            continue
        spans = analysis.scored_cues[number].candidate.spans
        if spans != content.spans and likeness(content.spans, spans) >= SAME_CONTENT:
            yield number, False
            count += 1
            if count == _MAX_CUE_CANDIDATES:
                return


def _add_tagged(analysis: ArticleAnalysis, content: ContentCandidate, sources: _SourcesByHead) -> None:
    """Add the sources that the tags show around the content, and the sources of the cues that they show."""
    assert analysis.tags is not None
    cue_runs = _runs_around(analysis, content, "cue", _MAX_CUE_DISTANCE_TOKENS)
    for run in cue_runs:
        match, head = _tagged_cue(analysis, run)
        if head is not None and _is_inside(content, head):
            head = None
        source = sources.get(head)
        if source.cue_candidate is None:
            source.cue_candidate = _tagged_candidate(match, content, head)
    for run in _runs_around(analysis, content, "source", _MAX_SOURCE_DISTANCE_TOKENS):
        head = _tagged_source(analysis, run)
        source = sources.headed_within(*run) or sources.get(head)
        if source.tag_run is None:
            source.tag_run = run
        if source.cue_candidate is None and cue_runs:
            match, _ = _tagged_cue(analysis, min(cue_runs, key=lambda cue_run: (abs(cue_run[0] - head), cue_run)))
            source.cue_candidate = _tagged_candidate(match, content, source.head)


def _tagged_candidate(match: ConstructionMatch, content: ContentCandidate, source: int | None) -> CueCandidate:
    return CueCandidate(ConstructionMatch(match.cue, TAGGED, content.tokens, match.with_cue), content.spans, source)


def _tagged_cue(analysis: ArticleAnalysis, run: tuple[int, int]) -> tuple[ConstructionMatch, int | None]:
    """Return what a run of cue tags is as a cue without a content, and the head of its source."""
    found = analysis.cue_by_tag_run.get(run)
    if found is None:
        first, last = run
        cue = _head_of_cue(analysis, first, last)
        match = ConstructionMatch(cue, TAGGED, (), tuple(token for token in range(first, last + 1) if token != cue))
        source = (
            source_of_cue.find_source(analysis.table, match, analysis.tags)
            if analysis.table.lowers[cue] != "to"
            else None
        )
        found = analysis.cue_by_tag_run[run] = match, source
    return found


def _tagged_source(analysis: ArticleAnalysis, run: tuple[int, int]) -> int:
    """Return the token that heads a run of source tags."""
    head = analysis.source_by_tag_run.get(run)
    if head is None:
        head = analysis.source_by_tag_run[run] = _head_of_source(analysis, *run)
    return head


def _add_subjects(analysis: ArticleAnalysis, content: ContentCandidate, sources: _SourcesByHead) -> None:
    """Add the subjects and owners nearest to the content, in its sentences and the one before them."""
    table, (first, _), (_, last) = analysis.table, content.tokens[0], content.tokens[-1]
    low, high = table.paragraphs[table.paragraph_of[first]]
    begin = max(low, table.sentences[max(0, table.sentence_of[first] - 1)][0])
    end = min(high, table.sentences[table.sentence_of[last]][1])
    subjects = analysis.subjects
    by_distance = [
        (min(abs(token - first), abs(token - last)), token)
        for token in subjects[bisect_left(subjects, begin) : bisect_left(subjects, end)]
        if not _is_inside(content, token)
    ]
    by_distance.sort()
    for _, token in by_distance[:_MAX_SUBJECTS]:
        sources.get(token)


def _runs_around(
    analysis: ArticleAnalysis, content: ContentCandidate, kind: Literal["cue", "source"], distance: int
) -> list[tuple[int, int]]:
    """Return the likeliest runs of cue or source tags within `distance` tokens of the content and not inside it."""
    tokens = content.tokens
    first, last = tokens[0][0], tokens[-1][1]
    found = []
    for one in analysis.tag_runs(kind, _RUN_THRESHOLD).overlapping(first - distance, last + distance):
        low, high = one[1]
        outside = high < first or low > last
        if outside or (len(tokens) > 1 and not any(a <= high and low <= b for a, b in tokens)):
            found.append(one)
    found.sort()
    return [run for _, run in found[:_MAX_RUNS]]


def _is_inside(content: ContentCandidate, token: int) -> bool:
    first, last = content.tokens[0][0], content.tokens[-1][1]
    if not first <= token <= last:
        return False
    return len(content.tokens) == 1 or any(low <= token <= high for low, high in content.tokens)


def _heads_of_run(analysis: ArticleAnalysis, first: int, last: int) -> list[int]:
    """Return the tokens from `first` to `last` that depend on a word outside of them or on none."""
    heads = analysis.table.heads
    return [token for token in range(first, last + 1) if not first <= heads[token] <= last or heads[token] == token]


def _head_of_source(analysis: ArticleAnalysis, first: int, last: int) -> int:
    """Return the head of a run of source tags: the first that can head a noun phrase, else the last token."""
    table, heads = analysis.table, _heads_of_run(analysis, first, last)
    return next(
        (token for token in (*heads, *range(first, last + 1)) if source_of_cue.is_nominal(table, token)),
        last,
    )


def _head_of_cue(analysis: ArticleAnalysis, first: int, last: int) -> int:
    """Return the head of a run of cue tags: the first head that can be a cue, else the first head."""
    table, heads = analysis.table, _heads_of_run(analysis, first, last)
    cues = (
        token for token in heads if table.pos[token] in ("VERB", "NOUN", "ADJ") or table.lowers[token] == "according"
    )
    return next(cues, heads[0] if heads else first)
