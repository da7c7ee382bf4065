"""Quotes of enriched events against PolNeAR's attributions.

========  ===========================================================================================================
match     a predicted quote and a gold Content whose letters have an intersection over union of 0.5 or more, paired one
          to one, best first; quotes nested in another are left out, since the corpus marks only the outermost
quoted    gold Contents that hold quotation marks; precision counts the predictions whose spans hold or touch a mark,
          and a match with any gold Content is right
all       every gold Content, indirect speech included
speaker   of the matched gold Contents that have a Source: the predicted speaker overlaps it
linked    F1 of quotes that match and have the right speaker; without a Source the right speaker is nobody
exact     recall of gold Contents by quotes with the same bounds: intersection over union of 0.95 or more; a "that" at
          the beginning counts on neither side, because the corpus has it in the Content and quotes do not
========  ===========================================================================================================

The event's text is aligned to the corpus's by letters and digits, so cleaning costs nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from attribune_core.events import EnrichedArticle, QuoteType
from attribune_text.quotation_marks import scan
from corpora.alignment import CharSpan, Letters, align
from corpora.polnear import DOUBLE_MARKS, Article, Attribution

#: Least intersection over union of a match. Set by hand.
MATCH_LEAST_IOU = 0.5
#: Least intersection over union of a quote with the gold's bounds: one word in twenty may differ. Set by hand.
EXACT_LEAST_IOU = 0.95

_OPENING_THAT = re.compile(r"that\s+(?=\w)", re.IGNORECASE)

Counts = Counter[str]


@dataclass(frozen=True)
class PlacedQuote:
    """A quote as positions among the corpus's letters."""

    content: frozenset[int]
    source: frozenset[int]
    quoted: bool
    #: direct, mixed or indirect.
    type: QuoteType
    #: The event's confidence; None for a quote of the gold.
    confidence: float | None = None

    def iou(self, other: PlacedQuote) -> float:
        """Intersection over union of the contents."""
        shared = len(self.content & other.content)
        return shared / len(self.content | other.content) if shared else 0.0


@dataclass(frozen=True)
class Comparison:
    """The quotes of an article: those of the gold, those that were found, and the pairs that match."""

    gold: list[PlacedQuote]
    found: list[PlacedQuote]
    pairs: list[tuple[PlacedQuote, PlacedQuote]]


def is_speaker(wanted: PlacedQuote, got: PlacedQuote) -> bool:
    """Whether a found quote has the gold's speaker; where the gold has none, whether it has none."""
    return bool(wanted.source & got.source) if wanted.source else not got.source


def compare(article: Article, event: EnrichedArticle | None) -> Comparison:
    """Pair the quotes of an article's event with the gold's; without an event, nothing was found."""
    letters = Letters(article.text)
    gold = [
        PlacedQuote(
            frozenset(letters.all(_without_opening_that(article.text, one.content))),
            frozenset(letters.all(list(one.source))),
            one.quoted,
            _type(article.text, letters, one),
        )
        for one in article.attributions
    ]
    found = _found(event, letters.text) if event is not None else []
    return Comparison(gold, found, match(gold, found))


def count(article: Article, event: EnrichedArticle | None) -> Counts:
    """The counts of one article; without an event, nothing was found."""
    return counts_of(compare(article, event), missing=event is None)


def counts_of(comparison: Comparison, *, missing: bool = False) -> Counts:
    """The counts of one article."""
    gold, found, pairs = comparison.gold, comparison.found, comparison.pairs
    counts: Counts = Counter(articles=1, missing=int(missing), gold=len(gold), found=len(found), match=len(pairs))
    counts["gold quoted"] = sum(one.quoted for one in gold)
    counts["found quoted"] = sum(one.quoted for one in found)
    counts["exact"] = sum(wanted.iou(got) >= EXACT_LEAST_IOU for wanted, got in pairs)
    for wanted, got in pairs:
        right = is_speaker(wanted, got)
        names = ["", *([" gold quoted"] if wanted.quoted else []), *([" found quoted"] if got.quoted else [])]
        for name in names:
            counts["match" + name] += name != ""
            counts["linked" + name] += right
        if wanted.source:
            for name in names[:2] if wanted.quoted else names[:1]:
                counts["sources" + name] += 1
                counts["speakers" + name] += right
    return counts


def _without_opening_that(text: str, spans: Sequence[CharSpan]) -> list[CharSpan]:
    start, end = spans[0]
    opening = _OPENING_THAT.match(text, start, end)
    return [(opening.end() if opening else start, end), *spans[1:]]


def _type(text: str, letters: Letters, one: Attribution) -> QuoteType:
    """The type of a gold Content by its marks: direct where every letter stands within them."""
    if not one.quoted:
        return "indirect"
    content = letters.all(list(one.content))
    marked: set[int] = set()
    for start, end in one.content:
        for region in scan(text[start:end], [(0, end - start)]):
            marked |= set(letters.range(start + region.start, start + region.end))
    return "direct" if content <= marked else "mixed"


def match(gold: list[PlacedQuote], found: list[PlacedQuote]) -> list[tuple[PlacedQuote, PlacedQuote]]:
    """Pairs of quotes that match, one to one, those with the highest intersection over union first."""
    likeness = [
        (same, number, other)
        for number, wanted in enumerate(gold)
        for other, got in enumerate(found)
        if (same := wanted.iou(got)) >= MATCH_LEAST_IOU
    ]
    pairs: dict[int, int] = {}
    for _, number, other in sorted(likeness, reverse=True):
        if number not in pairs and other not in pairs.values():
            pairs[number] = other
    return [(gold[number], found[other]) for number, other in pairs.items()]


def _found(event: EnrichedArticle, target: str) -> list[PlacedQuote]:
    letters = Letters(event.text)
    places = align(letters.text, target)

    def at(spans: list[tuple[int, int]]) -> frozenset[int]:
        return frozenset(place for one in letters.all(spans) if (place := places[one]) is not None)

    out = []
    for quote in event.quotes:
        if quote.nested_in is not None:
            continue
        around = "".join(event.text[max(0, start - 1) : end + 1] for start, end in quote.spans)
        speaker = quote.speaker
        source = at([(speaker.start, speaker.end)]) if speaker is not None else frozenset()
        marked = not DOUBLE_MARKS.isdisjoint(around)
        said = PlacedQuote(
            at(_without_opening_that(event.text, quote.spans)), source, marked, quote.type, quote.confidence
        )
        if said.content:
            out.append(said)
    return out


def figures(counts: Counts) -> dict[str, float]:
    """Precision, recall and F1 of each measure, and the shares of right speakers; all between 0 and 1."""
    out: dict[str, float] = {}
    for name, of, suffix in (("quoted", "match", " quoted"), ("quoted_linked", "linked", " quoted"),
                             ("all", "match", ""), ("all_linked", "linked", "")):  # fmt: skip
        right_of_found = counts[of + (" found" + suffix if suffix else "")]
        right_of_gold = counts[of + (" gold" + suffix if suffix else "")]
        precision = _share(right_of_found, counts["found" + suffix])
        recall = _share(right_of_gold, counts["gold" + suffix])
        out[name + "_p"], out[name + "_r"] = precision, recall
        out[name + "_f1"] = _share(2 * precision * recall, precision + recall)
    out["exact_r"] = _share(counts["exact"], counts["gold"])
    out["speaker_quoted_acc"] = _share(counts["speakers gold quoted"], counts["sources gold quoted"])
    out["speaker_acc"] = _share(counts["speakers"], counts["sources"])
    return out


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
