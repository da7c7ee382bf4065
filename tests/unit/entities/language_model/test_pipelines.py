"""Articles in several languages: each is read by the pipeline of its own, which is loaded when it is needed."""

from __future__ import annotations

import signal
from collections.abc import Sequence
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from attribune_core.codec import decode, encode
from attribune_core.errors import ModelError
from attribune_core.events import AnnotatedArticle
from attribune_core.settings import Settings
from attribune_core.stage.work import Done, Job, Work, off_the_clock
from attribune_entities import annotate, annotate_many
from attribune_entities.language_model.pipelines import Pipelines
from attribune_entities.worker import load
from attribune_quotes import link
from tests.unit.entities.builders import clean_article
from tests.unit.entities.german import german

ENGLISH = "Ann Roe spoke in Rome."


GERMAN = "„Wir bauen die Brücke“, sagte Anna Roth in Bonn. Niemand schwieg."


@pytest.fixture
def paths(small: Language, tmp_path: Path) -> dict[str, Path]:
    found = {"en": tmp_path / "en", "de": tmp_path / "de"}
    small.to_disk(found["en"])
    german().to_disk(found["de"])
    return found


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the pipelines that were loaded."""
    names: list[str] = []
    load_one = spacy.load

    def noted(name: str) -> Language:
        names.append(name)
        return load_one(name)

    monkeypatch.setattr("attribune_entities.language_model.loading.spacy.load", noted)
    return names


def settings(paths: dict[str, Path], *languages: str) -> Settings:
    return Settings(model=",".join(f"{language}={paths[language]}" for language in languages))


def worked(work: Work, *articles: tuple[str, str | None]) -> list[AnnotatedArticle]:
    jobs = [Job(None, encode(clean_article(text, language=language))) for text, language in articles]
    results = work(jobs)
    assert all(isinstance(one, Done) for one in results)
    return [decode(AnnotatedArticle, one.value) for one in results if isinstance(one, Done)]


def models(events: Sequence[AnnotatedArticle]) -> list[str | None]:
    return [event.pipeline.model for event in events]


def test_each_article_is_read_by_the_pipeline_of_its_language(paths: dict[str, Path]) -> None:
    work = load(settings(paths, "en", "de"))
    events = worked(work, (GERMAN, "de"), (ENGLISH, "en"), (ENGLISH, None), (ENGLISH, "fr"), (GERMAN, "de-AT"))
    assert models(events) == ["de_rules 1.0.0", "en_pipeline 0.0.0", "en_pipeline 0.0.0", None, "de_rules 1.0.0"]
    assert [(one.name, one.label) for one in events[0].entities] == [("Anna Roth", "PERSON"), ("Bonn", "LOC")]
    assert [(one.name, one.label) for one in events[1].entities] == [("Ann Roe", "PERSON"), ("Rome", "GPE")]
    assert events[3].warnings == ("language fr: no pipeline reads it, so there are no entities or quotes",)
    assert [event.warnings for event in (events[0], events[1], events[2], events[4])] == [()] * 4


@pytest.mark.parametrize(
    "text",
    [
        GERMAN,
        "Anna Roth sagte: „Wir bauen die Brücke“.",
        "»Wir bauen die Brücke«, sagte Anna Roth in Bonn.",
    ],
)
def test_quotes_of_another_language_are_linked_by_the_parse(text: str) -> None:
    event = link(annotate(clean_article(text, language="de"), Pipelines({"de": german()})))
    (quote,) = event.quotes
    assert quote.text.strip("„“»«") == "Wir bauen die Brücke"
    assert quote.type == "direct"
    assert quote.cue is not None
    assert (quote.cue.text, quote.cue.lemma) == ("sagte", "sagen")
    assert quote.speaker is not None
    assert quote.speaker.name == "Anna Roth"
    assert event.pipeline.model == "de_rules 1.0.0"


def test_a_pipeline_is_loaded_when_the_first_article_in_its_language_comes(
    paths: dict[str, Path], loaded: list[str]
) -> None:
    work = load(settings(paths, "en", "de"))
    assert loaded == [str(paths["en"])]
    worked(work, (ENGLISH, "en"))
    assert loaded == [str(paths["en"])]
    worked(work, (GERMAN, "de"), (GERMAN, "de"))
    worked(work, (GERMAN, "de"))
    assert loaded == [str(paths["en"]), str(paths["de"])]


def test_the_first_pipeline_reads_what_names_no_language(paths: dict[str, Path]) -> None:
    work = load(settings(paths, "de", "en"))
    assert models(worked(work, (GERMAN, None))) == ["de_rules 1.0.0"]


def test_a_single_pipeline_reads_english_whatever_its_own_language(paths: dict[str, Path]) -> None:
    work = load(Settings(model=str(paths["de"])))
    events = worked(work, (ENGLISH, "en"), (ENGLISH, None), (GERMAN, "de"))
    assert models(events) == ["de_rules 1.0.0", "de_rules 1.0.0", None]


def test_the_event_id_goes_with_the_pipeline_that_read_the_article_and_with_no_other(paths: dict[str, Path]) -> None:
    """Neither the other languages of the map nor the neighbours in the batch change an event."""
    articles = [clean_article(ENGLISH, language=language) for language in ("en", "de", "fr")]
    english = annotate_many(articles, Pipelines({"en": str(paths["en"])}))
    both = annotate_many(articles, Pipelines({"en": str(paths["en"]), "de": str(paths["de"])}))
    assert (both[0], both[2]) == (english[0], english[2])
    assert both[1].event_id != english[1].event_id


def test_a_missing_pipeline_of_any_language_is_told_at_the_start(paths: dict[str, Path]) -> None:
    with pytest.raises(ModelError, match="de_no_such_pipeline"):
        load(Settings(model=f"en={paths['en']},de=de_no_such_pipeline"))


def test_a_pipeline_that_does_not_load_is_no_fault_of_the_article(paths: dict[str, Path]) -> None:
    blank = paths["de"].parent / "blank"
    spacy.blank("de").to_disk(blank)
    work = load(Settings(model=f"en={paths['en']},de={blank}"))
    with pytest.raises(ModelError, match="no parser and no ner"):
        work([Job(None, encode(clean_article(GERMAN, language="de")))])


def test_loading_is_not_charged_to_the_article_that_needs_it() -> None:
    signal.signal(signal.SIGPROF, signal.SIG_IGN)
    signal.setitimer(signal.ITIMER_PROF, 100)
    try:
        with off_the_clock():
            assert signal.getitimer(signal.ITIMER_PROF)[0] == 0
        assert 90 < signal.getitimer(signal.ITIMER_PROF)[0] <= 100.1
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, signal.SIG_DFL)


def test_without_a_limit_there_is_none_afterwards() -> None:
    with off_the_clock():
        pass
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
