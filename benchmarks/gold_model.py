"""The gold of an invented article as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

#: The labels of names that the gold marks throughout; predictions with other labels are not scored.
LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT"})
#: The pronouns that the gold links to a person.
PRONOUNS = frozenset(
    {"he", "him", "his", "himself", "she", "her", "hers", "herself"}
    | {"they", "them", "their", "theirs", "who", "whom", "whose"}
)

Span = tuple[int, int]


class GoldError(ValueError):
    """A gold file is inconsistent, or has something that its article lacks."""


@dataclass(frozen=True)
class Entity:
    """A person, body or place; all of ``names`` and ``labels`` count as right, and the best comes first."""

    key: str
    labels: tuple[str, ...]
    names: tuple[str, ...]
    titles: tuple[str, ...]
    named: bool


@dataclass(frozen=True)
class Mention:
    """A mention of ``entity``; offsets in code points of the gold text; kind: name, nominal or pronoun."""

    entity: Entity
    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Quote:
    """A quote; all of ``lemmas`` count as right for the cue's, and a quote without a cue has none.

    ``tags`` are the conventions that :mod:`benchmarks.conventions` cannot derive.
    """

    key: str
    type: str
    spans: tuple[Span, ...]
    cue: tuple[Span, ...]
    lemmas: tuple[str, ...]
    kind: str
    negated: bool
    speakers: tuple[Mention, ...]
    continues: str | None
    nested_in: str | None
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Gold:
    """The gold of one article; ``path`` is its raw input, ``not_speech`` the kind of each of ``not_quotes``."""

    name: str
    path: Path
    genre: str
    text: str
    published_at: str | None
    author: str | None
    absent: tuple[str, ...]
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    quotes: tuple[Quote, ...]
    not_quotes: tuple[Span, ...]
    not_speech: tuple[str, ...]

    @property
    def paragraphs(self) -> list[Span]:
        """The paragraphs of the text, as offsets in code points."""
        spans, start = [], 0
        for block in self.text.split("\n\n"):
            spans.append((start, start + len(block)))
            start += len(block) + 2
        return spans
