"""Errors by kind and figures by type, on quotes made by hand."""

from collections import Counter

from benchmarks import quote_errors
from tests.unit.benchmarks.builders import FOUND, GOLD, compared


def test_every_kind_of_error() -> None:
    assert quote_errors.errors([compared(GOLD, FOUND)]) == Counter(
        {
            ("wrong speaker", "mixed"): 1,
            ("no speaker", "indirect"): 1,
            ("unneeded", "indirect"): 1,
            ("wrong span", "indirect"): 1,
            ("missed", "indirect"): 1,
            ("spurious", "indirect"): 1,
        }
    )


def test_types_apart() -> None:
    found = quote_errors.by_type([compared(GOLD, FOUND)])
    assert found["direct"] == {"gold": 1, "p": 1.0, "r": 1.0, "f1": 1.0, "speaker_acc": 1.0}
    assert found["mixed"]["speaker_acc"] == 0.0
    assert (found["indirect"]["p"], found["indirect"]["r"]) == (0.5, 0.5)
