"""What tells two of one name apart: the id of the people file, a walk of life, or the article itself.

The *sense* of a name in an article is a short string, made of that article alone:

- `kb:ID`, where the entity is linked to the people file;
- of a name that says too little by itself (a first name, a title: "Mike", "Father"), the noun of its title after `=`
  ("King Charles" is `=king`), else the article after `@`: no other "Mike" is the same person;
- else the walks of life that its titles are of, joined by commas: `politics`; "" without a title that is of one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from attribune_desk.identities.name_form import form_of
from attribune_text.gender import FEMALE_TITLES, HONORIFICS, MALE_TITLES, is_first_name
from attribune_text.spheres import SPHERES, head_noun, spheres_of

#: What an id of the people file, a title and an article begin with in a sense.
KB, TITLE, ARTICLE = "kb:", "=", "@"
#: Walks of life that one person often has both of.
_KINDRED = (frozenset({"science", "medicine"}),)
#: Divides the name from the sense in an identity key.
_BETWEEN = "#"


def sense_of(person: str, titles: Sequence[str], kb: str | None, article: str) -> str:
    """Return the sense of the name `person` (its folded key) with these titles in the article of that id."""
    if kb is not None:
        return KB + kb
    words = form_of(person).words
    if len(words) == 1 and _says_little(words[0]):
        noun = next(filter(None, map(head_noun, titles)), "")
        return TITLE + noun if noun else ARTICLE + article
    return ",".join(sorted(spheres_of(titles)))


def keys_of_senses(person: str, articles: Mapping[str, int]) -> dict[str, str]:
    """Return the identity key of each sense of the name `person`, of which so many articles have each sense.

    Walks of life that one article gives to one person are one person's, and those of science and medicine; others
    contradict. What most articles say has the bare name for its key, and so has a name without a title.
    """
    keys = {sense: sense for sense in articles if sense.startswith(KB)}
    keys |= {sense: f"{person}{_BETWEEN}{sense}" for sense in articles if sense.startswith((TITLE, ARTICLE))}
    rest = {sense: sense.split(",") for sense in articles if sense and sense not in keys}
    groups = _groups(rest.values())
    of_group = {group: sum(articles[sense] for sense in rest if rest[sense][0] in group) for group in groups}
    ranked = sorted(groups, key=lambda group: (-of_group[group], sorted(group)))
    for at, group in enumerate(ranked):
        key = f"{person}{_BETWEEN}{min(group)}" if at else person
        keys |= {sense: key for sense in rest if rest[sense][0] in group}
    return keys | ({"": person} if "" in articles else {})


def contradict(one: str, other: str) -> bool:
    """Whether two senses are of walks of life that one person hardly has both of."""
    if one[:1] in (TITLE, ARTICLE) or other[:1] in (TITLE, ARTICLE) or not one or not other:
        return False
    if one.startswith(KB) or other.startswith(KB):
        return False
    return len(_groups([one.split(","), other.split(",")])) > 1


def _groups(found: Iterable[Sequence[str]]) -> list[frozenset[str]]:
    """Return the walks of life, those in groups that belong together."""
    groups: list[frozenset[str]] = []
    for walks in chain(found, map(sorted, _KINDRED)):
        touched = [group for group in groups if not group.isdisjoint(walks)]
        if frozenset(walks) in _KINDRED and len(touched) < len(walks):
            continue
        groups = [group for group in groups if group not in touched]
        groups.append(frozenset(walks).union(*touched))
    return groups


def _says_little(word: str) -> bool:
    """Whether a name of this one word may be anybody's: a first name or a title."""
    return is_first_name(word) or any(word in nouns for nouns in (HONORIFICS, MALE_TITLES, FEMALE_TITLES, SPHERES))
