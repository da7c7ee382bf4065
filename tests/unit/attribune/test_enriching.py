from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from attribune import ArticleError, ModelError, RawArticle, enrich, enrich_many, pipeline, samples
from attribune.inputs import read_all
from attribune.normal import normal
from attribune_core.codec import encode
from attribune_core.errors import EmptyBodyError, MalformedValueError

GOOD = "“We will build the bridge again,” Mayor Ada Roe said on Monday. She smiled."


@pytest.fixture(scope="module")
def articles() -> list[RawArticle]:
    return [read.article for read in read_all(samples.paths()) if isinstance(read.article, RawArticle)]


def test_an_article_says_who_is_in_it_and_who_said_what() -> None:
    event = enrich(RawArticle(id="a", body=GOOD, metadata={"k": [1, {"x": None}]}))
    assert (event.id, event.metadata) == ("a", {"k": [1, {"x": None}]})
    assert "Ada Roe" in [entity.name for entity in event.entities]
    (quote,) = event.quotes
    assert quote.text == "“We will build the bridge again,”"
    assert quote.speaker is not None
    assert quote.speaker.name == "Ada Roe"


def test_a_string_is_the_body_whatever_it_begins_with() -> None:
    assert enrich("[Note] " + GOOD).text.endswith("She smiled.")
    assert enrich(GOOD) == enrich(RawArticle(body=GOOD))


def test_what_cannot_be_enriched_is_raised_with_the_reason() -> None:
    with pytest.raises(EmptyBodyError):
        enrich("   ")
    with pytest.raises(MalformedValueError, match="JSON"):
        enrich("a lone surrogate \ud800 in it")


def test_a_model_that_is_not_there_is_no_fault_of_the_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTRIBUNE_MODEL", "no_such_pipeline")
    with pytest.raises(ModelError):
        enrich(GOOD)


def test_batches_and_processes_do_not_change_the_bytes(articles: list[RawArticle]) -> None:
    many = [one.model_copy(update={"id": f"{one.id}-{number}"}) for number in range(3) for one in articles]
    alone = [encode(enrich(one)) for one in many]
    assert [encode(event) for event in enrich_many(many, batch_articles=1)] == alone
    assert [encode(event) for event in enrich_many(many, batch_articles=64)] == alone
    assert [encode(event) for event in enrich_many(many, processes=1, batch_articles=4)] == alone


@pytest.mark.parametrize("processes", [0, 1])
def test_errors_keep_their_place_and_the_others_come_out(processes: int) -> None:
    calls: list[object] = []

    def on_error(number: int, error: ArticleError) -> None:
        calls.append((number, type(error).__name__))

    raws = ["", GOOD + " One.", "\ud800", GOOD + " Two.", "🎉🎉🎉"]
    for event in enrich_many(raws, processes=processes, on_error=on_error):
        calls.append(event.text[-4:])
    assert calls == [(0, "EmptyBodyError"), "One.", (2, "MalformedValueError"), "Two.", (4, "NotTextError")]


def test_without_on_error_the_reason_is_raised_when_its_turn_comes() -> None:
    events = enrich_many([GOOD, "", GOOD])
    assert next(events).text
    with pytest.raises(EmptyBodyError):
        next(events)


def test_the_input_is_read_only_as_far_as_needed() -> None:
    taken: list[int] = []

    def endless() -> Iterator[str]:
        number = 0
        while True:
            taken.append(number)
            yield f"{GOOD} {number}"
            number += 1

    events = enrich_many(endless(), batch_articles=2)
    assert next(events).text.endswith("0")
    assert len(taken) <= 3


@pytest.mark.parametrize("wrong", [{"processes": -1}, {"batch_articles": 0}, {"batch_characters": 0}])
def test_arguments_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="must"):
        next(enrich_many([GOOD], **wrong))  # type: ignore[arg-type]


def test_what_a_stage_trips_over_is_found_among_its_neighbours() -> None:
    def fragile(items: Sequence[str]) -> list[str]:
        if "bug" in items:
            raise ZeroDivisionError("boom")
        if "long" in items:
            raise EmptyBodyError("of its own")
        return [item.upper() for item in items]

    items: list[str | ArticleError] = ["a", "bug", "long", "b", EmptyBodyError("before")]
    results = pipeline._each(items, fragile)
    assert [result if isinstance(result, str) else f"{type(result).__name__}: {result}" for result in results] == [
        "A",
        "UnexpectedError: ZeroDivisionError: boom",
        "EmptyBodyError: of its own",
        "B",
        "EmptyBodyError: before",
    ]


@pytest.mark.parametrize("error", [MemoryError(), OSError("no disk"), ModelError("gone")])
def test_faults_of_the_machine_are_not_blamed_on_articles(error: Exception) -> None:
    def broken(items: Sequence[str]) -> list[str]:
        raise error

    with pytest.raises(type(error)):
        pipeline._each(["a", "b"], broken)


def test_json_decides_what_an_article_is() -> None:
    assert normal(RawArticle(body="x", metadata={"t": (1, 2), "nan": float("nan")})).metadata == {
        "t": [1, 2],
        "nan": None,
    }
    assert normal("x").id == normal(RawArticle(body="x")).id
