"""How right the pronouns of an enriched event are on a text whose pronouns are annotated, as counts that add up.

Texts are compared by letters and digits (:mod:`corpora.alignment`), so cleaning costs nothing.

GAP (Webster et al. 2018) asks for one pronoun and each of two names whether they corefer. The event says so if one
entity has a mention at the pronoun's place and a mention that overlaps the name and is at most three times as long.

GUM annotates the coreference of every pronoun. A link to a named person is right if one of its names or descriptions
covers the head of a coreferent expression. Recall counts the pronouns of persons whom the text names.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from attribune_core.events import EnrichedArticle, Entity
from attribune_text.gender import PRONOUNS
from benchmarks.counts import Count
from corpora.alignment import CharSpan, Letters, align
from corpora.pronouns import Answer, PronounText

#: Lengths of the name that a mention of it may have at most. Set by hand.
_LONGEST_NAMES = 3
#: Samples of the bootstrap. Set by hand.
_DRAWS = 1000
#: Share of the samples whose figures lie in an interval.
_INTERVAL_SHARE = 0.95


@dataclass(frozen=True)
class Links:
    """The counts of pronouns by their gender."""

    masculine: Count = field(default_factory=Count)
    feminine: Count = field(default_factory=Count)

    def __add__(self, other: Links) -> Links:
        return Links(self.masculine + other.masculine, self.feminine + other.feminine)

    @property
    def all(self) -> Count:
        """Both together."""
        return self.masculine + self.feminine

    @property
    def bias(self) -> float:
        """The feminine F1 over the masculine."""
        return self.feminine.f1 / self.masculine.f1 if self.masculine.f1 else 0.0


class _Placed:
    """An event's mentions as positions among the letters of the corpus's text."""

    def __init__(self, text: PronounText, event: EnrichedArticle) -> None:
        self._text = Letters(text.text)
        letters = Letters(event.text)
        found = align(letters.text, self._text.text)
        self._entities = [
            (
                entity,
                [
                    (
                        mention.kind,
                        {at for i in letters.range(mention.start, mention.end) if (at := found[i]) is not None},
                    )
                    for mention in entity.mentions
                ],
            )
            for entity in event.entities
        ]

    def letters(self, span: CharSpan) -> set[int]:
        """The positions of the letters of a span of the corpus's text."""
        return set(self._text.range(*span))

    def linked(self, pronoun: CharSpan) -> Iterator[tuple[Entity, list[tuple[str, set[int]]]]]:
        """The entities that have a mention at the pronoun's place, with their mentions."""
        place = self.letters(pronoun)
        for entity, mentions in self._entities:
            if any(letters == place for _, letters in mentions):
                yield entity, mentions


def count_names(text: PronounText, event: EnrichedArticle | None) -> Links:
    """The decisions on a GAP snippet; without an event, all are missed."""
    total = Links()
    placed = _Placed(text, event) if event is not None else None
    for at, answer in text.answers.items():
        pronoun = _pronoun(text, at)
        groups = [mentions for _, mentions in placed.linked(pronoun)] if placed else []
        for name, right in [*((span, True) for span in answer.right), *((span, False) for span in answer.wrong)]:
            wanted = placed.letters(name) if placed else set()
            said = any(
                letters & wanted and len(letters) <= _LONGEST_NAMES * len(wanted)
                for group in groups
                for _, letters in group
            )
            total += _of(text, at, Count(int(said and right), int(said), int(right)))
    return total


def count_persons(text: PronounText, event: EnrichedArticle | None) -> Links:
    """The links from pronouns to named persons in a document of GUM; without an event, all are missed."""
    total = Links()
    placed = _Placed(text, event) if event is not None else None
    for at, answer in text.answers.items():
        groups = [
            mentions
            for entity, mentions in (placed.linked(_pronoun(text, at)) if placed else ())
            if entity.named and entity.label == "PERSON"
        ]
        right = answer.named and placed is not None and any(_means(placed, group, answer) for group in groups)
        total += _of(text, at, Count(int(right), len(groups), int(answer.named)))
    return total


def interval(parts: Sequence[Links], seed: int = 0) -> tuple[float, float]:
    """The ends of the interval of the F1, by the bootstrap over `parts`, the counts of each text."""
    draw = random.Random(seed)
    figures = sorted(total(draw.choices(parts, k=len(parts))).all.f1 for _ in range(_DRAWS))
    cut = round(_DRAWS * (1 - _INTERVAL_SHARE) / 2)
    return figures[cut], figures[-1 - cut]


def total(parts: Iterable[Links]) -> Links:
    """The sum of `parts`."""
    out = Links()
    for part in parts:
        out += part
    return out


def _means(placed: _Placed, mentions: Sequence[tuple[str, set[int]]], answer: Answer) -> bool:
    heads = [placed.letters(span) for span in answer.right]
    return any(kind != "pronoun" and head and head <= letters for kind, letters in mentions for head in heads)


def _pronoun(text: PronounText, at: int) -> CharSpan:
    end = at
    while end < len(text.text) and text.text[end].isalpha():
        end += 1
    return at, end


def _of(text: PronounText, at: int, count: Count) -> Links:
    start, end = _pronoun(text, at)
    return Links(feminine=count) if PRONOUNS.get(text.text[start:end].lower()) == "f" else Links(masculine=count)
