"""Folding of names, so that two spellings of one name are equal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: Letters that Unicode does not decompose into a base letter and a diacritic, with what they fold to.
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "ŋ": "n", "œ": "oe", "æ": "ae", "þ": "th", "ə": "e"}
)
#: Characters that are dropped, so that the letters beside them join.
_JOINING = re.compile(r"['’‘`ʻʼ´.]")
#: Characters that divide words.
_DIVIDING = re.compile(r"[^\w]+|_+")


@lru_cache(maxsize=8192)
def fold(name: str) -> tuple[str, ...]:
    """Return the words of `name` without case, diacritics and punctuation.

    Apostrophes and full stops join ("O'Brien", "U.N."), every other mark divides. Single letters in a row are one word
    ("J. K." and "J.K.").
    """
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    words: list[str] = []
    single = False
    for word in _DIVIDING.split(_JOINING.sub("", plain)):
        if not word:
            continue
        if len(word) == 1 and single:
            words[-1] += word
        else:
            words.append(word)
            single = len(word) == 1 and word.isalpha()
    return tuple(words)


def bare(word: str) -> str:
    """Return `word` in lower case without the full stops at its end: "Sen." is "sen"."""
    return word.lower().rstrip(".")
