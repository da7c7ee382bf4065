"""Places: other names of countries and states, names that persons have as well, and how only places are called."""

from __future__ import annotations

from attribune_entities.lexicon import read, read_map
from attribune_entities.lexicon.people import COUNTRIES
from attribune_text.lexicon import folded_name, folded_word

#: Other names, each with the one that it stands for; both folded.
PLACE_ALIASES = read_map("place_aliases.txt", folded_name)
#: Places that are surnames and first names, too: a person so called does not make them one; folded.
WELL_KNOWN_PLACES = read("well_known_places.txt", folded_word)
#: Countries, states and their short names, which no person called alike makes persons of; folded.
COUNTRIES_AND_STATES = COUNTRIES | read("us_states.txt", folded_name) | frozenset(PLACE_ALIASES)
#: First words that names of places have and names of persons do not; folded.
PLACE_FIRST_WORDS = read("place_first_words.txt", folded_word)
