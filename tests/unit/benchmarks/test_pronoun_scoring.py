"""Scoring the links of pronouns, on an invented text."""

from __future__ import annotations

from attribune_core.events import EnrichedArticle, Entity, Mention, Pipeline
from benchmarks.counts import Count
from benchmarks.pronoun_scoring import Links, count_names, count_persons, interval, total
from corpora.pronouns import Answer, PronounText

TEXT = "Ada Roe  met Bo Doe. She left him."

SNIPPET = PronounText("x", TEXT, ((0, 34),), {21: Answer(((0, 7),), ((13, 19),), closed=False)})

DOCUMENT = PronounText("x", TEXT, ((0, 34),), {21: Answer(((4, 7),)), 30: Answer(named=False)})


def event(*groups: tuple[str, list[tuple[str, str]]]) -> EnrichedArticle:
    text = "Ada Roe met Bo Doe. She left him."
    entities = []
    for number, (name, mentions) in enumerate(groups, 1):
        found = [
            Mention(start=text.index(words), end=text.index(words) + len(words), text=words, kind=kind)  # type: ignore[arg-type]
            for words, kind in mentions
        ]
        entities.append(
            Entity(
                id=f"e{number}",
                label="PERSON",
                name=name,
                name_key=name.lower(),
                mentions=tuple(sorted(found, key=lambda one: one.start)),
            )
        )
    return EnrichedArticle(
        event_id="1", id="x", text=text, paragraphs=((0, len(text)),), sentences=(), entities=tuple(entities),
        quotes=(),
        pipeline=Pipeline(cleaner="0", entities="0", quotes="0", model="m 0"),
    )  # fmt: skip


ADA = ("Ada Roe", [("Ada Roe", "name"), ("She", "pronoun")])

BO = ("Bo Doe", [("Bo Doe", "name"), ("him", "pronoun")])


def test_each_name_is_a_decision() -> None:
    assert count_names(SNIPPET, event(ADA, BO)) == Links(feminine=Count(1, 1, 1))
    wrong = event(("Ada Roe", ADA[1][:1]), ("Bo Doe", [*BO[1], ("She", "pronoun")]))
    assert count_names(SNIPPET, wrong) == Links(feminine=Count(0, 1, 1))
    assert count_names(SNIPPET, None) == Links(feminine=Count(0, 0, 1))


def test_a_mention_much_longer_than_the_name_is_not_it() -> None:
    long = event(("Ada Roe met Bo Doe. She left", [("Ada Roe met Bo Doe. She left", "name"), ("She", "pronoun")]))
    assert count_names(SNIPPET, long) == Links(feminine=Count(0, 0, 1))


def test_a_link_is_right_at_the_head_of_the_persons_names() -> None:
    assert count_persons(DOCUMENT, event(ADA)) == Links(feminine=Count(1, 1, 1))
    found = count_persons(DOCUMENT, event(ADA, BO))
    assert found == Links(masculine=Count(0, 1, 0), feminine=Count(1, 1, 1)), "he is nobody whom the text names"
    assert found.bias == 0.0


def test_the_interval_holds_the_figure_and_is_the_same_each_time() -> None:
    parts = [Links(feminine=Count(1, 1, 1))] * 8 + [Links(masculine=Count(0, 1, 1))] * 4
    low, high = interval(parts)
    assert low < total(parts).all.f1 < high
    assert (low, high) == interval(parts)
