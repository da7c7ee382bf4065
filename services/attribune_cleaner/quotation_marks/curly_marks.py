"""Quotations that open with a curly mark and are closed by another convention's mark, or not at all.

Translation and typesetting leave `“…  »`, `“…''`, `“…"`, `“…“` and `"…”`, and forget closing marks. A mark is changed
only where it breaks a quotation that is open in its own paragraph. No mark does in conventions that are whole: German
„…“, «…», »…«, ``…'', straight marks, a quotation over paragraphs that opens each and closes the last. Single marks are
apostrophes as often as not, and are never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attribune_cleaner.lexicon import alternatives, read
from attribune_cleaner.quotation_marks.marks import Mark, find_marks
from attribune_cleaner.text.traced_text import Edit

_SPEECH_VERB = f"(?:{alternatives(read('clause_verbs.txt'))})"
_NAME = r"[A-Z][\w.'’\-]*(?:\s[A-Z][\w.'’\-]*){0,3}"
#: A clause of speech at the end of a paragraph: "he said", "said Jane Doe on Monday."
_CLAUSE = re.compile(
    rf"(?<=[,?!])\s(?:(?:he|she|they|{_NAME})\s{_SPEECH_VERB}|{_SPEECH_VERB}\s{_NAME})(?:\s[\w ]{{0,40}})?[.]?$"
)
#: Longest clause of speech that ends a paragraph after a forgotten mark, in code points. Set by hand.
_LONGEST_CLAUSE = 120
#: Marks that do not say by their form whether they open or close.
_STRAIGHT = frozenset({'"', "''", "``", "’’"})
_ENDS_SENTENCE = re.compile(r"[.!?…][’'”)\]]*$")


def curly_mark_repairs(paragraphs: Sequence[str]) -> Iterator[tuple[int, Edit]]:
    """Yield the number of a paragraph and an edit in it (code points of the paragraph), in order."""
    whole = "".join(paragraphs)
    if "“" not in whole and ("”" not in whole or '"' not in whole):
        return
    # With low marks “ closes, so it opens only where it is the first mark of a paragraph.
    low = "„" in whole
    marks = [find_marks(paragraph) for paragraph in paragraphs]
    next_marks = _next_marks(marks, paragraphs)
    for number, paragraph in enumerate(paragraphs):
        own = marks[number]
        if own and (not low or (own[0].text == "“" and own[0].opens and not own[0].closes)):
            for edit in _Pass(paragraph, own).edits(next_marks[number]):
                yield number, edit


def _next_marks(marks: Sequence[Sequence[Mark]], paragraphs: Sequence[str]) -> list[str]:
    """Return for each paragraph what the next mark after it does: "opens", "closes", "leads" or "".

    A mark that leads is the first sign of the very next paragraph, which carries a quotation on.
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
    """One pass over the marks of a paragraph, with the quotations that are open at each mark."""

    def __init__(self, paragraph: str, marks: Sequence[Mark]) -> None:
        self._paragraph = paragraph
        self._marks = marks
        self._edits: list[Edit] = []
        #: The “ that is open.
        self._curly: Mark | None = None
        #: A straight or doubled mark that is open, with no “ around it.
        self._straight: Mark | None = None
        #: How many « are open within the curly quotation.
        self._guillemets = 0
        #: How many “ are open within the straight one.
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
            self._edits.extend(_without_inner_spaces(self._paragraph, opened, mark))
            self._curly = None
        elif mark.text == "«":
            self._guillemets += 1
        elif mark.text == "»" and self._guillemets:
            self._guillemets -= 1
        elif mark.text == "“" and mark.opens:
            self._edits.extend(_close_before(self._paragraph, opened, mark.start))
            self._curly = mark
        elif mark.closes and not (mark.opens and mark.text in {'"', "''"}) and _has_to_close(self._marks, number):
            self._edits.extend(_replace_closing(self._paragraph, opened, mark))
            self._curly = None


def _has_to_close(marks: Sequence[Mark], number: int) -> bool:
    """Whether no later mark is a better one to close what is open: then the mark of that number has to close it."""
    mark = marks[number]
    if mark.text in {"»", "“"}:
        return True
    for other in marks[number + 1 :]:
        if other.text == "“" and other.opens:
            return True
        if other.text == "”":
            return False  # “… "word" …”: the pair of straight marks is whole
    return True


def _replace_closing(paragraph: str, opened: Mark, mark: Mark) -> list[Edit]:
    """Return the edits that put ” in the place of `mark`, without the space that French sets before it."""
    start, end = mark.start, mark.end
    while start > opened.end and paragraph[start - 1] == " ":
        start -= 1
    if start == opened.end:
        return []  # nothing is quoted
    # `voters. ».`: the sentence ended before the mark, so the second full stop goes, too.
    if paragraph[start - 1] in ".!?…" and start < mark.start and paragraph[end : end + 2].rstrip() == ".":
        end += 1
    return [*_without_space_after(paragraph, opened), Edit(start, end, "”")]


def _without_inner_spaces(paragraph: str, opened: Mark, mark: Mark) -> list[Edit]:
    """Return the edits that take out the spaces which French sets inside its marks."""
    if not paragraph[opened.end : mark.start].strip():
        return []
    edits = _without_space_after(paragraph, opened)
    if paragraph[mark.start - 1] == " " and mark.closes:
        edits.append(Edit(mark.start - 1, mark.start))
    return edits


def _without_space_after(paragraph: str, opened: Mark) -> list[Edit]:
    before, after = paragraph[opened.start - 1 : opened.start], paragraph[opened.end : opened.end + 1]
    return [Edit(opened.end, opened.end + 1)] if after == " " and before in {"", " "} else []


def _clause_start(quoted: str) -> int | None:
    """Return where a short clause of speech at the end of `quoted` begins, or None."""
    skipped = max(0, len(quoted) - _LONGEST_CLAUSE)
    match = _CLAUSE.search(quoted, skipped)
    return match.start() if match else None


def _close_before(paragraph: str, opened: Mark, end: int) -> list[Edit]:
    """Close what is open before the next opening mark, where a short clause of speech shows where it ended.

    Without a clause, the second mark may open a quotation within the first.
    """
    at = _clause_start(paragraph[opened.end : end].rstrip())
    return [] if at is None else [Edit(opened.end + at, opened.end + at, "”")]


def _close_at_end(paragraph: str, opened: Mark, ahead: str) -> list[Edit]:
    """Close what the paragraph leaves open, unless the next paragraph carries it on or closes it."""
    if ahead in {"leads", "closes"}:
        return []
    quoted = paragraph[opened.end :]
    at = _clause_start(quoted)
    if at is not None:
        return [Edit(opened.end + at, opened.end + at, "”")]
    if not _ENDS_SENTENCE.search(quoted):
        return []
    return [Edit(len(paragraph), len(paragraph), "”")]
