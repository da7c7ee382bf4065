"""Typographic marks that break a quotation: an opening mark that is closed by another convention's mark, or not at all.

Translation and typesetting leave `“…  »`, `“…''`, `“…"`, `“…“` and `"…”`, and forget closing marks. A mark is touched
only where it breaks a quotation that is open in its own paragraph; conventions that are whole (German „…“, «…»,
»…«, ``…'', straight marks, a quotation over paragraphs that opens each and closes the last) have none that do. Single
marks are apostrophes as often as not, and are never touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attribune_cleaner.lexicon import alternatives, read
from attribune_cleaner.quotation_marks.marks import Mark, find_marks
from attribune_cleaner.text.traced_text import Edit

#: Speech verbs of the short clause that ends a paragraph behind a forgotten mark.
_SAID = f"(?:{alternatives(read('clause_verbs.txt'))})"
_NAME = r"[A-Z][\w.'’\-]*(?:\s[A-Z][\w.'’\-]*){0,3}"
_CLAUSE = re.compile(rf"(?<=[,?!])\s(?:(?:he|she|they|{_NAME})\s{_SAID}|{_SAID}\s{_NAME})(?:\s[\w ]{{0,40}})?[.]?$")
#: Longest such clause, in code points.
_LONGEST_CLAUSE = 120
#: Marks that do not say by their form whether they open or close.
_STRAIGHT = frozenset({'"', "''", "``", "’’"})
_ENDS_SENTENCE = re.compile(r"[.!?…][’'”)\]]*$")


def curly_mark_repairs(paragraphs: Sequence[str]) -> Iterator[tuple[int, Edit]]:
    """Yield the number of a paragraph and an edit in it (code points of the paragraph), in order."""
    whole = "".join(paragraphs)
    if "“" not in whole and ("”" not in whole or '"' not in whole):
        return
    # Low-high quotation: there “ closes, so it opens only where a paragraph begins its quoting with it.
    low = "„" in whole
    marks = [find_marks(paragraph) for paragraph in paragraphs]
    firsts = _next_firsts(marks, paragraphs)
    for number, paragraph in enumerate(paragraphs):
        own = marks[number]
        if own and (not low or (own[0].text == "“" and own[0].opens and not own[0].closes)):
            for edit in _Pass(paragraph, own).edits(firsts[number]):
                yield number, edit


def _next_firsts(marks: Sequence[Sequence[Mark]], paragraphs: Sequence[str]) -> list[str]:
    """Return for each paragraph what the next mark behind it does: "opens", "closes", "leads" or "".

    A mark that leads opens the very next paragraph: there, a quotation is carried on.
    """
    out = [""] * len(marks)
    ahead = ""
    for number in range(len(marks) - 1, -1, -1):
        out[number] = ahead
        own = marks[number]
        if own:
            first = own[0]
            ahead = "closes" if first.text in {"”", "»"} or (first.text != "“" and not first.opens) else "opens"
            if ahead == "opens" and first.start == 0:
                ahead = "leads"
        elif ahead == "leads":
            ahead = "opens"
    return out


class _Pass:
    """One pass over the marks of a paragraph, which keeps what is open."""

    def __init__(self, paragraph: str, marks: Sequence[Mark]) -> None:
        self._paragraph = paragraph
        self._marks = marks
        self._edits: list[Edit] = []
        #: The “ that is open.
        self._curly: Mark | None = None
        #: A straight or doubled mark that is open, with no “ around it.
        self._straight: Mark | None = None
        #: « that are open within the curly quotation, and “ that are open within the straight one.
        self._guillemets = 0
        self._nested = 0

    def edits(self, ahead: str) -> list[Edit]:
        """Return the edits of the paragraph in order; `ahead` is what the next mark after it does."""
        for number, mark in enumerate(self._marks):
            if self._curly is None:
                self._outside(mark)
            else:
                self._inside(self._curly, mark, number)
        if self._curly is not None:
            self._edits.extend(_close_at_end(self._paragraph, self._curly, ahead))
        return sorted(self._edits)

    def _outside(self, mark: Mark) -> None:
        """Take a mark while no curly quotation is open."""
        straight = self._straight
        if mark.text == "“":
            if straight is None:
                self._curly, self._guillemets = mark, 0
            else:
                self._nested += 1
        elif mark.text == "”":
            if self._nested:
                self._nested -= 1
            elif straight is not None and straight.text == '"':
                # "…”: the straight mark opened what the curly one closes.
                self._edits.append(Edit(straight.start, straight.end, "“"))
                self._straight = None
        elif mark.text in _STRAIGHT:
            self._straight = mark if straight is None and mark.opens else None
            self._nested = 0

    def _inside(self, opened: Mark, mark: Mark, number: int) -> None:
        """Take the mark of that number while the curly quotation `opened` is open."""
        if mark.text == "”":
            self._edits.extend(_unspaced(self._paragraph, opened, mark))
            self._curly = None
        elif mark.text == "«":
            self._guillemets += 1
        elif mark.text == "»" and self._guillemets:
            self._guillemets -= 1
        elif mark.text == "“" and mark.opens:
            self._edits.extend(_close_before(self._paragraph, opened, mark.start))
            self._curly = mark
        elif mark.closes and not (mark.opens and mark.text in {'"', "''"}) and _is_last_chance(self._marks, number):
            self._edits.extend(_closing(self._paragraph, opened, mark))
            self._curly = None


def _is_last_chance(marks: Sequence[Mark], number: int) -> bool:
    """Whether no mark of the right kind closes what is open; a foreign mark inside it is then no broken one."""
    mark = marks[number]
    if mark.text in {"»", "“"}:
        return True
    for other in marks[number + 1 :]:
        if other.text == "“" and other.opens:
            return True
        if other.text == "”":
            # “… "word" …”: a pair of straight marks within is whole.
            return False
    return True


def _closing(paragraph: str, opened: Mark, mark: Mark) -> list[Edit]:
    """Replace the mark by ”; the space that French sets before it goes too, for English has none there."""
    start, end = mark.start, mark.end
    while start > opened.end and paragraph[start - 1] == " ":
        start -= 1
    if start == opened.end:
        # Nothing is quoted.
        return []
    # `voters. ».`: the sentence has ended before the mark, so the second full stop is a slip of the same hand.
    if paragraph[start - 1] in ".!?…" and start < mark.start and paragraph[end : end + 2].rstrip() == ".":
        end += 1
    return [*_unspaced_opening(paragraph, opened), Edit(start, end, "”")]


def _unspaced(paragraph: str, opened: Mark, mark: Mark) -> list[Edit]:
    """Take out the spaces that French sets inside its marks, where they make an English one look turned around."""
    if not paragraph[opened.end : mark.start].strip():
        return []
    edits = _unspaced_opening(paragraph, opened)
    if paragraph[mark.start - 1] == " " and mark.closes:
        edits.append(Edit(mark.start - 1, mark.start))
    return edits


def _unspaced_opening(paragraph: str, opened: Mark) -> list[Edit]:
    before, after = paragraph[opened.start - 1 : opened.start], paragraph[opened.end : opened.end + 1]
    return [Edit(opened.end, opened.end + 1)] if after == " " and before in {"", " "} else []


def _clause(said: str) -> int | None:
    """Return where a short clause of speech at the end of `said` begins, or None."""
    skipped = max(0, len(said) - _LONGEST_CLAUSE)
    match = _CLAUSE.search(said, skipped)
    return match.start() if match else None


def _close_before(paragraph: str, opened: Mark, end: int) -> list[Edit]:
    """Close what is open before the next opening mark, where a short clause of speech shows where it ended.

    Without one, the second mark may be a quotation within the first.
    """
    said = paragraph[opened.end : end].rstrip()
    at = _clause(said)
    return [] if at is None else [Edit(opened.end + at, opened.end + at, "”")]


def _close_at_end(paragraph: str, opened: Mark, ahead: str) -> list[Edit]:
    """Close what the paragraph leaves open, unless the next paragraph carries it on or closes it."""
    if ahead in {"leads", "closes"}:
        return []
    said = paragraph[opened.end :]
    at = _clause(said)
    if at is not None:
        return [Edit(opened.end + at, opened.end + at, "”")]
    if not _ENDS_SENTENCE.search(said):
        return []
    return [Edit(len(paragraph), len(paragraph), "”")]
