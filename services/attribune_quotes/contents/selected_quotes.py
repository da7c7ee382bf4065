"""Selected quotes, and the set of them that contradict one another in nothing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from attribune_quotes.cues.candidates import CueCandidate, ScoredCue
from attribune_quotes.text.interval_index import IntervalIndex
from attribune_quotes.text.spans import overlap, touches


@dataclass(eq=False, slots=True)
class SelectedQuote:
    """A quote: its spans in code points, and what is known of who said it."""

    spans: tuple[tuple[int, int], ...]
    #: That it is a quote; after its attribution, the confidence that its source is right as well.
    probability: float
    #: None if no cue reports it.
    cue_candidate: CueCandidate | None = None
    #: The code points of its cue.
    cue_span: tuple[int, int] | None = None
    #: The token that heads its source; None for nobody.
    source: int | None = None
    #: The innermost quote whose words hold it and its cue.
    nested_in: SelectedQuote | None = None
    #: The quote before it whose speaker it continues.
    continues: SelectedQuote | None = None
    #: Whether the marks alone make it a quote, whatever its probability and even if nobody is known to say it.
    by_marks: bool = False

    @property
    def extent(self) -> tuple[int, int]:
        """The code points from the first to the last of its spans and its cue."""
        start, end = self.spans[0][0], self.spans[-1][1]
        return (start, end) if self.cue_span is None else (min(start, self.cue_span[0]), max(end, self.cue_span[1]))

    def overlaps(self, other: SelectedQuote) -> bool:
        """Return whether the spans of the two share a code point."""
        if self.spans[0][0] >= other.spans[-1][1] or self.spans[-1][1] <= other.spans[0][0]:
            return False
        return overlap(self.spans, other.spans) > 0


#: The number of a content and the quote that it becomes.
Selected = tuple[int, SelectedQuote]


class QuoteSet:
    """Quotes no two of which contradict each other.

    A cue reports one quote. Of two quotes, either their words and cues do not overlap, or one is nested in the other
    with its cue.
    """

    def __init__(self, selected: Iterable[SelectedQuote] = ()) -> None:
        """Begin with quotes that do not contradict each other."""
        self.quotes = list(selected)
        self._index = index_by_extent(self.quotes)
        self._cues = {one.cue_candidate.match.cue for one in self.quotes if one.cue_candidate is not None}

    def add_likeliest(self, scored_cues: Iterable[ScoredCue], threshold: float) -> None:
        """Add the quotes of `scored_cues` with a probability of at least `threshold`, the likeliest first.

        A quote that contradicts one that is there is not added.
        """
        for one in sorted(scored_cues, key=lambda one: (-one.probability, one.candidate.match.cue)):
            if one.probability < threshold:
                return
            if one.candidate.match.cue in self._cues:
                continue
            new = _quote_of(one)
            if self.accepts(new):
                self.quotes.append(new)
                self._index.add(*new.extent, new)
                self._cues.add(one.candidate.match.cue)

    def nested_cues(self, scored_cues: Iterable[ScoredCue], threshold: float) -> list[ScoredCue]:
        """Return those of `scored_cues` with a probability of at least `threshold` that are nested in a quote."""
        found = []
        ordered = sorted((one.spans[0][0], one.spans[-1][1]) for one in self.quotes)
        starts = [start for start, _ in ordered]
        # The furthest end of the quotes up to each: most cues are in none of them and need no closer look.
        furthest_end = list(accumulate((end for _, end in ordered), max))
        for one in scored_cues:
            if one.probability < threshold:
                continue
            before = bisect_right(starts, one.cue_span[0])
            if before == 0 or furthest_end[before - 1] < one.cue_span[1]:
                continue
            if one.candidate.match.cue not in self._cues:
                new = _quote_of(one)
                if any(contains(old, new) for old in self._index.possibly_overlapping(*new.extent)):
                    found.append(one)
        return found

    def accepts(self, new: SelectedQuote) -> bool:
        """Return whether `new` contradicts none of the quotes that are there.

        A quote that contains others has to be likely enough to be worth more than each of them as an outermost quote.
        """
        low, high = new.extent
        for old in self._index.possibly_overlapping(low, high):
            if old.extent[0] >= high or old.extent[1] <= low:
                continue
            if contains(old, new):
                continue
            if contains(new, old):
                if new.probability < old.probability / (1 + old.probability):
                    return False
                continue
            if overlap(old.spans, new.spans) or _holds_cue_of(old, new) or _holds_cue_of(new, old):
                return False
        return True

    def drop_unlikely_nested(self, threshold: float) -> None:
        """Remove the quotes that are nested in another and have a probability below `threshold`."""
        self.quotes = [one for one in self.in_order() if one.nested_in is None or one.probability >= threshold]

    def in_order(self) -> list[SelectedQuote]:
        """Return the quotes in order of the text, each with its `nested_in` set."""
        self.quotes.sort(key=lambda one: (one.spans, one.cue_span or (0, 0)))
        self._index = index_by_extent(self.quotes)
        for one in self.quotes:
            low, high = one.extent
            around = [
                other
                for other in self._index.possibly_overlapping(low, high)
                if other.spans[0][0] <= low and high <= other.spans[-1][1] and other is not one and contains(other, one)
            ]
            one.nested_in = min(around, key=lambda other: _length(other.spans), default=None)
        return self.quotes


def index_by_extent(selected: Iterable[SelectedQuote]) -> IntervalIndex[SelectedQuote]:
    """Return an index of the quotes by the text that their spans and cues take up."""
    index = IntervalIndex[SelectedQuote]()
    for one in selected:
        index.add(*one.extent, one)
    return index


def contains(outer: SelectedQuote, inner: SelectedQuote) -> bool:
    """Return whether the words of `outer` hold those of `inner` and its cue, and more."""
    if inner.cue_span is None or inner.extent[0] < outer.spans[0][0] or inner.extent[1] > outer.spans[-1][1]:
        return False
    if not touches(outer.spans, *inner.cue_span):
        return False
    inside = _length(inner.spans)
    return overlap(outer.spans, inner.spans) == inside < _length(outer.spans)


def _quote_of(one: ScoredCue) -> SelectedQuote:
    return SelectedQuote(one.candidate.spans, one.probability, one.candidate, one.cue_span, one.candidate.source)


def _holds_cue_of(one: SelectedQuote, other: SelectedQuote) -> bool:
    return other.cue_span is not None and touches(one.spans, *other.cue_span)


def _length(spans: Sequence[tuple[int, int]]) -> int:
    return sum(end - start for start, end in spans)
