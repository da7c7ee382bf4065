"""Lines of a conversation: marked words that are a paragraph each, without a word on who says them."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_quotes.pool import MARKED, Draft
from attribune_quotes.scene import Scene
from attribune_quotes.select import Chosen

#: How a line ends.
_FINAL = frozenset(".!?…")
#: Words of a line at most, where turns are told by it: in news, a longer one goes on with what the last speaker said.
_SHORT = 8


def is_line(seen: Scene, draft: Draft) -> bool:
    """Whether the draft is marked words that are a whole paragraph, after one that has marked words: *“Why not?”*."""
    view, (first, last) = seen.view, draft.tokens[0]
    number = view.paragraph_of[first]
    if not draft.origin & MARKED or len(draft.spans) != 1 or not number or view.paragraphs[number] != (first, last + 1):
        return False
    region = seen.quoted.at(draft.spans[0][0])
    low, high = view.paragraphs[number - 1]
    spoken = view.text[slice(*seen.quoted.regions[region].inside)].rstrip() if region >= 0 else ""
    return spoken[-1:] in _FINAL and low < high and len(seen.quoted.overlapping(*view.span(low, high - 1))) > 0


def whose_turn(seen: Scene, draft: Draft, before: Sequence[Chosen]) -> int | None:
    """The head of who speaks a line after two others did, each in the paragraph before, where one asks something.

    `before` are the quotes before the line. A question and what follows it are of two speakers, who take turns. None
    where this is no such line, or too long for one.
    """
    if len(before) < 2 or not is_line(seen, draft):
        return None
    view = seen.view
    last, first = before[-1], before[-2]
    number = view.paragraph_of[draft.tokens[0][0]]
    places = [view.paragraph_of[view.tokens_in(*one.spans[0]).start] for one in (first, last)]
    if places != [number - 2, number - 1] or first.speaker is None or first.speaker == last.speaker:
        return None
    spans = [first.spans[-1], last.spans[-1], draft.spans[-1]]
    words = [sum(view.words[token][:1].isalnum() for token in view.tokens_in(*span)) for span in spans]
    asked = any("?" in view.text[slice(*span)] for span in spans[1:])
    return first.speaker if asked and max(words) <= _SHORT else None
