"""Who may have said a content: the speakers that its readings, the tags and the quote before it offer.

A speaker is a head token, or nobody. It comes with the reading that names it best, which gives the quote its cue.
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

#: Tokens around a content in which a source is looked for.
_REACH = 40
_CUE_REACH = 25
#: Least mean probability of a run of cue or source tags.
_LEAST = 0.25
#: Readings that are looked at for their speakers, and runs of tags. Chosen on train, as the next one: twice as many
#: find no better speakers.
_CUE_CANDIDATES = 3
_RUNS = 2

#: How many of the speakers that no reading and no tag shows are looked at.
_SUBJECTS_NEAR = 3


@dataclass(eq=False, slots=True)
class SourceCandidate:
    """Somebody who may have said a content."""

    #: Head token of the speaker; None for nobody.
    head: int | None
    #: Log-odds of the best readings of the very content, and of one much like it, that name this speaker.
    exact: float | None = None
    near: float | None = None
    candidate: CueCandidate | None = None
    #: Whether the speaker is the one of the quote before.
    follows: bool = False
    #: First and last token of the run of source tags that gave the speaker.
    run: tuple[int, int] | None = None

    @property
    def odds(self) -> float:
        """The log-odds of the likeliest reading that names this speaker."""
        exact, near = (NO_CANDIDATE if one is None else one for one in (self.exact, self.near))
        return max(exact, near)


@dataclass
class _SourcesBySpeaker:
    by_speaker: dict[int | None, SourceCandidate] = field(default_factory=dict)

    def get(self, speaker: int | None) -> SourceCandidate:
        source = self.by_speaker.get(speaker)
        if source is None:
            source = self.by_speaker[speaker] = SourceCandidate(speaker)
        return source

    def within(self, first: int, last: int) -> SourceCandidate | None:
        """The link of a speaker in these tokens."""
        for speaker, one in self.by_speaker.items():
            if speaker is not None and first <= speaker <= last:
                return one
        return None


def source_candidates(
    analysis: ArticleAnalysis, content: ContentCandidate, before: int | None = None
) -> list[SourceCandidate]:
    """Every speaker that the content may have; `before` is the head of the last quote's."""
    found = _SourcesBySpeaker()
    found.get(None)
    for number, exact in _cue_candidates(analysis, content):
        candidate, odds = analysis.scored_cues[number].candidate, analysis.log_odds[number]
        source = found.get(candidate.source)
        if exact and source.exact is None:
            source.exact, source.candidate = odds, candidate
        elif not exact and source.near is None:
            source.near = odds
            source.candidate = source.candidate or candidate._replace(spans=content.spans)
    if analysis.tags is not None:
        _add_tagged(analysis, content, found)
    _add_subjects(analysis, content, found)
    if before is not None:
        found.get(before).follows = True
    return list(found.by_speaker.values())


def _cue_candidates(analysis: ArticleAnalysis, content: ContentCandidate) -> Iterator[tuple[int, bool]]:
    """The numbers of the likeliest readings of the content and of those much like it; whether it is the very one."""
    for number in content.cue_numbers[:_CUE_CANDIDATES]:
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
            if count == _CUE_CANDIDATES:
                return


def _add_tagged(analysis: ArticleAnalysis, content: ContentCandidate, found: _SourcesBySpeaker) -> None:
    """Add the sources that the tags show around the content, and the subjects of the cues that they show."""
    assert analysis.tags is not None
    cues = _runs(analysis, content, "cue", _CUE_REACH)
    for run in cues:
        match, speaker = _tagged_cue(analysis, run)
        if speaker is not None and _inside(content, speaker):
            speaker = None
        source = found.get(speaker)
        if source.candidate is None:
            source.candidate = _tagged_candidate(match, content, speaker)
    sources = _runs(analysis, content, "source", _REACH)
    for first, last in sources:
        known = analysis.tagged_sources.get((first, last))
        head = analysis.tagged_sources[first, last] = (
            _head(analysis, first, last, nominal=True) if known is None else known
        )
        source = found.within(first, last) or found.get(head)
        if source.run is None:
            source.run = first, last
        if source.candidate is None and cues:
            match, _ = _tagged_cue(analysis, min(cues, key=lambda run: (abs(run[0] - head), run)))
            source.candidate = _tagged_candidate(match, content, source.head)


