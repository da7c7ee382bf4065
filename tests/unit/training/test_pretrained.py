"""What networks start from."""

import json
import re
import zipfile
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training needs its own requirements")
onnx = pytest.importorskip("onnx", reason="training needs its own requirements")

from training.network import Network, Shape  # noqa: E402  (torch may be missing)
from training.pretrained import BGE, BGE_VERSION, bge_small, fill, named, vocabulary  # noqa: E402

WIDTH, INNER = 24, 48
_MATRICES = {
    "attention.self.query": (WIDTH, WIDTH),
    "attention.self.key": (WIDTH, WIDTH),
    "attention.self.value": (WIDTH, WIDTH),
    "attention.output.dense": (WIDTH, WIDTH),
    "intermediate.dense": (INNER, WIDTH),
    "output.dense": (WIDTH, INNER),
}


def weights(layers: int) -> dict[str, torch.Tensor]:
    torch.manual_seed(0)
    out = {
        "embeddings.word_embeddings.weight": torch.randn(30522, WIDTH),
        "embeddings.position_embeddings.weight": torch.randn(512, WIDTH),
        "embeddings.token_type_embeddings.weight": torch.randn(2, WIDTH),
    }
    vectors = {"embeddings.LayerNorm"}
    for layer in range(layers):
        start = f"encoder.layer.{layer}"
        vectors |= {f"{start}.attention.output.LayerNorm", f"{start}.output.LayerNorm"}
        for name, size in _MATRICES.items():
            out |= {f"{start}.{name}.weight": torch.randn(size), f"{start}.{name}.bias": torch.randn(size[0])}
    return out | {f"{name}.{part}": torch.randn(WIDTH) for name in vectors for part in ("weight", "bias")}


def test_a_network_takes_the_layers_that_it_is_told_of() -> None:
    network = Network(Shape(1, 3, 2, 3, 2, width=WIDTH, attention_heads=2, head=WIDTH // 2, inner=INNER))
    given = weights(2)
    fill(network, given, [1])
    layer = network.layers[0]
    start = "encoder.layer.1"
    parts = [given[f"{start}.attention.self.{name}.weight"] for name in ("query", "key", "value")]
    assert torch.equal(layer.mix.weight, torch.cat(parts))
    assert torch.equal(layer.rise.bias, given[f"{start}.intermediate.dense.bias"])
    assert torch.equal(layer.norm.weight, given[f"{start}.attention.output.LayerNorm.weight"])
    assert torch.equal(layer.last_norm.weight, given[f"{start}.output.LayerNorm.weight"])
    assert torch.equal(network.segment, given["embeddings.token_type_embeddings.weight"][0])


def test_a_transformer_of_another_width_is_refused() -> None:
    network = Network(Shape(1, 3, 2, 3, 2, width=48, attention_heads=2, head=24, inner=INNER))
    with pytest.raises(ValueError, match="24 wide, not 48"):
        fill(network, weights(1), [0])


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_matrices_without_a_name_have_the_name_of_their_bias(tmp_path: Path) -> None:
    class Part(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.dense = torch.nn.Linear(3, 5)
            self.output = torch.nn.Linear(5, 2)

        def forward(self, x: torch.Tensor) -> torch.Tensor:
            return self.output(self.dense(x).tanh())

    part, path = Part(), tmp_path / "part.onnx"
    torch.onnx.export(part, (torch.randn(1, 4, 3),), path, dynamo=False)
    graph = onnx.load(path)
    assert not any(re.fullmatch(r".*\.weight", value.name) for value in graph.graph.initializer)
    found = named(graph)
    assert sorted(found) == sorted(part.state_dict())
    for name, value in part.state_dict().items():
        assert torch.equal(found[name], value), name


def test_the_pieces_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / f"{BGE}-{BGE_VERSION}.jar", "w") as packed:
        said = {"model": {"vocab": {"##s": 2, "[PAD]": 0, "word": 1}}}
        packed.writestr("bge-small-en-v1.5-tokenizer.json", json.dumps(said))
    assert vocabulary(tmp_path) == ["[PAD]", "word", "##s"]


def test_without_maven_it_is_said_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(FileNotFoundError, match="no mvn"):
        bge_small(tmp_path)
