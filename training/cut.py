"""A smaller network out of a trained one: its lower layers, with the attention heads and inner units that matter most.

A head or a unit matters as much as the losses would change without its output, to first order: the magnitude of the
product of its output and of the gradient there (Michel et al. 2019, "Are Sixteen Heads Really Better than One?";
Molchanov et al. 2017, "Pruning Convolutional Neural Networks for Resource Efficient Inference").
"""

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import spacy
import torch
from torch import Tensor, nn

from training.clusters import known_pieces
from training.convert import read
from training.losses import losses, scores, total
from training.network import Network
from training.paths import Work
from training.plan import TRUST, Cut, batches
from training.rows import Row, Rows
from training.tensors import batch_of
from training.train import load, save

#: Documents of each source by which importance is measured. Set by hand.
_DOCUMENTS_SHOWN = {"polnear": 250, "ewt-train": 250, "gum-train": 150}

#: Pieces a batch, padding included.
_BATCH_PIECES = 3000


def cut(work: Work, source: Path, target: Path, to: Cut) -> None:
    """Write the network in ``source``, cut down to the sizes ``to``, to the folder ``target``.

    Raises:
        ValueError: the network is smaller than that.
    """
    network, labels = load(source)
    vocab = spacy.blank("en").vocab
    rows, rng = Rows(labels, known_pieces(), TRUST), random.Random(1)
    shown = {name: rng.sample(read(work, name, vocab), count) for name, count in _DOCUMENTS_SHOWN.items()}
    small = smaller(network, to, [rows.row(doc, name) for name, docs in shown.items() for doc in docs])
    save(target, small.shape, small.state_dict(), labels)


def smaller(network: Network, to: Cut, rows: Sequence[Row]) -> Network:
    """The lower layers of ``network``, with their heads and units that matter most for ``rows``.

    Raises:
        ValueError: ``network`` has fewer layers, heads or units than ``to``.
    """
    shape = network.shape
    if shape.layers < to.layers or shape.attention_heads < to.attention_heads or shape.inner < to.inner:
        raise ValueError(f"a network of {shape} cannot be cut down to {to}")
    lower = Network(replace(shape, layers=to.layers))
    state = {name: value for name, value in network.state_dict().items() if name in lower.state_dict()}
    lower.load_state_dict(state)
    heads, units = _what_matters(lower.eval(), rows)
    for number in range(to.layers):
        # The rows of `mix` are the queries of all heads, then the keys, then the values; those of a head lie together.
        kept = heads[number].topk(to.attention_heads).indices.sort().values
        columns = torch.arange(heads.shape[1] * shape.head).view(-1, shape.head)[kept].flatten()
        mixed = torch.cat([columns + part * heads.shape[1] * shape.head for part in range(3)])
        _keep(state, f"layers.{number}.mix", f"layers.{number}.out", mixed, columns)
        inner = units[number].topk(to.inner).indices.sort().values
        _keep(state, f"layers.{number}.rise", f"layers.{number}.fall", inner, inner)
    small = Network(replace(lower.shape, attention_heads=to.attention_heads, inner=to.inner))
    small.load_state_dict(state)
    return small.eval()


def _keep(state: dict[str, Tensor], into: str, out_of: str, rows: Tensor, columns: Tensor) -> None:
    """Keep ``rows`` of ``into``, the layer whose output is cut, and ``columns`` of ``out_of``, which reads it."""
    for name in (f"{into}.weight", f"{into}.bias"):
        state[name] = state[name][rows]
    state[f"{out_of}.weight"] = state[f"{out_of}.weight"][:, columns]


def _what_matters(network: Network, rows: Sequence[Row]) -> tuple[Tensor, Tensor]:
    """The importance of each attention head, (layers, heads), and of each inner unit, (layers, units), for ``rows``."""
    shape = network.shape
    heads, units = torch.zeros(shape.layers, shape.attention_heads), torch.zeros(shape.layers, shape.inner)
    said: dict[nn.Module, Tensor] = {}

    def look(module: nn.Module, inputs: tuple[Tensor]) -> None:
        inputs[0].retain_grad()
        said[module] = inputs[0]

    parts = [(layer.out, layer.fall) for layer in network.layers]
    hooks = [part.register_forward_pre_hook(look) for pair in parts for part in pair]
    for chosen in batches(rows, _BATCH_PIECES, random.Random(1)):
        batch = batch_of(chosen)
        total(losses(network, batch, scores(network, batch, 0.0))).backward()
        for number, (out, fall) in enumerate(parts):
            heads[number] += _product(said[out]).unflatten(-1, (shape.attention_heads, shape.head)).sum(-1).abs().sum(0)
            units[number] += _product(said[fall]).abs().sum(0)
        network.zero_grad()
    for hook in hooks:
        hook.remove()
    return heads, units


def _product(said: Tensor) -> Tensor:
    """An output times its gradient, (pieces, width)."""
    if said.grad is None:
        raise RuntimeError("the losses do not depend on a layer")
    return (said.detach() * said.grad).flatten(0, 1)
