"""Which nouns are titles and roles."""

from __future__ import annotations

from attribune_entities.lexicon.titles import TITLE_NOUNS
from attribune_text.gender import title_noun


def is_title_noun(word: str) -> bool:
    """Whether `word` can be the noun of a title: by the word lists, by its ending, or by its part after a hyphen."""
    noun = title_noun(word)
    if noun in TITLE_NOUNS or noun.endswith(("woman", "spokesman", "person")):
        return True
    return noun.rpartition("-")[2] in TITLE_NOUNS
