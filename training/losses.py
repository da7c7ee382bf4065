"""The losses of the network: the errors of each head on the layers that a document is annotated for."""

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from training.network import Network, split_pair
from training.rows import UNKNOWN
from training.tensors import Batch

#: Weights of the heads in the sum of the losses. Set by hand.
WEIGHTS = {"tags": 0.3, "morphs": 0.3, "names": 1.5, "starts": 0.5, "heads": 1.0, "relations": 0.5, "attribution": 1.0}

#: Score of an arc that is ruled out, and of attention that is masked.
NEVER = -1e4


@dataclass(frozen=True)
class Scores:
    """The output for a batch: the linear heads by name, (runs, words, labels), and the arcs, (runs, words, words)."""

    linear: dict[str, Tensor]
    arcs: Tensor
    pair: Tensor


def scores(network: Network, batch: Batch, dropout: float) -> Scores:
    """Run ``network`` on ``batch``; a word's head can only be in the same sentence of the gold data."""
    read = (batch.pieces, batch.shapes, batch.surroundings, batch.clusters)
    vectors = network.encode(*read, batch.mask, dropout)
    words = vectors.gather(1, batch.firsts[..., None].expand(-1, -1, vectors.shape[-1]))
    flat, pair = network.heads(words, dropout)
    parts = flat.float().split(network.shape.linear, dim=-1)
    linear = dict(zip(("tags", "morphs", "names", "starts", "attribution"), parts, strict=True))
    arc_of, arc_to, _, _ = split_pair(pair)
    same = batch.sentences[:, :, None] == batch.sentences[:, None, :]
    arcs = network.arcs(arc_of, arc_to).float().masked_fill(~same, NEVER)
    return Scores(linear, arcs, pair)


def losses(network: Network, batch: Batch, said: Scores) -> dict[str, Tensor]:
    """The loss of each head, divided by the number of all words of the batch, annotated for it or not."""
    words = batch.present.sum().clamp(min=1)
    trust = batch.trust[:, None].expand(batch.present.shape)
    out: dict[str, Tensor] = {}
    for name in ("tags", "morphs", "names"):
        out[name] = _error(said.linear[name], batch.targets[name], trust) / words
    starts = batch.targets["starts"]
    known = (starts != UNKNOWN).float()
    out["starts"] = (
        functional.binary_cross_entropy_with_logits(
            said.linear["starts"][..., 0], starts.clamp(min=0).float(), weight=known, reduction="sum"
        )
        / words
    )
    parts = said.linear["attribution"].unflatten(-1, (3, 3))
    even = torch.ones_like(trust)[..., None].expand(*trust.shape, 3)
    out["attribution"] = _error(parts, batch.targets["attribution"], even) / words
    heads = batch.targets["heads"]
    out["heads"] = _error(said.arcs, heads, trust) / words
    at = (heads != UNKNOWN).nonzero(as_tuple=True)
    _, _, relation_of, relation_to = split_pair(said.pair)
    if len(at[0]):
        related = network.relations(relation_of[at], relation_to[at[0], heads[at]])
        wrong = functional.cross_entropy(related.float(), batch.targets["relations"][at], reduction="none")
        out["relations"] = (wrong * trust[at]).sum() / words
    return out


def total(parts: Mapping[str, Tensor]) -> Tensor:
    """The weighted sum of the heads' losses."""
    return torch.stack([WEIGHTS[name] * loss for name, loss in parts.items()]).sum()


def _error(said: Tensor, target: Tensor, trust: Tensor) -> Tensor:
    flat = functional.cross_entropy(
        said.reshape(-1, said.shape[-1]), target.reshape(-1), ignore_index=UNKNOWN, reduction="none"
    )
    return (flat * trust.reshape(-1)).sum()
