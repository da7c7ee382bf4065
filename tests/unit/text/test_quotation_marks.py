from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribune_text.quotation_marks import outermost, scan


def regions(text: str) -> list[str]:
    """Return the outermost regions of a text whose paragraphs are its lines."""
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if line:
            paragraphs.append((at, at + len(line)))
        at += len(line) + 1
    return [text[one.start : one.end] for one in outermost(scan(text, paragraphs))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We won,” she said. “At last.”", ["“We won,”", "“At last.”"]),
        ('"We won," she said. "At last."', ['"We won,"', '"At last."']),
        ("‘We won,’ she said. ‘At last.’", ["‘We won,’", "‘At last.’"]),
        ("'We won,' she said. 'At last.'", ["'We won,'", "'At last.'"]),
        ("``We won,'' she said.", ["``We won,''"]),
        ("''We won,'' she said. ''At last.''", ["''We won,''", "''At last.''"]),
        ("« Nous avons gagné », dit-elle.", ["« Nous avons gagné »"]),
        ("»Wir haben gewonnen«, sagte sie.", ["»Wir haben gewonnen«"]),
        ("„Wir haben gewonnen“, sagte sie. „Ja.”", ["„Wir haben gewonnen“", "„Ja.”"]),
        ("”Vi vann”, sa hon.", ["”Vi vann”"]),
        ("「勝った」と言った。", ["「勝った」"]),
    ],
)
def test_every_convention(text: str, found: list[str]) -> None:
    assert regions(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("‘It’s the end of ’em,’ he said.", ["‘It’s the end of ’em,’"]),
        ("‘The passengers’ dogs know me,’ he said.", ["‘The passengers’ dogs know me,’"]),
        ("'Don't go,' he said.", ["'Don't go,'"]),
        ("the workers' union of the '90s and rock 'n' roll", []),
        ("the workers’ union of the ’90s", []),
    ],
)
def test_apostrophes_are_no_marks(text: str, found: list[str]) -> None:
    assert regions(text) == found


def test_inches_are_no_marks() -> None:
    assert regions('The 5\'10" man bought a 42" screen and said "fine".') == ['"fine"']


def test_nested_marks_are_deeper_regions() -> None:
    text = "“She said ‘no’ twice,” he said."
    found = scan(text, [(0, len(text))])
    assert [(text[one.start : one.end], one.depth) for one in found] == [("“She said ‘no’ twice,”", 0), ("‘no’", 1)]
    assert regions(text) == ["“She said ‘no’ twice,”"]


def test_a_mark_that_nothing_closes_runs_to_the_end_of_its_paragraph() -> None:
    (first,) = scan("“We won\n\nThe end.", [(0, 7), (9, 17)])
    assert (first.start, first.end, first.closing) == (0, 7, 0)


def test_a_paragraph_that_opens_again_carries_on() -> None:
    text = "“We won.\n\n“We lost.”"
    first, second = scan(text, [(0, 8), (10, 20)])
    assert (first.carries_on, second.carries_on) == (False, True)
    assert second.inside == (11, 19)


def test_a_mark_of_another_convention_closes_the_open_region() -> None:
    assert regions("“There are ways. »") == ["“There are ways. »"]


def test_a_second_straight_mark_that_can_only_open_ends_the_open_region() -> None:
    assert regions('He said "we won. "We lost" was next') == ['"we won.', '"We lost"']


def test_marks_around_nothing_are_no_region() -> None:
    assert regions("He said “” and left") == []


@given(st.text(alphabet="“”\"'‘’„«»`ab. \n,s5", max_size=60))
def test_regions_are_sorted_nested_and_in_their_paragraph(text: str) -> None:
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if line:
            paragraphs.append((at, at + len(line)))
        at += len(line) + 1
    found = scan(text, paragraphs)
    for one in found:
        assert any(start <= one.start < one.end <= end for start, end in paragraphs)
        low, high = one.inside
        assert one.start <= low < high <= one.end
        # Only what carries a region on may lack an opening mark.
        assert one.start < low or one.carries_on
    top = outermost(found)
    assert all(one.end <= two.start for one, two in pairwise(top))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Paragraphs without an opening mark, up to the one that closes.
        ("“We lost.\nNobody slept.\nWe wait,” she said.", ["“We lost.", "Nobody slept.", "We wait,”"]),
        ('She said: "We lost.\nNobody slept."', ['"We lost.', 'Nobody slept."']),
        ("«We lost.\nNobody slept.»", ["«We lost.", "Nobody slept.»"]),
        ("``We lost.\nNobody slept.''", ["``We lost.", "Nobody slept.''"]),
        # A heading, a mark that opens, and too many paragraphs end the speech.
        ("“We lost.\nAfter the flood\nNobody slept.”", ["“We lost."]),
        ('"We lost.\nThe "old" bridge fell.\nNobody slept."', ['"We lost.', '"old"']),
        ("“We lost.\n" + "It rains.\n" * 4 + "Nobody slept.”", ["“We lost."]),
        # A mark left open after other marks is a slip.
        ('"We lost," she said. "We wait.\nIt was to be until Friday," she said.', ['"We lost,"', '"We wait.']),
        # Inches close nothing.
        ('"We lost.\nThe board is 6" wide and more."', ['"We lost.', 'The board is 6" wide and more."']),
        # Single marks stay open if the next paragraph begins with one.
        ("‘We wait.\n‘The cooks’ union waits.\n‘So we do.’", ["‘We wait.", "‘The cooks’ union waits.", "‘So we do.’"]),
        ("'We don't sleep.\n'So do we.'", ["'We don't sleep.", "'So do we.'"]),
        ("‘We don’t sleep.\n’Tis late.", []),
        ("The ‘We don’t sleep.\nSo do we.", []),
    ],
)  # fmt: skip
def test_speech_over_paragraphs(text: str, found: list[str]) -> None:
    assert regions(text) == found
