"""Errors of quote linking by kind, and figures for each type of quote.

=============  ====================================================================================
missed         a gold quote that shares no letter with any found quote
wrong span     a gold quote that shares letters with a found quote, but matches none
wrong speaker  a match with another speaker
no speaker     a match without a speaker, where the gold has one
unneeded       a match with a speaker, where the gold has none
spurious       a found quote that shares no letter with any gold quote
=============  ====================================================================================
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from corpora.polnear_scoring import Comparison, is_speaker

KINDS = ("missed", "wrong span", "wrong speaker", "no speaker", "unneeded", "spurious")
TYPES = ("direct", "mixed", "indirect")


def errors(comparisons: Iterable[Comparison]) -> Counter[tuple[str, str]]:
    """The numbers of errors by kind and type. The type is the gold's; that of a spurious quote is its own."""
    out: Counter[tuple[str, str]] = Counter()
    for one in comparisons:
        same_gold, same_found = ({id(pair[side]) for pair in one.pairs} for side in (0, 1))
        for wanted in one.gold:
            if id(wanted) not in same_gold:
                met = any(wanted.content & got.content for got in one.found)
                out["wrong span" if met else "missed", wanted.type] += 1
        for wanted, got in one.pairs:
            if not is_speaker(wanted, got):
                kind = "unneeded" if not wanted.source else "wrong speaker" if got.source else "no speaker"
                out[kind, wanted.type] += 1
        for got in one.found:
            if id(got) not in same_found and not any(got.content & wanted.content for wanted in one.gold):
                out["spurious", got.type] += 1
    return out


def by_type(comparisons: Iterable[Comparison]) -> dict[str, dict[str, float]]:
    """Precision, recall, F1 and the share of right speakers for each type.

    Precision is over the found quotes of the type, recall over the gold's; the quotes of a match may differ in type.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for one in comparisons:
        for wanted in one.gold:
            counts["gold", wanted.type] += 1
        for got in one.found:
            counts["found", got.type] += 1
        for wanted, got in one.pairs:
            counts["match gold", wanted.type] += 1
            counts["match found", got.type] += 1
            if wanted.source:
                counts["sources", wanted.type] += 1
                counts["speakers", wanted.type] += is_speaker(wanted, got)
    out = {}
    for name in TYPES:
        precision = _share(counts["match found", name], counts["found", name])
        recall = _share(counts["match gold", name], counts["gold", name])
        out[name] = {
            "gold": counts["gold", name],
            "p": precision,
            "r": recall,
            "f1": _share(2 * precision * recall, precision + recall),
            "speaker_acc": _share(counts["speakers", name], counts["sources", name]),
        }
    return out


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
