"""Long paragraphs cut into parts that a pipeline can parse.

A parser's time grows with the square of a document's length, so a paragraph as long as a chapter would take minutes.
Where it is cut depends on its own text alone, never on the batch.
"""

from __future__ import annotations

import re

#: Code points of a part, at most: far more than a paragraph of news has. Set by hand.
MAX_CODE_POINTS = 2000

#: Where a part ends best: after a sentence, else after a word.
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+")
_WORD_END = re.compile(r"\s+")


def split_paragraph(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return [start, end) of the parts of the paragraph at [start, end) of `text`, in code points.

    No part is longer than `MAX_CODE_POINTS`, and together they are the paragraph.
    """
    parts = []
    while end - start > MAX_CODE_POINTS:
        window = text[start : start + MAX_CODE_POINTS]
        cut = start + (_last_end(_SENTENCE_END, window) or _last_end(_WORD_END, window) or MAX_CODE_POINTS)
        parts.append((start, cut))
        start = cut
    if start < end:
        parts.append((start, end))
    return parts


def _last_end(ending: re.Pattern[str], window: str) -> int:
    """Return the end of the last match in the second half of `window`, or 0."""
    return max((match.end() for match in ending.finditer(window, len(window) // 2)), default=0)
