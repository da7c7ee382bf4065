"""Reading news_pages, on an invented page in its format."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from corpora.news_pages import read_pages

GOLD = {
    "url": "https://courier.example/a",
    "title": "Bridge shut",
    "authors": ["Priya Solanki"],
    "published": "2025-11-18",
    "body": ["The bridge is shut.", "Nobody came."],
}


def test_a_page_is_its_bytes_with_its_gold(tmp_path: Path) -> None:
    (tmp_path / "us-TriCounty_2025_11_18.html.gz").write_bytes(gzip.compress(b"<html>\xff"))
    (tmp_path / "us-TriCounty_2025_11_18.json").write_text(json.dumps(GOLD), encoding="utf-8")
    (page,) = read_pages(tmp_path)
    assert (page.name, page.publisher, page.html) == ("us-TriCounty_2025_11_18", "us-TriCounty", b"<html>\xff")
    assert (page.title, page.authors, page.published) == ("Bridge shut", ("Priya Solanki",), "2025-11-18")
    assert page.body == ("The bridge is shut.", "Nobody came.")


def test_a_folder_without_pages_is_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="holds no page"):
        list(read_pages(tmp_path))
