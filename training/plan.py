"""What training meets, how often and in which batches."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from spacy.tokens import Doc

from training.augment import NamePool, augmented
from training.rows import Row, Rows

#: How often a pass over the data meets each document of a source, in the first pass and in the last; in between it
#: moves in a straight line. Gold goes oftener than silver, and all the more towards the end, when the rate is low: its
#: conventions are those to keep. A fraction draws a part.
_FIRST = {"ewt-train": 2.0, "gum-train": 2.0, "wikigold": 1.5, "crossner": 1.0, "polnear": 1.0}
_LAST = {"ewt-train": 2.5, "gum-train": 2.5, "wikigold": 2.0, "crossner": 1.0, "polnear": 0.6}

#: The same with posts of social media, and with paragraphs that go on in one another.
_WIDE_FIRST = _FIRST | {
    "ewt-train": 1.0,
    "ewt-train-joined": 1.0,
    "gum-train": 1.3,
    "gum-train-joined": 0.7,
    "btc": 0.8,
    "wnut17": 0.8,
}
_WIDE_LAST = _LAST | {
    "ewt-train": 1.25,
    "ewt-train-joined": 1.25,
    "gum-train": 1.5,
    "gum-train-joined": 1.0,
    "btc": 0.6,
    "wnut17": 0.6,
}

#: How much the names and trees of a source count; its attributions, which are gold, count in full.
TRUST = {"polnear": 0.4}

#: Documents that are sorted by length together, so that those of one batch are about as long.
_SORTED_TOGETHER = 400


@dataclass(frozen=True)
class Plan:
    """How long and how fast to train, and from which layers of a pretrained transformer."""

    #: Words seen in all, over all passes.
    words: int
    #: Layers of the pretrained transformer to start from, the lowest first; none where a network goes on.
    layers: tuple[int, ...] = ()
    #: Pieces a batch, padding included.
    batch: int = 4000
    #: Of the encoder, and of the heads, which start from nothing.
    learn_rate: float = 4e-4
    heads_rate: float = 1.2e-3
    #: Share of the steps in which the rate rises.
    warmup: float = 0.06
    weight_decay: float = 0.01
    dropout: float = 0.1
    #: Share of the averaged weights that a step keeps.
    average: float = 0.998
    seed: int = 11
    #: Batches between two scores of the development data, which are shown and decide nothing.
    report_every: int = 400
    first_mixture: Mapping[str, float] = field(default_factory=lambda: dict(_FIRST))
    last_mixture: Mapping[str, float] = field(default_factory=lambda: dict(_LAST))

    def times(self, source: str, share: float) -> float:
        """How often a pass meets each document of ``source`` when ``share`` of the training is done."""
        return (1 - share) * self.first_mixture[source] + share * self.last_mixture[source]


@dataclass(frozen=True)
class Cut:
    """The sizes to cut a network down to."""

    layers: int
    attention_heads: int
    inner: int


def stream(
    sources: Mapping[str, Sequence[Doc]], plan: Plan, pool: NamePool, rows: Rows, rng: random.Random
) -> Iterator[list[Row]]:
    """Batches in passes, until all words are met: each source as often as ``plan`` says, each time another variant."""
    seen = 0
    while seen < plan.words:
        share = seen / plan.words
        drawn: list[tuple[str, Doc]] = []
        for name, docs in sources.items():
            times = plan.times(name, share)
            chosen = list(docs) * int(times) + rng.sample(list(docs), int(len(docs) * (times % 1)))
            drawn += [(name, doc) for doc in chosen]
        rng.shuffle(drawn)
        for start in range(0, len(drawn), _SORTED_TOGETHER):
            made = [rows.row(augmented(doc, pool, rng), name) for name, doc in drawn[start : start + _SORTED_TOGETHER]]
            for batch in batches(made, plan.batch, rng):
                yield batch
                seen += sum(map(len, batch))
                if seen >= plan.words:
                    return


def batches(rows: Sequence[Row], size: int, rng: random.Random) -> list[list[Row]]:
    """Batches of rows of about one length, in any order; with padding each has about ``size`` pieces."""
    out: list[list[Row]] = [[]]
    for row in sorted(rows, key=lambda r: len(r.encoded.pieces)):
        if out[-1] and (len(out[-1]) + 1) * len(row.encoded.pieces) > size:
            out.append([])
        out[-1].append(row)
    rng.shuffle(out)
    return out


#: More layers than ship, on gold above all: what they learn of names, their lower ones keep.
LARGE = Plan(
    words=1_900_000,
    layers=tuple(range(6)),
    learn_rate=3e-4,
    seed=71,
    report_every=100,
    first_mixture=_WIDE_FIRST | {"polnear": 0.35},
    last_mixture=_WIDE_LAST | {"polnear": 0.15},
)

_ON = Plan(words=4_500_000, learn_rate=3e-4, heads_rate=6e-4, report_every=300)
_WIDE = replace(_ON, first_mixture=_WIDE_FIRST, last_mixture=_WIDE_LAST)

#: Of those the lower ones, with fewer inner units, and how they get used to that.
LOWER = Cut(layers=4, attention_heads=12, inner=1024)
USED_TO_LOWER = replace(_WIDE, words=1_150_000, seed=91, report_every=100)

#: Then with fewer attention heads: the size that ships.
SMALL = replace(LOWER, attention_heads=10)

#: Then on from there, twice: what ships is the mean of the two.
RUNS = (_ON, _WIDE)

#: As many layers of the pretrained transformer as ship, on one half of the political news and the gold whole: quote
#: linking learns from what it says of the other half.
HALF = replace(_WIDE, words=3_200_000, layers=tuple(range(4)), learn_rate=4e-4, heads_rate=1.2e-3)

#: The same layers in one go, without political news.
WITHOUT_NEWS = replace(
    HALF,
    words=3_000_000,
    first_mixture={name: times for name, times in _WIDE_FIRST.items() if name != "polnear"},
    last_mixture={name: times for name, times in _WIDE_LAST.items() if name != "polnear"},
)


def in_half(article: str) -> bool:
    """Whether an article, named ``publisher_date_title``, is in the half that is trained on first.

    Weeks take turns, so that the reports of one event are nearly always in one half.
    """
    return date.fromisoformat(article.split("_")[1]).isocalendar().week % 2 == 0
