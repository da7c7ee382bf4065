"""The question whom a speaker's mention means: the mention, the entities that it may mean, and what stands around."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from attribune_core.events import Span
from attribune_quotes.speakers.descriptions import Described
from attribune_quotes.speakers.entity_states import EntityState
from attribune_quotes.speakers.history import SpeakerHistory
from attribune_quotes.speakers.mention import Form, NounKind, SpeakerMention
from attribune_text.lexicon import words
from attribune_text.token_table import TokenTable

#: Nouns that take up a country or a town.
PLACES = words("city country county kingdom nation republic state town village")
#: What a word or a mark of likeness adds, see `likeness`: they only rank the rivals of a candidate. Set by hand.
_NOUN, _CLASS, _MODIFIER, _AGE, _MISFIT = 2.0, 1.0, 1.0, 3.0, -2.0
#: Most modifiers in common that count. Set by hand.
_MAX_MODIFIERS = 2
#: Stands for something that is not there.
NONE = -1.0


class Candidate(NamedTuple):
    """An entity that a mention may mean."""

    number: int
    state: EntityState
    described: Described

    @property
    def gender(self) -> str:
        """Its gender by names and descriptions, else by pronouns: "m", "f" or ""."""
        return self.described.gender or self.state.gender or ""


@dataclass(eq=False)
class Question:
    """A mention with its candidates, and what is known where it stands."""

    table: TokenTable
    mention: SpeakerMention
    candidates: Sequence[Candidate]
    history: SpeakerHistory
    #: The words said, in code points; empty if they are not known.
    spans: Sequence[Span]
    #: The number of the entity that the entity stage linked the mention to; None if to none.
    linked: int | None
    #: Tokens before the mention that its noun stands at.
    earlier_nouns: Sequence[int]
    #: For each token whether it is in the words of a quote.
    in_quotes: Sequence[bool]
    #: The tokens of who made what the mention means, as the text says; then of earlier things of its kind that say so,
    #: the last first.
    makers: Sequence[frozenset[int]]

    #: For each candidate whether label, gender and number allow that the mention means it.
    fits: list[bool] = field(init=False)
    #: The `likeness` of each candidate.
    likenesses: list[float] = field(init=False)
    #: The last mention of each candidate before the question's; -1 if there is none.
    last_mentions: list[int] = field(init=False)
    #: The last mention of each candidate before the question's that is not in somebody's words; -1 if there is none.
    last_told: list[int] = field(init=False)
    #: The last subject before the mention, not in somebody's words, that mentions a candidate; -1 if there is none.
    last_subject: int = field(init=False)

    def __post_init__(self) -> None:
        self.fits = [fits(self.mention, one) for one in self.candidates]
        self.likenesses = [likeness(self.mention, one) for one in self.candidates]
        self.last_mentions = [last_before(self.mention.head, one.described.heads) for one in self.candidates]
        self.last_told = []
        self.last_subject = -1
        for one in self.candidates:
            heads = one.described.heads
            told = [head for head in heads[: bisect_left(heads, self.mention.first)] if not self.in_quotes[head]]
            self.last_told.append(told[-1] if told else -1)
            subjects = (head for head in reversed(told) if self.table.roles[head] == "nsubj")
            self.last_subject = max(self.last_subject, next(subjects, -1))

    def is_said(self, token: int) -> bool:
        """Return whether a token is among the words that the mention's entity said."""
        start = self.table.starts[token]
        return any(first <= start < end for first, end in self.spans)


def last_before(head: int, heads: Sequence[int]) -> int:
    """Return the last of the sorted `heads` before the token `head`; -1 if there is none."""
    at = bisect_left(heads, head)
    return heads[at - 1] if at else -1


def agreement(mention: str, candidate: str) -> float:
    """Return 1 where the genders are the same, 2 where they differ, 0 where one is unknown."""
    if not mention or not candidate:
        return 0.0
    return 1.0 if mention == candidate else 2.0


def fits(mention: SpeakerMention, one: Candidate) -> bool:
    """Return whether label, gender and number allow that the mention means the entity."""
    label = one.state.entity.label
    if mention.kind is NounKind.PERSON and label != "PERSON":
        return False
    if (mention.kind is NounKind.BODY or mention.form is Form.IT) and label == "PERSON":
        return False
    if mention.kind is NounKind.BODY and (label in ("GPE", "LOC")) != (mention.noun in PLACES):
        return False
    if agreement(mention.gender, one.gender) > 1.0:
        return False
    return mention.is_pronoun or not mention.plural or one.state.plural or label != "PERSON"


def has_age(mention: SpeakerMention, described: Described) -> bool:
    """Return whether the age in the mention is the entity's."""
    return bool(mention.age) and (mention.age in described.ages or mention.age in described.modifiers)


def likeness(mention: SpeakerMention, one: Candidate) -> float:
    """Return how much a description is like what the article says of an entity: a sum that ranks rivals."""
    described = one.described
    if mention.is_pronoun:
        return 0.0
    value = _NOUN * ((mention.noun in described.nouns) + (mention.noun in described.name_words))
    if mention.noun_class is not None:
        value += _CLASS * ((mention.noun_class in described.classes) + (mention.noun_class in described.name_classes))
    known = mention.modifiers & (described.modifiers | described.name_words | described.nouns)
    value += _MODIFIER * min(_MAX_MODIFIERS, len(known)) + _AGE * has_age(mention, described)
    return value if fits(mention, one) else value + _MISFIT
