"""Word lists of our own: titles, first names, organisations, places. Data only, no decisions."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of `text`, which white space divides."""
    return frozenset(text.split())


def pairs(text: str) -> dict[str, str]:
    """Return the `key:value` pairs of `text`, which white space divides."""
    return dict(pair.split(":", 1) for pair in text.split())
