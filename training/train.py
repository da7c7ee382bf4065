"""Parts two and three of training: one encoder with all its heads, then the head of names once more."""

import random
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import load_config, registry
from thinc.api import Adam, fix_random_seed, warmup_linear

from training.augment import name_pool
from training.clusters import cluster_lookups
from training.convert import DEVELOPMENT, read
from training.gazetteer import city_names
from training.paths import CONFIG, Work
from training.plan import NAMES_PLAN, Plan, batches, example, names_only, stream

#: What stands still, and what still runs, while the names are trained alone.
_ENCODER, _NAMES = "tok2vec", "ner"


def train(work: Work, plan: Plan) -> None:
    """Train the pipeline by ``plan`` on the converted sources and write it to ``work.trained``.

    The parameters written are averaged over the steps (Polyak and Juditsky 1992); the last are taken, since the rate
    falls to zero, and the development data chooses nothing.
    """
    fix_random_seed(plan.seed)
    # The name by which the configuration finds the clusters has to be registered before it is read.
    registry.misc("attribune.ClusterLookups.v1", func=cluster_lookups)
    nlp = spacy.util.load_model_from_config(load_config(CONFIG), auto_fill=True)
    sources = _sources(work, plan, nlp)
    everything = [example(doc) for docs in sources.values() for doc in docs]
    nlp.initialize(lambda: everything)
    _update(nlp, work, plan, sources, work.trained, frozen=[])


def refine_names(work: Work, plan: Plan = NAMES_PLAN) -> None:
    """Train the recogniser of names of ``work.trained`` further by ``plan``, and write all to ``work.refined``.

    The encoder and the other heads stay as they are, so that a step costs little and takes nothing from the trees. Gold
    names outweigh the silver ones here, whose many people would otherwise make people of unknown names.
    """
    fix_random_seed(plan.seed)
    nlp = spacy.load(work.trained)
    frozen = [name for name in nlp.pipe_names if name != _NAMES]
    sources = _sources(work, plan, nlp)
    with nlp.select_pipes(enable=[_ENCODER, _NAMES]):
        _update(nlp, work, plan, sources, work.refined, frozen=frozen)


def _sources(work: Work, plan: Plan, nlp: Language) -> dict[str, list[Doc]]:
    sources = {name: read(work, name, nlp.vocab) for name in plan.first_mixture}
    if not plan.silver_trees:
        sources["polnear"] = [names_only(doc) for doc in sources["polnear"]]
    return sources


def _update(
    nlp: Language,
    work: Work,
    plan: Plan,
    sources: Mapping[str, Sequence[Doc]],
    target: Path,
    frozen: Sequence[str],
) -> None:
    rng = random.Random(plan.seed)
    pool = name_pool([doc for docs in sources.values() for doc in docs], city_names())
    rates: Any = warmup_linear(plan.learn_rate, plan.warmup_steps, plan.steps)
    optimizer = Adam(learn_rate=rates, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    development = [example(doc) for name in DEVELOPMENT for doc in read(work, name, nlp.vocab)]
    # A frozen encoder still has to read each batch for the head that listens to it.
    readers = [name for name in frozen if name == _ENCODER]
    losses: dict[str, float] = {}
    seen, began = 0, time.monotonic()
    for step, batch in enumerate(batches(stream(sources, plan, pool, rng), plan), 1):
        nlp.update(batch, drop=plan.dropout, losses=losses, sgd=optimizer, exclude=frozen, annotates=readers)
        optimizer.step_schedules()
        seen += sum(len(item.reference) for item in batch)
        if step % plan.report_every == 0:
            with nlp.use_params(optimizer.averages):
                scores = nlp.evaluate(development)
            print(_report(step, seen, time.monotonic() - began, losses, scores), flush=True)
            losses = {}
    part = target.with_suffix(".part")
    with nlp.use_params(optimizer.averages):
        nlp.to_disk(part)
    part.replace(target)


def _report(step: int, words: int, seconds: float, losses: Mapping[str, float], scores: Mapping[str, Any]) -> str:
    shown = {k: scores[k] for k in ("tag_acc", "pos_acc", "dep_uas", "dep_las", "sents_f", "ents_f") if scores.get(k)}
    parts = [f"{name} {value:.3f}" for name, value in shown.items()]
    lost = [f"{name} {value:.0f}" for name, value in losses.items()]
    return f"{step} {words / 1e6:.2f}M {seconds:.0f}s | {' '.join(parts)} | loss {' '.join(lost)}"
