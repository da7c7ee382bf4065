from __future__ import annotations

import pytest

from attribune_text.gender import (
    gender_of_name,
    gender_of_noun,
    gender_of_pronouns,
    gender_of_title,
    is_first_name,
    title_noun,
)


@pytest.mark.parametrize(
    ("title", "gender"),
    [("Mrs.", "f"), ("Spokesman", "m"), ("spokeswoman", "f"), ("ex-congressman", "m"), ("Mx", ""), ("mayor", "")],
)
def test_titles(title: str, gender: str) -> None:
    assert gender_of_title(title) == gender


@pytest.mark.parametrize(("noun", "gender"), [("boy", "m"), ("mum", "f"), ("widow", "f"), ("teacher", "")])
def test_nouns(noun: str, gender: str) -> None:
    assert gender_of_noun(noun) == gender


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        (("ada", "roe"), "f"),
        (("aaron", "roe"), "m"),
        (("katrin", "jonsdottir"), "f"),
        (("q", "ivanova"), "f"),
        (("rene", "roe"), ""),
        (("ada",), ""),
    ],
)
def test_names(name: tuple[str, ...], gender: str) -> None:
    assert gender_of_name(name) == gender


def test_pronouns_show_a_gender_if_they_agree() -> None:
    assert gender_of_pronouns(["She", "hers", "they"]) == "f"
    assert gender_of_pronouns(["he", "her"]) == ""
    assert gender_of_pronouns([]) == ""


def test_a_title_is_looked_up_without_its_full_stop_and_prefix() -> None:
    assert [title_noun(word) for word in ("Sen.", "ex-Senator", "Mayor")] == ["sen", "senator", "mayor"]


def test_first_names_of_both_genders_are_first_names() -> None:
    assert [is_first_name(word) for word in ("ada", "rene", "harbor")] == [True, True, False]
