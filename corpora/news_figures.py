"""Figures of who said what over news_gold, from how an article's quotes compare with its gold.

:mod:`corpora.news_scoring` says when a quote is right; `benchmarks.news` explains each figure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from corpora.news_scoring import EXACT, Comparison, is_right, people_found, way_of

#: Confidence from which a quote counts as confident; bins of the calibration error.
CONFIDENT, BINS = 0.9, 10
#: How a text names a speaker beside the quote.
WAYS = ("name", "pronoun", "description")


class Tally(NamedTuple):
    """What an article has of each kind, what was found and is right of it, and how confident each quote was."""

    counts: Counter[str]
    judged: list[tuple[float, bool]]


def tally(one: Comparison) -> Tally:
    """The tally of an article."""
    right = one.right()
    return Tally(_counts(one), [(one.found[at].confidence, at in right) for at in one.counted()])


def figures(tallies: Sequence[Tally]) -> dict[str, float]:
    """The figures over all of ``tallies``, by name."""
    counts: Counter[str] = Counter()
    for one in tallies:
        counts.update(one.counts)
    judged = [pair for one in tallies for pair in one.judged]
    found = {
        name: _f1(
            counts[name], counts[f"{kind} found"], counts[f"{name} of gold"] or counts[name], counts[f"{kind} gold"]
        )
        for kind, name in (
            *(("marked", "marked_found"), ("marked", "marked_right"), ("all", "all_found"), ("all", "all_right")),
            *(("all", "exact"), ("people", "people")),
        )
    }
    found["speaker_named"] = _share(sum(counts[f"{way} right"] for way in (*WAYS, "none")), counts["named"])
    found |= {f"speaker_{way}": _share(counts[f"{way} right"], counts[way]) for way in WAYS}
    sure = [right for confidence, right in judged if confidence >= CONFIDENT]
    found["confident"], found["confident_share"] = _share(sum(sure), len(sure)), _share(len(sure), len(judged))
    return found | {"calibration": 1.0 - _calibration_error(judged), "auroc": auroc(judged)}


def _counts(one: Comparison) -> Counter[str]:
    counts: Counter[str] = Counter()
    counted = one.counted()
    counts["all gold"] += len(one.gold)
    counts["all found"] += len(counted)
    counts["marked gold"] += sum(quote.marked for quote in one.gold)
    counts["marked found"] += sum(one.found[at].marked for at in counted)
    counts["people gold"] += len(one.people)
    counts["people found"] += len(one.persons)
    counts["people"] += people_found(one.people, one.persons)
    for number, at, share in one.pairs:
        gold, found = one.gold[number], one.found[at]
        right = is_right(gold, found, one.people)
        counts["all_found"] += 1
        counts["all_right"] += right
        counts["exact"] += share >= EXACT
        counts["marked_found"] += found.marked
        counts["marked_right"] += found.marked and right
        counts["marked_found of gold"] += gold.marked
        counts["marked_right of gold"] += gold.marked and right
        if gold.names:
            counts["named"] += 1
            counts[way_of(gold.mention)] += 1
            counts[f"{way_of(gold.mention)} right"] += right
    return counts


def _f1(right_found: int, found: int, right_gold: int, gold: int) -> float:
    precision, recall = _share(right_found, found), _share(right_gold, gold)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _calibration_error(judged: Sequence[tuple[float, bool]]) -> float:
    sums = [0.0] * BINS
    for confidence, right in judged:
        sums[min(BINS - 1, int(confidence * BINS))] += right - confidence
    return sum(map(abs, sums)) / len(judged) if judged else 0.0


def auroc(judged: Iterable[tuple[float, bool]]) -> float:
    """The chance that a right quote has a higher confidence than a wrong one (Mann and Whitney 1947)."""
    wins, rights, wrongs = 0.0, 0, 0
    for _, group in groupby(sorted(judged), key=itemgetter(0)):
        ones = [right for _, right in group]
        right = sum(ones)
        wins += right * (wrongs + 0.5 * (len(ones) - right))
        rights, wrongs = rights + right, wrongs + len(ones) - right
    return wins / (rights * wrongs) if rights and wrongs else 0.0
