"""The entity extractor's word lists: a data file each, of one entry or pair a line. Data alone, no decisions."""

from __future__ import annotations

from attribune_text.lexicon import Form, read_pairs, read_words


def read(name: str, form: Form) -> frozenset[str]:
    """Return the entries of the file `name` of this folder. Raises LexiconError for one that cannot be right."""
    return read_words(__name__, name, form)


def read_map(name: str, form: Form) -> dict[str, str]:
    """Return the pairs of the file `name` of this folder. Raises LexiconError for a key that cannot be right."""
    return read_pairs(__name__, name, form)
