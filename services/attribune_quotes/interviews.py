"""Interviews printed as questions and answers: whom the letters *Q:* and *A:* stand for, and whose *I* is whose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from attribune_quotes.view import View

Turn = Literal["question", "answer"]

_LABELS: dict[str, Turn] = {"q": "question", "question": "question", "a": "answer", "answer": "answer"}
_ENDS = frozenset({":", ".", ")"})


@dataclass(frozen=True)
class Interview:
    """The turns of an interview; empty where the article is none."""

    #: The turn that each label opens, by the label's token.
    labels: dict[int, Turn]
    #: The turn that each paragraph is in; what comes before the first label is in none.
    turns: dict[int, Turn]

    @property
    def begins(self) -> int:
        """The token of the first label; 0 without one."""
        return min(self.labels, default=0)


def interview(view: View) -> Interview:
    """Return the turns of the article: a label at a paragraph's start opens one, and both kinds have to be there.

    "A. …" alone is an item of a list.
    """
    labels: dict[int, Turn] = {}
    turns: dict[int, Turn] = {}
    last: Turn | None = None
    for number, (low, high) in enumerate(view.paragraphs):
        at = next((token for token in range(low, high) if view.words[token][:1].isalnum()), low)
        turn = _label(view, at, high)
        if turn is not None:
            labels[at] = last = turn
        if last is not None:
            turns[number] = last
    return Interview(labels, turns) if len(set(labels.values())) > 1 else Interview({}, {})


def _label(view: View, token: int, end: int) -> Turn | None:
    if token >= end or not view.words[token][:1].isupper():
        return None
    bare = view.lowers[token].rstrip(".:")
    closed = bare != view.lowers[token] or (token + 1 < end and view.words[token + 1] in _ENDS)
    return _LABELS.get(bare) if closed else None
