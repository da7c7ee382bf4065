"""Speech of several paragraphs, in each way in which newspapers print it."""

from __future__ import annotations

import pytest

from tests.unit.quotes.prose import event, spans_of

#: Each text has one long quote, with its speaker and the first word of each of its spans.
LONG = [
    (
        "“We will rebuild the harbor,” Mayor Ada Moreno said. “Nobody will be left behind.\n\n“The work begins in May."
        " It will take two years.\n\n“And then the boats come back.”\n\nThe council votes on Friday.",
        "Ada Moreno",
        ["“We", "“Nobody", "“The", "“And"],
    ),
    (
        '"The pumps failed twice," engineer Bo Lindqvist said. "We had warned them.\n\n"Nobody read the letter. I have'
        ' it here.\n\n"It is dated March."\n\nThe dam stands empty.',
        "Bo Lindqvist",
        ['"The', '"We', '"Nobody', '"It'],
    ),
    (
        "‘The trains don’t stop here any more,’ said Ruth Ashby, a retired driver. ‘We used to have six a day.\n\n‘The"
        " farmers’ union complained. It made no difference.\n\n‘Now it’s the bus or nothing.’\n\nThe line lost money.",
        "Ruth Ashby",
        ["‘The", "‘We", "‘The", "‘Now"],
    ),
    (
        "'The trains don't stop here,' said Ruth Ashby. 'We used to have six a day.\n\n'Now it's the bus or nothing.'",
        "Ruth Ashby",
        ["'The", "'We", "'Now"],
    ),
    (
        "„The lake is lower than it was,“ said Jana Krause of the water board. „We measure it each morning.\n\n„In June"
        " it fell by a hand.\n\n„That is not weather any more.“\n\nRain will come.",
        "Jana Krause",
        ["„The", "„We", "„In", "„That"],
    ),
    (
        "« The vines were lost in one night, » said Luc Perrin, a grower. « Nobody slept.\n\n« We lit fires between the"
        " rows.\n\n« It did not help. »\n\nThe frost lasted two days.",
        "Luc Perrin",
        ["« The", "« Nobody", "« We", "« It"],
    ),
    (
        "``We have no road,'' said Emil Brandt. ``There is the river.\n\n``There is the ice.''\n\nWinter is near.",
        "Emil Brandt",
        ["``We", "``There", "``There"],
    ),
    # The cue stands in the last paragraph, which goes on after it.
    (
        "The hall was full.\n\n“They promised us a new contract in the spring.\n\n“They promised it again in the"
        " summer.\n\n“We have stopped listening,” Dana Whitlock told the meeting. “We strike on Monday.”",
        "Dana Whitlock",
        ["“They", "“They", "“We", "“We"],
    ),
    # It goes on over a paragraph that its cue interrupts.
    (
        "“The first year was hard,” Ida Falk said. “We slept in the barn.\n\n“The second was worse,” she said. “The"
        " barn burned.\n\n“The third was ours.”\n\nShe keeps goats.",
        "Ida Falk",
        ["“The", "“We", "“The", "“The", "“The"],
    ),
    # The paragraphs between have no marks.
    (
        "Governor Paul Reyes said in a statement: “The storm took eleven lives in this county. We mourn them.\n\nThe"
        " state will pay for the burials. It will pay for the houses.\n\nNobody will be asked to prove what the water"
        " took.”\n\nThe legislature meets on Tuesday.",
        "Paul Reyes",
        ["“The", "The", "Nobody"],
    ),
    # The end is never closed.
    (
        "“I saw the light over the ridge,” Mira Holt said. “Then I heard the engine.\n\n“I ran down to the road. There"
        " was smoke everywhere.\n\nPolice have closed the valley.",
        "Mira Holt",
        ["“I", "“Then", "“I"],
    ),
    # Marks within marks, which open anew as well.
    (
        "“He told me ‘You will never sing,’” Clara Voss said. “I believed him.\n\n“‘Listen to the others,’ he said. So"
        " I listened.\n\n“Then I sang.”\n\nShe sings tonight.",
        "Clara Voss",
        ["“He", "“I", "“‘Listen", "“Then"],
    ),
    # A clause before a colon introduces it.
    (
        "The paper had the story first.\n\nThe Courier reports:\n\n“The bridge will close in June. It will not open"
        " before winter.\n\n“The county has no other road.”\n\nThe ferry is full.",
        "Courier",
        ["“The", "“The"],
    ),
]


