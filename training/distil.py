"""Distillation: a network is taught the probabilities that other networks give to each label.

After Hinton et al. 2015, "Distilling the Knowledge in a Neural Network", at temperature one. Several networks together
make fewer errors than each of them; the network that they teach costs no more than one.
"""

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from training.losses import Scores, scores
from training.network import Network
from training.tensors import Batch

#: Heads whose labels exclude each other.
_LINEAR = ("tags", "morphs", "names")

#: Weight of the loss against the annotation; that against the teachers has 1. Set by hand.
GOLD_WEIGHT = 0.3


def lessons(teachers: Sequence[Network], batch: Batch, said: Scores) -> dict[str, Tensor]:
    """The losses of ``said`` against the mean probabilities of ``teachers``, by head; each a mean over words.

    Relations of trees are left out: they depend on the head that is chosen.
    """
    with torch.no_grad():
        taught = [scores(teacher, batch, 0.0) for teacher in teachers]
    there = batch.present
    shares = {name: _mean([t.linear[name].softmax(-1) for t in taught]) for name in _LINEAR}
    out = {name: _apart(said.linear[name], shares[name], there) for name in _LINEAR}
    parts = _mean([_by_part(t.linear["attribution"]).softmax(-1) for t in taught])
    out["attribution"] = _apart(_by_part(said.linear["attribution"]), parts, there) * 3
    out["heads"] = _apart(said.arcs, _mean([t.arcs.softmax(-1) for t in taught]), there)
    starts = _mean([t.linear["starts"][..., 0].sigmoid() for t in taught])
    out["starts"] = functional.binary_cross_entropy_with_logits(said.linear["starts"][..., 0][there], starts[there])
    return out


def with_lessons(gold: dict[str, Tensor], taught: dict[str, Tensor]) -> dict[str, Tensor]:
    """The losses by head, against the annotation and against the teachers together."""
    return {name: GOLD_WEIGHT * loss + taught[name] if name in taught else loss for name, loss in gold.items()}


def _by_part(attribution: Tensor) -> Tensor:
    return attribution.unflatten(-1, (3, 3))


def _mean(shares: Sequence[Tensor]) -> Tensor:
    return torch.stack(list(shares)).mean(0)


def _apart(said: Tensor, taught: Tensor, there: Tensor) -> Tensor:
    return functional.cross_entropy(said[there].flatten(0, -2), taught[there].flatten(0, -2))
