"""The language of a text, identified by py3langid where it can be told.

Source of the method: Marco Lui and Timothy Baldwin, "langid.py: An Off-the-shelf Language Identification Tool", 2012.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from attribune_cleaner.lexicon import read

_LANGUAGES = read("news_languages.txt")
#: Fewest letters that a language is identified by. Set by hand.
_FEWEST_LETTERS = 40
#: Smallest probability of a language that is believed. Set by hand.
_CONFIDENCE = 0.8
#: Code points that are looked at. The decision is settled long before, and the cost grows with them. Set by hand.
_SAMPLE = 1000
_WORD = re.compile(r"[^\W\d_]+")
#: Function words that are hardly words of another language.
_ENGLISH = read("english_function_words.txt")
#: Their share from which a text is English: English news has 0.25 to 0.4, other languages less than 0.1. Set by hand.
_ENGLISH_SHARE = 0.17
#: Their share from which nothing else is asked. Set by hand.
_SURELY_ENGLISH = 0.25
_TAG = re.compile(r"([a-zA-Z]{2,3})(?:[-_][\w-]+)?")


def language_of_tag(declared: str | None) -> str | None:
    """Return the language of a BCP 47 tag ("en-US" is "en"), anything else as it is, and None for nothing."""
    match = _TAG.fullmatch((declared or "").strip())
    return match[1].lower() if match else declared or None


def language_of_page(text: str, declared: str | None) -> str | None:
    """Return the language of a page: the one that it declares, unless its words say otherwise.

    Templates declare English for texts in any language, and identification costs more than all else about a page. So
    the share of English function words is looked at first, and the text is identified where that contradicts.
    """
    # Loaded with the first text, whatever that is: no later one waits for it.
    language_identifier()
    tag = language_of_tag(declared)
    share = _english_share(text[:_SAMPLE])
    if tag in _LANGUAGES and (tag == "en") == (share >= _ENGLISH_SHARE):
        return tag
    return identify_language(text) or tag


def _english_share(text: str) -> float:
    """Return the share of English function words of the words in `text`."""
    found = _WORD.findall(text.lower())
    return sum(word in _ENGLISH for word in found) / (len(found) or 1)


def identify_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of `text`, or None where it is too short or too mixed to tell."""
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        return None
    if _english_share(sample) >= _SURELY_ENGLISH:
        return "en"
    language, confidence = language_identifier().classify(sample)
    return str(language) if confidence >= _CONFIDENCE else None


@lru_cache(maxsize=1)
def language_identifier() -> Any:
    """Return the identifier, loaded once in a process (half a second)."""
    import numpy as np
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    found = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    found.set_languages(sorted(_LANGUAGES))
    # Row by row in memory: a text looks up some hundred rows, one a feature. Column by column each was spread over all.
    found.nb_ptc = np.ascontiguousarray(found.nb_ptc)
    return found
