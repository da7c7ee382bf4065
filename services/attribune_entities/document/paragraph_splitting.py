"""Paragraphs cut into what the pipeline reads at once.

A parser's time grows with the square of a document's length, so a paragraph of a whole book's chapter would take
minutes. Where it is cut depends on its own text alone, never on the batch.
"""

from __future__ import annotations

import re

#: Longest piece, in code points: far longer than a paragraph of news.
LONGEST = 2000

#: Where a piece ends best: after a sentence, else after a word.
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+")
_WORD_END = re.compile(r"\s+")


def pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return [start, end) of the pieces of the paragraph at [start, end) of `text`, none longer than `LONGEST`."""
    out = []
    while end - start > LONGEST:
        window = text[start : start + LONGEST]
        cut = start + (_last(_SENTENCE_END, window) or _last(_WORD_END, window) or LONGEST)
        out.append((start, cut))
        start = cut
    if start < end:
        out.append((start, end))
    return out


def _last(ending: re.Pattern[str], window: str) -> int:
    """Return the end of the last match in the second half of `window`, or 0."""
    return max((match.end() for match in ending.finditer(window, len(window) // 2)), default=0)
