"""The mean of several runs."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training needs its own requirements")

from training.average import average  # noqa: E402  (torch may be missing)
from training.network import Network, Shape  # noqa: E402
from training.rows import Labels  # noqa: E402
from training.train import load, save  # noqa: E402

SHAPE = Shape(1, 2, 1, 1, 3, width=24, attention_heads=2, inner=24)

LABELS = Labels(["X", "Y"], ["NOUN"], ["ROOT", "l", "r"], ["O"])


def test_the_mean_of_networks_is_the_mean_of_their_weights(tmp_path: Path) -> None:
    for name, value in (("a", 1.0), ("b", 4.0)):
        save(
            tmp_path / name,
            SHAPE,
            {n: torch.full_like(v, value) for n, v in Network(SHAPE).state_dict().items()},
            LABELS,
        )
    average([tmp_path / "a", tmp_path / "b"], tmp_path / "mean")
    network, labels = load(tmp_path / "mean")
    assert labels == LABELS
    assert all((value == 2.5).all() for value in network.state_dict().values())


def test_networks_of_other_labels_have_no_mean(tmp_path: Path) -> None:
    for name, tags in (("a", ["X", "Y"]), ("b", ["Y", "X"])):
        save(
            tmp_path / name,
            SHAPE,
            Network(SHAPE).state_dict(),
            Labels(tags, LABELS.morphs, LABELS.relations, LABELS.names),
        )
    with pytest.raises(ValueError, match="different labels"):
        average([tmp_path / "a", tmp_path / "b"], tmp_path / "mean")
