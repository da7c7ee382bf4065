"""Names from GUM's nested entities, on an invented sentence."""

from training import gum
from training.annotation import Sentence, Span


def sentence(rows: list[tuple[str, str, int, str, str]]) -> Sentence:
    words, tags, heads, deps, misc = (list(column) for column in zip(*rows, strict=True))
    return Sentence(words, [True] * len(words), tags=tags, heads=heads, deps=deps, misc=misc)


SPEECH = sentence(
    [
        ("Norwegian", "JJ", 1, "amod", "Entity=(1-person-new-x-cf1-1,2-coref-Ada_Moreno"),
        ("President", "NNP", 2, "nmod:desc", "_"),
        ("Ada", "NNP", 5, "nsubj", "_"),
        ("Moreno", "NNP", 2, "flat", "SpaceAfter=No|Entity=1)"),
        ("'s", "POS", 2, "case", "_"),
        ("praised", "VBD", 5, "ROOT", "_"),
        ("the", "DT", 7, "det", "Entity=(2-organization-new-x-cf2-2-sgl"),
        ("Bank", "NNP", 5, "obj", "_"),
        ("of", "IN", 9, "case", "_"),
        ("Norway", "NNP", 7, "nmod", "Entity=(3-place-new-x-cf3-1-sgl-Norway)2)"),
        ("in", "IN", 11, "case", "_"),
        ("Lantern", "NNP", 5, "obl", "Entity=(4-object-new-x-cf4-1-sgl)"),
        ("for", "IN", 14, "case", "_"),
        ("a", "DT", 14, "det", "Entity=(5-person-new-x-cf5-2-sgl"),
        ("teacher", "NN", 5, "obl", "Entity=5)"),
        ("Danes", "NNPS", 5, "obl", "Entity=(6-person-new-x-cf6-1-sgl)"),
    ]
)


def test_entities_are_read_with_what_they_hold() -> None:
    found = {(s.start, s.end, s.label) for s in gum.entities(SPEECH)}
    assert found == {
        (0, 4, "person"),
        (6, 10, "organization"),
        (9, 10, "place"),
        (11, 12, "object"),
        (13, 15, "person"),
        (15, 16, "person"),
    }


def test_names_are_the_proper_heads_with_their_parts() -> None:
    gum.annotate(SPEECH, ["O"] * len(SPEECH.words))
    assert SPEECH.spans == [Span(2, 4, "PERSON"), Span(7, 10, "ORG")]
    assert SPEECH.unknown == {11, 15}, "an object, and a people, whose label is not known"
