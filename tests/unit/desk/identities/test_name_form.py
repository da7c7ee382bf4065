"""Which full names may be one person's."""

from __future__ import annotations

import pytest

from attribune_desk.identities.name_form import INITIALS, SHORT, SPELLING, agreement, form_of


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("taras melnytsky", "taras melnytskyy", SPELLING),
        ("mohamed tregarth", "muhammad tregarth", SPELLING),
        ("anne marie tregarth", "annemarie tregarth", SPELLING),
        ("ada tregarth", "ada q tregarth", INITIALS),
        ("ada q tregarth", "ada quincy tregarth", INITIALS),
        ("a tregarth", "ada tregarth", INITIALS),
        ("hana lind moncrieff", "hana moncrieff", INITIALS),
        ("k michael tregarth", "michael tregarth", INITIALS),
        ("bill tregarth", "william tregarth", SHORT),
        ("chuck tregarth", "charles e tregarth", SHORT),
        ("joseph a tregarth jr", "joe tregarth", SHORT),
        ("mec ada tregarth", "ada tregarth", SPELLING),
    ],
)
def test_forms_of_one_full_name_agree(one: str, other: str, why: str) -> None:
    assert agreement(form_of(one), form_of(other)) == why
    assert agreement(form_of(other), form_of(one)) == why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ada tregarth", "ida tregarth"),
        ("ada tregarth", "ada moncrieff"),
        ("ada q tregarth", "ada neva tregarth"),
        ("joe tregarth jr", "joe tregarth"),
        ("joseph a tregarth jr", "joseph a tregarth"),
        ("mary james tregarth", "james tregarth"),
        ("xi mingze", "xi weize"),
    ],
)
def test_names_that_differ_do_not_agree(one: str, other: str) -> None:
    assert agreement(form_of(one), form_of(other)) is None
    assert agreement(form_of(other), form_of(one)) is None


def test_a_surname_that_stands_first_is_the_one_that_stands_alone() -> None:
    assert form_of("xi mingze").surname == "xi"
    assert form_of("ada lind tregarth").surname == "tregarth"
    assert form_of("ada lind tregarth").beginning == "ada lind"
    assert not form_of("tregarth").is_full
    assert form_of("mec tregarth").words == ("tregarth",)
