from __future__ import annotations

import pytest
import spacy
from spacy.language import Language


@pytest.fixture(scope="session")
def small() -> Language:
    """A pipeline with a rule-based parser and recogniser: fast, exact, and enough for what is around the model."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer", name="parser")
    ruler = nlp.add_pipe("entity_ruler", name="ner")
    ruler.add_patterns([{"label": "PERSON", "pattern": "Ann Roe"}, {"label": "GPE", "pattern": "Rome"}])  # type: ignore[attr-defined]
    return nlp
