"""How far figures are known from so many articles: by drawing as many again, many times (Efron 1979)."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

from corpora.polnear_scoring import Counts, figures

#: Draws, and the share of them that an interval holds.
DRAWS = 1000
SHARE = 0.95


def intervals(counts: Sequence[Counts], draws: int = DRAWS, seed: int = 1) -> dict[str, tuple[float, float]]:
    """The interval of each figure, from the counts of each article; the same for the same counts and seed."""
    rng = random.Random(seed)
    drawn: dict[str, list[float]] = {}
    for _ in range(draws if counts else 0):
        total: Counts = Counter()
        for one in rng.choices(counts, k=len(counts)):
            total.update(one)
        for name, figure in figures(total).items():
            drawn.setdefault(name, []).append(figure)
    cut = round(draws * (1 - SHARE) / 2)
    return {name: (sorted(values)[cut], sorted(values)[-cut - 1]) for name, values in drawn.items()}
