"""Interviews printed as questions and answers: whom the letters *Q:* and *A:* stand for, and whose *I* is whose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from attribune_core.events import Mention
from attribune_text.token_table import TokenTable

Turn = Literal["question", "answer"]

_LABELS: dict[str, Turn] = {"q": "question", "question": "question", "a": "answer", "answer": "answer"}
#: How many times as often as any other the one who is asked is mentioned before the first label.
_OFTENER = 2
#: What ends a label.
ENDS = frozenset({":", ".", ")"})


@dataclass(frozen=True)
class InterviewLayout:
    """The turns of an interview; empty where the article is none."""

    #: The turn that each label opens, by the label's token.
    labels: dict[int, Turn]
    #: The turn that each paragraph is in; what comes before the first label is in none.
    turns: dict[int, Turn]


def interview_layout(table: TokenTable) -> InterviewLayout:
    """Return the turns of the article: a label at a paragraph's start opens one, and both kinds have to be there.

    "A. …" alone is an item of a list.
    """
    labels: dict[int, Turn] = {}
    turns: dict[int, Turn] = {}
    last: Turn | None = None
    for number, (low, high) in enumerate(table.paragraphs):
        at = next((token for token in range(low, high) if table.words[token][:1].isalnum()), low)
        turn = _label(table, at, high)
        if turn is not None:
            labels[at] = last = turn
        if last is not None:
            turns[number] = last
    return InterviewLayout(labels, turns) if len(set(labels.values())) > 1 else InterviewLayout({}, {})


def _label(table: TokenTable, token: int, end: int) -> Turn | None:
    if token >= end or not table.words[token][:1].isupper():
        return None
    bare = table.lowers[token].rstrip(".:")
    closed = bare != table.lowers[token] or (token + 1 < end and table.words[token + 1] in ENDS)
    return _LABELS.get(bare) if closed else None


def interviewee(table: TokenTable, layout: InterviewLayout, persons: Mapping[int, Sequence[Mention]]) -> int | None:
    """The number of the person that the interview is with, None where that is not clear.

    `persons` has the mentions of each named person. It is the only one named before the first label, or the only one
    of them named right behind *with*, or the one mentioned there twice as often as any other.
    """
    begins = table.starts[min(layout.labels)] if layout.labels else 0
    named: dict[int, int] = {}
    beside: list[int] = []
    for number, mentions in persons.items():
        early = [one for one in mentions if one.end <= begins]
        if any(one.kind == "name" for one in early):
            named[number] = len(early)
            beside += [number] if any(table.text[: one.start].endswith(" with ") for one in early) else []
    if len(beside) == 1:
        return beside[0]
    most = max(named, key=named.__getitem__, default=None)
    others = (count for number, count in named.items() if number != most)
    return most if most is not None and named[most] >= _OFTENER * max(others, default=0) else None
