"""Names from GUM's nested entities, on an invented sentence."""

from corpora.sentences import LabelledSpan
from tests.unit.corpora.builders import speech
from training import gum_names


def test_names_are_the_proper_heads_with_their_parts() -> None:
    sentence = speech()
    gum_names.annotate(sentence, ["O"] * len(sentence.words))
    assert sentence.spans == [LabelledSpan(2, 4, "PERSON"), LabelledSpan(7, 10, "ORG")]
    assert sentence.unknown == {11, 15}, "an object, and a people, whose label is not known"
