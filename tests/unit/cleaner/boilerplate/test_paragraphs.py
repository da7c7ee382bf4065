"""No boilerplate stands within a quotation."""

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
