"""Paragraphs joined, as in a text whose line breaks are lost."""

from tests.unit.training.builders import sentence
from training.convert import joined


def test_joined_paragraphs_go_on_with_a_space() -> None:
    document = [sentence("a b"), sentence("c d", opens=True), sentence("e f")]
    for one in document:
        one.spaces[-1] = False
    (group,) = joined([document])
    assert [s.words[0] for s in group] == ["a", "c", "e"]
    assert [s.spaces[-1] for s in group] == [True, False, False]
