"""Which persons a pronoun can mean at all: those spoken of shortly before it, and those named right after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attribune_entities.coreference.person_entities import PersonEntity, PersonMention
from attribune_entities.coreference.pronouns.clauses import barred, is_possessive, may_follow
from attribune_text.gender import REFLEXIVE_PRONOUNS
from attribune_text.token_table import TokenTable

#: Conditions that are hardly ever broken, even with trees that err.
LAWS = frozenset({"argument", "below subject", "coordination", "description", "possessed"})
#: Most places of one sentence that are looked at.
_BESIDE = 8


@dataclass(slots=True)
class Candidate:
    """A person as the possible meaning of a pronoun."""

    person: PersonEntity
    #: How many of its places are before the pronoun.
    count: int
    #: The last of them, or the first after the pronoun where there is none before.
    near: PersonMention
    #: The places in the sentence of `near` that are on the same side of the pronoun, `near` first.
    beside: list[PersonMention]
    #: Whether it is named after the pronoun in a way that lets the pronoun come first: "In his speech, Trump …".
    ahead: bool
    #: The binding condition against it, or "".
    bar: str


def candidates(
    table: TokenTable, persons: Sequence[PersonEntity], pronoun: PersonMention, inside: bool, speaker: int
) -> list[Candidate]:
    """Return the candidates among `figures`, those before the pronoun first, the nearest first, then those after it.

    `inside` says whether the pronoun stands inside quotation marks, `speaker` is the token of who speaks there, or -1:
    whoever speaks says "I". Nobody is left out for a gender: a name or a join may be wrong, so it is weighed.
    """
    token = pronoun.head
    here = table.sentence_of[token]
    reflexive = table.lowers[token] in REFLEXIVE_PRONOUNS
    possessive = is_possessive(table, token)
    out: list[Candidate] = []
    for person in persons:
        if (person.only_quoted and not inside) or (speaker >= 0 and _is_at(person, speaker)):
            continue
        count = person.count_before(token)
        later = _of_sentence(table, person, count, 1, here)
        if not count and not later:
            continue
        earlier = _of_sentence(table, person, count - 1, -1, here)
        near = person.mentions[max(0, count - 1)]
        beside = _of_sentence(table, person, count - 1, -1, table.sentence_of[near.head]) if count else later
        bars = [barred(table, token, reflexive, possessive, one) for one in [*earlier, *later] or [near]]
        bar = next(filter(None, bars), "")
        if reflexive and not all(bars):
            bar = ""
        if bar in LAWS:
            continue
        ahead = any(may_follow(table, pronoun, one) for one in later)
        out.append(Candidate(person, count, near, beside, ahead, bar))
    out.sort(key=lambda one: (not one.count, -one.near.first if one.count else one.near.first))
    return out


def _is_at(person: PersonEntity, token: int) -> bool:
    """Whether one of the figure's places holds `token`, or has it as its head."""
    at = person.count_before(token + 1)
    return any(one.head == token or one.first <= token < one.last for one in person.mentions[max(0, at - 1) : at + 1])


def _of_sentence(table: TokenTable, person: PersonEntity, at: int, step: int, sentence: int) -> list[PersonMention]:
    """Return the figure's places from number `at` on, in steps of `step`, while they are in the sentence."""
    out: list[PersonMention] = []
    while 0 <= at < len(person.mentions) and len(out) < _BESIDE:
        if table.sentence_of[person.mentions[at].head] != sentence:
            break
        out.append(person.mentions[at])
        at += step
    return out
