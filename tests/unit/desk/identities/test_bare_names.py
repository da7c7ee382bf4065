"""Whom a surname alone means."""

from __future__ import annotations

from attribune_desk.identities.bare_names import (
    DOMINANCE,
    FullName,
    changes_nothing,
    days_of,
    meant,
    week_of,
)

POST, ECHO = "The Harbour Post", "The Echo"


def who(*found: FullName, sense: str = "", outlet: str = POST, is_surname: bool = True) -> int | None:
    answer = meant(sense, outlet, found, is_surname=is_surname)
    return None if answer is None else answer[0]


def test_it_is_the_only_one_of_that_surname_whom_the_outlet_names() -> None:
    assert meant("", POST, [FullName(POST, 1, "", 1)]) == (
        1,
        "the surname alone: The Harbour Post names nobody else of it within 8 weeks",
    )
    assert who() is None


def test_where_the_outlet_names_two_it_is_the_one_whom_far_more_articles_name() -> None:
    assert who(FullName(POST, 1, "", 3), FullName(POST, 2, "", 2)) is None
    assert who(FullName(POST, 1, "", DOMINANCE), FullName(POST, 2, "", 1)) == 1


def test_where_the_outlet_names_nobody_all_outlets_are_asked() -> None:
    answer = meant("", POST, [FullName(ECHO, 1, "", 1)])
    assert answer == (1, "the surname alone: any outlet names nobody else of it within 8 weeks")
    assert who(FullName(ECHO, 1, "", 1), is_surname=False) is None
    assert who(FullName(POST, 1, "", 1), is_surname=False) == 1


def test_a_relative_of_whom_everybody_means_is_not_taken_for_them() -> None:
    assert who(FullName(POST, 1, "", 1), FullName(ECHO, 2, "", DOMINANCE)) is None
    assert who(FullName(POST, 1, "", 1), FullName(ECHO, 2, "", 1)) == 1


def test_contrary_roles_do_not_fit() -> None:
    assert who(FullName(POST, 1, "sport", 1), sense="politics") is None
    assert who(FullName(POST, 1, "sport", 9), FullName(POST, 2, "politics", 1), sense="politics") == 2


def test_an_article_without_an_outlet_is_not_read_by_others() -> None:
    assert who(FullName("", 1, "", 9), FullName(ECHO, 1, "", 9), outlet="") is None


def test_more_of_the_same_changes_nothing() -> None:
    _, why = meant("", POST, [FullName(POST, 1, "", 1)]) or (0, "")
    _, by_all = meant("", POST, [FullName(ECHO, 1, "", 1)]) or (0, "")
    assert changes_nothing("", POST, 1, why, FullName(POST, 1, "", 1))
    assert changes_nothing("", POST, 1, by_all, FullName(ECHO, 1, "", 1))
    assert not changes_nothing("", POST, 1, by_all, FullName(POST, 1, "", 1))
    assert not changes_nothing("", POST, 1, why, FullName(POST, 2, "", 1))
    assert not changes_nothing("sport", POST, 1, why, FullName(POST, 1, "politics", 1))
    assert not changes_nothing("", POST, None, "", FullName(POST, 1, "", 1))


def test_a_week_has_seven_days_also_before_1970() -> None:
    for day in (-8, -7, -1, 0, 6, 7):
        first, last = days_of(week_of(day))
        assert first <= day <= last
        assert last - first == 6
