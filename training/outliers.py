"""Outlier channels: the few inputs of a matrix with very large values are multiplied in floats, the rest in eight bits.

The inputs of a matrix share one scale. At the edges of a paragraph single channels are ten times as large as all
others, which leaves the others three bits less; that costs a point of names. After Dettmers et al. 2022, "LLM.int8():
8-bit Matrix Multiplication for Transformers at Scale".
"""

from collections.abc import Iterator
from typing import Any

import spacy
import torch
from en_attribune_news.pieces import Encoded, Pieces
from torch import Tensor, nn

from training.network import Network
from training.paths import ROOT

#: Channels of a matrix that are multiplied in floats. Set by hand.
CHANNELS = 8
#: The matrices of a layer that have such channels.
MATRICES = ("rise", "fall")

#: Texts by which the channels are found; which ones are large hardly depends on the text.
_TEXTS = ROOT / "benchmarks" / "articles"


class Apart(nn.Module):
    """A linear layer with some of its input channels in a matrix of their own."""

    def __init__(self, whole: nn.Linear, channels: Tensor) -> None:
        super().__init__()
        self.rest = nn.Linear(whole.in_features, whole.out_features)
        self.rest.load_state_dict(whole.state_dict())
        self.rest.weight.data[:, channels] = 0
        kept = torch.ones(whole.in_features)
        kept[channels] = 0
        self.register_buffer("kept", kept)
        self.register_buffer("channels", channels)
        self.register_buffer("apart", whole.weight.detach()[:, channels].T.contiguous())

    def forward(self, x: Tensor) -> Tensor:
        """The output of the whole layer."""
        out: Tensor = self.rest(x * self.kept) + x[..., self.channels] @ self.apart
        return out


def set_apart(network: Network, pieces: Pieces) -> None:
    """Set the largest input channels of `MATRICES` apart, in each layer of ``network``."""
    strongest: dict[nn.Module, Tensor] = {}

    def look(module: nn.Module, inputs: tuple[Tensor]) -> None:
        most = inputs[0].abs().amax((0, 1))
        strongest[module] = torch.maximum(strongest.get(module, most), most)

    matrices = [(layer, name) for layer in network.layers for name in MATRICES]
    hooks = [getattr(layer, name).register_forward_pre_hook(look) for layer, name in matrices]
    with torch.no_grad():
        for one in _paragraphs(pieces):
            columns = (one.pieces, one.shapes, one.surroundings, one.clusters)
            network.encode(*(torch.from_numpy(column)[None] for column in columns), None, 0.0)
    for hook in hooks:
        hook.remove()
    for layer, name in matrices:
        whole: Any = getattr(layer, name)
        setattr(layer, name, Apart(whole, strongest[whole].topk(CHANNELS).indices.sort().values))


def _paragraphs(pieces: Pieces) -> Iterator[Encoded]:
    nlp = spacy.blank("en")
    for path in sorted(_TEXTS.glob("*.txt")):
        for line in path.read_text(encoding="utf8").splitlines():
            words = [token for token in nlp(line) if not token.is_space]
            if words:
                yield pieces.encode([token.text for token in words], [bool(token.whitespace_) for token in words])
