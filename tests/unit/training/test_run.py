"""Which parts of training run."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training needs its own requirements")

from training.run import Part, run_parts  # noqa: E402  (torch may be missing)


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
