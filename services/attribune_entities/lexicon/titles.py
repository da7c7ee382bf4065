"""Titles and roles beside the names of persons, all in lower case without final full stops."""

from __future__ import annotations

from attribune_entities.lexicon import read, read_map
from attribune_text.gender import FEMALE_TITLES, MALE_TITLES
from attribune_text.lexicon import bare_token, token

#: Ranks and forms of address right before a name, which begin a title of their own.
RANKS = read("ranks.txt", bare_token)
#: Every noun that can be the head of a title.
TITLE_NOUNS = RANKS | read("title_nouns.txt", bare_token) | MALE_TITLES | FEMALE_TITLES
#: Nouns for relatives: they tell the gender and are no titles.
KINSHIP_NOUNS = read("kinship_nouns.txt", bare_token)
#: Modifiers that belong to a title.
TITLE_MODIFIERS = read("title_modifiers.txt", bare_token)
#: Titles that are as often a first name or a surname: inside a recognised name they stay a part of it.
TITLES_AS_NAMES = read("titles_as_names.txt", bare_token)
#: Titles that are no surnames: alone they name nobody, and no name of an organisation ends in them.
OFFICES = read("offices.txt", bare_token)
#: What ministers and secretaries have in charge, where it is not itself the name of a body.
PORTFOLIOS = read("portfolios.txt", token)
#: Words for a party in a title, each with the word under which parties are compared.
PARTIES = read_map("parties.txt", token)
