"""Word lists written as text."""

from __future__ import annotations


def codes(text: str, first: int = 0) -> dict[str, float]:
    """Return a number for each word of `text`, counted from `first`: a feature of the scorer's trees."""
    return {word: float(number) for number, word in enumerate(text.split(), first)}
