"""Which names of persons name one person."""

from __future__ import annotations

import pytest

from tests.unit.entities.builders import entities, texts


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Benjamin Netanyahu", "Netanyahu"),
        ("John F. Kennedy", "John Kennedy"),
        ("J.K. Rowling", "J. K. Rowling"),
        ("William Clinton", "Bill Clinton"),
        ("Hillary Rodham Clinton", "Hillary Clinton"),
        ("Mario Draghi", "Mario"),
        ("Katrín Jakobsdóttir", "Katrín"),
        ("Xi Jinping", "Xi"),
        ("Moon Jae-in", "Moon"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Andrés Manuel López Obrador", "López Obrador"),
        ("Enrique Peña Nieto", "Peña"),
        ("Bashar al-Assad", "Assad"),
        ("Mohammed bin Salman", "bin Salman"),
        ("Ursula von der Leyen", "von der Leyen"),
        ("Alexandria Ocasio-Cortez", "Ocasio-Cortez"),
        ("Zoë Müller", "ZOE MULLER"),
        ("Ichiyō Higuchi", "Higuchi Ichiyō"),
    ],
)
def test_two_names_of_one_person_are_joined(full: str, short: str) -> None:
    found = entities(f"[PERSON {full}] came. Then [PERSON {short}] left.")
    assert texts(found[full]) == [full, short]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bill Clinton", "Hillary Clinton"),
        ("George W. Bush", "George H.W. Bush"),
        ("Donald Trump", "Donald Trump Jr."),
        ("Ann Roe", "Ann Doe"),
        ("Kim Jong-un", "Kim Yo-jong"),
        ("Johann Bernoulli", "Johann II"),
    ],
)
def test_two_persons_stay_apart(one: str, other: str) -> None:
    assert set(entities(f"[PERSON {one}] met [PERSON {other}] there.")) == {one, other}


def test_a_bare_surname_goes_to_the_most_salient() -> None:
    found = entities(
        "[PERSON Hillary Clinton] spoke. [PERSON Bill Clinton] listened. [PERSON Hillary Clinton] left. "
        "Later [PERSON Clinton] wrote."
    )
    assert texts(found["Hillary Clinton"]) == ["Hillary Clinton", "Hillary Clinton", "Clinton"]


def test_an_honorific_tells_two_bearers_of_a_surname_apart() -> None:
    found = entities(
        "[PERSON Hillary Clinton] met [PERSON Bill Clinton]. Then Mrs. [PERSON Clinton] spoke. "
        "Mr. [PERSON Clinton] left."
    )
    assert texts(found["Hillary Clinton"]) == ["Hillary Clinton", "Clinton"]
    assert texts(found["Bill Clinton"]) == ["Bill Clinton", "Clinton"]


def test_a_first_name_that_two_have_names_neither() -> None:
    found = entities("[PERSON John Roe] met [PERSON John Doe]. Then [PERSON John] left.")
    assert texts(found["John"]) == ["John"]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Alexandra Whitcombe", "Alex"),
        ("Samantha Orwin", "Sam"),
        ("Christopher Dunlane", "Chris"),
        ("Maximilian Oberst", "Max"),
        ("Samantha Orwin", "Sam Orwin"),
        ("Alexandra Whitcombe", "Alex Whitcombe"),
        ("Mokitimi Tšomane", "Tomane"),
        ("Anna Jennsen", "Anna Jensen"),
        ("Petra Whitcombe", "Whitcobme"),
        ("Robert “Bob” Marshall", "Bob"),
        ("Robert “Bob” Marshall", "Marshall"),
        ("Anna Weisswald née Brandt", "Weisswald"),
        ("Lee Jae-hwan", "Lee"),
        ("Kim Yo-rin", "Kim"),
        ("Terry O’Malley", "O'Malley"),
    ],
)
def test_short_forms_slips_of_the_pen_and_names_at_birth_are_joined(full: str, short: str) -> None:
    found = entities(f"[PERSON {full}] came. Then [PERSON {short}] left.")
    assert texts(found[full]) == [full, short]


@pytest.mark.parametrize(
    ("full", "other"),
    [
        ("Ann Roeburn", "Anna Roeburn"),
        ("Paul Orwin", "Paulina Orwin"),
        ("James Dunlane", "Jimmy"),
        ("Petra Hansen", "Gerda Hanson"),
        ("Petra Roes", "Roest"),
        ("Petra Whitcombe", "Whitcombes"),
        ("Bertha Lindqvist", "Sundqvist"),
        ("Jordan Whitfield", "Jordana"),
    ],
)
def test_names_that_are_only_alike_stay_apart(full: str, other: str) -> None:
    assert set(entities(f"[PERSON {full}] met [PERSON {other}] there.")) == {full, other}


def test_what_stands_twice_is_no_slip() -> None:
    found = entities("[PERSON Petra Johnston] came. Then [PERSON Johnson] left. Then [PERSON Johnson] came.")
    assert texts(found["Johnson"]) == ["Johnson", "Johnson"]


@pytest.mark.parametrize(
    ("full", "titled"),
    [("Terry Malone", "Ms."), ("Jan Birchall", "Mrs."), ("Robin Ashe", "Mr."), ("Leslie Orr", "Ms.")],
)
def test_a_first_name_of_men_and_women_agrees_with_each_title(full: str, titled: str) -> None:
    surname = full.split()[-1]
    found = entities(f"[PERSON {full}] came. Then {titled} [PERSON {surname}] left.")
    assert texts(found[full]) == [full, surname]


def test_of_a_couple_each_has_the_names_with_his_and_her_title() -> None:
    found = entities(
        "[PERSON John Whitlow] met [PERSON Mary Whitlow]. Mrs. [PERSON Whitlow] left. Mr. [PERSON Whitlow] came."
    )
    assert len(found["John Whitlow"].mentions) == len(found["Mary Whitlow"].mentions) == 2
