"""The cue candidates of an article: each construction that the parse or the marks show, with its spans and its source.

Nothing is selected here. Each candidate gets a probability from its features, and later steps select.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import chain
from typing import NamedTuple

from attribune_quotes.cues import source_of_cue
from attribune_quotes.cues.adjacent_verbs import is_right_after, source_beside_verb, verbs_near_regions
from attribune_quotes.cues.boundary_variants import boundary_variants
from attribune_quotes.cues.construction_matches import ConstructionMatch, construction_matches
from attribune_quotes.cues.content_spans import spans_of
from attribune_quotes.text.continuation import continued_spans
from attribune_quotes.text.marked_regions import MarkedRegions
from attribune_quotes.text.quotation_tags import QuotationTags
from attribune_quotes.text.spans import touches
from attribune_text.token_table import TokenTable

#: Sources that are found already, by the cue and `source_of_cue.source_rule` of its construction.
_SourceByRule = dict[tuple[int, str], int | None]


class CueCandidate(NamedTuple):
    """A word that may report, with the spans of its content (code points) and the token that heads its source."""

    match: ConstructionMatch
    spans: tuple[tuple[int, int], ...]
    source: int | None


class ScoredCue(NamedTuple):
    """A cue candidate with its probability and the code points of its cue."""

    candidate: CueCandidate
    probability: float
    cue_span: tuple[int, int]


def cue_candidates(
    table: TokenTable, marked_regions: MarkedRegions, tags: QuotationTags | None = None, reporting: Container[str] = ()
) -> Iterator[CueCandidate]:
    """Yield every candidate with the content that the parse gives it.

    A content has letters or digits and does not hold its own cue. `tags` rule candidates out, see
    `construction_matches`, which also says what `reporting` is.
    """
    sources: _SourceByRule = {}
    for match in chain(construction_matches(table, tags, reporting), verbs_near_regions(table, marked_regions)):
        candidate = _cue_candidate(table, match, marked_regions, sources, tags)
        if candidate is not None:
            yield candidate


def with_other_boundaries(
    table: TokenTable, candidate: CueCandidate, marked_regions: MarkedRegions
) -> Iterator[CueCandidate]:
    """Yield `candidate` with each other content of its `boundary_variants`."""
    for match in boundary_variants(table, candidate.match, marked_regions):
        spans = _content_spans(table, match, marked_regions)
        if spans and spans != candidate.spans:
            yield candidate._replace(match=match, spans=spans)


def _cue_candidate(
    table: TokenTable,
    match: ConstructionMatch,
    marked_regions: MarkedRegions,
    sources: _SourceByRule,
    tags: QuotationTags | None,
) -> CueCandidate | None:
    spans = _content_spans(table, match, marked_regions)
    if not spans:
        return None
    key = match.cue, source_of_cue.source_rule(match.construction)
    if key not in sources:
        sources[key] = source_of_cue.find_source(table, match, tags)
    source = sources[key]
    if source is not None and touches(spans, table.starts[source], table.ends[source]):
        source = None
    if match.construction.is_beside_content and marked_regions.region_of[match.cue] < 0:
        # A verb right after its region has no subject before the region: a noun after the verb is the better guess.
        misled = (
            source is not None and table.starts[source] < spans[0][0] and is_right_after(table, match.cue, spans[0])
        )
        if source is None or misled:
            beside = source_beside_verb(table, marked_regions, match.cue, spans[0])
            source = beside if beside is not None else source
    return CueCandidate(match, spans, source)


def _content_spans(
    table: TokenTable, match: ConstructionMatch, marked_regions: MarkedRegions
) -> tuple[tuple[int, int], ...]:
    """Return the content's spans; none if they have no letters or digits, or hold the cue."""
    cue = match.cue
    spans = continued_spans(table, spans_of(table, match.content, cue, marked_regions), cue, marked_regions)
    alnum = table.alnum
    for start, end in spans:
        if alnum[start] < alnum[end]:
            return () if touches(spans, table.starts[cue], table.ends[cue]) else tuple(spans)
    return ()
