"""A person's gender by words: pronouns, titles, nouns, first names and surnames. It is "m", "f", or "" if unknown.

Nothing here guesses: a word that both men and women have does not show the gender.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attribune_text.fold import bare
from attribune_text.lexicon import bare_token, folded_word, read_pairs, read_words, words

_LEXICON = "attribune_text.lexicon"

#: The pronouns that stand for a man or a woman, in lower case.
PRONOUNS: dict[str, str] = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
REFLEXIVE_PRONOUNS: frozenset[str] = words("himself herself")

#: Common first names by the gender that they mostly belong to, folded.
MALE_FIRST_NAMES = read_words(_LEXICON, "male_first_names.txt", folded_word)
FEMALE_FIRST_NAMES = read_words(_LEXICON, "female_first_names.txt", folded_word)
#: Forms of address before a name, each with the gender that it shows, if any.
HONORIFICS: dict[str, str] = {
    word: "" if gender == "-" else gender for word, gender in read_pairs(_LEXICON, "honorifics.txt", bare_token).items()
}
#: Titles and roles that show the gender, in lower case without final full stops.
MALE_TITLES = read_words(_LEXICON, "male_titles.txt", bare_token)
FEMALE_TITLES = read_words(_LEXICON, "female_titles.txt", bare_token)

_MALE_NOUNS = words("boy dad guy man")
_FEMALE_NOUNS = words("girl mom mum woman")
#: Endings of surnames that only women have, Icelandic and Slavic, folded.
_FEMALE_SURNAME_ENDINGS = (
    *("dottir", "skaya", "skaia", "ieva", "yeva"),
    *("dova", "kova", "lova", "mova", "nova", "rova", "sova", "tova", "vova"),
)


def title_noun(word: str) -> str:
    """Return the noun of a title in the form of the word lists: "ex-senator" and "Senator." are senators."""
    return bare(word).removeprefix("ex-")


def gender_of_title(word: str) -> str:
    """Return the gender that the noun of a title shows: "f" for "Spokeswoman"."""
    noun = title_noun(word)
    if noun in HONORIFICS:
        return HONORIFICS[noun]
    if noun in FEMALE_TITLES or noun.endswith("woman"):
        return "f"
    return "m" if noun in MALE_TITLES or noun.endswith(("spokesman", "chairman")) else ""


def gender_of_noun(noun: str) -> str:
    """Return the gender that a noun for a person shows, a title or not. `noun` is in lower case."""
    if noun in _MALE_NOUNS:
        return "m"
    return "f" if noun in _FEMALE_NOUNS else gender_of_title(noun)


def gender_of_name(name: Sequence[str]) -> str:
    """Return the gender that a person's name shows, by its first name or by a surname that only women have.

    `name` is the folded words of the name. A single word is more often a surname than a first name, so it shows none.
    """
    if len(name) < 2:
        return ""
    first = name[0]
    male, female = first in MALE_FIRST_NAMES, first in FEMALE_FIRST_NAMES
    if male != female:
        return "m" if male else "f"
    return "f" if not male and name[-1].endswith(_FEMALE_SURNAME_ENDINGS) else ""


def is_first_name(word: str) -> bool:
    """Whether a folded word is a common first name."""
    return word in MALE_FIRST_NAMES or word in FEMALE_FIRST_NAMES


def gender_of_pronouns(pronouns: Iterable[str]) -> str:
    """Return the gender that pronouns of one person agree on; "" if they show none or both."""
    genders = {PRONOUNS.get(pronoun.lower(), "") for pronoun in pronouns} - {""}
    return genders.pop() if len(genders) == 1 else ""
