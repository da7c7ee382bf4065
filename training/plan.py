"""What training meets, how often and in which batches."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from spacy.tokens import Doc
from spacy.training import Example

from training.augment import NAMES, NamePool, augmented, reworded
from training.scoring import words_and_spaces

#: How often a pass over the data meets each document of a source, in the first pass and in the last; in between it
#: moves in a straight line. Gold goes oftener than silver, and all the more towards the end, when the rate is low: its
#: conventions are those to keep. A fraction draws a part.
_FIRST = {"ewt-train": 2.0, "gum-train": 2.0, "wikigold": 1.5, "crossner": 1.0, "polnear": 0.6}
_LAST = {"ewt-train": 3.0, "gum-train": 2.5, "wikigold": 2.0, "crossner": 1.0, "polnear": 0.25}

#: The same for the names alone, at last.
_NAMES_MIXTURE = {"ewt-train": 3.0, "gum-train": 2.0, "wikigold": 2.0, "crossner": 1.0, "polnear": 0.3}


@dataclass(frozen=True)
class Plan:
    """How long and how fast to train."""

    #: Words seen in all, over all passes.
    words: int = 7_000_000
    #: Words a batch at the start and at the end; in between it grows in a straight line.
    batch: tuple[int, int] = (600, 1800)
    learn_rate: float = 0.0015
    warmup_steps: int = 200
    dropout: float = 0.15
    seed: int = 11
    #: Batches between two scores of the development data, which are shown and decide nothing.
    report_every: int = 1500
    #: Whether the silver articles teach their trees and tags, or their names alone.
    silver_trees: bool = True
    first_mixture: Mapping[str, float] = field(default_factory=lambda: dict(_FIRST))
    last_mixture: Mapping[str, float] = field(default_factory=lambda: dict(_LAST))

    def times(self, source: str, share: float) -> float:
        """How often a pass meets each document of ``source`` when ``share`` of the training is done."""
        return (1 - share) * self.first_mixture[source] + share * self.last_mixture[source]

    @property
    def steps(self) -> int:
        """Batches in all, about: the words by the mean of the batch sizes that they are met in."""
        first, last = self.batch
        mean = (last - first) / log(last / first) if last != first else first
        return int(self.words / mean)


#: The recogniser of names once more, alone: see :func:`training.train.refine_names`.
NAMES_PLAN = Plan(
    words=2_000_000,
    batch=(1200, 1800),
    learn_rate=0.0007,
    warmup_steps=100,
    report_every=400,
    first_mixture=_NAMES_MIXTURE,
    last_mixture=_NAMES_MIXTURE,
)


def example(reference: Doc) -> Example:
    """``reference`` as an example over its own tokens."""
    words, spaces = words_and_spaces(reference)
    return Example(Doc(reference.vocab, words=words, spaces=spaces), reference)


def names_only(doc: Doc) -> Doc:
    """A copy of ``doc`` without tags and tree."""
    return reworded(doc, [token.text for token in doc], NAMES)


def stream(sources: Mapping[str, Sequence[Doc]], plan: Plan, pool: NamePool, rng: random.Random) -> Iterator[Example]:
    """Endless examples, in passes: each source as often as ``plan`` says, in any order, each time another variant."""
    seen = 0
    while True:
        share = min(1.0, seen / plan.words)
        drawn: list[Doc] = []
        for name, docs in sources.items():
            times = plan.times(name, share)
            drawn += list(docs) * int(times)
            drawn += rng.sample(list(docs), int(len(docs) * (times % 1)))
        rng.shuffle(drawn)
        for doc in drawn:
            yield example(augmented(doc, pool, rng))
            seen += len(doc)


def batches(examples: Iterator[Example], plan: Plan) -> Iterator[list[Example]]:
    """Batches of ``examples`` by words, growing as ``plan`` says, until all of its words are met."""
    seen, size = 0, 0
    batch: list[Example] = []
    for item in examples:
        batch.append(item)
        size += len(item.reference)
        if size >= plan.batch[0] + min(1.0, seen / plan.words) * (plan.batch[1] - plan.batch[0]):
            yield batch
            seen += size
            batch, size = [], 0
            if seen >= plan.words:
                return
