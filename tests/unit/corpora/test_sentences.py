"""Spans of a sentence that overlap."""

from corpora.sentences import LabelledSpan, merged, without_overlaps


def test_the_longest_spans_stay_and_gold_goes_before_silver() -> None:
    spans = [LabelledSpan(0, 2, "A"), LabelledSpan(1, 4, "B"), LabelledSpan(5, 6, "C")]
    assert without_overlaps(spans) == [LabelledSpan(1, 4, "B"), LabelledSpan(5, 6, "C")]
    assert merged([LabelledSpan(0, 2, "A")], spans[1:]) == [LabelledSpan(0, 2, "A"), LabelledSpan(5, 6, "C")]
