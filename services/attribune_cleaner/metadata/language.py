"""The language of a text, found by py3langid (Lui and Baldwin's langid.py) where it can be told."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from attribune_cleaner.lexicon import read

_LANGUAGES = read("news_languages.txt")
#: Letters that a decision needs, and the confidence; below either, the language stays unknown.
_FEWEST_LETTERS = 40
_CONFIDENCE = 0.8
#: Code points looked at: the decision is settled long before, and the cost grows with them.
_SAMPLE = 1000
_TAG = re.compile(r"([a-zA-Z]{2,3})(?:[-_][\w-]+)?")


def language_of_tag(declared: str | None) -> str | None:
    """Return the language of a BCP 47 tag ("en-US" is "en"), anything else as it is, and None for nothing."""
    match = _TAG.fullmatch((declared or "").strip())
    return match[1].lower() if match else declared or None


def identify_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of `text`, or None where it is too short or too mixed to tell."""
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        return None
    language, confidence = language_identifier().classify(sample)
    return str(language) if confidence >= _CONFIDENCE else None


@lru_cache(maxsize=1)
def language_identifier() -> Any:
    """Return the identifier, loaded once in a process (half a second)."""
    import numpy as np
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    found = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    found.set_languages(sorted(_LANGUAGES))
    # A row a feature, side by side in memory: a text looks up some hundred rows, and each was strewn over all of it.
    found.nb_ptc = np.ascontiguousarray(found.nb_ptc)
    return found
