"""The tags of quotations that a pipeline leaves."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from attribune_core.errors import ModelError
from attribune_core.events import QUOTATION_TAGS
from attribune_entities.document.annotation import annotation
from attribune_entities.document.quotation_tags import KEY
from tests.unit.entities.builders import from_docs

VOCAB = spacy.blank("en").vocab


def doc(words: str, tags: object = None) -> Doc:
    made = Doc(VOCAB, words=words.split(" "))
    if tags is not None:
        made.user_data[KEY] = tags
    return made


def rows(count: int) -> np.ndarray:
    """A row a token, each of its values its place among all of them."""
    return np.arange(count * 6, dtype=np.uint8).reshape(count, 6)


def test_tags_travel_as_a_digit_a_token_without_those_of_white_space() -> None:
    tagged = Doc(VOCAB, words=["Ann", "\n", "left"], spaces=[True, False, False])
    tagged.user_data[KEY] = rows(3)
    found = annotation(from_docs(tagged.text, [(tagged, 0)]), "ud").quotation
    assert found is not None
    assert [getattr(found, name) for name in QUOTATION_TAGS] == ["0c", "1d", "2e", "3f", "4g", "5h"]


def test_the_tags_of_paragraphs_are_joined() -> None:
    docs = [(doc("Ann left", rows(2)), 0), (doc("Bo came", rows(2)), 9)]
    found = annotation(from_docs("Ann left Bo came", docs), "ud").quotation
    assert found is not None
    assert found.content_begin == "0606"


def test_a_paragraph_without_tags_leaves_none() -> None:
    docs = [(doc("Ann left", rows(2)), 0), (doc("Bo came"), 9)]
    assert annotation(from_docs("Ann left Bo came", docs), "ud").quotation is None


@pytest.mark.parametrize("tags", [rows(3), rows(2).astype(float), [[0] * 6] * 2, rows(2) + 30])
def test_what_are_no_tags_of_the_tokens_is_the_models_fault(tags: object) -> None:
    with pytest.raises(ModelError, match="tags of quotations"):
        from_docs("Ann left", [(doc("Ann left", tags), 0)])
