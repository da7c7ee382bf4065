"""A person as pronouns and descriptions are linked to it: every place where the text speaks of it."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, field

from attribune_core.events import MentionKind
from attribune_entities.coreference.person_names import person_words
from attribune_entities.names.name_mention import NameMention
from attribune_text.gender import gender_of_name
from attribune_text.token_table import TokenTable

#: Relations by which a name hangs on the noun or the name that it says more of.
_SAME_THING = frozenset({"flat", "appos", "desc", "compound"})


@dataclass(slots=True)
class Place:
    """One place where a person is spoken of: its tokens (`last` exclusive), and its part in the sentence."""

    first: int
    last: int
    #: The noun or pronoun that stands in the sentence for the whole phrase.
    head: int
    #: That noun's relation; of a noun in a coordination, the first one's.
    role: str
    kind: MentionKind


def _first(place: Place) -> int:
    return place.first


@dataclass(slots=True, eq=False)
class Figure:
    """A person of the text, named or not ("a spokesman"): unnamed ones only keep pronouns from the named."""

    named: bool
    #: "m" or "f" where a title, an honorific or the noun tells, else "".
    titled: str = ""
    #: The same where the first name of a full name tells.
    gender: str = ""
    #: The gender that a name of one word would tell if it were a first name.
    guess: str = ""
    #: How many pronouns of each gender are linked to it.
    pronouns: dict[str, int] = field(default_factory=lambda: {"m": 0, "f": 0})
    #: Whether it is unnamed and spoken of inside quotation marks alone.
    quoted: bool = False
    #: Whether it is the first person of the article.
    opens: bool = False
    places: list[Place] = field(default_factory=list)
    #: Nouns in apposition to its names, as tokens.
    apposed: set[int] = field(default_factory=set)
    #: The titles beside its name, as words in lower case.
    roles: set[tuple[str, ...]] = field(default_factory=set)

    def add(self, place: Place) -> None:
        """Add a place, in order of the text."""
        insort(self.places, place, key=_first)

    def before(self, token: int) -> int:
        """Return how many of the places begin before `token`."""
        return bisect_left(self.places, token, key=_first)


def place(table: TokenTable, first: int, last: int, kind: MentionKind, beside: Sequence[int] = ()) -> Place:
    """Return the place in the tokens from `first` up to `last`, with its part in the sentence.

    `beside` are nouns in apposition: one that stands before stands in the sentence for both.
    """
    head = next((noun for noun in beside if noun < first), table.head_of(first, last))
    for _ in range(len(table)):
        up = table.heads[head]
        # Only a noun that stands before: in "the Obama administration" the name is no more than a modifier.
        if kind == "pronoun" or up >= head or table.roles[head] not in _SAME_THING:
            break
        head = up
    role = table.roles[head]
    anchor = head
    while role == "conj" and table.heads[anchor] != anchor:
        anchor = table.heads[anchor]
        role = table.roles[anchor]
    return Place(first, last, head, role, kind)


def figure(table: TokenTable, names: Sequence[NameMention]) -> Figure:
    """Return the person who has `names`."""
    out = Figure(named=True)
    for name in names:
        out.add(place(table, name.first, name.last, "name", name.apposed_nouns))
        out.titled = out.titled or name.title_gender
        out.apposed.update(name.apposed_nouns)
    for name in names:
        words = person_words(name.text)[0]
        out.gender = out.gender or gender_of_name(words)
        out.guess = out.guess or gender_of_name((*words, ""))
    return out
