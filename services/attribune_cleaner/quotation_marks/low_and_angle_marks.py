"""Quotations that open with `„` or `«` and close with another convention's mark: `«…“`, `« … ”`, `„…"`.

Translation leaves them of a page that was right. The closing mark becomes the one that the opening mark calls for,
where the paragraph holds no such mark already. What stands within another quotation is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attribune_cleaner.quotation_marks.marks import Mark, find_marks
from attribune_cleaner.text.traced_text import Edit

#: The marks that close by the convention of an opening mark, the usual one first.
_CLOSERS_OF = {"„": "“”", "«": "»"}
_BEFORE_OPENING = " ([—–-/"


def low_and_angle_mark_repairs(paragraphs: Sequence[str]) -> Iterator[tuple[int, Edit]]:
    """Yield the number of a paragraph and an edit in it (code points of the paragraph), in order."""
    for number, paragraph in enumerate(paragraphs):
        if "„" not in paragraph and "«" not in paragraph:
            continue
        marks = find_marks(paragraph)
        for position, opening in enumerate(marks[:-1]):
            if (
                opening.text not in _CLOSERS_OF
                or paragraph[max(0, opening.start - 1) : opening.start] not in _BEFORE_OPENING
            ):
                continue
            closing = marks[position + 1]
            if _only_closes(paragraph, closing) and not _is_closed(opening, marks[position + 1 :]):
                yield number, _close(paragraph, opening, closing)


def _only_closes(paragraph: str, mark: Mark) -> bool:
    """Whether the position of `mark` lets it close and not open."""
    # A mark before a full stop opens where digits follow the stop (".45").
    stop = paragraph[mark.end : mark.end + 2].rstrip() == "."
    return mark.closes and (stop or not mark.opens)


def _is_closed(opening: Mark, later: Sequence[Mark]) -> bool:
    """Whether one of the later marks closes `opening` by its own convention, before another quotation opens."""
    for mark in later:
        if mark.text in _CLOSERS_OF[opening.text] and not mark.opens:
            return True
        if mark.text in _CLOSERS_OF or (mark.text == "“" and mark.opens):
            return False
    return False


def _close(paragraph: str, opening: Mark, closing: Mark) -> Edit:
    """Return the edit that puts the usual closing mark of `opening` in the position of `closing`."""
    new = _CLOSERS_OF[opening.text][0]
    # French sets a space inside its marks, German does not.
    space = opening.text == "„" and paragraph[closing.start - 1] == " "
    return Edit(closing.start - space, closing.end, new)
