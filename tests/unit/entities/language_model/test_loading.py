"""Pipelines that do not load, and those whose vocabulary is worn: spaCy's tables keep a place for each word."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.language import Language

from attribune_core.codec import encode
from attribune_core.errors import ModelError
from attribune_core.heap import thawed_heap
from attribune_entities import annotate
from attribune_entities.language_model.loading import load_model
from attribune_entities.language_model.pipelines import Pipelines
from tests.unit.entities.builders import clean_article


def test_a_missing_model_is_told_by_its_name() -> None:
    with pytest.raises(ModelError, match=r"'en_no_such_pipeline'.*ATTRIBUNE_MODEL"):
        load_model("en_no_such_pipeline")


def test_a_folder_that_is_no_pipeline_is_told_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=tmp_path.name):
        load_model(str(tmp_path))


WORDS = 50


@pytest.fixture
def name(small: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("attribune_entities.language_model.loading._MAX_NEW_WORDS", WORDS)
    small.to_disk(tmp_path)
    return str(tmp_path)


@pytest.fixture
def frozen() -> Iterator[None]:
    gc.freeze()
    yield
    gc.unfreeze()


def wear(nlp: Language) -> None:
    """Have a pipeline meet many words."""
    nlp.make_doc(" ".join(f"word{number}" for number in range(WORDS)))


def test_a_pipeline_is_shared_until_it_is_worn(name: str) -> None:
    old = load_model(name)
    assert len(old.vocab) > WORDS, "those that it comes with do not count"
    assert load_model(name) is old
    wear(old)
    assert load_model(name) is not old
    assert load_model(name) is load_model(name)


@pytest.mark.usefixtures("frozen")
def test_the_old_one_is_gone_when_the_new_one_is_there(name: str) -> None:
    """Frozen objects are collected, too, and frozen is what came in their place."""
    pipelines = Pipelines({"en": name})
    old = pipelines.for_language("en")
    assert old is not None
    wear(old)
    gone = weakref.ref(old)
    gc.freeze()
    del old
    assert pipelines.for_language("en") is not None
    assert gone() is None
    assert gc.get_freeze_count() > 0


def test_it_reads_as_before(name: str) -> None:
    article = clean_article("Ann Roe spoke in Rome.")
    pipelines = Pipelines({"en": name})
    before = annotate(article, pipelines)
    nlp = pipelines.for_language("en")
    assert nlp is not None
    wear(nlp)
    del nlp
    assert encode(annotate(article, pipelines)) == encode(before)


def test_a_heap_that_was_not_frozen_is_not_frozen_afterwards() -> None:
    frozen = gc.get_freeze_count()
    with thawed_heap():
        assert gc.get_freeze_count() == 0
    assert bool(gc.get_freeze_count()) == bool(frozen)
