"""Typed marks are made whole where their number says which opens, and left where it does not."""

from __future__ import annotations

import pytest

from attribune_cleaner.quotation_marks.repair import repair_quotation_marks
from attribune_cleaner.text.traced_text import TracedText


def repaired(raw: str) -> str:
    return repair_quotation_marks(TracedText.from_raw(raw)).text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        # Set off by spaces.
        ('" I was lighting the stove ", tells the baker.', '"I was lighting the stove", tells the baker.'),
        ('She said: " I am here " and left.', 'She said: "I am here" and left.'),
        ('"I was," she said, " and I am ".', '"I was," she said, "and I am".'),
        ('" It was 1998 ", he said.', '"It was 1998", he said.'),
        ("'' I knew '', she said.", "''I knew'', she said."),
        (
            '" I was there all day.\n\n" And I am still, " he said.',
            '"I was there all day.\n\n"And I am still," he said.',
        ),
        # Low commas.
        (",,I took the pan,'' she said.", "“I took the pan,” she said."),
        (",, I took the pan '', she said.", "“I took the pan”, she said."),
        (",,I took the pan,” she said.", "“I took the pan,” she said."),
        (',,I took the pan," she said.', "“I took the pan,” she said."),
        (",,Das ist gut“, sagte sie.", "“Das ist gut”, sagte sie."),
        ("It was ,,no'' to him. ,,Why?'' she asked.", "It was “no” to him. “Why?” she asked."),
        ("\" I lit it \", she says. ,,I left it,'' she adds.", '"I lit it", she says. “I left it,” she adds.'),
        # Two apostrophes close what another mark opens.
        ("\"I took the pan,'' she said.", '"I took the pan," she said.'),
        ('``I took the pan," she said.', "``I took the pan,'' she said."),
    ],
)
def test_repaired(raw: str, text: str) -> None:
    assert repaired(raw) == text
    assert repaired(text) == text


@pytest.mark.parametrize(
    "text",
    [
        '"A," he said. "B."',
        "\"He said ''no'' and left,\" she said.",
        "\"He said '' no '' and left ,\" she said.",
        'The 12" pipe and the 6" pipe.',
        'The 12 " pipe and the 6 " pipe.',
        'They left", he said, "in the night.',
        'said" I was here "x',
        "\"They told me, 'Not here,' \" she said.",
        "''They told me, 'Not here,' '' she said. ''Why?''",
        "\" 'Not here,' they told me,\" she said.",
        "one,, two,, three",
        "a list of one, two,, and three''",
        ",,,",
        ",,",
        '" "',
        "the ’’90s and the ''80s",
        "``We knew,'' she said. ``Always.''",
        "„Das ist gut“, sagte sie. „Sehr gut.“",
        "« C’est bien », dit-elle.",
        "She is 5'10\" and he is 6'1\".",
    ],
)
def test_left(text: str) -> None:
    assert repaired(text) == text
