"""A curly quotation that another convention closes, or nothing does, is closed by its own mark."""

from __future__ import annotations

import pytest

from attribune_cleaner.quotation_marks.repair import repair_quotation_marks
from attribune_cleaner.text.traced_text import TracedText


def repaired(raw: str) -> str:
    return repair_quotation_marks(TracedText.from_raw(raw)).text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        # Another convention's mark closes.
        ("“It is a matter of the safety of civilians. »", "“It is a matter of the safety of civilians.”"),
        ("They called it “a theater. ».", "They called it “a theater.”"),
        ("“It stays with the child,» she said.", "“It stays with the child,” she said."),
        ("“My trees do not,'' he said.", "“My trees do not,” he said."),
        ("“My trees do not,’’ he said.", "“My trees do not,” he said."),
        ('“My trees do not," he said.', "“My trees do not,” he said."),
        ("“My trees do not,“ he said. “They can’t.“", "“My trees do not,” he said. “They can’t.”"),
        ('"My trees do not,” he said.', "“My trees do not,” he said."),
        # None does.
        ("“We will win, he said.", "“We will win,” he said."),
        ("“We will win, Jane Doe said Monday. “We must.”", "“We will win,” Jane Doe said Monday. “We must.”"),
        ("“Why not? asked Jane Doe.", "“Why not?” asked Jane Doe."),
        ("She was blunt: “We will win.", "She was blunt: “We will win.”"),
        ("“We will win.\n\nThe others left.", "“We will win.”\n\nThe others left."),
        # French spaces inside English marks.
        ("“ We will win,” she said.", "“We will win,” she said."),
        ("“We will win, ” she said.", "“We will win,” she said."),
    ],
)
def test_repaired(raw: str, text: str) -> None:
    assert repaired(raw) == text
    assert repaired(text) == text
