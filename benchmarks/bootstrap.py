"""Confidence intervals of figures, by the bootstrap over articles (Efron 1979)."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

from corpora.polnear_scoring import Counts, figures

#: Samples, each of as many articles as there are. Set by hand.
DRAWS = 1000
#: Share of the samples whose figures lie in an interval.
INTERVAL_SHARE = 0.95


def intervals(counts: Sequence[Counts], draws: int = DRAWS, seed: int = 1) -> dict[str, tuple[float, float]]:
    """The interval of each figure, from the counts of each article; deterministic for one seed."""
    rng = random.Random(seed)
    drawn: dict[str, list[float]] = {}
    for _ in range(draws if counts else 0):
        total: Counts = Counter()
        for one in rng.choices(counts, k=len(counts)):
            total.update(one)
        for name, figure in figures(total).items():
            drawn.setdefault(name, []).append(figure)
    cut = round(draws * (1 - INTERVAL_SHARE) / 2)
    return {name: (sorted(values)[cut], sorted(values)[-cut - 1]) for name, values in drawn.items()}
