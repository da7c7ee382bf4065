"""Rough scores on gold sentences while training goes on; they are only printed."""

import random
from collections.abc import Mapping, Sequence

import torch

from corpora.bio_files import spans_of
from corpora.sentences import LabelledSpan
from training.losses import scores
from training.network import Network, split_pair
from training.plan import batches
from training.precision import sixteen_bits
from training.rows import UNKNOWN, Ints, Labels, Row
from training.scoring import CLASSES, SpanCounts
from training.tensors import batch_of

#: Pieces of a batch, padding included.
_BATCH_PIECES = 6000


def quick_scores(network: Network, development: Mapping[str, Sequence[Row]], labels: Labels) -> dict[str, float]:
    """For each source: labelled attachment, punctuation included, and F1 of names by the best label of each word."""
    out: dict[str, float] = {}
    for name, rows in development.items():
        right = known = 0
        counts = SpanCounts()
        for chosen in batches(rows, _BATCH_PIECES, random.Random(0)):
            batch = batch_of(chosen)
            with torch.no_grad(), sixteen_bits():
                said = scores(network, batch, 0.0)
                best = said.arcs.argmax(-1)
                _, _, of, to = split_pair(said.pair)
                at = batch.present.nonzero(as_tuple=True)
                relations = network.relations(of[at], to[at[0], best[at]]).argmax(-1)
            heads = batch.targets["heads"][at]
            there = heads != UNKNOWN
            good = (best[at] == heads) & (relations == batch.targets["relations"][at])
            right += int(good[there].sum())
            known += int(there.sum())
            for row, predicted in zip(chosen, said.linear["names"].argmax(-1).numpy(), strict=True):
                _count(counts, row, predicted[: len(row)], labels)
        out[f"{name} las"] = right / max(1, known)
        out[f"{name} names"] = counts.scores()[2]
    return out


def _count(counts: SpanCounts, row: Row, predicted: Ints, labels: Labels) -> None:
    known = row.names != UNKNOWN
    gold, found = (
        {LabelledSpan(s.start, s.end, CLASSES[s.label]) for s in spans_of(tags) if s.label in CLASSES}
        for tags in (
            [labels.names[n] if k else "O" for n, k in zip(of, known, strict=True)] for of in (row.names, predicted)
        )
    )
    counts.add(gold, found)
