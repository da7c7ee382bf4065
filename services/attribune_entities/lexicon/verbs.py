"""Verbs of speech, as far as pronouns and publishers need them: the quote linker has a lexicon of its own."""

from __future__ import annotations

from attribune_entities.lexicon import read
from attribune_text.lexicon import token

#: By lemma. Fitted: the pronoun ranker learned from this list (training/REFIT.md).
SPEECH_VERBS = read("speech_verbs.txt", token)
