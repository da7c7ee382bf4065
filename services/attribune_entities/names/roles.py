"""Which nouns are titles and roles, and the gender that they tell."""

from __future__ import annotations

from attribune_entities.lexicon.titles import ALL_HEADS, FEMALE, HONORIFICS, MALE


def bare(word: str) -> str:
    """Return `word` in lower case without final full stops, as the lexicons have it."""
    return word.lower().rstrip(".")


def head_word(word: str) -> str:
    """Return the noun of a title in the lexicon's form: "ex-senator" and "Senator." are senators."""
    word = bare(word)
    return word.removeprefix("ex-") if word.startswith("ex-") else word


def is_head(word: str) -> bool:
    """Whether `word` can be the noun of a title."""
    word = head_word(word)
    return word in ALL_HEADS or word.endswith(("woman", "spokesman", "person")) or word.rpartition("-")[2] in ALL_HEADS


def gender_of_title(word: str) -> str:
    """Return "m" or "f" where the title's noun tells, else ""."""
    word = head_word(word)
    if word in HONORIFICS:
        return HONORIFICS[word]
    if word in FEMALE or word.endswith("woman"):
        return "f"
    return "m" if word in MALE or word.endswith(("spokesman", "chairman")) else ""