@pytest.mark.parametrize(("text", "speaker", "begins"), LONG)
def test_speech_of_several_paragraphs_is_one_quote(text: str, speaker: str, begins: list[str]) -> None:
    one = event(text)
    longest = max(one.quotes, key=lambda quote: len(quote.spans))
    spans = spans_of(one, longest)
    assert [span[: len(begin)] for span, begin in zip(spans, begins, strict=True)] == begins
    assert longest.speaker is not None
    assert speaker in (longest.speaker.name or longest.speaker.text)
    assert longest.continues is None
    assert all("\n\n" not in span for span in spans)
    assert longest.confidence >= 0.6


@pytest.mark.parametrize(
    ("text", "words", "speakers"),
    [
        # A heading ends it.
        (
            '"The museum will open again," director Ines Vidal said. "We have the money.\n\nWhat comes next\n\n"It'
            ' opens in May," said architect Tom Brandt.',
            ["We have the money", "It opens in May"],
            ["Ines Vidal", "Tom Brandt"],
        ),
        # A paragraph in the writer's own words ends it.
        (
            '"The museum will open again," director Ines Vidal said. "We have the money.\n\nIt has been shut since'
            ' 2019.\n\n"It opens in May," said architect Tom Brandt.',
            ["We have the money", "It opens in May"],
            ["Ines Vidal", "Tom Brandt"],
        ),
        # The next paragraph names somebody else: the closing mark is forgotten.
        (
            '"We will not pay," Karl Ebner said. "The bill is wrong.\n\n"The bill is right," Nora Sandoval said. "Read'
            ' it."\n\nA court will decide.',
            ["The bill is wrong", "The bill is right"],
            ["Karl Ebner", "Nora Sandoval"],
        ),
        # A part of a sentence that is left open is a slip.
        (
            "The council said in a letter that the tower “will be sold to the highest bidder.\n\n“Who would buy it?”"
            " asked Felix Conde, who lives below.",
            ["will be sold", "Who would buy it?"],
            ["council", "Felix Conde"],
        ),
        # An open mark after other marks, and a closing one in a paragraph of the writer's: two slips.
        (
            '"My throat is a sack," Justina Mora said. "The words still go in.\n\nMora, 68, began to read on the radio'
            ' in 1984. It was to be until Friday," she said.',
            ["The words still go in"],
            ["Justina Mora"],
        ),
    ],
)
def test_what_ends_a_speech(text: str, words: list[str], speakers: list[str]) -> None:
    quotes = [quote for quote in event(text).quotes if quote.nested_in is None]
    for one, speaker in zip(words, speakers, strict=True):
        (said,) = [quote for quote in quotes if one in quote.text]
        assert not any(other in said.text for other in words if other != one)
        assert said.speaker is not None
        assert speaker in (said.speaker.name or said.speaker.text)


def test_a_line_that_signs_the_words_within_their_marks_is_no_part_of_them() -> None:
    one = event('"The road is shut.\n\n"Nobody has told us.\n\nAda Moreno, mayor of Easton."\n\nThe county waits.')
    (quote,) = one.quotes
    assert spans_of(one, quote) == ['"The road is shut.', '"Nobody has told us.']


def test_whole_paragraphs_with_marks_of_their_own_continue_the_speaker() -> None:
    one = event(
        "“The river came in at night,” said Amos Tully, who keeps the lock.\n\n“We carried the piano upstairs. We left"
        " the rest.”\n\n“I would do it again.”\n\nThe water has gone down."
    )
    first, second, third = one.quotes
    assert (second.continues, third.continues) == (first.id, second.id)
    assert [quote.speaker and quote.speaker.name for quote in one.quotes] == ["Amos Tully"] * 3
    assert second.method == "continuation"


@pytest.mark.parametrize(
    "text",
    [
        # A question is answered by somebody else.
        "“Why did you sell?” the judge asked.\n\n“Because the roof was gone, and nobody came.”\n\nThe trial goes on.",
        # A colon introduces other words.
        "“Nothing is settled,” Judge Anna Rask said. She read from the file:\n\n“The roof was sold twice.”",
        # A heading in other marks.
        "“Nothing is settled,” Judge Anna Rask said.\n\n‘A fight to the last’\n\nThe trial goes on.",
    ],
)
def test_paragraphs_in_marks_that_continue_nobody(text: str) -> None:
    assert all(quote.continues is None for quote in event(text).quotes)
