"""Links against gold."""

from __future__ import annotations

from attribune_core.events import Entity, KnowledgeLink
from benchmarks.people_scoring import KINDS, Name, figures, read_gold, score
from tests.unit.entities.people.builders import entity

TEXT = "Ada Roe met Bo Lind. Roe left; Cy stayed."
#: The article as published has five code points more before the text.
RUNS = ((0, 5, len(TEXT)),)


def name(text: str, kind: str, identifier: str | None) -> Name:
    start = TEXT.index(text) + 5
    return Name(start, start + len(text), identifier, kind)


def linked(one: Entity, identifier: str) -> Entity:
    return one.model_copy(update={"kb": KnowledgeLink(id=identifier, confidence=0.9, why="w")})


def test_names_are_right_where_they_overlap_the_gold_with_the_same_id() -> None:
    gold = [name("Ada Roe", "full", "a"), name("Roe left", "bare", "a"), name("Bo Lind", "none", None)]
    gold += [name("Cy", "unclear", "c"), Name(900, 910, "gone", "full")]
    ada = linked(entity(TEXT, "Ada Roe", "Roe left"), "a")
    bo = linked(entity(TEXT, "Bo Lind", id="e2"), "b")
    counts, errors = score(gold, [ada, bo], RUNS)
    assert (counts["linked"], counts["linked right"]) == (3, 2)
    assert [(one.kind, one.gold, one.found) for one in errors] == [("none", None, "b")]
    assert figures(counts) == {
        "precision": 2 / 3,
        "full_recall": 1.0,
        "bare_recall": 1.0,
        "unclear_abstained": 1.0,
    }


def test_what_is_not_linked_or_wrongly_is_an_error() -> None:
    gold = [name("Ada Roe", "full", "a"), name("Bo Lind", "full", "b")]
    _, errors = score(gold, [linked(entity(TEXT, "Ada Roe"), "x")], RUNS)
    assert [(one.gold, one.found) for one in errors] == [("b", None), ("a", "x")]


def test_the_gold_is_whole() -> None:
    gold = read_gold()
    assert len(gold) == 60
    names = [one for its in gold.values() for one in its]
    assert {one.kind for one in names} == {*KINDS, "none"}
    assert all((one.id is None) == (one.kind == "none") and one.start < one.end for one in names)
