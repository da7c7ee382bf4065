"""What a language pipeline says of itself: its name and version, what it reads at once, and its relations' names."""

from __future__ import annotations

from typing import Literal

from spacy.language import Language

#: Names of dependency relations: Universal Dependencies' or ClearNLP's, see `attribune_text.relations`.
Scheme = Literal["ud", "clearnlp"]

#: Relations that only the ClearNLP scheme has.
_CLEARNLP = frozenset({"dobj", "pobj", "nsubjpass"})


def describe(nlp: Language) -> str:
    """Return name and version of the pipeline, as they stand in every event that it made."""
    meta = nlp.meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def reads_articles(nlp: Language) -> bool:
    """Return whether the pipeline asks in its meta data for whole articles; others are given paragraphs.

    A transition-based parser's time grows with the square of a document's length. A pipeline that cuts documents itself
    sees more of an article at once, and is faster.
    """
    return bool(nlp.meta.get("reads") == "articles")


def scheme(nlp: Language) -> Scheme:
    """Return which names the parser's relations have."""
    labels = nlp.get_pipe_meta("parser") and nlp.pipe_labels.get("parser", [])
    return "clearnlp" if _CLEARNLP & set(labels or ()) else "ud"
