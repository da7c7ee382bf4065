"""The scores of names that a pipeline leaves."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from attribune_core.errors import ModelError
from attribune_entities.document.name_scores import NAME_SCORES, SCORED_LABELS
from tests.unit.entities.builders import from_docs

VOCAB = spacy.blank("en").vocab


def doc(words: list[str], scores: object = None) -> Doc:
    made = Doc(VOCAB, words=words)
    if scores is not None:
        made.user_data[NAME_SCORES] = scores
    return made


def rows(*first: int) -> np.ndarray:
    """A row a token, whose values begin with those of `first` and rise by one."""
    return (np.array(first)[:, None] + np.arange(len(SCORED_LABELS))).astype(np.int8)


def test_the_scores_of_white_space_are_left_out_and_those_of_paragraphs_joined() -> None:
    docs = [(doc(["Ann", "\n", "left"], rows(-9, 5, 20)), 0), (doc(["Bo"], rows(40)), 12)]
    found = from_docs("Ann \n left  Bo", docs).name_scores
    assert found is not None
    assert found[:, 0].tolist() == [-9, 20, 40]
    assert found[0].tolist() == list(range(-9, -1))


def test_a_paragraph_without_scores_leaves_none() -> None:
    assert from_docs("Ann Bo", [(doc(["Ann"], rows(1)), 0), (doc(["Bo"]), 4)]).name_scores is None


@pytest.mark.parametrize("scores", [rows(1, 2), rows(1).astype(np.int16), rows(1)[:, :3], [[0] * 8]])
def test_what_are_no_scores_of_the_tokens_is_the_models_fault(scores: object) -> None:
    with pytest.raises(ModelError, match="scores of names"):
        from_docs("Ann", [(doc(["Ann"], scores), 0)])
