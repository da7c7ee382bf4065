"""Part two of training: the encoder and all its heads, on all sources at once."""

import json
import random
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import spacy
import torch
from torch import Tensor

from training.augment import name_pool
from training.clusters import known_pieces
from training.convert import DEVELOPMENT, FIRST_SENTENCE, read
from training.distil import lessons, with_lessons
from training.gazetteer import city_names
from training.losses import losses, scores, total
from training.network import Network, Shape
from training.paths import Work
from training.plan import TRUST, Plan, stream
from training.precision import sixteen_bits
from training.pretrained import Weights, fill
from training.quick import quick_scores
from training.rows import Labels, Rows
from training.tensors import batch_of

#: Whether an article, by its name, is trained on.
Keep = Callable[[str], bool]

WEIGHTS_FILE, ABOUT_FILE = "weights.pt", "about.json"


def train(
    work: Work,
    plan: Plan,
    target: Path,
    start: Path | Weights,
    teachers: Sequence[Path] = (),
    keep: Keep | None = None,
) -> None:
    """Train by ``plan`` and write the averaged weights and the labels to the folder ``target``.

    Args:
        work: where the converted corpora are.
        plan: which documents are read, how long and at which rates.
        target: the folder to write; it appears when training is done.
        start: a folder whose network is trained on, or the weights of a pretrained transformer.
        teachers: folders whose networks teach this one beside the data.
        keep: whether to train on an article of political news; by default on all.

    Raises:
        FileNotFoundError: there is no Maven to fetch the word pieces.
        ModuleNotFoundError: ``spacy-lookups-data`` is not installed.
        RuntimeError: Maven could not fetch the word pieces.
        ValueError: the network in ``start`` has other labels than the data.
    """
    torch.manual_seed(plan.seed)
    rng = random.Random(plan.seed)
    vocab = spacy.blank("en").vocab
    sources = {name: read(work, name, vocab) for name in plan.first_mixture}
    labels = Labels.of(doc for docs in sources.values() for doc in docs)
    if keep is not None:
        sources["polnear"] = [doc for doc in sources["polnear"] if keep(doc.user_data[FIRST_SENTENCE])]
    rows = Rows(labels, known_pieces(), TRUST)
    if isinstance(start, Path):
        network, known = load(start)
        if known != labels:
            raise ValueError(f"the network in {start} has other labels than the data")
    else:
        network = Network(shape_of(labels, len(plan.layers)))
        fill(network, start, plan.layers)
    pool = name_pool([doc for docs in sources.values() for doc in docs], city_names())
    development = {name: [rows.row(doc, name) for doc in read(work, name, vocab)] for name in DEVELOPMENT}
    optimizer = _optimizer(network, plan)
    average = {name: value.detach().clone() for name, value in network.state_dict().items()}
    teaching = [load(folder)[0] for folder in teachers]
    seen, began, shown = 0, time.monotonic(), dict[str, float]()
    network.train()
    for step, chosen in enumerate(stream(sources, plan, pool, rows, rng), 1):
        batch = batch_of(chosen)
        _set_rates(optimizer, plan, seen / plan.words)
        with sixteen_bits():
            said = scores(network, batch, plan.dropout)
            parts = losses(network, batch, said)
            if teaching:
                parts = with_lessons(parts, lessons(teaching, batch, said))
        loss = total(parts)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        _fold(average, network, min(plan.average, step / (step + 10)))
        seen += sum(map(len, chosen))
        for name, value in parts.items():
            shown[name] = shown.get(name, 0.0) + value.item() / plan.report_every
        if step % plan.report_every == 0:
            checked = loaded(network.shape, average)
            figures = quick_scores(checked, development, labels)
            print(_report(step, seen, time.monotonic() - began, shown, figures), flush=True)
            shown = {}
    save(target, network.shape, average, labels)


def shape_of(labels: Labels, layers: int) -> Shape:
    """The network's sizes for ``labels``."""
    return Shape(layers, len(labels.tags), len(labels.morphs), len(labels.names), len(labels.relations))


def loaded(shape: Shape, state: Mapping[str, Tensor]) -> Network:
    """A network with the weights ``state``, in evaluation mode."""
    network = Network(shape)
    network.load_state_dict(dict(state))
    return network.eval()


def save(target: Path, shape: Shape, state: Mapping[str, Tensor], labels: Labels) -> None:
    """Write weights, shape and labels to the folder ``target``, which appears when it is complete."""
    part = target.with_suffix(".part")
    part.mkdir(parents=True, exist_ok=True)
    torch.save(dict(state), part / WEIGHTS_FILE)
    about = {"shape": asdict(shape), "labels": asdict(labels)}
    (part / ABOUT_FILE).write_text(json.dumps(about), encoding="utf8")
    part.replace(target)


def load(folder: Path) -> tuple[Network, Labels]:
    """The network and labels that `save` wrote to ``folder``."""
    about = json.loads((folder / ABOUT_FILE).read_text(encoding="utf8"))
    return loaded(Shape(**about["shape"]), torch.load(folder / WEIGHTS_FILE)), Labels(**about["labels"])


#: Tables that are not trained, so that the vectors of words that training does not meet stay comparable.
_FROZEN = ("word.weight", "place.weight")
#: First words of the names of parameters that are not pretrained.
_NEW = ("linear", "pair", "arc", "relation", "form", "around", "cluster")


def _optimizer(network: Network, plan: Plan) -> torch.optim.Optimizer:
    old: list[Tensor] = []
    new: list[Tensor] = []
    for name, value in network.named_parameters():
        if name in _FROZEN:
            value.requires_grad = False
        else:
            (new if name.startswith(_NEW) else old).append(value)
    groups: Iterable[dict[str, Any]] = [
        {"params": old, "base": plan.learn_rate},
        {"params": new, "base": plan.heads_rate},
    ]
    return torch.optim.AdamW(groups, lr=plan.learn_rate, weight_decay=plan.weight_decay, betas=(0.9, 0.98))


def _set_rates(optimizer: torch.optim.Optimizer, plan: Plan, share: float) -> None:
    """The rates rise linearly during the warm-up and then fall linearly to almost zero."""
    factor = share / plan.warmup if share < plan.warmup else (1 - share) / (1 - plan.warmup)
    for group in optimizer.param_groups:
        group["lr"] = group["base"] * max(factor, 1e-3)


def _fold(average: dict[str, Tensor], network: Network, kept: float) -> None:
    for name, value in network.state_dict().items():
        if name not in _FROZEN:
            average[name].lerp_(value, 1 - kept)


def _report(step: int, seen: int, seconds: float, shown: Mapping[str, float], figures: Mapping[str, float]) -> str:
    errors = " ".join(f"{name} {value:.3f}" for name, value in shown.items())
    right = " ".join(f"{name} {value:.4f}" for name, value in figures.items())
    return f"{step} {seen / 1e6:.2f}M {seconds:.0f}s | {right} | {errors}"
