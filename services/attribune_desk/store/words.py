"""Words to search by: folded alike in the store and in what is asked for."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from hashlib import blake2b

_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r'"([^"]*)"|“([^”]*)”|(\S+)')
#: Longer ones are searched by their beginning: what a database takes of one row is bounded.
_MOST = 100_000
#: More words than a person types; further ones are not asked for.
_TERMS = 32


def fold(text: str) -> str:
    """Return the words of `text` in lower case, without accents and marks, one space between them."""
    bare = text[:_MOST].casefold()
    if not bare.isascii():
        plain = unicodedata.normalize("NFKD", bare)
        bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(_WORD.findall(bare[:_MOST]))


def mark(kind: str, value: str) -> str:
    """Return a fact about a quote as one word, which nobody types and no stemmer shortens: it ends in a digit."""
    return f"x{blake2b(f'{kind} {value}'.encode(), digest_size=8).hexdigest()}0"


@dataclass(frozen=True)
class Term:
    """What must be there: one word, or several in this order without another between them."""

    words: str
    #: Whether the last word may go on: `harb*`.
    prefix: bool = False


def terms(asked: str) -> list[Term]:
    """Return what a search asks for: every word, words in quotation marks as a phrase, `*` for any ending."""
    found = []
    for match in _PART.finditer(asked):
        part = next(group for group in match.groups() if group is not None)
        words = fold(part)
        if words:
            found.append(Term(words, match.group(3) is not None and part.endswith("*")))
    return found[:_TERMS]
