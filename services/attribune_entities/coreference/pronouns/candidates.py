"""Which persons a pronoun can mean at all: those mentioned shortly before it, and those named right after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attribune_entities.coreference.person_entities import PersonEntity, PersonMention
from attribune_entities.coreference.pronouns.binding import (
    HARD_CONDITIONS,
    allows_cataphora,
    broken_condition,
    is_possessive,
)
from attribune_text.gender import REFLEXIVE_PRONOUNS
from attribune_text.token_table import TokenTable

#: Mentions of a person in one sentence that are looked at, at most: bounds the work on long sentences. Set by hand.
_MAX_MENTIONS_OF_SENTENCE = 8


@dataclass(slots=True)
class Candidate:
    """A person as the possible antecedent of a pronoun."""

    person: PersonEntity
    #: How many of its mentions are before the pronoun.
    mentions_before: int
    #: The last mention before the pronoun, or the first after it where there is none before.
    nearest: PersonMention
    #: The mentions in the sentence of `nearest` on the same side of the pronoun, `nearest` first.
    of_nearest_sentence: list[PersonMention]
    #: Whether it is named after the pronoun where the pronoun may come first: "In his speech, Trump …".
    cataphoric: bool
    #: The binding condition that it breaks, or ""; none of `HARD_CONDITIONS`.
    broken_condition: str


def candidates(
    table: TokenTable, persons: Sequence[PersonEntity], pronoun: PersonMention, inside: bool, speaker: int
) -> list[Candidate]:
    """Return the candidates among `persons`: those mentioned before the pronoun, the nearest first, then the others.

    `inside` says whether the pronoun stands inside quotation marks. `speaker` is the token of who speaks there, or -1:
    who speaks is no candidate, since speakers say "I". Gender rules nobody out, because a name or a join may be wrong;
    it is a feature.
    """
    token = pronoun.head
    sentence = table.sentence_of[token]
    reflexive = table.lowers[token] in REFLEXIVE_PRONOUNS
    possessive = is_possessive(table, token)
    found: list[Candidate] = []
    for person in persons:
        if (person.only_quoted and not inside) or (speaker >= 0 and _is_at(person, speaker)):
            continue
        count = person.count_before(token)
        later = _of_sentence(table, person, count, 1, sentence)
        if not count and not later:
            continue
        earlier = _of_sentence(table, person, count - 1, -1, sentence)
        nearest = person.mentions[max(0, count - 1)]
        of_nearest = _of_sentence(table, person, count - 1, -1, table.sentence_of[nearest.head]) if count else later
        mentions = [*earlier, *later] or [nearest]
        broken = [broken_condition(table, token, reflexive, possessive, mention) for mention in mentions]
        first_broken = next(filter(None, broken), "")
        if reflexive and not all(broken):
            first_broken = ""
        if first_broken in HARD_CONDITIONS:
            continue
        cataphoric = any(allows_cataphora(table, pronoun, mention) for mention in later)
        found.append(Candidate(person, count, nearest, of_nearest, cataphoric, first_broken))
    found.sort(key=_distance_key)
    return found


def _distance_key(candidate: Candidate) -> tuple[bool, int]:
    """Order those before the pronoun by their last mention, the last first, then those after it by their first."""
    first = candidate.nearest.first
    return not candidate.mentions_before, -first if candidate.mentions_before else first


def _is_at(person: PersonEntity, token: int) -> bool:
    """Whether one of the person's mentions holds `token`, or has it as its head."""
    at = person.count_before(token + 1)
    around = person.mentions[max(0, at - 1) : at + 1]
    return any(mention.head == token or mention.first <= token < mention.last for mention in around)


def _of_sentence(table: TokenTable, person: PersonEntity, number: int, step: int, sentence: int) -> list[PersonMention]:
    """Return the person's mentions from `number` on, in steps of `step`, as long as they are in the sentence."""
    found: list[PersonMention] = []
    while 0 <= number < len(person.mentions) and len(found) < _MAX_MENTIONS_OF_SENTENCE:
        if table.sentence_of[person.mentions[number].head] != sentence:
            break
        found.append(person.mentions[number])
        number += step
    return found
