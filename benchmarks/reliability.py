"""Calibration of confidences: of the quotes with a confidence of 0.9, nine in ten should be right.

Expected calibration error (Naeini et al. 2015): the mean distance between confidence and share right over bins of equal
width, weighted by the number of quotes in each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpora.polnear_scoring import Comparison, is_speaker

#: Bins of equal width between 0 and 1.
BINS = 10
#: Least confidence of a quote that counts as sure. Set by hand.
SURE_CONFIDENCE = 0.9


@dataclass(frozen=True)
class Bin:
    """The quotes with a confidence in [low, high)."""

    low: float
    high: float
    count: int
    #: Mean confidence, and the share that is right.
    confidence: float
    right: float


def outcomes(comparisons: Iterable[Comparison]) -> list[tuple[float, bool]]:
    """The confidence of each found quote, and whether the quote and its speaker are right."""
    out = []
    for one in comparisons:
        right = {id(got) for wanted, got in one.pairs if is_speaker(wanted, got)}
        out += [(got.confidence or 0.0, id(got) in right) for got in one.found]
    return out


def table(seen: Sequence[tuple[float, bool]]) -> list[Bin]:
    """The bins that are not empty."""
    out = []
    for number in range(BINS):
        low, high = number / BINS, (number + 1) / BINS
        inside = [one for one in seen if low <= one[0] < high or (number == BINS - 1 and one[0] == 1.0)]
        if inside:
            mean = sum(confidence for confidence, _ in inside) / len(inside)
            out.append(Bin(low, high, len(inside), mean, sum(right for _, right in inside) / len(inside)))
    return out


def expected_error(bins: Sequence[Bin]) -> float:
    """The expected calibration error; 0 without quotes."""
    total = sum(one.count for one in bins)
    return sum(one.count * abs(one.confidence - one.right) for one in bins) / total if total else 0.0


def sure(seen: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """The share of quotes with a confidence of `SURE_CONFIDENCE` or more, and the share of those that is right."""
    inside = [right for confidence, right in seen if confidence >= SURE_CONFIDENCE]
    return (len(inside) / len(seen) if seen else 0.0), (sum(inside) / len(inside) if inside else 0.0)
