"""The small words of surnames as tokens; what the services share of persons' names is in `attribune_text`."""

from __future__ import annotations

from attribune_entities.lexicon import read
from attribune_text.lexicon import token

#: Words that begin a surname only where they are written small, in lower case.
LOWER_CASE_PARTICLES = read("lower_case_particles.txt", token)
#: Small words with which the second part of a name begins, in lower case.
INNER_PARTICLES = read("inner_particles.txt", token)
