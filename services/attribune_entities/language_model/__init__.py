"""The spaCy pipelines: loading them, keeping one a language, and what each says of itself."""

from __future__ import annotations

from spacy.language import Language

__all__ = ["Language"]
