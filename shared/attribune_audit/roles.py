"""The group that a role belongs to: officials, business, science, and so on.

A role is what a text calls a person: a title ("Health Minister") or an apposition ("the head coach of Dunmore"). The
words of the groups are in `role_groups.toml`, set by hand.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple, get_args

RoleGroup = Literal["officials", "business", "science", "law", "sport", "arts", "civil", "witnesses", "other"]
ROLE_GROUPS: tuple[RoleGroup, ...] = get_args(RoleGroup)

#: What each group stands for, for people to read.
DESCRIPTIONS: dict[RoleGroup, str] = {
    "officials": "politicians and officials",
    "business": "business and finance",
    "science": "science, health and education",
    "law": "police, courts and armed forces",
    "sport": "sport",
    "arts": "arts and media",
    "civil": "campaigns, unions and religion",
    "witnesses": "witnesses, relatives and residents",
    "other": "others",
}

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
#: What ends the head of a role: what follows says where and of what.
_AFTER_HEAD = re.compile(
    r"\b(?:of|for|at|in|with|from|to|on|under|who|whose|that|which|representing|based|and|near|by)\b|,", re.IGNORECASE
)
_POSSESSIVES = ("'s", "’s")


class _Words(NamedTuple):
    nouns: dict[str, RoleGroup]
    contexts: dict[str, list[RoleGroup]]
    shared: dict[str, RoleGroup]


def role_group(role: str) -> RoleGroup:
    """Return the group of a role in a text's own words, "other" where its words say none.

    The noun that heads the role decides ("the head coach of Dunmore"). For a noun that many groups share ("director"),
    the words beside and after it do ("director of the Northvale orchestra").
    """
    found = _words()
    head, rest = _head_and_rest(role)
    words = _tokens(head)
    beyond = _tokens(rest)
    for at in range(len(words) - 1, -1, -1):
        for size in (2, 1):
            if at + 1 < size:
                continue
            term = "-".join(words[at + 1 - size : at + 1])
            if term in found.shared:
                # "club captain" and "fire captain": the nearest word with a group, before it first.
                beside = words[: at + 1 - size][::-1] + words[at + 1 :]
                return _by_context(beside, beyond, found) or found.shared[term]
            if term in found.nouns:
                return found.nouns[term]
    return _by_context(words, beyond, found) or "other"


def _by_context(beside: list[str], beyond: list[str], found: _Words) -> RoleGroup | None:
    """Return the group of most words `beside` and `beyond` a head, the first of them where two have as many.

    A noun for a person beyond the head is somebody else: "who plays the merchant's wife".
    """
    votes: dict[RoleGroup, int] = {}
    for at, word in enumerate(beside + beyond):
        groups: list[RoleGroup] = list(found.contexts.get(word, ()))
        if at < len(beside) and word in found.nouns and word not in found.shared:
            groups.append(found.nouns[word])
        for vote in groups:
            votes[vote] = votes.get(vote, 0) + 1
    if not votes:
        return None
    return max(votes, key=votes.__getitem__)


def is_role_noun(word: str) -> bool:
    """Return whether a word is a noun that heads a role in one of the groups."""
    found = _words()
    return any(token in found.nouns or token in found.shared for token in _tokens(word))


def _head_and_rest(role: str) -> tuple[str, str]:
    ends = _AFTER_HEAD.search(role)
    return (role, "") if ends is None else (role[: ends.start()], role[ends.end() :])


def _tokens(words: str) -> list[str]:
    """Return the words in lower case, in the singular, without possessives and full stops."""
    return [_singular(_bare(match.group().casefold())) for match in _WORD.finditer(words)]


def _bare(word: str) -> str:
    for ending in _POSSESSIVES:
        word = word.removesuffix(ending)
    return word.replace(".", "").replace("’", "'")


def _singular(word: str) -> str:
    found = _words()
    if word in found.nouns or word in found.contexts or word in found.shared:
        return word
    for ending, singular in (("ies", "y"), ("men", "man"), ("es", ""), ("s", "")):
        if word.endswith(ending):
            one = word.removesuffix(ending) + singular
            if one in found.nouns or one in found.shared:
                return one
    return word


@cache
def _words() -> _Words:
    table = tomllib.loads(files(__package__).joinpath("role_groups.toml").read_text(encoding="utf-8"))
    shared: dict[str, RoleGroup] = table.pop("shared")
    nouns: dict[str, RoleGroup] = {}
    contexts: dict[str, list[RoleGroup]] = {}
    for group in ROLE_GROUPS:
        rows = table.get(group, {"nouns": "", "contexts": ""})
        for noun in rows["nouns"].split():
            nouns.setdefault(noun, group)
        for word in rows["contexts"].split():
            contexts.setdefault(word, []).append(group)
    return _Words(nouns, contexts, shared)
