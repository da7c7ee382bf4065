"""Texts compared by their letters and digits alone, so that cleaning or repaired marks cost nothing.

A place in a text is a position in its *letters*: the lower-cased letters and digits, in order. Two texts of one
article differ in marks, white space and boilerplate; their letters are aligned with :func:`align`.
"""

from __future__ import annotations

from difflib import SequenceMatcher

#: Start and end of a piece of text in its code points, the end exclusive.
CharSpan = tuple[int, int]


class Letters:
    """The letters of a text, and for each of its code points the position of that point among them."""

    def __init__(self, text: str) -> None:
        kept: list[str] = []
        self._index: list[int] = []
        for char in text:
            self._index.append(len(kept))
            if char.isalnum():
                # Lower-casing may give two characters (İ); one code point stays one letter.
                kept.append(char.lower()[0])
        self._index.append(len(kept))
        self.text = "".join(kept)

    def range(self, start: int, end: int) -> range:
        """The positions of the letters in ``text[start:end]`` (code points)."""
        return range(self._index[start], self._index[end])

    def all(self, spans: list[CharSpan]) -> set[int]:
        """The positions of the letters in all of ``spans``."""
        return {position for start, end in spans for position in self.range(start, end)}


def align(source: str, target: str) -> list[int | None]:
    """For each letter of ``source`` its position in ``target``, or None where it has none.

    Equal beginnings and ends are paired without a search; the middle by the longest common blocks.
    """
    shorter = min(len(source), len(target))
    head = next((i for i in range(shorter) if source[i] != target[i]), shorter)
    rest = shorter - head
    tail = next((i for i in range(rest) if source[-1 - i] != target[-1 - i]), rest)
    found: list[int | None] = [*range(head), *([None] * (len(source) - head))]
    for i in range(1, tail + 1):
        found[-i] = len(target) - i
    middle = SequenceMatcher(None, source[head : len(source) - tail], target[head : len(target) - tail], autojunk=False)
    for block in middle.get_matching_blocks():
        for i in range(block.size):
            found[head + block.a + i] = head + block.b + i
    return found
