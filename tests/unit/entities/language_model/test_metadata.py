"""What a pipeline says of itself."""

from __future__ import annotations

import spacy
from spacy.language import Language

from attribune_entities.language_model.metadata import scheme


def test_the_scheme_is_read_off_the_labels(small: Language) -> None:
    assert scheme(small) == "ud"
    nlp = spacy.blank("en")
    parser = nlp.add_pipe("parser")
    parser.add_label("dobj")  # type: ignore[attr-defined]
    assert scheme(nlp) == "clearnlp"
