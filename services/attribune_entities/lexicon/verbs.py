"""Verbs of speech, as far as pronouns need them: the quote linker has a lexicon of its own."""

from __future__ import annotations

from attribune_entities.lexicon import words

SPEECH: frozenset[str] = words(
    """
    accuse acknowledge add admit advise agree announce argue ask assert assure blast boast call caution claim
    comment complain concede conclude confirm contend continue declare decline deny describe emphasize explain
    express insist joke maintain mention note object observe predict proclaim promise quip recall recount refuse
    reiterate remark remember repeat reply report respond reveal say state stress suggest tell testify think tweet
    urge vow warn whisper wonder write
    """
)
