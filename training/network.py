"""The encoder with its heads as one network: what is trained, and what is then written as an ONNX graph.

The encoder is the lower layers of a pretrained transformer (``training/pretrained.py``), with embeddings of each word's
shape, surroundings and cluster added to its input. Heads read the first piece of each word: linear ones for tags,
features, names, sentence starts and the parts of attributions, and a biaffine one for trees (Dozat and Manning 2017,
"Deep Biaffine Attention for Neural Dependency Parsing").
"""

from dataclasses import dataclass

import torch
from en_attribune_news.clusters import COUNT
from en_attribune_news.pieces import SHAPES, SURROUNDINGS
from torch import Tensor, nn
from torch.nn import functional

#: Widths of the projections by which an arc, and a relation, is scored. Set by hand.
ARC_WIDTH, RELATION_WIDTH = 128, 64

#: Share of the pieces whose cluster is hidden in training, so that the network does not depend on it. Set by hand.
CLUSTERLESS_SHARE = 0.1


@dataclass(frozen=True)
class Shape:
    """Sizes of the network."""

    layers: int
    tags: int
    morphs: int
    names: int
    relations: int
    #: Begin, inside and outside of each of content, cue and source.
    attribution: int = 9
    width: int = 384
    attention_heads: int = 12
    #: Width of each attention head.
    head: int = 32
    inner: int = 1536

    @property
    def linear(self) -> list[int]:
        """Sizes of the linear heads: tags, features, names, sentence start, attributions."""
        return [self.tags, self.morphs, self.names, 1, self.attribution]


class Layer(nn.Module):
    """One transformer layer, with normalisation after each sublayer."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width, seen = shape.width, shape.attention_heads * shape.head
        self.attention_heads = shape.attention_heads
        self.mix = nn.Linear(width, 3 * seen)
        self.out = nn.Linear(seen, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.rise = nn.Linear(width, shape.inner)
        self.fall = nn.Linear(shape.inner, width)
        self.last_norm = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None, dropout: float) -> Tensor:
        """The layer's output for ``x``, (runs, pieces, width); ``mask`` is added to the scores of attention."""
        runs, pieces, _ = x.shape
        mixed = self.mix(x).view(runs, pieces, 3, self.attention_heads, -1)
        query, key, value = mixed.permute(2, 0, 3, 1, 4).unbind(0)
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        return self.after(x, seen.transpose(1, 2).flatten(2), dropout)

    def after(self, x: Tensor, seen: Tensor, dropout: float) -> Tensor:
        """The layer's output for ``x``, (…, width), given the output of attention, ``seen``, (…, heads x head)."""
        x = self.norm(x + functional.dropout(self.out(seen), dropout, self.training))
        inner = self.fall(functional.gelu(self.rise(x)))
        return self.last_norm(x + functional.dropout(inner, dropout, self.training))


class Network(nn.Module):
    """Takes word pieces; gives for each word the scores of the linear heads and the projections that score trees."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        width = shape.width
        self.word = nn.Embedding(30522, width)
        self.place = nn.Embedding(512, width)
        self.form = nn.Embedding(len(SHAPES), width)
        self.around = nn.Embedding(SURROUNDINGS, width)
        self.cluster = nn.Embedding(COUNT, width)
        self.segment = nn.Parameter(torch.zeros(width))
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.linear = nn.Linear(width, sum(shape.linear))
        self.pair = nn.Linear(width, 2 * (ARC_WIDTH + RELATION_WIDTH))
        self.arc = nn.Parameter(torch.zeros(ARC_WIDTH + 1, ARC_WIDTH))
        self.relation = nn.Parameter(torch.zeros(RELATION_WIDTH + 1, shape.relations, RELATION_WIDTH + 1))
        nn.init.normal_(self.relation, std=0.05)
        nn.init.normal_(self.arc, std=0.05)
        nn.init.zeros_(self.form.weight)
        nn.init.zeros_(self.around.weight)
        nn.init.zeros_(self.cluster.weight)

    def encode(
        self,
        pieces: Tensor,
        shapes: Tensor,
        surroundings: Tensor,
        clusters: Tensor,
        mask: Tensor | None,
        dropout: float,
        places: Tensor | None = None,
    ) -> Tensor:
        """The vectors of ``pieces``. All inputs but the mask are numbers, (runs, pieces); places default to 0, 1, …"""
        if places is None:
            places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.word(pieces) + self.place(places) + self.segment
        if self.training:
            clusters = clusters * (torch.rand(clusters.shape, device=clusters.device) >= CLUSTERLESS_SHARE)
        x = self.norm(x + self.form(shapes) + self.around(surroundings) + self.cluster(clusters))
        x = functional.dropout(x, dropout, self.training)
        for layer in self.layers:
            x = layer(x, mask, dropout)
        return x

    def heads(self, words: Tensor, dropout: float) -> tuple[Tensor, Tensor]:
        """For the vectors of words: the scores of all linear heads, and the projections that score trees."""
        words = functional.dropout(words, dropout, self.training)
        pair = functional.dropout(functional.relu(self.pair(words)), dropout, self.training)
        return self.linear(words), pair

    def arcs(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Scores of arcs, (…, dependents, heads); a root is its own head."""
        return (with_one(dependent) @ self.arc) @ head.transpose(-1, -2)

    def relations(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Scores of (words, relations) for pairs of a word and its head."""
        left = torch.einsum("wi,irj->wrj", with_one(dependent), self.relation)
        return torch.einsum("wrj,wj->wr", left, with_one(head))


def with_one(x: Tensor) -> Tensor:
    """``x`` with a last column of ones: the bias of a bilinear form."""
    return torch.cat([x, torch.ones_like(x[..., :1])], dim=-1)


def split_pair(pair: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """The projections of a word: as dependent and head of an arc, then of a relation."""
    first, second, third, fourth = pair.split([ARC_WIDTH, ARC_WIDTH, RELATION_WIDTH, RELATION_WIDTH], dim=-1)
    return first, second, third, fourth
