"""Quotes by words, speaker, type, time and source, alike on either database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from attribune_desk.store import Store, Wanted
from attribune_desk.store.places import moment, place, second_of
from attribune_desk.store.words import Term, fold, terms
from tests.unit.desk.articles import add, event
from tests.unit.desk.conftest import empty


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = empty(request, tmp_path_factory.mktemp("search"))
    add(
        store,
        event("harbor", said="“We will rebuild the harbor’s café,”", name="Ada Moreno", published_at="2024-03-01"),
        event("tax", said="“To be or not to be taxed,”", name="Kwame Mensah", published_at="2023", source="Ferry News"),
        event(
            "bridge", said="“The bridge-builders are rebuilding,”", name="Zoë Öztürk", published_at="2024-03-02T10:00Z"
        ),
    )
    yield store
    store.close()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), ["bridge", "harbor", "tax"]),
        (Wanted(q="rebuild"), ["bridge", "harbor"]),
        (Wanted(q="REBUILDING harbor"), ["harbor"]),
        (Wanted(q="cafe"), ["harbor"]),
        (Wanted(q="café"), ["harbor"]),
        (Wanted(q='"not to be"'), ["tax"]),
        (Wanted(q='"be to not"'), []),
        (Wanted(q="“to be taxed”"), ["tax"]),
        (Wanted(q="harb*"), ["harbor"]),
        (Wanted(q="harb"), []),
        (Wanted(q="builders"), ["bridge"]),
        (Wanted(q="moreno rebuild"), ["harbor"]),
        (Wanted(speaker="ozturk"), ["bridge"]),
        (Wanted(speaker="rebuild"), []),
        (Wanted(speaker="zoe öztürk", q="bridge"), ["bridge"]),
        (Wanted(person="ada moreno"), ["harbor"]),
        (Wanted(type="direct", source="Ferry News"), ["tax"]),
        (Wanted(type="indirect"), []),
        (Wanted(since=moment("2024-03-02")), ["bridge"]),
        (Wanted(since=moment("2024-03-01"), q="harbor"), ["harbor"]),
        (Wanted(article="tax"), ["tax"]),
        (Wanted(q="?!"), []),
        (Wanted(q='"" OR NEAR( * ^ : -x'), []),
        (Wanted(q="words : harbor"), []),
        (Wanted(q="'; DROP TABLE quotes; --"), []),
        (Wanted(q="a & b | !c <-> (d"), []),
        (Wanted(q="\0 harbor"), ["harbor"]),
        (Wanted(speaker="' \\"), []),
        (Wanted(q=("x " * 5000)), []),
    ],
)
def test_quotes_are_found(filled: Store, wanted: Wanted, found: list[str]) -> None:
    assert [quote.article for quote in filled.reader.quotes(wanted, limit=9).items] == found
    assert filled.reader.count(wanted, 100) == len(found)


def test_a_search_is_paged(filled: Store) -> None:
    first = filled.reader.quotes(Wanted(q="rebuild"), limit=1)
    second = filled.reader.quotes(Wanted(q="rebuild"), limit=1, cursor=first.next or "")
    assert [one.article for one in (*first.items, *second.items)] == ["bridge", "harbor"]
    assert second.next is None


def test_a_found_quote_says_who_and_where(filled: Store) -> None:
    (found,) = filled.reader.quotes(Wanted(q="harbor"), limit=1).items
    assert (found.speakers[0].name, found.speakers[0].person) == ("Ada Moreno", "ada moreno")
    assert (found.cue, found.negated, found.method, found.title) == ("said", False, "frame", "Title of harbor")
    assert found.modality == "actual"
    assert found.moment == moment("2024-03-01")


def test_words_are_folded_alike() -> None:
    assert fold("İstanbul’s  “Straße”_CAFÉ") == "istanbul s strasse cafe"
    assert terms('Harb* "to be" ""') == [Term("harb", True), Term("to be")]


def test_the_number_of_a_row_says_when() -> None:
    for second in (0, 1_711_526_400, -14_182_940):
        assert second_of(place(second, 5)) == second
    assert place(5, 1) < place(5, 2) < place(6, 0)
    assert -(1 << 63) <= place(-(10**15), 0) < place(10**15, 0) < 1 << 63


@pytest.mark.parametrize(
    ("written", "second"),
    [
        ("2024-03-27", 1_711_497_600),
        ("2024-03", 1_709_251_200),
        ("2024", 1_704_067_200),
        ("2024-03-27T10:00:00+02:00", 1_711_526_400),
        ("2024-03-27T08:00Z", 1_711_526_400),
        ("yesterday", None),
        ("0000", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_are_as_precise_as_they_are(written: str | None, second: int | None) -> None:
    assert moment(written) == second
