"""The page on pronouns names modules, features and figures that are there."""

from __future__ import annotations

import re
from pathlib import Path

import orjson

from attribune_entities.coreference.pronouns import ranker

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "pronouns.md").read_text(encoding="utf-8")
PACKAGE = ROOT / "services" / "attribune_entities"


def test_every_module_that_the_page_names_is_there() -> None:
    named = set(re.findall(r"`([\w/]+\.py)`", PAGE))
    assert len(named) > 5
    for name in named:
        assert list(PACKAGE.rglob(name)) or (ROOT / name).is_file(), name


def test_the_ranker_is_as_large_as_the_page_says() -> None:
    data = orjson.loads(Path(ranker.__file__).with_name("pronouns.json").read_bytes())
    assert f"{len(data['trees'])} small boosted trees" in PAGE
    assert f"probability is {data['threshold']} or more" in PAGE
