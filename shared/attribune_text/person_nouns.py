"""Common nouns that stand for people and for bodies that speak.

A poll, a book or a law also "says" things, but nobody is named by the word, so it is in no list here.
"""

from __future__ import annotations

from attribune_text.lexicon import read_words, token, words

_LEXICON = "attribune_text.lexicon"
_PERSONS = read_words(_LEXICON, "speaking_persons.txt", token)
_BODIES = read_words(_LEXICON, "speaking_bodies.txt", token)
#: Words that end as nouns for people do and stand for nobody.
_NO_AGENTS = read_words(_LEXICON, "no_agents.txt", token)

#: Nouns for an unnamed person that the pronoun ranker knows. A list of its own, because the ranker is fitted to it.
UNNAMED_PERSONS = read_words(_LEXICON, "unnamed_persons.txt", token)

#: Words without a noun that stand for one person when they say something, and for several: "others said".
_ONE = words("another everybody everyone one somebody someone")
_SEVERAL = words(
    """
    all both dozen few half hundred many million most other percent quarter several some third those thousand three two
    """
)

#: Words for a part of what follows "of", which says whether people are meant: "a lot of voters".
_PARTS = words("bunch handful lot number percentage portion share")

#: Endings of nouns for people: those that always tell, and those that tell unless the word is in `_NO_AGENTS`.
_PERSON_ENDINGS = ("man", "woman", "person", "people", "ist", "ologist", "ician", "eer", "men", "women")
_AGENT_ENDINGS = ("er", "or", "ian", "ant", "ee")
#: Letters that a noun has to have more of for its ending to tell. Set by hand: "seer", "beer".
_SHORTEST = 5


def label_of(lemma: str) -> str | None:
    """PERSON or ORG for a noun that can speak, None for one that cannot."""
    if lemma in _PERSONS:
        return "PERSON"
    if lemma in _BODIES:
        return "ORG"
    last = lemma.rpartition("-")[2]
    agent = last.endswith(_AGENT_ENDINGS) and last not in _NO_AGENTS
    if len(last) > _SHORTEST and (last.endswith(_PERSON_ENDINGS) or agent):
        return "PERSON"
    return label_of(last) if last != lemma else None


def is_indefinite(lemma: str) -> bool:
    """Whether a word stands for people without naming a noun: "others", "some"."""
    return lemma in _ONE or lemma in _SEVERAL


def is_part(lemma: str) -> bool:
    """Whether a noun stands for some of what "of" names: "a handful of voters"."""
    return lemma in _PARTS


def is_several(lemma: str) -> bool:
    """Whether such a word stands for more than one."""
    return lemma in _SEVERAL or lemma in _PARTS
