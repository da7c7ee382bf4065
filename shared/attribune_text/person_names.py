"""The words of persons' names, and the spelling under which they are compared.

The entity extractor compares names within an article and with the people file, the desk across articles.
"""

from __future__ import annotations

from functools import lru_cache

from attribune_text.lexicon import folded_word, read_pairs, read_words

_LEXICON = "attribune_text.lexicon"

#: Short forms of English first names, each with a full one that it stands for; both folded.
NICKNAMES = read_pairs(_LEXICON, "nicknames.txt", folded_word)
#: Family names that stand first in Chinese, Korean and Vietnamese names; folded.
SURNAMES_WRITTEN_FIRST = read_words(_LEXICON, "surnames_written_first.txt", folded_word)
#: Small words inside a surname; folded.
SURNAME_PARTICLES = read_words(_LEXICON, "surname_particles.txt", folded_word)
#: What follows a person's name, "generation" or "honour" each; folded.
NAME_SUFFIXES = read_pairs(_LEXICON, "name_suffixes.txt", folded_word)
#: Spellings of names from other scripts, each with the one under which names are compared; both folded.
TRANSLITERATIONS = read_pairs(_LEXICON, "transliterations.txt", folded_word)

#: The endings of one Slavic surname as it is spelt in Latin letters; all are compared as the last.
_SLAVIC_ENDINGS = ("skyy", "skiy", "skij", "skii", "skyi", "ski", "sky")


@lru_cache(maxsize=32768)
def spelling(word: str) -> str:
    """Return the folded `word` of a name in the spelling under which names are compared."""
    known = TRANSLITERATIONS.get(word)
    if known is not None:
        return known
    if word.endswith(_SLAVIC_ENDINGS):
        return next(word[: -len(ending)] for ending in _SLAVIC_ENDINGS if word.endswith(ending)) + "sky"
    return word
