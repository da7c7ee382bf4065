"""Documents that speak, and who issued them."""

from __future__ import annotations

import pytest

from tests.unit.quotes.prose import event, named_speakers

#: A text and the speakers of its last quote: the document as the text calls it, and who issued it.
ISSUED = {
    "A Harbour Authority report said the crane was unsafe.": [("A Harbour Authority report", "Harbour Authority")],
    "Statistics Norway said prices rose. Statistics Norway's report said that bread cost more.": [
        ("Statistics Norway's report", "Statistics Norway"),
    ],
    "The report by the Harbour Trust said the wall was cracked.": [("The report", "Harbour Trust")],
    "In a letter to parents, the headteacher, Mira Sund, said the school would close. The letter said that buses "
    "would be free.": [("The letter", "Mira Sund")],
    "The Tidewatch Institute published a study on Monday. The study found that eels travel at night.": [
        ("The study", "Tidewatch Institute"),
    ],
    "A poll by Numera found that most voters were undecided. The poll suggested that turnout would be low.": [
        ("The poll", "Numera"),
    ],
    "According to a memo from the Finance Ministry, the fund was empty.": [
        ("a memo from the Finance Ministry", "Finance Ministry"),
    ],
    "A lawsuit filed by Ines Prado says that the roof leaked. The suit accuses the landlord of neglect.": [
        ("The suit", "Ines Prado"),
    ],
    "The survey, conducted by Numera for the bank, found that few people save.": [("The survey", "Numera")],
    "An article in the Vestholm Herald said that the bridge was rotten.": [
        ("An article in the Vestholm Herald", "Vestholm Herald"),
    ],
    "Olof Berg posted a tweet on Sunday. The tweet said: “No more eels.”": [("The tweet", "Olof Berg")],
    "Today, in a new paper in Tides, Mira Sund warns that the ice is thin. According to the paper, it will be gone in "
    "ten years.": [("the paper", "Mira Sund")],
    "“We are pleased,” the mayor's lawyers Ines Prado and Olof Berg said in a statement. The statement said more "
    "would follow.": [("The statement", "Ines Prado"), ("The statement", "Olof Berg")],
}
#: A text and the document that speaks last in it, whose issuer the text does not name.
UNISSUED = {
    "The city's annual report says that debts have grown.": "The city's annual report",
    "His obituary said that he had loved boats.": "His obituary",
    "Olof Berg's obituary said that he had loved boats.": "Olof Berg's obituary",
    "A document says that the payment was late.": "A document",
    "A Harbour Authority report said the crane was unsafe. Another report said that it was safe.": "Another report",
    "The study, published in Nature Tides, found that eels sleep.": "The study",
    "Emails published by the Vestholm Herald show that the mayor knew.": "Emails",
    "The new union contract says that nobody works on Sundays.": "The new union contract",
}


@pytest.mark.parametrize("text", ISSUED)
def test_who_issued_a_document_is_behind_it(text: str) -> None:
    assert named_speakers(text)[-1] == [(mention, name, True) for mention, name in ISSUED[text]]


@pytest.mark.parametrize("text", UNISSUED)
def test_a_document_of_an_unknown_issuer_is_an_unnamed_speaker(text: str) -> None:
    assert named_speakers(text)[-1] == [(UNISSUED[text], None, True)]


def test_an_unnamed_document_is_an_entity_of_its_own() -> None:
    one = event("A police report says the car was red. The report said that it rained.")
    assert [quote.speaker and quote.speaker.document for quote in one.quotes] == [True, True]
    (entity,) = (entity for entity in one.entities if not entity.named)
    assert (entity.label, [mention.text for mention in entity.mentions]) == (
        "WORK_OF_ART",
        ["A police report", "The report"],
    )


def test_it_may_stand_for_the_document_that_spoke_before() -> None:
    text = "According to a memo from the Finance Ministry, the fund was empty. It said that nobody had noticed."
    assert named_speakers(text)[-1] == [("It", "Finance Ministry", True)]


def test_who_writes_in_a_document_is_no_document() -> None:
    assert named_speakers("In a letter, Mira Sund said the school would close.") == [
        [("Mira Sund", "Mira Sund", False)]
    ]


def test_a_newspaper_is_no_document() -> None:
    assert named_speakers("The paper reported that the mayor had left.") == [[("The paper", None, False)]]
