"""Common nouns for people and for bodies that speak.

A poll, a book or a law also "says" things, but the word stands for nobody, so it is in no list here.
"""

from __future__ import annotations

from attribune_text.lexicon import read_words, token, words

_LEXICON = "attribune_text.lexicon"
_PERSONS = read_words(_LEXICON, "speaking_persons.txt", token)
_BODIES = read_words(_LEXICON, "speaking_bodies.txt", token)
#: Words that end like nouns for people and stand for nobody.
_NO_AGENTS = read_words(_LEXICON, "no_agents.txt", token)

#: Nouns for an unnamed person that the pronoun ranker knows. The list is its own, because the ranker is fitted to it.
UNNAMED_PERSONS = read_words(_LEXICON, "unnamed_persons.txt", token)

#: Words that stand for one person without a noun: "someone said".
_ONE = words("another everybody everyone one somebody someone")
#: Words that stand for several people without a noun: "others said".
_SEVERAL = words(
    """
    all both dozen few half hundred many million most other percent quarter several some third those thousand three two
    """
)

#: Nouns for a part of what follows "of": "a lot of voters". What follows shows whether people are meant.
_PARTS = words("bunch handful lot number percentage portion share")

#: Endings of nouns that are for people.
_PERSON_ENDINGS = ("man", "woman", "person", "people", "ist", "ologist", "ician", "eer", "men", "women")
#: Endings of nouns that are for people unless the noun is in `_NO_AGENTS`.
_AGENT_ENDINGS = ("er", "or", "ian", "ant", "ee")
#: Most letters of a noun whose ending shows nothing: "seer", "beer". Set by hand.
_MAX_SHORT_NOUN_LETTERS = 5


def label_of(lemma: str) -> str | None:
    """Return "PERSON" or "ORG" for the lemma of a noun that can speak; None for one that cannot."""
    if lemma in _PERSONS:
        return "PERSON"
    if lemma in _BODIES:
        return "ORG"
    last = lemma.rpartition("-")[2]
    agent = last.endswith(_AGENT_ENDINGS) and last not in _NO_AGENTS
    if len(last) > _MAX_SHORT_NOUN_LETTERS and (last.endswith(_PERSON_ENDINGS) or agent):
        return "PERSON"
    return label_of(last) if last != lemma else None


def is_indefinite(lemma: str) -> bool:
    """Return whether a word stands for people without a noun: "others", "some"."""
    return lemma in _ONE or lemma in _SEVERAL


def is_part(lemma: str) -> bool:
    """Return whether a noun stands for a part of what follows "of": "a handful of voters"."""
    return lemma in _PARTS


def is_several(lemma: str) -> bool:
    """Return whether a word without a noun, or a noun for a part, stands for more than one."""
    return lemma in _SEVERAL or lemma in _PARTS
