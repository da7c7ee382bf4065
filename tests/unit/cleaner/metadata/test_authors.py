"""Lists of authors, as people and pages write them, are names."""

from __future__ import annotations

import pytest

from attribune_cleaner.metadata.authors import is_author_name, recase_capitals, split_authors


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jane Doe", ("Jane Doe",)),
        ("By Jane Doe", ("Jane Doe",)),
        ("by: Jane Doe", ("Jane Doe",)),
        ("Written by Jane Doe", ("Jane Doe",)),
        ("Words by Jane Doe", ("Jane Doe",)),
        ("Von Jane Doe und John Roe", ("Jane Doe", "John Roe")),
        ("Par Jeanne Doé et Jean Roé", ("Jeanne Doé", "Jean Roé")),
        ("Por Juana Díaz", ("Juana Díaz",)),
        ("Jane Doe and John Roe", ("Jane Doe", "John Roe")),
        ("Jane Doe, John Roe, and Ann Poe", ("Jane Doe", "John Roe", "Ann Poe")),
        ("Jane Doe, John Roe and Ann Poe", ("Jane Doe", "John Roe", "Ann Poe")),
        ("Jane Doe & John Roe", ("Jane Doe", "John Roe")),
        ("Jane Doe with John Roe", ("Jane Doe", "John Roe")),
        ("Jane Doe | John Roe; Ann Poe • Max Moe", ("Jane Doe", "John Roe", "Ann Poe", "Max Moe")),
        ("Jane Doe\nJohn Roe", ("Jane Doe", "John Roe")),
        ("Jane Doe/John Roe", ("Jane Doe", "John Roe")),
        ("Jane Doe, Jane Doe", ("Jane Doe",)),
        ("Jane  Doe,", ("Jane Doe",)),
        ("Max van der Berg", ("Max van der Berg",)),
        ("Andy Anders", ("Andy Anders",)),
        ("Byron Vonnegut", ("Byron Vonnegut",)),
        ("J. R. R. Doe", ("J. R. R. Doe",)),
        ("", ()),
        (" , ", ()),
    ],
)
def test_names(text: str, names: tuple[str, ...]) -> None:
    assert split_authors(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doe, reporter",
        "Jane Doe, Staff Writer",
        "Jane Doe | Senior Political Correspondent",
        "Jane Doe (Reuters)",
        "Jane Doe [in Oakhurst]",
        "Jane Doe jane.doe@courier.example",
        "Jane Doe @janedoe",
        "Jane Doe https://courier.example/jane",
        "Jane Doe - ",
        "JANE DOE",
    ],
)
def test_what_stands_beside_a_name_goes(text: str) -> None:
    assert split_authors(text) == ("Jane Doe",)


def test_a_role_alone_stays() -> None:
    assert split_authors("Staff Writer") == ("Staff Writer",)
    assert split_authors("Courier Reporters") == ("Courier Reporters",)


def test_an_organisation_is_an_author() -> None:
    assert split_authors("Jane Doe, Harbour Wire") == ("Jane Doe", "Harbour Wire")
    assert split_authors("AFP") == ("AFP",)


@pytest.mark.parametrize("text", ["https://courier.example/jane", "www.courier.example", "jane@courier.example"])
def test_addresses_are_no_names(text: str) -> None:
    assert split_authors(text) == ()


def test_what_is_long_or_holds_no_letter_is_no_name() -> None:
    assert is_author_name("Jane Doe")
    assert not is_author_name("")
    assert not is_author_name("4711")
    assert not is_author_name("A" * 81)
    assert not is_author_name("Jane Doe has written about the county since 2011")


@pytest.mark.parametrize(
    ("capitals", "names"),
    [
        ("JANE DOE", "Jane Doe"),
        ("JEAN-LUC O'BRIEN", "Jean-Luc O'Brien"),
        ("JOHN MCCREE AND ANN POE", "John McCree and Ann Poe"),
        ("J.R. DOE", "J.R. Doe"),
        ("ÉLODIE ÅKESSON", "Élodie Åkesson"),
        ("SOLANKI", "Solanki"),
        ("AFP", "AFP"),
        ("Jane DOE", "Jane DOE"),
        ("Jane Doe", "Jane Doe"),
        ("山田太郎", "山田太郎"),
    ],
)
def test_capitals(capitals: str, names: str) -> None:
    assert recase_capitals(capitals) == names


def test_japanese_and_korean_lists() -> None:
    assert split_authors("山田太郎、鈴木花子") == ("山田太郎", "鈴木花子")
    assert split_authors("김민수 기자") == ("김민수",)
