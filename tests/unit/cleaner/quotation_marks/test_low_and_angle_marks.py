"""A quotation that opens with a low or an angle mark is closed by the mark of that convention."""

from __future__ import annotations

import pytest

from attribune_cleaner.quotation_marks.repair import repair_quotation_marks
from attribune_cleaner.text.traced_text import TracedText


def repaired(raw: str) -> str:
    return repair_quotation_marks(TracedText.from_raw(raw)).text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("«The earth has spoken,“ she said.", "«The earth has spoken,» she said."),
        ("She said « no one can order it. ” Then she left.", "She said « no one can order it. » Then she left."),
        ('They called it „a second one, idle ".', "They called it „a second one, idle“."),
        ("„My trees do not,'' he said.", "„My trees do not,“ he said."),
        ("„Das ist gut“, sagte sie.\n\n“Where to? » he asked.", "„Das ist gut“, sagte sie.\n\n“Where to?” he asked."),
    ],
)
def test_repaired(raw: str, text: str) -> None:
    assert repaired(raw) == text
    assert repaired(text) == text
