"""Words that tell what a name is by themselves."""

from __future__ import annotations

from attribune_entities.lexicon import read_map
from attribune_text.lexicon import token

#: Each word, in lower case, with what it tells: "storm", "law", "scripture" or "illness".
TRIGGER_WORDS = read_map("trigger_words.txt", token)
#: Words beside a trigger word that make it no such name, each with the kind of the trigger.
TRIGGER_EXCEPTIONS = read_map("trigger_exceptions.txt", token)
