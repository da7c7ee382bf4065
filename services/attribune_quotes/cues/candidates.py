"""Every reading of an article: each candidate with its spans and its source, before any is chosen."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import chain
from typing import NamedTuple

from attribune_quotes.cues import source_of_cue
from attribune_quotes.cues.adjacent_verbs import follows, noun_beside, verbs_near_regions
from attribune_quotes.cues.boundary_variants import variants
from attribune_quotes.cues.construction_matches import ConstructionMatch, construction_matches
from attribune_quotes.cues.content_spans import spans_of
from attribune_quotes.cues.features import CueCandidate
from attribune_quotes.text.continuation import continued_spans
from attribune_quotes.text.marked_regions import MarkedRegions
from attribune_quotes.text.quotation_tags import QuotationTags
from attribune_quotes.text.spans import touches
from attribune_text.token_table import TokenTable

#: The sources that were found, by the cue and `speakers.way`.
Sources = dict[tuple[int, str], int | None]


class ScoredCue(NamedTuple):
    """A reading with its probability and the code points of its cue."""

    candidate: CueCandidate
    probability: float
    cue: tuple[int, int]


def cue_candidates(
    table: TokenTable, marked_regions: MarkedRegions, tags: QuotationTags | None = None, reporting: Container[str] = ()
) -> Iterator[CueCandidate]:
    """Every candidate as it is parsed, whose content holds letters and not its own cue, and that `tags` do not deny."""
    sources: Sources = {}
    for match in chain(construction_matches(table, tags, reporting), verbs_near_regions(table, marked_regions)):
        candidate = _cue_candidate(table, match, marked_regions, sources, tags)
        if candidate is not None:
            yield candidate


def with_other_boundaries(
    table: TokenTable, candidate: CueCandidate, marked_regions: MarkedRegions
) -> Iterator[CueCandidate]:
    """The same cue with its content ending elsewhere."""
    for match in variants(table, candidate.match, marked_regions):
        spans = _spans(table, match, marked_regions)
        if spans and spans != candidate.spans:
            yield candidate._replace(match=match, spans=spans)


def _cue_candidate(
    table: TokenTable,
    match: ConstructionMatch,
    marked_regions: MarkedRegions,
    sources: Sources,
    tags: QuotationTags | None,
) -> CueCandidate | None:
    spans = _spans(table, match, marked_regions)
    if not spans:
        return None
    key = match.cue, source_of_cue.source_rule(match.construction)
    if key not in sources:
        sources[key] = source_of_cue.find_source(table, match, tags)
    speaker = sources[key]
    if speaker is not None and touches(spans, table.starts[speaker], table.ends[speaker]):
        speaker = None
    if match.construction.is_beside_content and marked_regions.region_of[match.cue] < 0:
        misled = speaker is not None and table.starts[speaker] < spans[0][0] and follows(table, match.cue, spans[0])
        if speaker is None or misled:
            # A subject before the region is none of a verb right after it, where a noun stands behind the verb.
            beside = noun_beside(table, marked_regions, match.cue, spans[0])
            speaker = beside if beside is not None else speaker
    return CueCandidate(match, spans, speaker)


def _spans(table: TokenTable, match: ConstructionMatch, marked_regions: MarkedRegions) -> tuple[tuple[int, int], ...]:
    """The content's spans; none where they hold no letters, or the cue."""
    cue = match.cue
    spans = continued_spans(table, spans_of(table, match.content, cue, marked_regions), cue, marked_regions)
    alnum = table.alnum
    for start, end in spans:
        if alnum[start] < alnum[end]:
            return () if touches(spans, table.starts[cue], table.ends[cue]) else tuple(spans)
    return ()
