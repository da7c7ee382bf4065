"""Which nouns are titles and roles."""

from __future__ import annotations

from attribune_entities.lexicon.titles import ALL_HEADS
from attribune_text.gender import title_noun


def is_head(word: str) -> bool:
    """Whether `word` can be the noun of a title."""
    noun = title_noun(word)
    return noun in ALL_HEADS or noun.endswith(("woman", "spokesman", "person")) or noun.rpartition("-")[2] in ALL_HEADS
