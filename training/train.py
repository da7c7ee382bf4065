"""Part two of training: one encoder with all its heads, on all sources at once."""

import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log
from typing import Any

import spacy
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import load_config, registry
from thinc.api import Adam, fix_random_seed, warmup_linear

from training.augment import NAMES, NamePool, augmented, name_pool, reworded
from training.clusters import cluster_lookups
from training.convert import DEVELOPMENT, read
from training.gazetteer import city_names
from training.paths import CONFIG, Work
from training.scoring import words_and_spaces

#: How often a pass over the data meets each document of a source, in the first pass and in the last; in between it
#: moves in a straight line. Gold goes oftener than silver, and all the more towards the end, when the rate is low: its
#: conventions are those to keep. A fraction draws a part.
_FIRST = {"ewt-train": 2.0, "gum-train": 2.0, "wikigold": 1.5, "crossner": 1.0, "polnear": 0.6}
_LAST = {"ewt-train": 3.0, "gum-train": 2.5, "wikigold": 2.0, "crossner": 1.0, "polnear": 0.25}


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


def train(work: Work, plan: Plan) -> None:
    """Train the pipeline by ``plan`` on the converted sources and write it to ``work.trained``.

    The parameters written are averaged over the steps (Polyak and Juditsky 1992); the last are taken, since the rate
    falls to zero, and the development data chooses nothing.
    """
    fix_random_seed(plan.seed)
    rng = random.Random(plan.seed)
    # The name by which the configuration finds the clusters has to be registered before it is read.
    registry.misc("attribune.ClusterLookups.v1", func=cluster_lookups)
    config = load_config(CONFIG)
    nlp = spacy.util.load_model_from_config(config, auto_fill=True)
    sources = {name: read(work, name, nlp.vocab) for name in plan.first_mixture}
    if not plan.silver_trees:
        sources["polnear"] = [_names_only(doc) for doc in sources["polnear"]]
    pool = name_pool([doc for docs in sources.values() for doc in docs], city_names())
    everything = [_example(doc) for docs in sources.values() for doc in docs]
    nlp.initialize(lambda: everything)
    rates: Any = warmup_linear(plan.learn_rate, plan.warmup_steps, plan.steps)
    optimizer = Adam(
        learn_rate=rates,
        L2=0.01,
        L2_is_weight_decay=True,
        grad_clip=1.0,
        use_averages=True,
    )
    development = [_example(doc) for name in DEVELOPMENT for doc in read(work, name, nlp.vocab)]
    losses: dict[str, float] = {}
    seen, began = 0, time.monotonic()
    for step, batch in enumerate(_batches(_stream(sources, plan, pool, rng), plan), 1):
        nlp.update(batch, drop=plan.dropout, losses=losses, sgd=optimizer)
        optimizer.step_schedules()
        seen += sum(len(example.reference) for example in batch)
        if step % plan.report_every == 0:
            with nlp.use_params(optimizer.averages):
                scores = nlp.evaluate(development)
            elapsed = time.monotonic() - began
            print(_report(step, seen, elapsed, losses, scores), flush=True)
            losses = {}
        if seen >= plan.words:
            break
    with nlp.use_params(optimizer.averages):
        nlp.to_disk(work.trained.with_suffix(".part"))
    work.trained.with_suffix(".part").replace(work.trained)


def _example(reference: Doc) -> Example:
    words, spaces = words_and_spaces(reference)
    return Example(Doc(reference.vocab, words=words, spaces=spaces), reference)


def _names_only(doc: Doc) -> Doc:
    return reworded(doc, [token.text for token in doc], NAMES)


def _stream(sources: Mapping[str, Sequence[Doc]], plan: Plan, pool: NamePool, rng: random.Random) -> Iterator[Example]:
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
            yield _example(augmented(doc, pool, rng))
            seen += len(doc)


def _batches(examples: Iterator[Example], plan: Plan) -> Iterator[list[Example]]:
    seen, size = 0, 0
    batch: list[Example] = []
    for example in examples:
        batch.append(example)
        size += len(example.reference)
        share = min(1.0, seen / plan.words)
        if size >= plan.batch[0] + share * (plan.batch[1] - plan.batch[0]):
            yield batch
            seen += size
            batch, size = [], 0


def _report(step: int, words: int, seconds: float, losses: Mapping[str, float], scores: Mapping[str, Any]) -> str:
    shown = {k: scores[k] for k in ("tag_acc", "pos_acc", "dep_uas", "dep_las", "sents_f", "ents_f") if scores.get(k)}
    parts = [f"{name} {value:.3f}" for name, value in shown.items()]
    lost = [f"{name} {value:.0f}" for name, value in losses.items()]
    return f"{step} {words / 1e6:.2f}M {seconds:.0f}s | {' '.join(parts)} | loss {' '.join(lost)}"
