"""Pairs of marks as hands type them and machines translate them: `" word "`, `,,word''`, `"word''`, "``word" + `"`.

The form of these marks does not say whether they open or close, and where spaces set them off, their place does not
either. In a paragraph whose marks alternate (the first opens, the second closes, and so on) their number says it. A
paragraph where the place of one mark contradicts that is left as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from attribune_cleaner.text.traced_text import Edit

#: Straight marks and doubled ones. Three commas or apostrophes are none, and commas after a letter are a slip.
_MARK = re.compile(r"\"|(?<!')''(?!')|(?<!’)’’(?!’)|(?<!`)``(?!`)|(?<![\w,]),,(?!,)")
#: What each of them begins with. Every branch begins with a character, so the search skips the letters between.
_SIGN = re.compile(r"\"|''|’’|``|,,")
#: In a paragraph with low commas, curly marks close as well.
_MARK_OR_CURLY = re.compile(rf"[“”]|{_MARK.pattern}")
_LOW = ",,"
#: Marks that only open.
_OPENERS = frozenset({_LOW, "``"})
_OPENS_WITHIN = re.compile(r"[“„«]")
_SINGLE = "'’‘"
#: A number before a mark that spaces set off. Before a word such a mark is inches ("a 12 " pipe") or cannot be told.
_NUMBER_BEFORE = re.compile(r"\d $")
_WORD_AFTER = re.compile(r" \w")
_SMALL_WORD_AFTER = re.compile(r" [a-z]")
_BEFORE_OPENING = " ([—–-/"
_AFTER_CLOSING = " .,;:!?…)]—–-/"
#: The mark that closes what a mark opens.
_CLOSER_OF = {'"': '"', "''": "''", "``": "''", "’’": "’’", _LOW: "”", "“": "”", "”": "”"}
#: The mark that takes the place of an opening one.
_OPENER_OF = {_LOW: "“"}


class _Mark(NamedTuple):
    """A mark in a paragraph, in code points, and whether its place lets it open and close."""

    start: int
    end: int
    text: str
    opens: bool
    closes: bool


def typed_mark_repairs(paragraphs: Sequence[str]) -> Iterator[tuple[int, Edit]]:
    """Yield the number of a paragraph and an edit in it (code points of the paragraph), in order."""
    for number, paragraph in enumerate(paragraphs):
        marks = _find_marks(paragraph) if _SIGN.search(paragraph) else ()
        if not marks:
            continue
        if _alternate(paragraph, marks):
            pairs = list(zip(marks[::2], marks[1::2], strict=True))
        else:
            pairs = list(_low_comma_pairs(paragraph, marks))
        edits = [edit for opening, closing in pairs for edit in _pair_edits(paragraph, opening, closing)]
        for edit in edits or _edge_edits(paragraph, marks):
            yield number, edit


def _find_marks(paragraph: str) -> list[_Mark]:
    out = []
    for match in (_MARK_OR_CURLY if _LOW in paragraph else _MARK).finditer(paragraph):
        start, end = match.span()
        before, after = paragraph[max(0, start - 1) : start], paragraph[end : end + 1]
        if _NUMBER_BEFORE.search(paragraph, max(0, start - 2), start) and _SMALL_WORD_AFTER.match(paragraph, end):
            continue
        only_opens = match.group() in _OPENERS
        opens = (before in _BEFORE_OPENING) and after != "" and (only_opens or after not in ".,;:!?)")
        closes = not only_opens and before != "" and (after == "" or after in _AFTER_CLOSING)
        out.append(_Mark(start, end, match.group(), opens, closes))
    return out


def _alternate(paragraph: str, marks: Sequence[_Mark]) -> bool:
    """Whether every odd mark can open, every even one can close, and something stands between the two.

    Two kinds that each come in pairs may stand one within the other. Such marks do not alternate.
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
    """Whether something is quoted, and the closing mark, where it is of another kind, closes no quotation within."""
    other = _CLOSER_OF[opening.text] != closing.text and opening.text != _LOW
    return bool(within.strip()) and not (other and _OPENS_WITHIN.search(within))


def _low_comma_pairs(paragraph: str, marks: Sequence[_Mark]) -> Iterator[tuple[_Mark, _Mark]]:
    """Yield low commas with the next mark, where that closes."""
    for opening, closing in pairwise(marks):
        within = paragraph[opening.end : closing.start]
        if opening.text == _LOW and opening.opens and closing.closes and within.strip() and within[-1] != " ":
            yield opening, closing


def _pair_edits(paragraph: str, opening: _Mark, closing: _Mark) -> Iterator[Edit]:
    """Yield the edits that give a pair the closing mark of its opening one and take the spaces within it out."""
    new = _OPENER_OF.get(opening.text, opening.text)
    # Newspapers set a space between a double mark and a single one ('…not,' " she said). It stays.
    within = paragraph[opening.end : closing.start]
    space = within[0] == " " and within[1] not in _SINGLE
    if new != opening.text or space:
        yield Edit(opening.start, opening.end + space, new)
    new = _CLOSER_OF[opening.text]
    space = within[-1] == " " and within[-2] not in _SINGLE
    if new != closing.text or space:
        yield Edit(closing.start - space, closing.end, new)


def _edge_edits(paragraph: str, marks: Sequence[_Mark]) -> Iterator[Edit]:
    """Yield the edit that takes out the space after a mark that begins a paragraph: it can only open."""
    first = marks[0]
    if first.start == 0 and first.opens and _WORD_AFTER.match(paragraph, first.end):
        yield Edit(first.end, first.end + 1)
