"""Marks are repaired where they break a quotation, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribune_cleaner.quotation_marks.repair import repair_quotation_marks
from attribune_cleaner.text.traced_text import TracedText
from tests.unit.cleaner.holds import traces_back


def repaired(raw: str) -> str:
    return repair_quotation_marks(TracedText.from_raw(raw)).text


@pytest.mark.parametrize(
    "text",
    [
        "„Das ist gut,“ sagte sie. „Sehr gut.“",
        "„Das ist gut“, sagte sie.",
        "«C’est bien», dit-elle. « Très bien. »",
        "»Das ist gut«, sagte sie.",
        "„Das ist\n\ngut.“ Sie ging. „Nein“, sagte er.",
        "„Er las “Titel” vor“, sagte sie.",
        "„Jeg kommer”, sa han. „Nå.”",
        '«He read "Titles" aloud», she said.',
        '«He read "Titles" aloud.\n\nAnd then the rest.»',
        "«He read “Titles” aloud», she said. “Yes,” he said.",
        "A « or a “word” in it.",
        "``We knew,'' she said. ``Always.''",
        "''We knew,'' she said.",
        '"We knew," she said. "Always."',
        "‘We knew,’ she said. ‘The dogs’ owner didn’t.’",
        "“He told me ‘no’, twice,” she said.",
        "“He read from «Le Monde» aloud,” she said.",
        '“He said "no" and left,” she said.',
        "“He said “no” and left,” she said.",
        "He is 5'10\" and his “board” is 6'.",
        'The 12" pipe and the “other” pipe.',
        "“The first day.\n\n“The second day.\n\n“The third,” she said.",
        "“The first day.\n\nThe second day.\n\nThe third,” she said.",
        "”Jag vet inte”, sa hon. ”Kanske.”",
        "rock '’n' roll ’’tis",
        "The “tax,” the “toll” and the ’90s.",
        "A lone “ mark",
        "",
    ],
)
def test_right_marks_stay(text: str) -> None:
    assert repaired(text) == text


def test_a_repair_in_one_paragraph_leaves_the_others() -> None:
    raw = "“One,» she said.\n\n«Deux», dit-il.\n\n“Three,” she said."
    assert repaired(raw) == "“One,” she said.\n\n«Deux», dit-il.\n\n“Three,” she said."


@given(st.lists(st.text("aB.,? “”„«»\"'’`", min_size=1, max_size=30), max_size=6))
def test_only_marks_and_spaces_change(paragraphs: list[str]) -> None:
    raw = "\n\n".join(" ".join(one.split()) or "x" for one in paragraphs)
    text = repair_quotation_marks(TracedText.from_raw(raw))
    assert traces_back(text, raw)
    assert [char for char in text.text if char.isalpha()] == [char for char in raw if char.isalpha()]
    assert text.text.count("\n\n") == raw.count("\n\n")
