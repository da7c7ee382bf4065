"""The quote linker's word lists: a data file each, one entry a line. What is learned of words is in `model`."""

from __future__ import annotations

from attribune_text.lexicon import Form, read_pairs, read_words, token


def read(name: str, form: Form = token) -> frozenset[str]:
    """Return the entries of the file `name` of this folder. Raises LexiconError for an entry that cannot be right."""
    return read_words(__name__, name, form)


def read_map(name: str, form: Form = token) -> dict[str, str]:
    """Return the pairs of the file `name` of this folder. Raises LexiconError for a line that cannot be right."""
    return read_pairs(__name__, name, form)
