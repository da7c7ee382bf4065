"""Which paragraphs of an article are boilerplate. A paragraph within a quotation never is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from attribune_cleaner.boilerplate.lines import is_boilerplate, is_contact_detail, is_contact_heading, is_offer

#: Paragraphs after a contact heading that can be its details, and after offers that end an article. Set by hand.
_WITHIN = 5
#: Longest of those paragraphs, in code points: names and addresses; praise and further offers. Set by hand.
_LONGEST_CONTACT, _LONGEST_PRAISE = 90, 200
#: Marks of quotations; after a digit a straight mark is inches.
_MARK = re.compile(r"[“”]|(?<!\d)\"")


def find_boilerplate(paragraphs: Sequence[str], is_other: Callable[[str], bool] | None = None) -> set[int]:
    """Return the numbers of the paragraphs that are boilerplate or that `is_other` names, none within a quotation."""
    found = {
        number
        for number, paragraph in enumerate(paragraphs)
        if is_boilerplate(paragraph) or (is_other is not None and is_other(paragraph))
    }
    found |= find_contacts(paragraphs) | _offers_at_end(paragraphs)
    return found - _quoted(paragraphs) if found else found


def find_contacts(paragraphs: Sequence[str]) -> set[int]:
    """Return the numbers of contact headings and of what stands between them and the last of their details."""
    out: set[int] = set()
    for number, paragraph in enumerate(paragraphs):
        if not is_contact_heading(paragraph):
            continue
        last = number
        for below in range(number + 1, min(number + 1 + _WITHIN, len(paragraphs))):
            if len(paragraphs[below]) > _LONGEST_CONTACT:
                break
            if is_contact_detail(paragraphs[below]):
                last = below
        if last > number:
            out.update(range(number, last + 1))
    return out


def _offers_at_end(paragraphs: Sequence[str]) -> set[int]:
    """Return the numbers of the few short paragraphs that end an article after two offers of a subscription."""
    for number in range(max(0, len(paragraphs) - _WITHIN - 2), len(paragraphs) - 2):
        if is_offer(paragraphs[number]) and is_offer(paragraphs[number + 1]):
            rest = range(number + 2, len(paragraphs))
            return set(rest) if all(len(paragraphs[one]) <= _LONGEST_PRAISE for one in rest) else set()
    return set()


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
