"""Finding and unpacking the corpora, and the card, on invented files."""

import tarfile
from pathlib import Path

import pytest

from training import card
from training.corpora import NEEDED, unpacked


def archives(folder: Path, names: tuple[str, ...]) -> Path:
    packed = folder / "archives"
    packed.mkdir()
    for name in names:
        content = folder / "content" / name
        content.mkdir(parents=True)
        (content / "LICENSE").write_text(name)
        with tarfile.open(packed / f"{name}.tar.xz", "w:xz") as archive:
            archive.add(content, arcname=name)
    return packed


def test_archives_are_unpacked_once(tmp_path: Path) -> None:
    packed = archives(tmp_path, NEEDED)
    found = unpacked(packed, tmp_path / "into")
    assert sorted(path.name for path in found.iterdir()) == sorted(NEEDED)
    assert (found / "gum" / "LICENSE").read_text() == "gum"
    (found / "gum" / "LICENSE").write_text("kept")
    assert unpacked(packed, tmp_path / "into") == found
    assert (found / "gum" / "LICENSE").read_text() == "kept"


def test_unpacked_corpora_are_taken_as_they_are(tmp_path: Path) -> None:
    archives(tmp_path, NEEDED)
    assert unpacked(tmp_path / "content", tmp_path / "into") == tmp_path / "content"


def test_a_corpus_that_is_not_there_is_named(tmp_path: Path) -> None:
    packed = archives(tmp_path, NEEDED[1:])
    with pytest.raises(FileNotFoundError, match=NEEDED[0]):
        unpacked(packed, tmp_path / "into")


def test_the_card_has_every_score_and_the_genres() -> None:
    scores = {name: 0.5 for _, name in card._ROWS} | {"gum_dev_las_news": 0.75, "words_per_second": 9000.0}
    text = card.table(scores)
    assert text.count("| 0.500 |") == len(card._ROWS)
    assert "news 0.750." in text
    assert "9,000 words" in text
    with pytest.raises(KeyError, match="gum_dev_uas"):
        card.table({name: score for name, score in scores.items() if name != "gum_dev_uas"})


def test_the_card_sets_the_scores_without_some_of_the_data_beside() -> None:
    scores = {name: 0.5 for _, name in card._ROWS} | {"words_per_second": 9000.0}
    other = {"without": ["lanterns", "tides"], "scores": dict.fromkeys(scores, 0.25)}
    head, rule, first, *_ = card.table(scores, other).splitlines()
    assert head == "| measure | score | without lanterns and tides |"
    assert rule == "| --- | --- | --- |"
    assert first.endswith("| 0.500 | 0.250 |")


def test_the_template_has_a_place_for_the_scores() -> None:
    assert card.TEMPLATE.read_text(encoding="utf8").count(card._PLACE) == 1
