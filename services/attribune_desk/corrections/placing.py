"""Which quotes of an event corrections are about, though the event was made anew and its quotes may be cut otherwise.

A correction is found again, in this order:

1. by its words: a quote of the same folded words. Where the text at the corrected spans is what it was, it must overlap
   them; else it is the one of the same occurrence.
2. by overlap: the quote that has most in common with the corrected one, at least half of it. Where the text at the
   corrected spans is what it was, code points are compared, else words.
3. else it is unplaced, which is told and not forgotten.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from attribune_core.events import Quote, Span
from attribune_core.events.checks import SPAN_JOINER
from attribune_desk.corrections.models import Correction, QuoteTarget
from attribune_text.quote_key import quote_key, quote_words

#: Least share of the corrected quote that the other must hold, and least share of the two together that they have in
#: common: a quote of three times the length says too much else.
MIN_SHARE = 0.5
#: Words in a row that count as common; fewer ("of the") are common to all English. Of a shorter quote all of them.
_MIN_RUN_WORDS = 3

Words = tuple[str, ...]


@dataclass(frozen=True)
class Placement:
    """Where a correction is now. Without `quote` it is unplaced, and `why` says what is missing."""

    correction: Correction
    quote: str | None
    #: Whether it was found by its words; else by overlap.
    exact: bool = False
    #: The share in common, from 0 to 1.
    share: float = 0.0
    #: False where another correction of the kind is in force at the quote.
    in_force: bool = True
    why: str | None = None


def in_order(quotes: Iterable[Quote]) -> list[Quote]:
    """Return quotes in order of the text, the outer one before what stands in it."""
    return sorted(quotes, key=lambda quote: (quote.spans[0][0], -quote.spans[-1][1]))


def targets(quotes: Iterable[Quote]) -> dict[str, QuoteTarget]:
    """Return for each quote, by id, how it is found again."""
    counts: dict[Words, int] = defaultdict(int)
    found = {}
    for quote in in_order(quotes):
        words = quote_words(quote.text)
        # An event of a linker that gave no keys gets them here.
        found[quote.id] = QuoteTarget(
            key=quote_key(quote.text), occurrence=counts[words], text=quote.text, spans=quote.spans
        )
        counts[words] += 1
    return found


def place(corrections: Sequence[Correction], quotes: Iterable[Quote], text: str) -> list[Placement]:
    """Return where each of the corrections of one article is; they are given in the order in which they were made.

    `text` is the event's, into which the quotes' offsets lead. Corrections of people are left out.
    """
    ordered = in_order(quotes)
    words = {quote.id: quote_words(quote.text) for quote in ordered}
    placed = [_place(one, one.quote, ordered, words, text) for one in corrections if one.quote is not None]
    replaced = {other for one in corrections for other in one.replaces}
    groups: dict[tuple[str, str], list[Placement]] = defaultdict(list)
    for one in placed:
        if one.quote is not None and one.correction.id not in replaced:
            groups[one.correction.kind, one.quote].append(one)
    decided = {one.correction.id: one for group in groups.values() for one in _decide(group)}
    return [
        replace(one, in_force=False, why=None) if one.correction.id in replaced else decided.get(one.correction.id, one)
        for one in placed
    ]


def _place(
    correction: Correction, target: QuoteTarget, quotes: Sequence[Quote], words: dict[str, Words], text: str
) -> Placement:
    wanted = quote_words(target.text)
    same = [quote for quote in quotes if words[quote.id] == wanted]
    unmoved = SPAN_JOINER.join(text[start:end] for start, end in target.spans) == target.text
    if unmoved:
        same = [quote for quote in same if _common(quote.spans, target.spans)]
    elif target.occurrence < len(same):
        same = [same[target.occurrence]]
    if same:
        found = max(same, key=lambda quote: _common(quote.spans, target.spans))
        return Placement(correction, found.id, exact=True, share=1.0)
    shares = [
        (_shares_of_spans(target.spans, one.spans) if unmoved else _shares_of_words(wanted, words[one.id]), one)
        for one in quotes
    ]
    fitting = [(both, quote) for (own, both), quote in shares if min(own, both) >= MIN_SHARE]
    if not fitting:
        return Placement(correction, None, why="no quote of the article holds half of it")
    share, found = max(fitting, key=lambda one: one[0])
    return Placement(correction, found.id, share=round(share, 2))


def _common(one: Sequence[Span], other: Sequence[Span]) -> int:
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)


def _shares_of_spans(corrected: Sequence[Span], found: Sequence[Span]) -> tuple[float, float]:
    """Return which share of the corrected spans is common, and which of both together (Dice's coefficient)."""
    return _shares(_common(corrected, found), _common(corrected, corrected), _common(found, found))


def _shares_of_words(corrected: Words, found: Words) -> tuple[float, float]:
    run = min(_MIN_RUN_WORDS, len(corrected), len(found))
    blocks = SequenceMatcher(None, corrected, found, autojunk=False).get_matching_blocks()
    return _shares(sum(block.size for block in blocks if block.size >= run), len(corrected), len(found))


def _shares(common: int, corrected: int, found: int) -> tuple[float, float]:
    return common / max(1, corrected), 2 * common / max(1, corrected + found)


def _decide(group: list[Placement]) -> list[Placement]:
    """Return corrections of one kind at one quote, of which one is in force.

    One that was found by its words comes before others, then the one with the greatest share, then the latest. One
    about another quote, which is part of this one now, is unplaced, so that somebody looks, unless both say the same.
    """
    order = {one.correction.id: number for number, one in enumerate(group)}
    winner = max(group, key=lambda one: (one.exact, one.share, order[one.correction.id]))
    decided = []
    for one in group:
        if one is winner:
            decided.append(one)
        elif _same_target(one, winner) or one.correction.speaker == winner.correction.speaker:
            decided.append(replace(one, in_force=False))
        else:
            decided.append(Placement(one.correction, None, why="another correction fits its quote better"))
    return decided


def _same_target(one: Placement, other: Placement) -> bool:
    first, second = one.correction.quote, other.correction.quote
    return first is not None and second is not None and (first.text, first.spans) == (second.text, second.spans)
