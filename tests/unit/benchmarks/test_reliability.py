"""What confidences are worth, on quotes made by hand."""

import pytest

from benchmarks import reliability
from tests.unit.benchmarks.builders import FOUND, GOLD, compared


def test_reliability() -> None:
    seen = reliability.outcomes([compared(GOLD, FOUND)])
    assert [right for _, right in seen] == [True, False, False, False, False, False]
    bins = reliability.table(seen)
    assert [one.count for one in bins] == [1] * 6
    assert reliability.expected_error(bins) == pytest.approx((0.05 + 0.85 + 0.75 + 0.45 + 0.35 + 0.25) / 6)
    assert reliability.sure(seen) == (pytest.approx(1 / 6), 1.0)


def test_certainty_itself_is_in_the_last_bin() -> None:
    (one,) = reliability.table([(1.0, True), (0.9, False)])
    assert (one.low, one.count, one.right) == (0.9, 2, 0.5)
