"""No boilerplate stands within a quotation; offers and contacts take what belongs to them."""

from __future__ import annotations

from attribune_cleaner.boilerplate.paragraphs import find_boilerplate


def test_none_within_a_quotation() -> None:
    paragraphs = ["“The sign said", "Read more", "and I did,” she said.", "Read more"]
    assert find_boilerplate(paragraphs) == {3}


def test_a_speaker_called_watch_within_a_quotation() -> None:
    paragraphs = ["“He turned and told me:", "Watch: the lights go out", "and they did,” she said."]
    assert find_boilerplate(paragraphs) == set()


def test_what_another_reader_knows_is_found_too() -> None:
    paragraphs = ["“The sign said", "x", "and I did,” she said.", "x"]
    assert find_boilerplate(paragraphs, is_other=lambda one: one == "x") == {3}


def test_none_within_straight_marks() -> None:
    paragraphs = ['"The sign said', "Read more", 'and I did," she said.', "Read more", '"Good," he said.']
    assert find_boilerplate(paragraphs) == {3}


def test_a_forgotten_mark_does_not_protect_the_rest() -> None:
    paragraphs = ["“We will win, they all cried.", "Advertisement", "“Never,” he said."]
    assert find_boilerplate(paragraphs) == {1}


def test_between_paragraphs_of_a_quotation_that_opens_each() -> None:
    assert find_boilerplate(['"We will win.', "Advertisement", '"We must," he said.']) == {1}


def test_a_contact_block_goes_as_a_whole() -> None:
    block = ["Media Contact:", "Priya Raman", "press@echo.example", "+1 709 555 0143"]
    assert find_boilerplate(["It was closed.", *block, "About the Echo"]) == {1, 2, 3, 4}


def test_a_contact_heading_without_details_stays() -> None:
    assert find_boilerplate(["Contact:", "She had lost it.", "It was dark."]) == set()
    assert find_boilerplate(["Contact:", "She had lost it, " * 8, "press@echo.example"]) == set()


def test_two_offers_end_an_article() -> None:
    offers = ["Subscribe to continue reading", "This article is for subscribers only."]
    praise = "“The best journalism in the county,” said the judges."
    assert find_boilerplate(["It was closed.", *offers, praise, "Log in"]) == {1, 2, 3, 4}
    assert find_boilerplate(["It was closed.", offers[0], praise]) == {1}
    assert find_boilerplate(["It was closed.", *offers, praise * 5]) == {1, 2}
    assert find_boilerplate(["It was closed.", *offers, *["It was shut."] * 6]) == {1, 2}
