"""Which paragraphs of an article are boilerplate. A paragraph within a quotation never is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from attribune_cleaner.boilerplate.lines import is_boilerplate

#: Marks of quotations; after a digit a straight mark is inches.
_MARK = re.compile(r"[“”]|(?<!\d)\"")


def find_boilerplate(paragraphs: Sequence[str], is_other: Callable[[str], bool] | None = None) -> set[int]:
    """Return the numbers of the paragraphs that are boilerplate or that `is_other` names, none within a quotation."""
    found = {
        number
        for number, paragraph in enumerate(paragraphs)
        if is_boilerplate(paragraph) or (is_other is not None and is_other(paragraph))
    }
    return found - _quoted(paragraphs) if found else found


def _quoted(paragraphs: Sequence[str]) -> set[int]:
    """Return the numbers of the paragraphs that stand inside a quotation which begins before and ends after them.

    The last curly mark before them opens, and the next one closes. The form of straight marks does not say which they
    do: the paragraphs before and after hold an odd number of them, and the later one does not begin with a mark, or it
    would repeat the opening mark, as is the convention for quotations over several paragraphs.
    """
    marked: list[tuple[int, list[str]]] = []
    for number, paragraph in enumerate(paragraphs):
        marks = _MARK.findall(paragraph)
        if marks:
            marked.append((number, marks))
    inside: set[int] = set()
    for (number, marks), (later, later_marks) in pairwise(marked):
        curly = marks[-1] == "“" and later_marks[0] == "”"
        straight = (
            marks[-1] == later_marks[0] == '"'
            and marks.count('"') % 2 == 1
            and later_marks.count('"') % 2 == 1
            and not paragraphs[later].startswith('"')
        )
        if curly or straight:
            inside.update(range(number + 1, later))
    return inside
