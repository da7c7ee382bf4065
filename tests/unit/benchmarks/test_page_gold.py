"""The invented pages have gold that fits them, and gold that is wrong is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from attribune_core.raw import decode_body
from benchmarks.articles_gold import load as load_quotes
from benchmarks.gold_model import GoldError
from benchmarks.page_gold import PAGES, PageGold, load, load_all
from benchmarks.page_scores import fold

GOLDS = load_all()
ENGLISH = sorted(PAGES.glob("*.gold"))

GOOD = {"title": "Fire", "authors": ["Ann Lee"], "published": "2026-01-02", "body": ["It burns.", "Still."]}


def written(folder: Path, fields: dict[str, Any]) -> tuple[Path, Path]:
    gold, page = folder / "a.json", folder / "a.html"
    gold.write_text(json.dumps(fields), encoding="utf-8")
    page.write_text("<p>It burns.<p>Still.", encoding="utf-8")
    return gold, page


def test_there_are_ten_pages_as_large_as_pages_are() -> None:
    assert len(GOLDS) == 10
    assert all(15_000 < len(gold.path.read_bytes()) < 60_000 for gold in GOLDS)


def test_every_kind_of_paragraph_is_there() -> None:
    assert {kind for gold in GOLDS for kind in gold.kinds} == {"text", "heading", "list", "quote", "bold", "embed"}
    assert all(len(gold.kinds) == len(gold.body) for gold in GOLDS)


def test_one_page_is_in_another_encoding() -> None:
    (page,) = [gold for gold in GOLDS if b"charset=iso-8859-1" in gold.path.read_bytes()]
    with pytest.raises(UnicodeDecodeError):
        page.path.read_bytes().decode()
    assert page.title in decode_body(page.path.read_bytes(), "text/html")


@pytest.mark.parametrize("gold", GOLDS, ids=lambda gold: gold.name)
def test_no_line_end_of_a_page_was_changed(gold: PageGold) -> None:
    assert b"\r" not in gold.path.read_bytes()


@pytest.mark.parametrize("path", ENGLISH, ids=lambda path: path.stem)
def test_the_gold_of_quotes_is_of_the_same_text(path: Path) -> None:
    """`load` also holds that each paragraph is on the page, in this order."""
    body = load(path.with_suffix(".json"), path.with_suffix(".html")).body
    assert load_quotes(path.with_suffix(".html"), path).text == "\n\n".join(body)


def test_the_paragraphs_without_gold_of_quotes_are_on_their_page() -> None:
    (page,) = [gold for gold in GOLDS if gold.name not in {path.stem for path in ENGLISH}]
    shown = fold(decode_body(page.path.read_bytes(), "text/html"))
    places = [shown.find(fold(paragraph)) for paragraph in page.body]
    assert places[0] > 0
    assert all(fold(paragraph) in shown for paragraph in page.body)


def test_a_gold_is_read(tmp_path: Path) -> None:
    fields = {**GOOD, "kinds": ["heading", "text"], "url": "https://news.example/fire"}
    gold = load(*written(tmp_path, fields))
    assert (gold.name, gold.title, gold.authors, gold.published) == ("a", "Fire", ("Ann Lee",), "2026-01-02")
    assert gold.body == ("It burns.", "Still.")
    assert gold.kinds == ("heading", "text")
    assert load_all(tmp_path) == [gold]


@pytest.mark.parametrize(
    "change",
    [{"body": []}, {"body": ["It burns.", ""]}, {"kinds": ["text"]}, {"kinds": ["text", "poem"]}, {"authors": None}],
)
def test_a_gold_that_is_wrong_is_refused(tmp_path: Path, change: dict[str, Any]) -> None:
    with pytest.raises(GoldError, match=r"a\.json"):
        load(*written(tmp_path, GOOD | change))


@pytest.mark.parametrize("field", GOOD)
def test_a_gold_that_lacks_a_field_is_refused(tmp_path: Path, field: str) -> None:
    with pytest.raises(GoldError, match=field):
        load(*written(tmp_path, {name: value for name, value in GOOD.items() if name != field}))


@pytest.mark.parametrize("missing", [0, 1])
def test_a_page_without_gold_and_gold_without_page_are_refused(tmp_path: Path, missing: int) -> None:
    written(tmp_path, GOOD)[missing].unlink()
    with pytest.raises(GoldError, match="without"):
        load_all(tmp_path)
