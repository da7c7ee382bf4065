"""Feasts and holidays whose names recognisers seldom met."""

from __future__ import annotations

from attribune_entities.lexicon import read
from attribune_text.lexicon import phrase

#: Tokens in lower case without hyphens, joined by single spaces.
FEASTS = read("feasts.txt", phrase)
