"""Pairs of typed marks, as machines translate and hands type them: `" word "`, `,,word''`, `"word''`, "``word" + `"`.

These marks do not say by their form whether they open or close, and set off by spaces they do not say it by their
place. In a paragraph whose marks take turns (the first opens, the second closes, and so on) their number says it; a
paragraph where one mark stands in a place that contradicts that is left as it is. `repair` goes on from here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from attribune_cleaner.text.traced_text import Edit

#: Two commas or apostrophes are one mark; three are something else. A comma behind a letter is a slip, no mark.
_MARK = re.compile(r"\"|(?<!')''(?!')|(?<!’)’’(?!’)|(?<!`)``(?!`)|(?<![\w,]),,(?!,)")
#: Beside low commas, curly marks close too.
_MARK_OR_CURLY = re.compile(rf"[“”]|{_MARK.pattern}")
_LOW = ",,"
_OPENERS = frozenset({_LOW, "``"})
_OPENS_WITHIN = re.compile(r"[“„«]")
_SINGLE = "'’‘"
#: A mark set off by spaces between a number and a word: inches ("a 12 " pipe"), or nothing that can be told.
_NUMBER_BEFORE = re.compile(r"\d $")
_WORD_AHEAD = re.compile(r" \w")
_WORD_BEHIND = re.compile(r" [a-z]")
_BEFORE_OPENING = " ([—–-/"
_BEHIND_CLOSING = " .,;:!?…)]—–-/"
#: What closes what opens; of the low commas, both are replaced.
_CLOSER_OF = {'"': '"', "''": "''", "``": "''", "’’": "’’", _LOW: "”", "“": "”", "”": "”"}
_OPENER_OF = {_LOW: "“"}


class _Mark(NamedTuple):
    """A mark, and whether its place lets it open and close."""

    start: int
    end: int
    text: str
    opens: bool
    closes: bool


def typed_mark_repairs(paragraphs: Sequence[str]) -> Iterator[tuple[int, Edit]]:
    """Yield the number of a paragraph and an edit in it (code points of the paragraph), in order."""
    for number, paragraph in enumerate(paragraphs):
        marks = _find_marks(paragraph)
        if not marks:
            continue
        if _take_turns(paragraph, marks):
            pairs = list(zip(marks[::2], marks[1::2], strict=True))
        else:
            pairs = list(_low_pairs(paragraph, marks))
        edits = [edit for opening, closing in pairs for edit in _pair(paragraph, opening, closing)]
        for edit in edits or _at_edges(paragraph, marks):
            yield number, edit


def _find_marks(paragraph: str) -> list[_Mark]:
    out = []
    for match in (_MARK_OR_CURLY if _LOW in paragraph else _MARK).finditer(paragraph):
        start, end = match.span()
        before, after = paragraph[max(0, start - 1) : start], paragraph[end : end + 1]
        if _NUMBER_BEFORE.search(paragraph, max(0, start - 2), start) and _WORD_BEHIND.match(paragraph, end):
            continue
        bare = match.group() in _OPENERS
        opens = (before in _BEFORE_OPENING) and after != "" and (bare or after not in ".,;:!?)")
        closes = not bare and before != "" and (after == "" or after in _BEHIND_CLOSING)
        out.append(_Mark(start, end, match.group(), opens, closes))
    return out


def _take_turns(paragraph: str, marks: Sequence[_Mark]) -> bool:
    """Whether every first mark of two can open, every second close, and something stands between them.

    Two kinds that each come in pairs may stand one within the other, which is not taking turns.
    """
    count = Counter(mark.text for mark in marks)
    apostrophes = count["''"] - count[_LOW]
    if count['"'] % 2 == 0 < count['"'] and apostrophes % 2 == 0 < apostrophes:
        return False
    return len(marks) % 2 == 0 and all(
        opening.opens and closing.closes and _one_quotation(opening, closing, paragraph[opening.end : closing.start])
        for opening, closing in zip(marks[::2], marks[1::2], strict=True)
    )


def _one_quotation(opening: _Mark, closing: _Mark, within: str) -> bool:
    """Whether something is quoted, and no quotation within that the closing mark, being another's, may belong to."""
    other = _CLOSER_OF[opening.text] != closing.text and opening.text != _LOW
    return bool(within.strip()) and not (other and _OPENS_WITHIN.search(within))


def _low_pairs(paragraph: str, marks: Sequence[_Mark]) -> Iterator[tuple[_Mark, _Mark]]:
    """Yield low commas with the mark right behind them, where that closes."""
    for opening, closing in pairwise(marks):
        within = paragraph[opening.end : closing.start]
        if opening.text == _LOW and opening.opens and closing.closes and within.strip() and within[-1] != " ":
            yield opening, closing


def _pair(paragraph: str, opening: _Mark, closing: _Mark) -> Iterator[Edit]:
    """Yield what makes a pair whole: its closing mark that of the opening one, and no space within it."""
    new = _OPENER_OF.get(opening.text, opening.text)
    # Houses set a space between a double mark and a single one ('…not,' " she said): it belongs there.
    within = paragraph[opening.end : closing.start]
    space = within[0] == " " and within[1] not in _SINGLE
    if new != opening.text or space:
        yield Edit(opening.start, opening.end + space, new)
    new = _CLOSER_OF[opening.text]
    space = within[-1] == " " and within[-2] not in _SINGLE
    if new != closing.text or space:
        yield Edit(closing.start - space, closing.end, new)


def _at_edges(paragraph: str, marks: Sequence[_Mark]) -> Iterator[Edit]:
    """Yield the space behind a mark that begins a paragraph: it can only open."""
    first = marks[0]
    if first.start == 0 and first.opens and _WORD_AHEAD.match(paragraph, first.end):
        yield Edit(first.end, first.end + 1)
