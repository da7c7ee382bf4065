"""Paragraphs: what separates them in the raw text, and one blank line between them in the clean one.

Three layouts occur: a blank line between paragraphs, one paragraph a line, and lines wrapped by hand at some width,
as wire copy and mail are. In the last a line ends because the next word did not fit, and mostly in the middle of a
sentence; that is how it is told from the second.
"""

from __future__ import annotations

import re

from attribune_cleaner.encoding.characters import collapse_spaces
from attribune_cleaner.layout.line_wrapping import wrapped_line_ends
from attribune_cleaner.text.traced_text import Edit, TracedText, minimal_edit

#: Between paragraphs of the clean text.
SEPARATOR = "\n\n"

# The look-behind keeps a long run of spaces from being tried from each of its spaces.
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
    """Return the [start, end) of each paragraph of laid-out `text`, in code points."""
    out, at = [], 0
    for paragraph in text.split(SEPARATOR):
        if paragraph:
            out.append((at, at + len(paragraph)))
        at += len(paragraph) + len(SEPARATOR)
    return out


def drop_paragraphs(text: TracedText, dropped: set[int]) -> TracedText:
    """Return laid-out `text` without the paragraphs of the given numbers, and without what separated them."""
    if not dropped:
        return text
    spans = paragraph_spans(text.text)
    edits: list[Edit] = []
    kept_end: int | None = None
    cut = 0
    for number, (start, end) in enumerate(spans):
        if number in dropped:
            continue
        # The separator behind the last paragraph kept stays; all else up to this one goes.
        cut = 0 if kept_end is None else kept_end + len(SEPARATOR)
        if start > cut:
            edits.append(Edit(cut, start))
        kept_end = end
    edits.append(Edit(kept_end or 0, len(text.text)))
    return text.edit(edits)
