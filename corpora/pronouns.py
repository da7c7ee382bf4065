"""Texts in which it is known whom pronouns mean: what the readers of GAP, GUM and LitBank give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpora.alignment import CharSpan


@dataclass(frozen=True)
class Answer:
    """Whom a pronoun means: `right` are the places of that person, `wrong` those of persons that it does not mean."""

    right: tuple[CharSpan, ...] = ()
    wrong: tuple[CharSpan, ...] = ()
    #: Whether every person who is not at one of `right` is a wrong one.
    closed: bool = True
    #: Whether the text names that person.
    named: bool = True


@dataclass
class PronounText:
    """A text, and the answer for each of its pronouns that is annotated, by where the pronoun begins."""

    name: str
    text: str
    paragraphs: tuple[CharSpan, ...]
    answers: dict[int, Answer] = field(default_factory=dict)


def line_spans(text: str) -> Iterator[CharSpan]:
    """The lines of ``text`` that are not empty, without the white space around them."""
    for line in re.finditer(r"[^\n]+", text):
        words = line.group().strip()
        if words:
            start = line.start() + line.group().index(words)
            yield start, start + len(words)
