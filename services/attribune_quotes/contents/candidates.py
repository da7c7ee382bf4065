"""Which stretches of an article may be the content of a quote: from the parse, from the marks and from the tags.

Everything that could be one is here; which of them is one is the scorer's business. A stretch comes with all the
readings that give it, so that what speaks for it is seen together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from attribune_quotes.cues.content_spans import trim
from attribune_quotes.text.continuation import is_part_of_content
from attribune_quotes.text.marked_regions import MarkedRegions
from attribune_quotes.text.quotation_tags import QuotationTags
from attribune_quotes.text.spans import Spans, merge
from attribune_text.token_table import TokenTable

#: Probabilities from which on tokens are taken for parts of a content: each gives runs of its own. Five levels find no
#: more contents than two.
_LEVELS = (0.3, 0.6)
#: Probability of a beginning from which on a run is no later part of a content.
_BEGINS = 0.8
#: Parts of one content at most.
_PARTS = 3

#: Words of marked words that stand free at least: "Yes." is a quote only beside a cue.
_WORDS_FREE = 4

#: Bits of where a stretch comes from.
PARSED, MARKED, TAGGED = 1, 2, 4

SpanKey = tuple[tuple[int, int], ...]


@dataclass(eq=False, slots=True)
class ContentCandidate:
    """A stretch that may be a content; spans in code points."""

    spans: SpanKey
    #: First and last token of each span.
    tokens: tuple[tuple[int, int], ...]
    origin: int = 0
    #: Numbers of the readings whose content it is, the likeliest first.
    cue_candidates: list[int] = field(default_factory=list)


class ContentCandidates:
    """The drafts of an article, each stretch once."""

    def __init__(self, table: TokenTable) -> None:
        self._table = table
        self.by_spans: dict[SpanKey, ContentCandidate] = {}

    def add(self, spans: Sequence[tuple[int, int]], origin: int, candidate: int | None = None) -> None:
        """Add a stretch, or what else gives one that is there; stretches without tokens are none."""
        key = tuple(spans)
        content = self.by_spans.get(key)
        if content is None:
            ranges = [self._table.tokens_in(start, end) for start, end in key]
            if not key or not all(ranges):
                return
            content = self.by_spans[key] = ContentCandidate(key, tuple((one.start, one.stop - 1) for one in ranges))
        content.origin |= origin
        if candidate is not None:
            content.cue_candidates.append(candidate)


def add_marked(candidates: ContentCandidates, table: TokenTable, marked_regions: MarkedRegions) -> None:
    """Add each region, and each with those that follow it in its paragraph."""
    for number, region in enumerate(marked_regions.regions):
        spans: Spans = [(region.start, region.end)]
        if not table.letters(region.start, region.end):
            continue
        candidates.add(spans, MARKED)
        for next_one, following in enumerate(marked_regions.regions[number + 1 : number + _PARTS], number + 1):
            before, after = table.tokens_in(*spans[-1]), table.tokens_in(following.start, following.end)
            if not before or not after or not marked_regions.ends_standalone[next_one]:
                break
            if not is_part_of_content(table, before.stop - 1, after.start):
                break
            spans = merge(table.text, [*spans, (following.start, following.end)])
            candidates.add(spans, MARKED)


def add_tagged(
    candidates: ContentCandidates, table: TokenTable, marked_regions: MarkedRegions, tags: QuotationTags
) -> None:
    """Add the runs of tokens that the tags take for contents, and neighbours that may be parts of one."""
    added: set[SpanKey] = set()
    for level in _LEVELS:
        runs = [one for run in tags.content.runs_above(level) for one in _in_paragraphs(table, *run)]
        for number, run in enumerate(runs):
            _add_run(candidates, table, marked_regions, [run], added)
            parts = [run]
            for following in runs[number + 1 : number + _PARTS]:
                last, first = parts[-1][1], following[0]
                if tags.content.begin[first] > _BEGINS or not is_part_of_content(table, last, first):
                    break
                if first == last + 1:
                    # What the tags part at a likely beginning may be one all the same.
                    parts[-1] = parts[-1][0], following[1]
                else:
                    parts.append(following)
                _add_run(candidates, table, marked_regions, parts, added)


def _in_paragraphs(table: TokenTable, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A run cut where a paragraph ends."""
    begin = first
    for token in range(first + 1, last + 1):
        if table.paragraph_of[token] != table.paragraph_of[token - 1]:
            yield begin, token - 1
            begin = token
    yield begin, last


def _add_run(
    candidates: ContentCandidates,
    table: TokenTable,
    marked_regions: MarkedRegions,
    parts: Sequence[tuple[int, int]],
    added: set[SpanKey],
) -> None:
    """Add runs as they are but for the punctuation at their ends, and with the regions that they touch whole.

    Those of `added` are there already: most runs are the same at all levels.
    """
    key = tuple(parts)
    if key in added:
        return
    added.add(key)
    spans = [one for run in parts if (one := trim(table, *table.span(*run), marked_regions)) is not None]
    spans = [_with_marks(table, marked_regions, start, end) for start, end in spans if table.letters(start, end)]
    if not spans:
        return
    candidates.add(merge(table.text, spans), TAGGED)
    touched = {number for start, end in spans for number in marked_regions.overlapping(start, end)}
    if touched:
        whole = [
            (marked_regions.regions[number].start, marked_regions.regions[number].end) for number in sorted(touched)
        ]
        candidates.add(merge(table.text, [*spans, *whole]), TAGGED)


def _with_marks(table: TokenTable, marked_regions: MarkedRegions, start: int, end: int) -> tuple[int, int]:
    """A span with the marks that stand right before and behind it: they belong to the content."""
    first, last = marked_regions.region_at(start), marked_regions.region_at(end - 1)
    if first >= 0 and not table.letters(marked_regions.regions[first].start, start):
        start = marked_regions.regions[first].start
    if last >= 0 and not table.letters(end, marked_regions.regions[last].end):
        end = marked_regions.regions[last].end
    return start, end


def is_standalone(table: TokenTable, marked_regions: MarkedRegions, content: ContentCandidate) -> bool:
    """Whether the draft is marked words alone, a sentence or more of them."""
    number = marked_regions.region_equal_to(content.spans) if not content.cue_candidates else -1
    if number < 0 or not (marked_regions.begins_standalone[number] and marked_regions.ends_standalone[number]):
        return False
    tokens = table.tokens_in(*content.spans[0])
    return sum(table.words[token][:1].isalnum() for token in tokens) >= _WORDS_FREE
