"""What links names to the people file: offices, peoples and letters of other scripts."""

from __future__ import annotations

from attribune_entities.lexicon import read, read_map
from attribune_text.lexicon import folded_name, folded_word, token

#: Words for an office, each with the word under which offices are compared; both folded.
SAME_OFFICES = read_map("same_offices.txt", folded_name)
#: Words before the noun of an office that make another office of it; folded.
OFFICE_QUALIFIERS = read("office_qualifiers.txt", folded_word)
#: Adjectives of countries that look unlike the country's name, each with that name; both folded.
DEMONYMS = read_map("demonyms.txt", folded_word)
#: Letters of other scripts, each with Latin ones; in lower case.
OTHER_SCRIPTS = {key: "" if value == "-" else value for key, value in read_map("other_scripts.txt", token).items()}
#: Abbreviations of places, each with the place; both folded.
STATE_ABBREVIATIONS = read_map("state_abbreviations.txt", folded_name)
#: Words that tell of an office, each with the office; both folded.
OFFICE_WORDS = read_map("office_words.txt", folded_name)
#: Countries as offices are named after them; folded.
COUNTRIES = read("countries.txt", folded_name)
