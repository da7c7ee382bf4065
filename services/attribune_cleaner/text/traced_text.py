"""Text that remembers which of its characters came, unchanged, from where in the raw body.

Every step of the cleaning is a set of edits on such a text, so no step can lose the map. What an edit leaves alone
keeps its origin; what it puts in has none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

#: [start, origin, length], code points: the text's [start, start + length) is the body's [origin, origin + length).
Run = tuple[int, int, int]


class Edit(NamedTuple):
    """Replace the code points [start, end) by `text`."""

    start: int
    end: int
    text: str = ""


class TracedText:
    """Immutable text with its runs, which are sorted, do not overlap, and are as long as can be."""

    __slots__ = ("runs", "text")

    def __init__(self, text: str, runs: tuple[Run, ...]) -> None:
        self.text = text
        self.runs = runs

    @classmethod
    def from_raw(cls, raw: str) -> TracedText:
        """Return `raw` as it is: one run over all of it."""
        return cls(raw, ((0, 0, len(raw)),) if raw else ())

    def edit(self, edits: Iterable[Edit]) -> TracedText:
        """Return the text with `edits` made, which are sorted and do not overlap.

        Linear in the text, the runs and the edits. Raises ValueError for edits out of order.
        """
        builder = _Builder(self)
        at = 0
        changed = False
        for start, end, text in edits:
            if not at <= start <= end <= len(self.text):
                raise ValueError(f"edit [{start}, {end}) is out of order or leaves the text of {len(self.text)}")
            builder.keep(at, start)
            builder.put(text)
            at = end
            changed = True
        if not changed:
            return self
        builder.keep(at, len(self.text))
        return builder.build()

    def sub(self, pattern: re.Pattern[str], replacement: str | Callable[[re.Match[str]], str]) -> TracedText:
        """Return the text with each match of `pattern` replaced, as by `re.sub`; one replaced by itself is no edit."""
        edits = []
        for match in pattern.finditer(self.text):
            text = replacement if isinstance(replacement, str) else replacement(match)
            if text != match.group():
                edits.append(minimal_edit(self.text, Edit(match.start(), match.end(), text)))
        return self.edit(edits)


def minimal_edit(text: str, edit: Edit) -> Edit:
    """Return `edit` without the beginning and the end that old and new text share: those keep their origin."""
    start, end, new = edit
    shorter = min(end - start, len(new))
    head = 0
    while head < shorter and text[start + head] == new[head]:
        head += 1
    tail = 0
    while tail < shorter - head and text[end - 1 - tail] == new[-1 - tail]:
        tail += 1
    return Edit(start + head, end - tail, new[head : len(new) - tail])


class _Builder:
    """Collects pieces of a traced text in order, and their runs."""

    def __init__(self, source: TracedText) -> None:
        self._text = source.text
        self._runs = source.runs
        self._next = 0
        self._pieces: list[str] = []
        self._length = 0
        self._out: list[Run] = []

    def put(self, text: str) -> None:
        """Add text that the raw body does not hold."""
        if text:
            self._pieces.append(text)
            self._length += len(text)

    def keep(self, start: int, end: int) -> None:
        """Add the source's [start, end), which lies after what was kept before."""
        if start == end:
            return
        shift = self._length - start
        while self._next < len(self._runs):
            at, origin, length = self._runs[self._next]
            left, right = max(at, start), min(at + length, end)
            if left < right:
                self._run(left + shift, origin + left - at, right - left)
            if at + length > end:
                break
            self._next += 1
        self.put(self._text[start:end])

    def _run(self, start: int, origin: int, length: int) -> None:
        if self._out:
            last_start, last_origin, last_length = self._out[-1]
            if last_start + last_length == start and last_origin + last_length == origin:
                self._out[-1] = (last_start, last_origin, last_length + length)
                return
        self._out.append((start, origin, length))

    def build(self) -> TracedText:
        return TracedText("".join(self._pieces), tuple(self._out))
