"""A person of the article with every mention of it: what descriptions and pronouns are linked to."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, field

from attribune_core.events import MentionKind
from attribune_entities.coreference.person_names import person_words
from attribune_entities.names.name_mention import NameMention
from attribune_text.gender import gender_of_name
from attribune_text.given_names import is_surname_first
from attribune_text.token_table import TokenTable

#: Relations of a name to the noun or the name that it says more of.
_SAME_THING = frozenset({"flat", "appos", "desc", "compound"})


@dataclass(slots=True)
class PersonMention:
    """One mention of a person: its tokens (`last` exclusive), and its part in the sentence."""

    first: int
    last: int
    #: The noun or pronoun that stands in the sentence for the whole phrase, as a token.
    head: int
    #: The head's coarse relation; in a coordination, that of the first conjunct.
    role: str
    kind: MentionKind


def _first(mention: PersonMention) -> int:
    return mention.first


@dataclass(slots=True, eq=False)
class PersonEntity:
    """A person of the article, named or not ("a spokesman").

    Unnamed persons never reach the event: they are antecedents that keep a pronoun from a named one.
    """

    named: bool
    #: "m" or "f" where a title, an honorific or the noun tells, else "".
    title_gender: str = ""
    #: "m" or "f" where the first name of a full name tells, else "".
    first_name_gender: str = ""
    #: "m" or "f" where a name of one word would tell if it were a first name, else "".
    lone_name_gender: str = ""
    #: How many pronouns of each gender are linked to it.
    pronoun_counts: dict[str, int] = field(default_factory=lambda: {"m": 0, "f": 0})
    #: Whether it is unnamed and mentioned inside quotation marks alone.
    only_quoted: bool = False
    #: Whether it is the first person of the article.
    opens_article: bool = False
    #: In order of the text.
    mentions: list[PersonMention] = field(default_factory=list)
    #: Nouns in apposition to its names, as tokens.
    apposed_nouns: set[int] = field(default_factory=set)
    #: The titles beside its names, each as words in lower case.
    titles: set[tuple[str, ...]] = field(default_factory=set)

    def add(self, mention: PersonMention) -> None:
        """Add a mention; they stay in order of the text."""
        insort(self.mentions, mention, key=_first)

    def count_before(self, token: int) -> int:
        """Return how many of the mentions begin before `token`."""
        return bisect_left(self.mentions, token, key=_first)


def mention_of(
    table: TokenTable, first: int, last: int, kind: MentionKind, apposed_nouns: Sequence[int] = ()
) -> PersonMention:
    """Return the mention in the tokens from `first` up to `last`, with its part in the sentence.

    Of a name with `apposed_nouns` before it, the first of these is the head: it stands in the sentence for both.
    """
    head = next((noun for noun in apposed_nouns if noun < first), table.head_of(first, last))
    for _ in range(len(table)):
        above = table.heads[head]
        # Only a noun that comes before: in "the Obama administration" the name is no more than a modifier.
        if kind == "pronoun" or above >= head or table.roles[head] not in _SAME_THING:
            break
        head = above
    role = table.roles[head]
    conjunct = head
    while role == "conj" and table.heads[conjunct] != conjunct:
        conjunct = table.heads[conjunct]
        role = table.roles[conjunct]
    return PersonMention(first, last, head, role, kind)


def named_person(table: TokenTable, names: Sequence[NameMention]) -> PersonEntity:
    """Return the person whose name mentions are `names`."""
    person = PersonEntity(named=True)
    for name in names:
        person.add(mention_of(table, name.first, name.last, "name", name.apposed_nouns))
        person.title_gender = person.title_gender or name.title_gender
        person.apposed_nouns.update(name.apposed_nouns)
    for name in names:
        words = person_words(name.text)[0]
        if is_surname_first(words):
            continue
        person.first_name_gender = person.first_name_gender or gender_of_name(words)
        person.lone_name_gender = person.lone_name_gender or gender_of_name((*words, ""))
    return person
