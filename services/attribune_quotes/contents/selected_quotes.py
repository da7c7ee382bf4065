"""Which readings become quotes: the likeliest first, as far as they do not contradict one another."""

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
    #: That it is a quote; once it is linked, that its speaker is right, too.
    probability: float
    #: Null for a content that no cue reports.
    candidate: CueCandidate | None = None
    cue_span: tuple[int, int] | None = None
    #: Head token of the speaker.
    source: int | None = None
    #: The quote that it stands in.
    within: SelectedQuote | None = None
    #: The quote whose speaker goes on.
    follows: SelectedQuote | None = None

    @property
    def reach(self) -> tuple[int, int]:
        """The code points from the first to the last of the spans and the cue."""
        start, end = self.spans[0][0], self.spans[-1][1]
        return (start, end) if self.cue_span is None else (min(start, self.cue_span[0]), max(end, self.cue_span[1]))

    def overlaps(self, other: SelectedQuote) -> bool:
        """Whether the two share a code point."""
        if self.spans[0][0] >= other.spans[-1][1] or self.spans[-1][1] <= other.spans[0][0]:
            return False
        return overlap(self.spans, other.spans) > 0


class QuoteSet:
    """The quotes chosen so far.

    A cue reports one quote. Two quotes are apart, or one stands in the other with its cue; then the outer one has to
    be likely enough to be worth more than the inner one as a quote of its own.
    """

    def __init__(self, selected: Iterable[SelectedQuote] = ()) -> None:
        self.quotes = list(selected)
        self._near = by_place(self.quotes)
        self._cues = {one.candidate.match.cue for one in self.quotes if one.candidate is not None}

    def take(self, scored: Iterable[ScoredCue], least: float) -> None:
        """Choose among `scored` those of at least the probability `least`."""
        for one in sorted(scored, key=lambda one: (-one.probability, one.candidate.match.cue)):
            if one.probability < least:
                return
            if one.candidate.match.cue in self._cues:
                continue
            new = _of(one)
            if self.fits(new):
                self.quotes.append(new)
                self._near.add(*new.reach, new)
                self._cues.add(one.candidate.match.cue)

    def inside(self, scored: Iterable[ScoredCue], least: float) -> list[ScoredCue]:
        """Those of `scored`, of at least the probability `least`, that stand in the words of a chosen quote."""
        found = []
        ordered = sorted((one.spans[0][0], one.spans[-1][1]) for one in self.quotes)
        starts = [start for start, _ in ordered]
        # How far any quote reaches that begins up to a place: most cues lie in none, and need no closer look.
        reach = list(accumulate((end for _, end in ordered), max))
        for one in scored:
            if one.probability < least:
                continue
            before = bisect_right(starts, one.cue_span[0])
            if before == 0 or reach[before - 1] < one.cue_span[1]:
                continue
            if one.candidate.match.cue not in self._cues:
                new = _of(one)
                if any(contains(old, new) for old in self._near.possibly_overlapping(*new.reach)):
                    found.append(one)
        return found

    def fits(self, new: SelectedQuote) -> bool:
        """Whether `new` contradicts none of the quotes chosen so far."""
        low, high = new.reach
        for old in self._near.possibly_overlapping(low, high):
            if old.reach[0] >= high or old.reach[1] <= low:
                continue
            if contains(old, new):
                continue
            if contains(new, old):
                if new.probability < old.probability / (1 + old.probability):
                    return False
                continue
            if overlap(old.spans, new.spans) or not _apart(old, new):
                return False
        return True

    def drop_inner(self, least: float) -> None:
        """Give up the quotes that stand in another and are less likely than `least`."""
        self.quotes = [one for one in self.close() if one.within is None or one.probability >= least]

    def close(self) -> list[SelectedQuote]:
        """The quotes in order of the text, each with the one that it stands in."""
        self.quotes.sort(key=lambda one: (one.spans, one.cue_span or (0, 0)))
        self._near = by_place(self.quotes)
        for one in self.quotes:
            low, high = one.reach
            around = [
                other
                for other in self._near.possibly_overlapping(low, high)
                if other.spans[0][0] <= low and high <= other.spans[-1][1] and other is not one and contains(other, one)
            ]
            one.within = min(around, key=lambda other: _length(other.spans), default=None)
        return self.quotes


def by_place(selected: Iterable[SelectedQuote]) -> IntervalIndex[SelectedQuote]:
    """The quotes by what their spans and cues take up."""
    near = IntervalIndex[SelectedQuote]()
    for one in selected:
        near.add(*one.reach, one)
    return near


def _of(one: ScoredCue) -> SelectedQuote:
    return SelectedQuote(one.candidate.spans, one.probability, one.candidate, one.cue_span, one.candidate.source)


def _length(spans: Sequence[tuple[int, int]]) -> int:
    return sum(end - start for start, end in spans)


def contains(outer: SelectedQuote, inner: SelectedQuote) -> bool:
    """Whether `inner` stands in the words of `outer`, its cue with it."""
    if inner.cue_span is None or inner.reach[0] < outer.spans[0][0] or inner.reach[1] > outer.spans[-1][1]:
        return False
    if not touches(outer.spans, *inner.cue_span):
        return False
    inside = _length(inner.spans)
    return overlap(outer.spans, inner.spans) == inside < _length(outer.spans)


def _apart(one: SelectedQuote, other: SelectedQuote) -> bool:
    """Whether neither quote holds the other's cue."""
    return not (one.cue_span and touches(other.spans, *one.cue_span)) and not (
        other.cue_span and touches(one.spans, *other.cue_span)
    )
