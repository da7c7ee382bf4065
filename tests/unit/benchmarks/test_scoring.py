"""The scorer of the invented articles knows right from wrong."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from benchmarks.articles_gold import load_all
from benchmarks.gold_event import as_event
from benchmarks.gold_model import Gold
from benchmarks.misses import misses
from benchmarks.scoring import MEASURES, score, total

GOLDS = load_all()

Event = dict[str, Any]


def figures(gold: Gold, event: Event) -> dict[str, float]:
    return {name: count.f1 for name, count in score(gold, event).items()}


@pytest.fixture
def gold() -> Gold:
    """An article with every kind of thing in it: two speakers, nesting, negation, marks that are no quote."""
    return next(gold for gold in GOLDS if gold.name == "joint_statement")


@pytest.fixture
def event(gold: Gold) -> Event:
    return as_event(gold)


@pytest.mark.parametrize("gold", GOLDS, ids=lambda gold: gold.name)
def test_gold_scores_full_against_itself(gold: Gold) -> None:
    assert figures(gold, as_event(gold)) == dict.fromkeys(MEASURES, 1.0)
    assert list(misses(gold, as_event(gold))) == []


@pytest.mark.parametrize("gold", GOLDS, ids=lambda gold: gold.name)
def test_other_marks_and_white_space_cost_nothing(gold: Gold) -> None:
    """The event's text may differ from the gold's in anything but letters and digits."""
    table = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'"})
    event = as_event(gold)
    event["text"] = event["text"].translate(table)
    assert figures(gold, event) == dict.fromkeys(MEASURES, 1.0)


def without_first_mention(event: Event) -> None:
    next(e for e in event["entities"] if e["named"])["mentions"].pop(0)


def with_first_label_wrong(event: Event) -> None:
    event["entities"][0]["label"] = "EVENT"


def with_first_name_wrong(event: Event) -> None:
    event["entities"][0]["name"] = "Nobody Here"


def without_pronouns(event: Event) -> None:
    for entity in event["entities"]:
        entity["mentions"] = [m for m in entity["mentions"] if m["kind"] != "pronoun"]


def with_pronouns_crossed(event: Event) -> None:
    people = [e for e in event["entities"] if e["label"] == "PERSON" and e["named"]]
    pronouns = [[m for m in e["mentions"] if m["kind"] == "pronoun"] for e in people]
    for person, others in zip(people, pronouns[1:] + pronouns[:1], strict=True):
        person["mentions"] = [m for m in person["mentions"] if m["kind"] != "pronoun"] + others


def without_first_quote(event: Event) -> None:
    event["quotes"].pop(0)


def with_a_quote_too_many(event: Event) -> None:
    spare: Event = {"speaker": None, "speakers": [], "cue": None, "continues": None, "nested_in": None}
    start = event["text"].index("A radio station")
    event["quotes"].append({"id": "q99", "type": "direct", "spans": [[start, start + 15]], "text": "x", **spare})


def with_half_a_quote(event: Event) -> None:
    start, end = event["quotes"][0]["spans"][0]
    event["quotes"][0]["spans"] = [[start, start + (end - start) // 3]]


def without_second_speaker(event: Event) -> None:
    event["quotes"][0]["speakers"] = []


def with_speaker_wrong(event: Event) -> None:
    event["quotes"][2]["speaker"] = event["quotes"][0]["speaker"]


def with_speaker_for_the_unattributed(event: Event) -> None:
    quote = next(q for q in event["quotes"] if q["speaker"] is None)
    quote["speaker"] = event["quotes"][0]["speaker"]


def with_type_wrong(event: Event) -> None:
    event["quotes"][0]["type"] = "indirect"


def with_lemma_wrong(event: Event) -> None:
    event["quotes"][0]["cue"]["lemma"] = "shout"


def with_cue_elsewhere(event: Event) -> None:
    event["quotes"][0]["cue"]["spans"] = [[0, 3]]


def with_negation_lost(event: Event) -> None:
    next(q for q in event["quotes"] if q["cue"]["negated"])["cue"]["negated"] = False


def with_scare_quote_taken(event: Event) -> None:
    start = event["text"].index("“Lake Paper")
    spare: Event = {"speaker": None, "speakers": [], "cue": None, "continues": None, "nested_in": None}
    event["quotes"].append({"id": "q99", "type": "direct", "spans": [[start, start + 13]], "text": "x", **spare})


def with_boilerplate_left(event: Event) -> None:
    line = "\n\nSubscribe today"
    event["paragraphs"].append([len(event["text"]), len(event["text"]) + len(line)])
    event["text"] += line


def with_date_lost(event: Event) -> None:
    event["published_at"] = None


@pytest.mark.parametrize(
    ("spoil", "fallen"),
    [
        (without_first_mention, {"mention"}),
        (with_first_label_wrong, {"mention", "entity"}),
        (with_first_name_wrong, {"entity"}),
        (without_pronouns, {"pronoun"}),
        (with_pronouns_crossed, {"pronoun"}),
        (without_first_quote, {"quote", "quote_linked", "quoted", "quoted_linked"}),
        (with_a_quote_too_many, {"quote", "quote_linked", "quoted", "quoted_linked"}),
        (with_half_a_quote, {"quote", "quote_linked", "quoted", "quoted_linked"}),
        (without_second_speaker, {"quote_linked", "quoted_linked"}),
        (with_speaker_wrong, {"quote_linked"}),
        (with_speaker_for_the_unattributed, {"quote_linked", "quoted_linked"}),
        (with_type_wrong, {"type", "quoted", "quoted_linked"}),
        (with_lemma_wrong, {"cue"}),
        (with_cue_elsewhere, {"cue"}),
        (with_negation_lost, {"negation"}),
        (with_scare_quote_taken, {"not_quotes", "quote", "quote_linked", "quoted", "quoted_linked"}),
        (with_boilerplate_left, {"cleaning"}),
        (with_date_lost, {"cleaning"}),
    ],
)
def test_each_fault_costs_what_it_concerns(
    gold: Gold, event: Event, spoil: Callable[[Event], None], fallen: set[str]
) -> None:
    spoiled = copy.deepcopy(event)
    spoil(spoiled)
    assert {name for name, figure in figures(gold, spoiled).items() if figure < 1.0} == fallen


def test_nothing_found_scores_nothing(gold: Gold, event: Event) -> None:
    found = figures(gold, {**event, "entities": [], "quotes": []})
    for name in ("mention", "entity", "pronoun", "quote", "quote_linked", "quoted", "quoted_linked"):
        assert found[name] == 0.0, name


def test_one_quote_over_paragraphs_is_as_right_as_one_in_each() -> None:
    gold = next(gold for gold in GOLDS if gold.name == "speech_budget")
    event = as_event(gold)
    first, second, third = (next(q for q in event["quotes"] if q["id"] == key) for key in ("q1", "q2", "q3"))
    assert (second["continues"], third["continues"]) == ("q1", "q2")
    first["spans"] += second["spans"] + third["spans"]
    event["quotes"] = [quote for quote in event["quotes"] if quote not in (second, third)]
    assert figures(gold, event)["quote_linked"] == 1.0


def test_a_continuation_in_one_paragraph_is_as_right_as_a_second_span(gold: Gold) -> None:
    event = as_event(gold)
    quote = next(q for q in event["quotes"] if len(q["spans"]) == 2)
    rest = {**quote, "id": "q99", "spans": quote["spans"][1:], "cue": None, "continues": quote["id"]}
    quote["spans"] = quote["spans"][:1]
    event["quotes"].append(rest)
    assert figures(gold, event)["quote_linked"] == 1.0


def test_counts_add_up(gold: Gold, event: Event) -> None:
    full, none = score(gold, event), score(gold, {**event, "quotes": []})
    both = total([full, none])["quote"]
    assert (both.precision, both.recall) == (1.0, 0.5)
