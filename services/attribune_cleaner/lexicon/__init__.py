"""The cleaner's word lists: a data file each, of one entry a line. Patterns of boilerplate stand in `boilerplate`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attribune_text.lexicon import Form, read_pairs, read_words, token


def read(name: str, form: Form = token) -> frozenset[str]:
    """Return the entries of the file `name` of this folder. Raises LexiconError for one that cannot be right."""
    return read_words(__name__, name, form)


def read_table(name: str, form: Form = token) -> dict[str, str]:
    """Return the pairs of the file `name` of this folder. Raises LexiconError for one that cannot be right."""
    return read_pairs(__name__, name, form)


def alternatives(entries: Iterable[str]) -> str:
    """Return a regular expression for any one of `entries`, the longer ones first."""
    return "|".join(re.escape(entry) for entry in sorted(entries, key=lambda entry: (-len(entry), entry)))
