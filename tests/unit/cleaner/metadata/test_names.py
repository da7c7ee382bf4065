"""The form of a few words says whether they are a person, a news organisation, a job title or an affiliation."""

from __future__ import annotations

import pytest

from attribune_cleaner.metadata.names import (
    holds_only_names,
    is_affiliation,
    is_job_title,
    is_news_organisation,
    is_person_name,
    without_job_title,
)


@pytest.mark.parametrize("text", ["Jane Doe", "Max van der Berg", "J. R. R. Doe", "María-José Núñez", "محمد الأحمد"])
def test_names_of_people(text: str) -> None:
    assert is_person_name(text)


@pytest.mark.parametrize(
    "text", ["Jane", "jane Doe", "Jane doe", "The Mayor", "Last Monday", "Jane Doe, 41", "A B C D E F"]
)
def test_no_names_of_people(text: str) -> None:
    assert not is_person_name(text)


@pytest.mark.parametrize("text", ["Reuters", "The Associated Press", "A.F.P.", "The Harbor Echo", "Star Tribune"])
def test_news_organisations(text: str) -> None:
    assert is_news_organisation(text)


@pytest.mark.parametrize("text", ["", "Sun Li", "Star Jones", "Jane Doe", "Echo Reporter", "A B C D E F Echo"])
def test_no_news_organisations(text: str) -> None:
    assert not is_news_organisation(text)


def test_affiliations_are_papers_and_places() -> None:
    assert all(map(is_affiliation, ["Paris", "The Harbor Echo", "Berg & Tal", "Rio de Janeiro"]))
    assert not any(map(is_affiliation, ["", "a friend", "Paris in", "Paris, France", "A B C D E F G"]))


def test_job_titles_follow_the_name_of_a_paper() -> None:
    assert is_job_title("Chief Political Correspondent")
    assert not is_job_title("Chef")
    assert without_job_title("Harbor Times Staff Writers") == "Harbor Times"
    assert without_job_title("Staff Writer") == ""


def test_a_credit_is_names_and_small_words() -> None:
    assert holds_only_names("Jane Doe in Paris and John Roe/AP")
    assert holds_only_names("supplied")
    assert not holds_only_names("Jane Doe left")
    assert not holds_only_names("…")
