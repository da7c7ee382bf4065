"""Paragraphs: what separates them in the raw text, and one blank line between them in the clean one.

Three layouts occur: a blank line between paragraphs, one paragraph a line, and lines that were wrapped by hand, which
`line_wrapping` tells from the second.
"""

from __future__ import annotations

import re

from attribune_cleaner.encoding.characters import collapse_spaces
from attribune_cleaner.layout.line_wrapping import wrapped_line_ends
from attribune_cleaner.text.traced_text import Edit, TracedText, minimal_edit

#: Between paragraphs of the clean text.
SEPARATOR = "\n\n"

#: A line end with the white space around it. The look-behind keeps a run of spaces from being tried from each of them.
_GAP = re.compile(r"(?<! ) *\n[ \n]*")


def separate_paragraphs(text: TracedText) -> TracedText:
    """Return `text` with its paragraphs separated by one blank line, no other line end, and single spaces."""
    raw = text.text
    gaps = [(match.start(), match.end()) for match in _GAP.finditer(raw)]
    joined = wrapped_line_ends(raw, gaps)
    edits = []
    for start, end in gaps:
        if start == 0 or end == len(raw):
            edits.append(Edit(start, end))
            continue
        new = joined.get(start, SEPARATOR)
        if raw[start:end] != new:
            edits.append(minimal_edit(raw, Edit(start, end, new)))
    return collapse_spaces(text.edit(edits))


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    """Return the [start, end) of each paragraph of separated `text`, in code points."""
    out, at = [], 0
    for paragraph in text.split(SEPARATOR):
        if paragraph:
            out.append((at, at + len(paragraph)))
        at += len(paragraph) + len(SEPARATOR)
    return out


def drop_paragraphs(text: TracedText, dropped: set[int]) -> TracedText:
    """Return separated `text` without the paragraphs of the given numbers, and without what separated them."""
    if not dropped:
        return text
    spans = paragraph_spans(text.text)
    edits: list[Edit] = []
    kept_end: int | None = None
    for number, (start, end) in enumerate(spans):
        if number in dropped:
            continue
        # The separator after the last paragraph that is kept stays. All else up to this one goes.
        gap_start = 0 if kept_end is None else kept_end + len(SEPARATOR)
        if start > gap_start:
            edits.append(Edit(gap_start, start))
        kept_end = end
    edits.append(Edit(kept_end or 0, len(text.text)))
    return text.edit(edits)
