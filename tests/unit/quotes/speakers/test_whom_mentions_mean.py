"""Whom pronouns and descriptions mean that speak, by the ranker that ships: articles as the pipeline reads them."""

from __future__ import annotations

import pytest

from attribune_core.events import EnrichedArticle
from tests.unit.quotes.prose import event

#: Name of the case: the text, the words of a quote, and the name of who says it.
CASES = {
    "a striker": (
        "Goran Hale, the Ashford Rovers striker, signed a new contract on Monday.\n\n"
        "“I never wanted to leave,” said the striker.",
        "I never wanted",
        "Goran Hale",
    ),
    "an age": (
        "Marta Quill, 37, has swum the strait twice.\n\n“The cold is in your head,” the 37-year-old said.",
        "The cold is",
        "Marta Quill",
    ),
    "an office": (
        "Prime Minister Edvin Marsh visited the flooded villages on Friday.\n\n"
        "The prime minister said that every house would be rebuilt.",
        "every house",
        "Edvin Marsh",
    ),
    "a lawmaker": (
        "Senator Ruth Ansel of Nortland opened the hearing on ferries.\n\n"
        "“The timetable is a work of fiction,” the lawmaker said.",
        "The timetable",
        "Ruth Ansel",
    ),
    "an unnamed one again": (
        "A harbour official said the crane had been closed since May.\n\n“It will stay closed,” the official said.",
        "It will stay",
        "A harbour official",
    ),
    "who spoke last, not who is spoken of": (
        "Tomas Brand will lead the choir from June. “Tomas is the finest tenor we have had,” said Victor Ames, its "
        "founder.\n\n“I have heard many of them,” he said.",
        "I have heard",
        "Victor Ames",
    ),
    "no man is she": (
        "Anna Lund runs the market hall. Paul Weller sells apples there, and Weller has complained.\n\n"
        "“The stalls are not too dear,” she said.",
        "The stalls",
        "Anna Lund",
    ),
    "not the client": (
        "Daniel Frost was arrested on Sunday.\n\nFrost’s lawyer said the charge was absurd.",
        "the charge",
        "Frost’s lawyer",
    ),
}


def name_of(one: EnrichedArticle, words: str) -> str | None:
    """Return the name of who says the quote that holds `words`."""
    (quote,) = [quote for quote in one.quotes if words in quote.text]
    assert quote.speaker is not None
    return quote.speaker.name


@pytest.mark.parametrize("case", CASES)
def test_who_is_meant(case: str) -> None:
    text, words, expected = CASES[case]
    assert name_of(event(text), words) == expected


@pytest.mark.parametrize("case", CASES)
def test_a_speakers_mention_is_among_its_entitys_mentions(case: str) -> None:
    one = event(CASES[case][0])
    mentions = {entity.id: {(m.start, m.end) for m in entity.mentions} for entity in one.entities}
    for quote in one.quotes:
        for speaker in (*quote.speakers, *([quote.speaker] if quote.speaker else [])):
            assert speaker.entity is None or (speaker.start, speaker.end) in mentions[speaker.entity]


@pytest.mark.parametrize("case", CASES)
def test_no_pronoun_or_description_is_a_mention_of_two_entities(case: str) -> None:
    one = event(CASES[case][0])
    spans = [(m.start, m.end) for entity in one.entities for m in entity.mentions if m.kind != "name"]
    assert len(spans) == len(set(spans))
