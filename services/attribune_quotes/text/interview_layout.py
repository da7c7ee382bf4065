"""Interviews printed as questions and answers: where the labels *Q:* and *A:* stand, and who answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from attribune_core.events import Mention
from attribune_text.token_table import TokenTable

Turn = Literal["question", "answer"]

_TURN_OF_LABEL: dict[str, Turn] = {"q": "question", "question": "question", "a": "answer", "answer": "answer"}
#: The interviewee is mentioned before the first label at least so many times as often as any other person.
#: Set by hand.
_MIN_MENTION_RATIO = 2
#: Characters that end a label.
LABEL_ENDS = frozenset({":", ".", ")"})


@dataclass(frozen=True)
class InterviewLayout:
    """The turns of an interview; empty if the article is no interview."""

    #: The turn that each label opens, by the index of the label's token.
    labels: dict[int, Turn]
    #: The turn of each paragraph, by the paragraph's number. Paragraphs before the first label are not there.
    turns: dict[int, Turn]


def interview_layout(table: TokenTable) -> InterviewLayout:
    """Return the turns of the article, which the labels at the start of paragraphs open.

    It is an interview only if it has labels of questions and of answers: "A. …" alone is an item of a list.
    """
    labels: dict[int, Turn] = {}
    turns: dict[int, Turn] = {}
    last: Turn | None = None
    for number, (low, high) in enumerate(table.paragraphs):
        at = next((token for token in range(low, high) if table.words[token][:1].isalnum()), low)
        turn = _labelled_turn(table, at, high)
        if turn is not None:
            labels[at] = last = turn
        if last is not None:
            turns[number] = last
    return InterviewLayout(labels, turns) if len(set(labels.values())) > 1 else InterviewLayout({}, {})


def _labelled_turn(table: TokenTable, token: int, end: int) -> Turn | None:
    """Return the turn that the label at `token` opens; None if no label stands there. `end` is the paragraph's end."""
    if token >= end or not table.words[token][:1].isupper():
        return None
    bare = table.lowers[token].rstrip(".:")
    closed = bare != table.lowers[token] or (token + 1 < end and table.words[token + 1] in LABEL_ENDS)
    return _TURN_OF_LABEL.get(bare) if closed else None


def interviewee(
    table: TokenTable, layout: InterviewLayout, persons: Mapping[int, Sequence[Mention]], begins: int | None = None
) -> int | None:
    """Return the number of the person who is interviewed; None if the text does not make that clear.

    `persons` has the mentions of each named person. Only mentions before the first label count, or before the code
    point `begins` if that is given. The interviewee is the
    only person mentioned directly after *with*. Otherwise it is the only person named, or the one mentioned at least
    twice as often as any other, or the only one with a name of two words: a single word may well be a place.
    """
    if begins is None:
        begins = table.starts[min(layout.labels)] if layout.labels else 0
    mentioned: dict[int, int] = {}
    after_with: list[int] = []
    in_full: list[int] = []
    for number, mentions in persons.items():
        early = [one for one in mentions if one.end <= begins]
        if any(one.kind == "name" for one in early):
            mentioned[number] = len(early)
            in_full += [number] if any(one.kind == "name" and " " in one.text for one in early) else []
            after_with += [number] if any(table.text[: one.start].endswith(" with ") for one in early) else []
    if len(after_with) == 1:
        return after_with[0]
    most = max(mentioned, key=mentioned.__getitem__, default=None)
    others = (count for number, count in mentioned.items() if number != most)
    clear = most is not None and mentioned[most] >= _MIN_MENTION_RATIO * max(others, default=0)
    if clear:
        return most
    return in_full[0] if len(in_full) == 1 else None
