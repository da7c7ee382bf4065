"""Texts whose pronouns have known antecedents: what the readers of GAP, GUM and LitBank give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpora.alignment import CharSpan


@dataclass(frozen=True)
class Answer:
    """Whom a pronoun means: ``right`` are the mentions of that person, ``wrong`` those of persons it does not mean.

    Both are spans of code points of the text.
    """

    right: tuple[CharSpan, ...] = ()
    wrong: tuple[CharSpan, ...] = ()
    #: Whether ``right`` holds all mentions of the person, so that every other person is a wrong one.
    closed: bool = True
    #: Whether the text names that person.
    named: bool = True


@dataclass
class PronounText:
    """A text, and the answer for each annotated pronoun, by the code point at which the pronoun begins."""

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
