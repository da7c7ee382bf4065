"""The trained network as the ONNX graph that ships: its matrices in eight bits, one run of words at a time."""

import tempfile
from copy import deepcopy
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.losses import NEVER
from training.network import Network, split_pair, with_one

_INPUTS = ("pieces", "shapes", "surroundings", "places", "paragraphs", "firsts")
_OUTPUTS = ("linear", "arcs", "dependent", "head")
_OPSET = 17


class Rounded(nn.Module):
    """A table of vectors in eight bits, with a scale a row: one scale for all cost a point of names."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.detach().abs().amax(1, keepdim=True) / 127
        self.register_buffer("rows", (table.detach() / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, numbers: Tensor) -> Tensor:
        """The vectors of ``numbers``."""
        return self.rows[numbers].to(torch.float32) * self.scale[numbers]


class OneRun(nn.Module):
    """The network for one run without padding: rows of pieces in, scores of its words out."""

    def __init__(self, network: Network, quantized: bool) -> None:
        super().__init__()
        self.network = network
        if quantized:
            network.word = Rounded(network.word.weight)

    def forward(
        self,
        pieces: Tensor,
        shapes: Tensor,
        surroundings: Tensor,
        places: Tensor,
        paragraphs: Tensor,
        firsts: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Scores of the linear heads and of arcs, and the two sides of relations."""
        network = self.network
        # Each paragraph sees itself alone, as in training; together they are read faster.
        apart = (paragraphs[:, None] != paragraphs[None, :]).to(torch.float32) * NEVER
        vectors = network.encode(pieces[None], shapes[None], surroundings[None], apart[None, None], 0.0, places)[0]
        linear, pair = network.heads(vectors[firsts], 0.0)
        arc_of, arc_to, relation_of, relation_to = split_pair(pair)
        arcs = network.arcs(arc_of, arc_to)
        size = network.relation.shape
        dependent = (with_one(relation_of) @ network.relation.reshape(size[0], -1)).view(-1, size[1], size[2])
        return linear, arcs, dependent, with_one(relation_to)


def graph(network: Network, quantized: bool = True) -> bytes:
    """The ONNX graph of ``network``; ``quantized`` keeps its matrices as eight-bit integers, a scale a column."""
    example = (
        torch.randint(1000, 2000, (12,)),
        torch.ones(12, dtype=torch.int64),
        torch.ones(12, dtype=torch.int64),
        torch.arange(12),
        torch.zeros(12, dtype=torch.int64),
        torch.arange(1, 11),
    )
    axes = {name: {0: "pieces"} for name in _INPUTS[:5]} | {name: {0: "words"} for name in ("firsts", *_OUTPUTS)}
    axes["arcs"][1] = "words"
    with tempfile.TemporaryDirectory() as folder:
        whole, small = Path(folder) / "whole.onnx", Path(folder) / "small.onnx"
        torch.onnx.export(
            OneRun(deepcopy(network), quantized).eval(),
            example,
            whole,
            input_names=list(_INPUTS),
            output_names=list(_OUTPUTS),
            dynamic_axes=axes,
            opset_version=_OPSET,
            dynamo=False,
        )
        if not quantized:
            return whole.read_bytes()
        quantize_dynamic(whole, small, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul"])
        onnx.checker.check_model(str(small))
        return small.read_bytes()
