"""What tells two of one name apart: the id of the people file, a walk of life, or the article itself.

It is said by two strings that are made of one article alone. The *person* is the folded name. A name that says too
little by itself (a first name, a title: "Mike", "Father") has more in it: the noun of its title after `=` ("Coach Mike"
is `mike=coach`, and with a rank any name: "Lady Roe" is `roe=lady`), else the article's id after `@`, for no other
"Mike" is known to be the same. The *sense* is the id in the people file after `kb:`, or else the walks of life that the
titles are of, joined by commas, "" where there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from attribune_desk.identities.name_form import form_of
from attribune_text.gender import FEMALE_TITLES, HONORIFICS, MALE_TITLES, is_first_name
from attribune_text.lexicon import words
from attribune_text.spheres import SPHERES, head_noun, spheres_of

#: What an id of the people file begins with in a sense.
KB = "kb:"
#: What stands in a person between a name that says too little and its title, or its article.
TITLE, ARTICLE = "=", "@"
#: Walks of life that one person often has both of.
_KINDRED = frozenset({"science", "medicine"})
#: Titles of rank: a name after one is not the surname of whoever else has it. "Lady Moreno" is hardly Luis Moreno.
_RANKS = words("baron baroness countess dame duchess duke earl king lady lord prince princess queen sir")
#: Divides the name from the walk of life in an identity key.
_BETWEEN = "#"


def person_of(name: str, titles: Sequence[str], article: str) -> str:
    """Return the person whom the folded `name` means with these titles in the article of that id."""
    found = form_of(name).words
    if len(found) > 1:
        return name
    nouns = [noun for noun in map(head_noun, titles) if noun]
    rank = next((noun for noun in nouns if noun in _RANKS), "")
    if not rank and not _says_little(found[0]):
        return name
    return f"{name}{TITLE}{rank or nouns[0]}" if nouns else f"{name}{ARTICLE}{article}"


def sense_of(titles: Sequence[str], kb: str | None) -> str:
    """Return the sense of a name with these titles, or with that id of the people file."""
    return KB + kb if kb is not None else ",".join(sorted(spheres_of(titles)))


def keys_of_senses(person: str, articles: Mapping[str, int]) -> dict[str, str]:
    """Return the identity key of each sense of `person`, of which so many articles have each.

    Walks of life that one article gives to one person are one person's, and so are science and medicine; others
    contradict. What most articles say has the person alone for its key, and so has a name without a title.
    """
    keys = {sense: sense for sense in articles if sense.startswith(KB)}
    keys |= {"": person} if "" in articles else {}
    walks = {sense: sense.split(",") for sense in articles if sense not in keys}
    groups = _groups(walks.values())
    count = {group: sum(articles[sense] for sense, found in walks.items() if found[0] in group) for group in groups}
    for at, group in enumerate(sorted(groups, key=lambda group: (-count[group], sorted(group)))):
        key = f"{person}{_BETWEEN}{min(group)}" if at else person
        keys |= {sense: key for sense, found in walks.items() if found[0] in group}
    return keys


def contradict(one: str, other: str) -> bool:
    """Whether two senses are of walks of life that one person hardly has both of."""
    if not one or not other or one.startswith(KB) or other.startswith(KB):
        return False
    return len(_groups([one.split(","), other.split(",")])) > 1


def _groups(found: Iterable[Sequence[str]]) -> list[frozenset[str]]:
    """Return the walks of life, those that belong together in one group."""
    given = [frozenset(walks) for walks in found]
    groups: list[frozenset[str]] = []
    for walks in chain(given, [_KINDRED & frozenset(chain.from_iterable(given))]):
        touched = [group for group in groups if group & walks]
        groups = [group for group in groups if not group & walks]
        if walks:
            groups.append(walks.union(*touched))
    return groups


def _says_little(word: str) -> bool:
    """Whether a name of this one word may be anybody's: a first name or a title."""
    return is_first_name(word) or any(word in nouns for nouns in (HONORIFICS, MALE_TITLES, FEMALE_TITLES, SPHERES))
