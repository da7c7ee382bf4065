"""The key of a quote: equal for equal words, however an outlet sets them."""

from __future__ import annotations

from hashlib import blake2b

import pytest

from attribune_text.quote_key import quote_key, quote_words

SAID = "We will rebuild the harbour wall"


@pytest.mark.parametrize(
    "set_otherwise",
    [
        "“We will rebuild the harbour wall,”",
        "'We will rebuild the harbour wall.'",
        "«WE WILL REBUILD THE HARBOUR WALL»",
        "“[W]e will rebuild [the] harbour wall”",
        "“We will rebuild” … “the harbour wall”",
        "“We will rebuild ... the harbour wall …”",
        "“We will rebuild — the harbour wall!”",
        "“We will re\u00adbuild the harbour\u00a0wall”",
    ],
)
def test_marks_case_ellipses_and_brackets_do_not_matter(set_otherwise: str) -> None:
    assert quote_key(set_otherwise) == quote_key(SAID)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It's the U.S. that pays for it", "It’s the US that pays for it"),
        ("We spent 1,000 euros on that wall", "We spent 1000 euros on that wall"),
        ("The café of José is still open", "The cafe of Jose is still open"),
        ("Søren Ørsted paid for all of it", "Soren Orsted paid for all of it"),
    ],
)
def test_spellings_of_one_word_are_one(one: str, other: str) -> None:
    assert quote_key(one) == quote_key(other) is not None


@pytest.mark.parametrize(
    "other",
    [
        "We will not rebuild the harbour wall",
        "We will rebuild the harbour walls",
        "rebuild We will the harbour wall",
        "We will rebuild the harbour wall now",
    ],
)
def test_other_words_have_another_key(other: str) -> None:
    assert quote_key(other) != quote_key(SAID)


def test_the_stop_within_a_number_is_no_house_style() -> None:
    assert quote_key("It rose by 3.5 percent last year") != quote_key("It rose by 35 percent last year")


def test_fewer_than_five_words_have_no_key() -> None:
    assert quote_key("“A very sad day,”") is None
    assert quote_key("“A very, very sad day,”") is not None
    assert quote_key("“…”") is None


def test_the_key_can_be_made_elsewhere() -> None:
    assert quote_words("“[W]e’ll rebuild,” … “Über-soon.”") == ("well", "rebuild", "uber", "soon")
    assert quote_key(SAID) == blake2b(b"we will rebuild the harbour wall", digest_size=8).hexdigest()
