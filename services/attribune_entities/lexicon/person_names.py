"""The words of persons' names: short forms of first names, the order and the small words of surnames, suffixes."""

from __future__ import annotations

from attribune_entities.lexicon import read, read_map
from attribune_text.lexicon import folded_word, token

#: Short forms of English first names, each with a full one that it stands for; both folded.
NICKNAMES = read_map("nicknames.txt", folded_word)
#: Family names that stand first in Chinese, Korean and Vietnamese names; folded.
SURNAMES_WRITTEN_FIRST = read("surnames_written_first.txt", folded_word)
#: Small words inside a surname; folded.
SURNAME_PARTICLES = read("surname_particles.txt", folded_word)
#: Words that begin a surname only where they are written small, in lower case.
LOWER_CASE_PARTICLES = read("lower_case_particles.txt", token)
#: Small words with which the second part of a name begins, in lower case.
INNER_PARTICLES = read("inner_particles.txt", token)
#: What follows a person's name, "generation" or "honour" each; folded.
NAME_SUFFIXES = read_map("name_suffixes.txt", folded_word)
