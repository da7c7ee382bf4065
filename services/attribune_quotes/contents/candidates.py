"""Content candidates: which stretches of an article may be the content of a quote.

They come from the parse, from the marks and from the tags. Each stretch is there once, with all that gives it, so that
the trees for contents see together what speaks for it.
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

#: Least probabilities of a content tag: each gives runs of tokens, which are candidates. Chosen on train: five of them
#: find no more contents than two.
_RUN_THRESHOLDS = (0.3, 0.6)
#: Probability that a token begins a content above which its run is no later part of one. Set by hand.
_NEW_CONTENT_PROBABILITY = 0.8
#: Most parts of one content. Set by hand.
_MAX_PARTS = 3
#: Least words of marked words that are a quote although no cue reports them: "Yes." is one only with a cue.
#: Set by hand.
_MIN_STANDALONE_WORDS = 4

#: What gives a stretch, as bits: a cue candidate, the marks, the tags.
PARSED, MARKED, TAGGED = 1, 2, 4

SpanKey = tuple[tuple[int, int], ...]


@dataclass(eq=False, slots=True)
class ContentCandidate:
    """A stretch that may be a content; spans in code points."""

    spans: SpanKey
    #: First and last token of each span.
    tokens: tuple[tuple[int, int], ...]
    #: What gives it: `PARSED`, `MARKED` and `TAGGED`, added up.
    origin: int = 0
    #: Numbers of the cue candidates whose content it is, the likeliest first.
    cue_numbers: list[int] = field(default_factory=list)


class ContentCandidates:
    """The content candidates of an article by their spans."""

    def __init__(self, table: TokenTable) -> None:
        """Begin without candidates."""
        self._table = table
        self.by_spans: dict[SpanKey, ContentCandidate] = {}

    def add(self, spans: Sequence[tuple[int, int]], origin: int, cue_number: int | None = None) -> None:
        """Add a stretch, or its origin and cue candidate to a stretch that is there.

        A stretch that has a span without tokens is not added.
        """
        key = tuple(spans)
        content = self.by_spans.get(key)
        if content is None:
            ranges = [self._table.tokens_in(start, end) for start, end in key]
            if not key or not all(ranges):
                return
            content = self.by_spans[key] = ContentCandidate(key, tuple((one.start, one.stop - 1) for one in ranges))
        content.origin |= origin
        if cue_number is not None:
            content.cue_numbers.append(cue_number)


def add_marked(candidates: ContentCandidates, table: TokenTable, marked_regions: MarkedRegions) -> None:
    """Add each marked region, and each together with the regions that continue it."""
    for number, region in enumerate(marked_regions.regions):
        spans: Spans = [(region.start, region.end)]
        if not table.letters(region.start, region.end):
            continue
        candidates.add(spans, MARKED)
        for next_number, following in enumerate(marked_regions.regions[number + 1 : number + _MAX_PARTS], number + 1):
            before, after = table.tokens_in(*spans[-1]), table.tokens_in(following.start, following.end)
            if not before or not after or not marked_regions.ends_standalone[next_number]:
                break
            if not is_part_of_content(table, before.stop - 1, after.start):
                break
            spans = merge(table.text, [*spans, (following.start, following.end)])
            candidates.add(spans, MARKED)


def add_tagged(
    candidates: ContentCandidates, table: TokenTable, marked_regions: MarkedRegions, tags: QuotationTags
) -> None:
    """Add the runs of tokens that the tags mark as contents, and neighbouring runs that may be parts of one content."""
    added: set[SpanKey] = set()
    for threshold in _RUN_THRESHOLDS:
        runs = [one for run in tags.content.runs_above(threshold) for one in _within_paragraphs(table, *run)]
        for number, run in enumerate(runs):
            _add_runs(candidates, table, marked_regions, [run], added)
            parts = [run]
            for following in runs[number + 1 : number + _MAX_PARTS]:
                last, first = parts[-1][1], following[0]
                if tags.content.begin[first] > _NEW_CONTENT_PROBABILITY or not is_part_of_content(table, last, first):
                    break
                if first == last + 1:
                    # A likely beginning divides the two runs, but they may be one part all the same.
                    parts[-1] = parts[-1][0], following[1]
                else:
                    parts.append(following)
                _add_runs(candidates, table, marked_regions, parts, added)


def _within_paragraphs(table: TokenTable, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the run from `first` to `last` in pieces that end where a paragraph does."""
    begin = first
    for token in range(first + 1, last + 1):
        if table.paragraph_of[token] != table.paragraph_of[token - 1]:
            yield begin, token - 1
            begin = token
    yield begin, last


def _add_runs(
    candidates: ContentCandidates,
    table: TokenTable,
    marked_regions: MarkedRegions,
    parts: Sequence[tuple[int, int]],
    added: set[SpanKey],
) -> None:
    """Add runs as one content: without punctuation at their ends, and extended to the whole of the regions they touch.

    `added` holds the runs that are added already, because most runs are the same at all thresholds.
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
    """Return a span with the marks right before and after it, which belong to the content."""
    first, last = marked_regions.region_at(start), marked_regions.region_at(end - 1)
    if first >= 0 and not table.letters(marked_regions.regions[first].start, start):
        start = marked_regions.regions[first].start
    if last >= 0 and not table.letters(end, marked_regions.regions[last].end):
        end = marked_regions.regions[last].end
    return start, end


def is_standalone(table: TokenTable, marked_regions: MarkedRegions, content: ContentCandidate) -> bool:
    """Return whether the content is one marked region of whole sentences and of a few words, which no cue reports."""
    number = marked_regions.region_equal_to(content.spans) if not content.cue_numbers else -1
    if number < 0 or not (marked_regions.begins_standalone[number] and marked_regions.ends_standalone[number]):
        return False
    tokens = table.tokens_in(*content.spans[0])
    return sum(table.words[token][:1].isalnum() for token in tokens) >= _MIN_STANDALONE_WORDS


def is_lone_pronoun(table: TokenTable, marked_regions: MarkedRegions, spans: SpanKey) -> bool:
    """Return whether a content is one pronoun without marks: "denied it" says nothing of what was said."""
    start, end = spans[0]
    regions = [marked_regions.regions[number] for number in marked_regions.overlapping(start, end)]
    if len(spans) > 1 or any(start <= region.start and region.end <= end for region in regions):
        return False
    words = [token for token in table.tokens_in(start, end) if table.words[token][:1].isalnum()]
    return len(words) == 1 and table.pos[words[0]] in ("PRON", "DET")
