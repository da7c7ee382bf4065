"""What the answers of a corpus teach of a pronoun's candidates."""

from __future__ import annotations

import pytest

from corpora.pronouns import Answer, PronounText
from tests.unit.sentences import parsed
from training.pronoun_cases import Case
from training.pronoun_examples import Example, examples

ROWS = """
Ada NNP 3 nsubj B-PERSON
Roe NNP 1 flat I-PERSON
praised VBD 0 root
Eva NNP 3 obj B-PERSON
Doe NNP 4 flat I-PERSON
. . 3 punct

She PRP 2 nsubj
left VBD 0 root
"""


def made(answer: Answer) -> Example:
    article = parsed(ROWS)
    table = article.table
    (at,) = (start for start, word in zip(table.starts, table.words, strict=True) if word == "She")
    case = Case("gap", PronounText("x", table.text, ((0, len(table.text)),), {at: answer}), article)
    (example,) = examples([case], lambda scored: None)
    return example


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        (Answer(((0, 7),)), {"Ada": 1, "Eva": 0}),
        (Answer(((0, 7),), ((16, 23),), closed=False), {"Ada": 1, "Eva": 0}),
        (Answer((), ((16, 23),), closed=False), {"Ada": -1, "Eva": 0}),
        (Answer(), {"Ada": 0, "Eva": 0}),
    ],
)
def test_what_an_answer_tells_of_each_candidate(answer: Answer, right: dict[str, int]) -> None:
    example = made(answer)
    # The nearest first.
    assert example.right == [right["Eva"], right["Ada"]]
