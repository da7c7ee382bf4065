"""Reading annotations of pages, on an invented page."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from corpora.news_annotations import ANNOTATIONS, read_annotated_pages
from corpora.news_gold import Quote

BODY = ["Ada Moreno runs the harbour.", "“We sail,” she said."]
NAME = "uk-Lantern_2026_01_02"
QUOTE = {"spans": [[30, 40]], "mention": [41, 44], "name": "Ada Moreno", "who": None, "cue": "said"}


def corpus(folder: Path) -> Path:
    (folder / "pages").mkdir()
    page = {"url": "https://lantern.example/1", "title": None, "authors": [], "published": None, "body": BODY}
    (folder / "pages" / f"{NAME}.html.gz").write_bytes(gzip.compress(b"<p>"))
    (folder / "pages" / f"{NAME}.json").write_text(json.dumps(page), encoding="utf-8")
    return folder / "pages"


def annotation(folder: Path, **changed: object) -> Path:
    gold = {"page": NAME, "characters": 50, "people": ["Ada Moreno"], "quotes": [QUOTE], **changed}
    (folder / "gold").mkdir()
    (folder / "gold" / "one.json").write_text(json.dumps(gold), encoding="utf-8")
    return folder / "gold"


def test_an_annotated_page_is_an_article_with_its_gold(tmp_path: Path) -> None:
    (article,) = read_annotated_pages(corpus(tmp_path), annotation(tmp_path))
    assert (article.name, article.text) == (NAME, "\n\n".join(BODY))
    assert (article.event, article.outlet, article.people) == (NAME, "uk-Lantern", ("Ada Moreno",))
    assert article.quotes == (Quote(((30, 40),), True, "she", "Ada Moreno", None, "said"),)


def test_another_text_than_the_annotated_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"one\.json: the page has 50 characters, the annotated text 49"):
        list(read_annotated_pages(corpus(tmp_path), annotation(tmp_path, characters=49)))


def test_a_page_that_the_corpus_lacks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"has no page uk-Other_2026_01_02"):
        list(read_annotated_pages(corpus(tmp_path), annotation(tmp_path, page="uk-Other_2026_01_02")))


def test_the_annotations_that_ship_have_sound_offsets_and_no_text() -> None:
    paths = sorted(ANNOTATIONS.glob("*.json"))
    assert paths
    for path in paths:
        gold = json.loads(path.read_text(encoding="utf-8"))
        assert gold["page"] == path.stem
        for quote in gold["quotes"]:
            spans = [*quote["spans"], *([quote["mention"]] if quote["mention"] else [])]
            assert all(0 <= start < end <= gold["characters"] for start, end in spans), path
            assert set(quote) == {"spans", "mention", "name", "who", "cue"}, path
