"""Batches: rows as padded tensors."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from training.rows import UNKNOWN, Ints, Row


@dataclass(frozen=True)
class Batch:
    """Rows as padded tensors."""

    pieces: Tensor
    shapes: Tensor
    surroundings: Tensor
    clusters: Tensor
    mask: Tensor
    #: (runs, words): index of the first piece of each word in its run, 0 where there is no word.
    firsts: Tensor
    #: (runs, words): whether there is a word.
    present: Tensor
    #: Targets by name, (runs, words) or, for attribution, (runs, words, 3).
    targets: dict[str, Tensor]
    sentences: Tensor
    trust: Tensor


def batch_of(rows: Sequence[Row]) -> Batch:
    """The batch of ``rows``."""
    encoded = [row.encoded for row in rows]
    pieces, shapes, surroundings, clusters = (
        _pad([getattr(one, name) for one in encoded], 0) for name in ("pieces", "shapes", "surroundings", "clusters")
    )
    reach = _pad([np.ones(len(one.pieces), dtype=np.int64) for one in encoded], 0)
    mask = torch.zeros(reach.shape, dtype=torch.float32).masked_fill(reach == 0, -1e4)[:, None, None, :]
    names = ("tags", "morphs", "heads", "relations", "starts", "names", "attribution")
    return Batch(
        pieces=pieces,
        shapes=shapes,
        surroundings=surroundings,
        clusters=clusters,
        mask=mask,
        firsts=_pad([one.firsts for one in encoded], 0),
        present=_pad([np.ones(len(row), dtype=np.int64) for row in rows], 0).bool(),
        targets={name: _pad([getattr(row, name) for row in rows], UNKNOWN) for name in names},
        sentences=_pad([row.sentences for row in rows], -1),
        trust=torch.tensor([row.trust for row in rows], dtype=torch.float32),
    )


def _pad(arrays: Sequence[Ints], value: int) -> Tensor:
    longest = max(len(a) for a in arrays)
    out = np.full((len(arrays), longest, *arrays[0].shape[1:]), value, dtype=np.int64)
    for at, array in enumerate(arrays):
        out[at, : len(array)] = array
    return torch.from_numpy(out)