def _tagged_candidate(match: ConstructionMatch, content: ContentCandidate, speaker: int | None) -> CueCandidate:
    return CueCandidate(ConstructionMatch(match.cue, TAGGED, content.tokens, match.with_cue), content.spans, speaker)


def _tagged_cue(analysis: ArticleAnalysis, run: tuple[int, int]) -> tuple[ConstructionMatch, int | None]:
    """What a run of cue tags says that it reports, the content left out, and its source."""
    known = analysis.tagged_cues.get(run)
    if known is None:
        first, last = run
        cue = _head(analysis, first, last, nominal=False)
        match = ConstructionMatch(cue, TAGGED, (), tuple(token for token in range(first, last + 1) if token != cue))
        source = (
            source_of_cue.find_source(analysis.table, match, analysis.tags)
            if analysis.table.lowers[cue] != "to"
            else None
        )
        known = analysis.tagged_cues[run] = match, source
    return known


def _add_subjects(analysis: ArticleAnalysis, content: ContentCandidate, found: _SourcesBySpeaker) -> None:
    """Add the subjects and owners nearest to the content, in its sentences and the one before."""
    table, (first, _), (_, last) = analysis.table, content.tokens[0], content.tokens[-1]
    low, high = table.paragraphs[table.paragraph_of[first]]
    begin = max(low, table.sentences[max(0, table.sentence_of[first] - 1)][0])
    end = min(high, table.sentences[table.sentence_of[last]][1])
    subjects = analysis.subjects
    near = [
        (min(abs(token - first), abs(token - last)), token)
        for token in subjects[bisect_left(subjects, begin) : bisect_left(subjects, end)]
        if not _inside(content, token)
    ]
    near.sort()
    for _, token in near[:_SUBJECTS_NEAR]:
        found.get(token)


def _runs(
    analysis: ArticleAnalysis, content: ContentCandidate, kind: Literal["cue", "source"], reach: int
) -> list[tuple[int, int]]:
    """The likeliest runs of cue or source tags outside of the content and near it."""
    tokens = content.tokens
    first, last = tokens[0][0], tokens[-1][1]
    found = []
    for one in analysis.tag_runs(kind, _LEAST).overlapping(first - reach, last + reach):
        low, high = one[1]
        outside = high < first or low > last
        if outside or (len(tokens) > 1 and not any(a <= high and low <= b for a, b in tokens)):
            found.append(one)
    found.sort()
    return [run for _, run in found[:_RUNS]]


def _inside(content: ContentCandidate, token: int) -> bool:
    first, last = content.tokens[0][0], content.tokens[-1][1]
    if not first <= token <= last:
        return False
    return len(content.tokens) == 1 or any(low <= token <= high for low, high in content.tokens)


def _head(analysis: ArticleAnalysis, first: int, last: int, *, nominal: bool) -> int:
    """The token of a run that the others hang on; of a source, one that can head a noun phrase."""
    table = analysis.table
    inside = range(first, last + 1)
    heads = [token for token in inside if table.heads[token] not in inside or table.heads[token] == token]
    if nominal:
        fit = [token for token in heads if source_of_cue.is_nominal(table, token)]
        return fit[0] if fit else next((token for token in inside if source_of_cue.is_nominal(table, token)), last)
    fit = [
        token for token in heads if table.pos[token] in ("VERB", "NOUN", "ADJ") or table.lowers[token] == "according"
    ]
    return fit[0] if fit else heads[0] if heads else first
