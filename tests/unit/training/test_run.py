"""Which parts of training run, and the mean of several runs."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training needs its own requirements")

from training.average import average  # noqa: E402  (torch may be missing)
from training.network import Network, Shape  # noqa: E402
from training.rows import Labels  # noqa: E402
from training.run import Part, run_parts  # noqa: E402
from training.train import load, save  # noqa: E402

SHAPE = Shape(1, 2, 1, 1, 3, width=24, attention_heads=2, inner=24)
LABELS = Labels(["X", "Y"], ["NOUN"], ["ROOT", "l", "r"], ["O"])


def made(folder: Path, again: list[str]) -> list[str]:
    done: list[str] = []

    def part(name: str, *of: str) -> Part:
        def make() -> None:
            (folder / name).mkdir()
            done.append(name)

        return Part(name, folder / name, make, of=of, halfway=[folder / f"{name} halfway"])

    parts = [part("first"), part("second", "first"), part("third", "second"), part("beside", "first")]
    run_parts(parts, again)
    return done


def test_parts_run_where_their_result_is_missing_and_all_that_come_from_them(tmp_path: Path) -> None:
    assert made(tmp_path, []) == ["first", "second", "third", "beside"]
    assert made(tmp_path, []) == []
    (tmp_path / "second").rmdir()
    assert made(tmp_path, []) == ["second", "third"]
    assert made(tmp_path, ["third"]) == ["third"]
    assert made(tmp_path, ["beside"]) == ["beside"]
    assert made(tmp_path, ["first"]) == ["first", "second", "third", "beside"]


def test_what_a_part_left_halfway_serves_unless_what_it_came_from_is_new(tmp_path: Path) -> None:
    (tmp_path / "first").mkdir()
    (tmp_path / "second halfway").mkdir()
    (tmp_path / "third halfway").mkdir()
    assert made(tmp_path, []) == ["second", "third", "beside"]
    assert (tmp_path / "second halfway").exists()
    assert not (tmp_path / "third halfway").exists()


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
