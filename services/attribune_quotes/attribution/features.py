"""What is known of a speaker for a content, as numbers: the features of the scorer's trees for links."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.attribution.candidates import TAGGED, SourceCandidate
from attribune_quotes.contents.candidates import ContentCandidate
from attribune_quotes.contents.features import NO_CANDIDATE
from attribune_quotes.cues.features import share_quoted, speaker_kind
from attribune_quotes.model.encoding import CONSTRUCTIONS, DEPS, KINDS
from attribune_quotes.model.forest import Rows
from attribune_quotes.text.quotation_tags import MISSING
from attribune_text.token_table import TokenTable

_OWN_CONSTRUCTIONS = {**CONSTRUCTIONS, TAGGED: 50.0}


@dataclass(frozen=True, slots=True)
class PreviousQuote:
    """The quote before a content, as far as its speaker may go on."""

    #: Head of its speaker; None where it has none.
    source: int | None
    #: Its last token.
    last: int
    marked: bool


def rows(
    analysis: ArticleAnalysis,
    content: ContentCandidate,
    found: Sequence[SourceCandidate],
    probability: float,
    before: PreviousQuote | None,
    entity_of: Mapping[int, int],
) -> Rows:
    """The features of each of `found`, the links of `draft`; `entity_of` has the entity's number at a token."""
    table, tags = analysis.table, analysis.tags
    (first, _), (_, last) = content.tokens[0], content.tokens[-1]
    low, high = table.paragraphs[table.paragraph_of[first]]
    marked = next(iter(analysis.marked_regions.overlapping(*content.spans[0])), None)
    share = share_quoted(table, content.spans, analysis.marked_regions)
    shared = [
        probability,
        share,
        float(sum(b - a + 1 for a, b in content.tokens)),
        float(len(content.spans)),
        float(first == low),
        float(last >= high - 2),
        float(marked is not None),
        float(len(found)),
        *_before(table, content, before),
    ]
    source_tags = tags.source.part if tags is not None else None
    heard = [MISSING if source_tags is None or source.head is None else source_tags[source.head] for source in found]
    above = _above(table, content)
    odds = [
        (NO_CANDIDATE if source.exact is None else source.exact, NO_CANDIDATE if source.near is None else source.near)
        for source in found
    ]
    best = [max(exact, near - 1) for exact, near in odds]
    others, rivals = _best_of_others(heard, MISSING), _best_of_others(best, NO_CANDIDATE)
    speakers = sorted([source.head for source in found if source.head is not None])
    known = before.source if before is not None else None
    entity = entity_of.get(known, -1) if known is not None else None
    out = []
    for number, source in enumerate(found):
        out.append(
            [
                *shared,
                *odds[number],
                rivals[number],
                heard[number],
                others[number],
                float(source.follows),
                *_cue(analysis, source, first, last),
                *_speaker(analysis, source.head, entity, entity_of, first, last),
                *_governs(analysis, source, above),
                _between(speakers, source.head, first, last),
                tags.source.mean(*source.run) if tags is not None and source.run is not None else MISSING,
            ]
        )
    return np.array(out, dtype=np.float64)


def _best_of_others(values: Sequence[float], none: float) -> list[float]:
    """For each value the highest of the others; `none` where there are none."""
    if len(values) < 2:
        return [none] * len(values)
    second, first = sorted(values)[-2:]
    return [second if value == first else first for value in values]


def _above(table: TokenTable, content: ContentCandidate) -> dict[int, float]:
    """The words that the content hangs on, each with the steps to it."""
    (first, _), (_, last) = content.tokens[0], content.tokens[-1]
    top = next((token for token in range(first, last + 1) if not first <= table.heads[token] <= last), first)
    return {token: float(steps) for steps, token in enumerate(table.ancestors(top), 1)}


def _governs(analysis: ArticleAnalysis, source: SourceCandidate, above: Mapping[int, float]) -> list[float]:
    """How near above the content the verb of the speaker is, and how likely that verb reports anything."""
    if source.head is None:
        return [-1.0, NO_CANDIDATE]
    verb = analysis.table.heads[source.head]
    return [above.get(verb, 20.0), analysis.cue_odds.get(verb, NO_CANDIDATE)]


def _before(table: TokenTable, content: ContentCandidate, before: PreviousQuote | None) -> list[float]:
    if before is None:
        return [-1.0, -1.0, -1.0, -1.0]
    first = content.tokens[0][0]
    return [
        float(min(99, first - before.last)),
        float(table.paragraph_of[first] - table.paragraph_of[before.last]),
        float(before.marked),
        float(before.source is None),
    ]


def _cue(analysis: ArticleAnalysis, source: SourceCandidate, first: int, last: int) -> list[float]:
    """What the cue of the link is, and how it stands to the speaker and to the content, tokens `first` to `last`."""
    if source.candidate is None:
        return [-1.0, -1.0, MISSING, MISSING, -99.0, -99.0, -1.0, -1.0]
    tags, speaker = analysis.tags, source.head
    cue, construction, *_ = source.candidate.match
    return [
        _OWN_CONSTRUCTIONS.get(construction, 0.0),
        analysis.codes[cue],
        tags.cue.part[cue] if tags is not None else MISSING,
        tags.content.part[cue] if tags is not None else MISSING,
        _distance(cue, first, last),
        float(speaker - cue) if speaker is not None else -99.0,
        float(speaker is not None and analysis.table.heads[speaker] == cue),
        float(analysis.marked_regions.of[cue] >= 0),
    ]


def _speaker(
    analysis: ArticleAnalysis,
    head: int | None,
    entity: int | None,
    entity_of: Mapping[int, int],
    first: int,
    last: int,
) -> list[float]:
    """What a speaker is; `entity` is the last speaker's, None where there is no last speaker."""
    if head is None:
        return [0.0, *([-1.0] * 8)]
    table, tags = analysis.table, analysis.tags
    return [
        KINDS.get(speaker_kind(table, head, analysis.labels), 20.0),
        DEPS.get(table.deps[head], 20.0),
        _distance(head, first, last),
        float(table.sentence_of[head] - table.sentence_of[first if head < first else last]),
        float(table.paragraph_of[head] - table.paragraph_of[first]),
        float(analysis.marked_regions.of[head] >= 0),
        float(head in entity_of and entity_of[head] == entity),
        tags.content.part[head] if tags is not None else MISSING,
        tags.source.begin[head] if tags is not None else MISSING,
    ]


def _distance(token: int, first: int, last: int) -> float:
    """Tokens from the content to `token`: below 0 before it, above behind it, 0 in it or between its spans."""
    return float(token - first if token < first else token - last if token > last else 0)


def _between(speakers: Sequence[int], speaker: int | None, first: int, last: int) -> float:
    """How many other `speakers`, which are sorted, stand between the content and this one."""
    if speaker is None:
        return 0.0
    if speaker < first:
        return float(bisect_left(speakers, first) - bisect_right(speakers, speaker))
    return float(max(0, bisect_left(speakers, speaker) - bisect_right(speakers, last)))
