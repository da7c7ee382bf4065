"""Names that say who a description is."""

from __future__ import annotations

import pytest

from tests.unit.quotes.prose import named_speakers

#: A sentence and the names of its speakers, which are also their mentions.
NAMED = {
    "A spokeswoman for the Vestholm Harbour Authority, Petra Lunde, said the quay would reopen.": ["Petra Lunde"],
    "The island's only baker, Tomas Weld, said flour had run out.": ["Tomas Weld"],
    "“We will rebuild,” said the deputy head of the fire service, Carol Nyberg.": ["Carol Nyberg"],
    "Lawyers for the ferry company, Ines Prado and Olof Berg, said the charge was absurd.": ["Ines Prado", "Olof Berg"],
    "“It was late,” the mayor's private secretaries Ines Prado and Olof Berg said.": ["Ines Prado", "Olof Berg"],
    "The water company, Aquavale, said that the pipe had burst twice.": ["Aquavale"],
    "The firm behind the tunnel, Weld & Sons, said that it would plant trees.": ["Weld & Sons"],
    "“Nobody should sleep in a car,” housing charity Hearthlight said.": ["Hearthlight"],
    "Marine research group Tidewatch says the seals have left.": ["Tidewatch"],
    "Brantford Capital chief economist Mira Sund said rates would fall.": ["Mira Sund"],
    "Petra Lunde, the harbour's long-serving pilot, said that the fog was thick.": ["Petra Lunde"],
    "“It is open,” Karl Weld, the company’s 26-year-old co-founder, told Harbour News.": ["Karl Weld"],
    "One of the divers, Karl Weld, said he saw a light.": ["Karl Weld"],
    "Three of the jurors, Ana Prado, Olof Berg and Ines Holm, said they had been misled.": [
        *("Ana Prado", "Olof Berg", "Ines Holm"),
    ],
    "The Liberal, Senator Mira Sund of Vestholm, said the vote was late.": ["Mira Sund"],
    "Norway’s Department of Tides (Dot) director-general, Karl Weld, told the court that it was late.": ["Karl Weld"],
}


@pytest.mark.parametrize("text", NAMED)
def test_a_name_beside_a_description_is_the_speaker(text: str) -> None:
    (found,) = named_speakers(text)
    assert found == [(name, name, False) for name in NAMED[text]]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("According to an officer in the town, Ana Prado was seen at noon.", "an officer in the town"),
        ("A lawyer for the family, who met Ana Prado, said that they were sad.", "A lawyer for the family"),
        ("The union, which met Ana Prado on Monday, said that it would strike.", "The union"),
    ],
)
def test_a_name_after_a_comma_may_be_somebody_else(text: str, mention: str) -> None:
    assert named_speakers(text) == [[(mention, None, False)]]
