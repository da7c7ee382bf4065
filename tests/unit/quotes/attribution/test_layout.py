"""Who says marked words by the layout of the page: signatures, labels, clauses before a colon, answers."""

from __future__ import annotations

import pytest

from tests.unit.quotes.prose import event, speakers_by_words


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # Signed, in the same line or in the next.
        ("“It took nine years. It was worth two.” — Jane Roe, senator", ["Jane Roe"]),
        ("“It took nine years. It was worth two.”\n\n— Jane Roe, senator", ["Jane Roe"]),
        ("“I cross it every day and look down.”\n— Harbour Commissioner Lena Osei", ["Lena Osei"]),
        ("“My dog will not set foot on it.” -Councillor Piet Vos", ["Piet Vos"]),
        ("“The steel was late.” – Tobias Kerr of the Easton yard", ["Tobias Kerr"]),
        ("“We begin in May.\n\n“We end in June.”\n\n— Jane Roe, senator", ["Jane Roe"]),
        # Signed within the marks.
        ('"The road is shut, and nobody told us.\n\nAda Moreno, mayor of Easton."\n\nIt rains.', ["Ada Moreno"]),
        ('"The road is shut.\n\n"Nobody told us.\n\nAda Moreno, mayor."\n\nIt rains.', ["Ada Moreno"]),
        # Introduced by a label in the same line or in a line of its own.
        ("From Jane Roe:\n\n“It took nine years. It was worth two.”", ["Jane Roe"]),
        ("From Jane Roe: “It took nine years.”\n\nBy Tobias Kerr: “It took ten.”", ["Jane Roe", "Tobias Kerr"]),
        ("Jane Roe –\n\n“It took nine years. It was worth two.”", ["Jane Roe"]),
        ("Tobias Kerr, engineer: “We were never late on the steel.”", ["Tobias Kerr"]),
        ("Lena Osei on the price: “It cost what it cost.”", ["Lena Osei"]),
        ("Piet Vos – “The view is free.”", ["Piet Vos"]),
        ("Cyclist Arne Holt — “The rails ate my front wheel.”", ["Arne Holt"]),
        ("From Jane Roe:\n\n“It took nine years.”\n\n“I cross it every day.”\n\nThe bridge is blue.", ["Jane Roe"] * 2),
        # Lists.
        (
            "- Senator Jane Roe: “This is a good day for the coast.”\n\n- Tobias Kerr (Greens): “It is a bad one.”",
            ["Jane Roe", "Tobias Kerr"],
        ),
        (
            "Mayor Yolanda Pruitt met the press on Monday. Here is what she said:\n\n1. “Stay home. If you cannot, stay"
            " in one lane.”\n\n2. On the schools: “Closed until I say otherwise.”",
            ["Yolanda Pruitt"] * 2,
        ),
        # A clause before a colon.
        ("The road is shut.\n\nThe Courier reports:\n\n“The bridge will close in June.”", ["Courier"]),
        ("Jane Roe wrote on her page on Monday:\n\n“The bridge will close in June.”", ["Jane Roe"]),
        # Answers.
        (
            "“I was tired,” Jane Roe says.\n\nDid she ever go back?\n\n“Not for nine years. There was no road.”",
            ["Jane Roe"] * 2,
        ),
        (
            "“I was tired,” Jane Roe says.\n\nBut you had a horse, I say.\n\n“It was not my horse, and it was old.”",
            ["Jane Roe"] * 2,
        ),
        (
            "“It was mine,” Jane Roe said.\n\n“Who sold it?” Judge Anna Rask asked.\n\n“My brother sold it, in May.”",
            ["Jane Roe", "Anna Rask", "Jane Roe"],
        ),
    ],
)
def test_the_layout_shows_who_speaks(text: str, speakers: list[str]) -> None:
    found = list(speakers_by_words(text).values())
    assert [one and speaker in one for one, speaker in zip(found, speakers, strict=True)] == [True] * len(speakers)


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        # A dateline is no label.
        ("LISBON — “The sea is rising and the port is shut.” So it says on the wall.", "Lisbon"),
        # A work and its author.
        ("Her favourite book is “The Quay” — Ada Moreno, 1971. She reads it each year.", "Ada Moreno"),
        # A sentence after the dash.
        ("“The quay must stay open.” — a wish that Ada Moreno never shared.", "Ada Moreno"),
        ("“The quay must stay open.” – Ada Moreno left the hall.", "Ada Moreno"),
        # A label with a verb, or with other words before the name.
        ("Read what we wrote of Ada Moreno: “The quay is old, and so are we.”", "Ada Moreno"),
        ("More from Ada Moreno: “The Quay and Other Stories”", "Ada Moreno"),
        # A colon after a clause about somebody else.
        ("Ada Moreno was there.\n\nIt gets better:\n\n“The quay is old, and so are we.”", "It"),
    ],
)
def test_near_misses(text: str, nobody: str) -> None:
    assert nobody not in speakers_by_words(text).values()


def test_who_asks_does_not_answer() -> None:
    said = speakers_by_words("“Who sold it?” Judge Anna Rask asked.\n\n“My brother sold it, in the month of May.”")
    assert list(said.values()) == ["Anna Rask", None]


def test_what_the_layout_shows_is_confident() -> None:
    text = "“It took nine years. It was worth two.” — Jane Roe, senator\n\nPiet Vos: “The view is free.”"
    confidences = [quote.confidence for quote in event(text).quotes]
    assert len(confidences) == 2
    assert min(confidences) >= 0.9
