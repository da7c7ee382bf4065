"""The page on pronouns says what the ranker is; tests/unit/test_docs.py looks for the files that it names."""

from __future__ import annotations

from pathlib import Path

import orjson

from attribune_entities.coreference.pronouns import ranker

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "pronouns.md").read_text(encoding="utf-8")


def test_the_ranker_is_as_large_as_the_page_says() -> None:
    data = orjson.loads(Path(ranker.__file__).with_name("pronouns.json").read_bytes())
    assert f"{len(data['trees'])} small boosted trees" in PAGE
    assert f"probability is {data['threshold']} or more" in PAGE
