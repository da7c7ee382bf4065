"""Word lists written as text."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of `text`, which white space divides."""
    return frozenset(text.split())
