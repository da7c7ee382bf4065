"""The trained network as the ONNX graph that ships: it reads one run of words, with matrices of eight bits."""

import tempfile
from copy import deepcopy
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from training.clusters import known_pieces
from training.losses import NEVER
from training.network import Layer, Network, split_pair, with_one
from training.outliers import MATRICES, set_apart

_INPUTS = ("pieces", "shapes", "surroundings", "clusters", "places", "paragraphs", "firsts")
_OUTPUTS = ("linear", "arcs", "dependent", "head")
#: Version of ONNX's set of operators.
_OPSET = 17
#: Version of ONNX's file format that came with that set.
_IR_VERSION = 8


class Rounded(nn.Module):
    """A table of vectors in eight bits, each row with its own scale; one scale for all rows costs a point of names."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.detach().abs().amax(1, keepdim=True) / 127
        self.register_buffer("rows", (table.detach() / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, numbers: Tensor) -> Tensor:
        """The vectors of ``numbers``."""
        return self.rows[numbers].to(torch.float32) * self.scale[numbers]


class OneRun(nn.Module):
    """The network for one run without padding: it takes the pieces of the run and gives the scores of its words."""

    def __init__(self, network: Network, quantized: bool) -> None:
        super().__init__()
        self.network = network
        self.word = Rounded(network.word.weight) if quantized else network.word
        self.place = nn.Embedding.from_pretrained(network.place.weight + network.segment)
        # One table of all pairs of shape and surroundings.
        around = network.around.weight
        self.around = nn.Embedding.from_pretrained((network.form.weight[:, None] + around[None]).flatten(0, 1))
        self.surroundings = len(around)

    def forward(
        self,
        pieces: Tensor,
        shapes: Tensor,
        surroundings: Tensor,
        clusters: Tensor,
        places: Tensor,
        paragraphs: Tensor,
        firsts: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Scores of the linear heads and of arcs, and the two factors of the scores of relations."""
        network = self.network
        # A paragraph attends to itself alone, as in training; several in one run are read faster.
        apart = (paragraphs[:, None] != paragraphs[None, :]).to(torch.float32) * NEVER
        around = self.around(shapes * self.surroundings + surroundings)
        x = network.norm(self.word(pieces) + self.place(places) + around + network.cluster(clusters))
        *lower, last = network.layers
        for layer in lower:
            x = layer.after(x, _seen(layer, *layer.mix(x).split(layer.out.in_features, dim=-1), apart), 0.0)
        # Of the last layer only the first piece of each word is read.
        words, width = x[firsts], last.out.in_features
        query = functional.linear(words, last.mix.weight[:width], last.mix.bias[:width])
        key, value = functional.linear(x, last.mix.weight[width:], last.mix.bias[width:]).split(width, dim=-1)
        words = last.after(words, _seen(last, query, key, value, apart[firsts]), 0.0)
        linear, pair = network.heads(words, 0.0)
        arc_of, arc_to, relation_of, relation_to = split_pair(pair)
        arcs = network.arcs(arc_of, arc_to)
        size = network.relation.shape
        dependent = (with_one(relation_of) @ network.relation.reshape(size[0], -1)).view(-1, size[1], size[2])
        return linear, arcs, dependent, with_one(relation_to)


def _seen(layer: Layer, query: Tensor, key: Tensor, value: Tensor, apart: Tensor) -> Tensor:
    """The output of attention, (queries, heads x head). All sizes are constants, so the graph computes none."""
    width = layer.out.in_features
    heads, each = layer.attention_heads, width // layer.attention_heads
    query, key, value = (x.view(-1, heads, each).transpose(0, 1) for x in (query * each**-0.5, key, value))
    shares = (query @ key.transpose(1, 2) + apart).softmax(-1)
    return (shares @ value).transpose(0, 1).reshape(-1, width)


def graph(network: Network, quantized: bool = True) -> bytes:
    """The ONNX graph of ``network``; if ``quantized``, its matrices are eight-bit integers, with a scale a column."""
    example = (
        torch.randint(1000, 2000, (12,)),
        torch.ones(12, dtype=torch.int64),
        torch.ones(12, dtype=torch.int64),
        torch.ones(12, dtype=torch.int64),
        torch.arange(12),
        torch.zeros(12, dtype=torch.int64),
        torch.arange(1, 11),
    )
    axes = {name: {0: "pieces"} for name in _INPUTS[:-1]} | {name: {0: "words"} for name in ("firsts", *_OUTPUTS)}
    axes["arcs"][1] = "words"
    network = deepcopy(network).eval()
    if quantized:
        set_apart(network, known_pieces())
    with tempfile.TemporaryDirectory() as folder:
        whole, small = Path(folder) / "whole.onnx", Path(folder) / "small.onnx"
        torch.onnx.export(
            OneRun(network, quantized).eval(),
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
        quantize_dynamic(
            whole,
            small,
            per_channel=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul"],
            nodes_to_exclude=_apart(onnx.load(whole)),
        )
        onnx.checker.check_model(str(small))
        return small.read_bytes()


def product() -> bytes:
    """A graph that multiplies two matrices of eight bits: the package tests with it whether the sums overflow."""
    kinds = {"a": onnx.TensorProto.UINT8, "b": onnx.TensorProto.INT8, "sums": onnx.TensorProto.INT32}
    ends = [onnx.helper.make_tensor_value_info(name, kind, [None, None]) for name, kind in kinds.items()]
    node = onnx.helper.make_node("MatMulInteger", ["a", "b"], ["sums"])
    made = onnx.helper.make_model(
        onnx.helper.make_graph([node], "product", ends[:2], ends[2:]),
        opset_imports=[onnx.helper.make_opsetid("", _OPSET)],
        ir_version=_IR_VERSION,
    )
    onnx.checker.check_model(made)
    return bytes(made.SerializeToString())


def _apart(model: onnx.ModelProto) -> list[str]:
    """The names of the multiplications of the channels that are set apart, which stay in floats."""
    starts = tuple(f"/{name}" for name in MATRICES)
    return [node.name for node in model.graph.node if node.op_type == "MatMul" and node.name.startswith(starts)]
