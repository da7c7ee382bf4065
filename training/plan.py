"""The plans of training: which documents it reads, how often, and in which batches."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from spacy.tokens import Doc

from training.augment import NamePool, augmented
from training.rows import Row, Rows

#: Times that the first pass over the data reads each document of a source; a fraction draws some of them. In later
#: passes it changes linearly towards the last mixture. Set by hand.
_FIRST_MIXTURE = {"ewt-train": 2.0, "gum-train": 2.0, "wikigold": 1.5, "crossner": 1.0, "polnear": 1.0}
#: Times that the last pass reads each document. Gold counts for more at the end, when the rate is low.
_LAST_MIXTURE = {"ewt-train": 2.5, "gum-train": 2.5, "wikigold": 2.0, "crossner": 1.0, "polnear": 0.6}

#: The first mixture with posts of social media and joined paragraphs.
_WIDE_FIRST_MIXTURE = _FIRST_MIXTURE | {
    "ewt-train": 1.0,
    "ewt-train-joined": 1.0,
    "gum-train": 1.3,
    "gum-train-joined": 0.7,
    "btc": 0.8,
    "wnut17": 0.8,
}
#: The last mixture with posts of social media and joined paragraphs.
_WIDE_LAST_MIXTURE = _LAST_MIXTURE | {
    "ewt-train": 1.25,
    "ewt-train-joined": 1.25,
    "gum-train": 1.5,
    "gum-train-joined": 1.0,
    "btc": 0.6,
    "wnut17": 0.6,
}

#: Weight of the silver names and trees of a source; its attributions are gold and have 1. Set by hand.
TRUST = {"polnear": 0.4}

#: Documents that are sorted by length together, so that a batch has documents of one length. Set by hand.
_DOCUMENTS_SORTED_TOGETHER = 400


@dataclass(frozen=True)
class Plan:
    """The length and the rates of a training, and the layers of a pretrained transformer that it starts from."""

    #: Words to read, over all passes.
    words: int
    #: Layers of the pretrained transformer to start from, the lowest first; empty where a network is trained on.
    layers: tuple[int, ...] = ()
    #: Pieces of a batch, padding included.
    batch: int = 4000
    #: Learning rate of the encoder at its highest.
    learn_rate: float = 4e-4
    #: Learning rate of the heads at its highest; they are not pretrained.
    heads_rate: float = 1.2e-3
    #: Share of the words during which the rate rises.
    warmup: float = 0.06
    weight_decay: float = 0.01
    dropout: float = 0.1
    #: Decay of the moving average of the weights, a step.
    average: float = 0.998
    seed: int = 11
    #: Batches between two scores of the development data, which are only printed.
    report_every: int = 400
    first_mixture: Mapping[str, float] = field(default_factory=lambda: dict(_FIRST_MIXTURE))
    last_mixture: Mapping[str, float] = field(default_factory=lambda: dict(_LAST_MIXTURE))

    def times(self, source: str, share: float) -> float:
        """Times that a pass reads each document of ``source`` when ``share`` of the training is done."""
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
    """Batches until the words of ``plan`` are read; in each pass a document is read as another variant."""
    seen = 0
    while seen < plan.words:
        share = seen / plan.words
        drawn: list[tuple[str, Doc]] = []
        for name, docs in sources.items():
            times = plan.times(name, share)
            chosen = list(docs) * int(times) + rng.sample(list(docs), int(len(docs) * (times % 1)))
            drawn += [(name, doc) for doc in chosen]
        rng.shuffle(drawn)
        for start in range(0, len(drawn), _DOCUMENTS_SORTED_TOGETHER):
            made = [
                rows.row(augmented(doc, pool, rng), name)
                for name, doc in drawn[start : start + _DOCUMENTS_SORTED_TOGETHER]
            ]
            for batch in batches(made, plan.batch, rng):
                yield batch
                seen += sum(map(len, batch))
                if seen >= plan.words:
                    return


def batches(rows: Sequence[Row], size: int, rng: random.Random) -> list[list[Row]]:
    """Batches of rows of similar length, shuffled; with padding each has about ``size`` pieces."""
    out: list[list[Row]] = [[]]
    for row in sorted(rows, key=lambda r: len(r.encoded.pieces)):
        if out[-1] and (len(out[-1]) + 1) * len(row.encoded.pieces) > size:
            out.append([])
        out[-1].append(row)
    rng.shuffle(out)
    return out


#: A network with more layers than the one that ships, mostly on gold; its lower layers keep what it learns of names.
LARGE = Plan(
    words=1_900_000,
    layers=tuple(range(6)),
    learn_rate=3e-4,
    seed=71,
    report_every=100,
    first_mixture=_WIDE_FIRST_MIXTURE | {"polnear": 0.35},
    last_mixture=_WIDE_LAST_MIXTURE | {"polnear": 0.15},
)

_ON = Plan(words=4_500_000, learn_rate=3e-4, heads_rate=6e-4, report_every=300)
_WIDE = replace(_ON, first_mixture=_WIDE_FIRST_MIXTURE, last_mixture=_WIDE_LAST_MIXTURE)

#: Its lower layers, with fewer inner units.
LOWER = Cut(layers=4, attention_heads=12, inner=1024)
#: How these are trained on.
USED_TO_LOWER = replace(_WIDE, words=1_150_000, seed=91, report_every=100)

#: The size that ships, with fewer attention heads.
SMALL = replace(LOWER, attention_heads=10)

#: The two runs that start from that size; what ships is their mean.
RUNS = (_ON, _WIDE)

#: As many layers of the pretrained transformer as ship, trained on all gold and one half of the political news. Quote
#: linking learns from its tags of the other half.
HALF = replace(_WIDE, words=3_200_000, layers=tuple(range(4)), learn_rate=4e-4, heads_rate=1.2e-3)

#: As many layers, trained in one go without political news.
WITHOUT_NEWS = replace(
    HALF,
    words=3_000_000,
    first_mixture={name: times for name, times in _WIDE_FIRST_MIXTURE.items() if name != "polnear"},
    last_mixture={name: times for name, times in _WIDE_LAST_MIXTURE.items() if name != "polnear"},
)


def in_half(article: str) -> bool:
    """Whether an article, named ``publisher_date_title``, is in the half that `HALF` is trained on.

    The halves are the even and the odd weeks, so that the reports of one event are nearly always in one half.
    """
    return date.fromisoformat(article.split("_")[1]).isocalendar().week % 2 == 0
