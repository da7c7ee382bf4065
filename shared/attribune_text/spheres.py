"""The walk of life that a title belongs to: "Sen." is of politics, "striker" of sport."""

from __future__ import annotations

from collections.abc import Iterable

from attribune_text.fold import fold
from attribune_text.lexicon import folded_word, read_pairs, words

#: Nouns of titles, each with the walk of life that it belongs to; folded.
SPHERES = read_pairs("attribune_text.lexicon", "spheres.txt", folded_word)
#: Words that end the noun phrase of a title: "deputy secretary of defense".
_ENDS = words("and as at by for from in of on since to under with who whose")


def spheres_of(titles: Iterable[str]) -> frozenset[str]:
    """Return the walks of life of which `titles` are; the head of each counts, so a deputy secretary is of politics."""
    return frozenset(SPHERES[noun] for noun in map(head_noun, titles) if noun in SPHERES)


def head_noun(title: str) -> str:
    """Return the folded noun that heads `title`: the last word before a preposition, "" where there is none."""
    folded = fold(title)
    end = next((at for at, word in enumerate(folded) if word in _ENDS), len(folded))
    return folded[end - 1] if end else ""
