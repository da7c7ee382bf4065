"""The rows in which tests write a parse, and what is made of them."""

from __future__ import annotations

import pytest

from attribune_entities.document.parsed_article import EntitySpan
from tests.unit.sentences import article, parsed, read, table

ROWS = """
    Ann NNP 3 nsubj B-PERSON
    Roe NNP 1 flat I-PERSON
    said VBD 0 root
    +. . 3 punct

    She PRP 2 nsubj
    left VBD 0 root
    ¶
    Rome NNP 0 root B-GPE
"""


def test_rows_have_their_text_sentences_and_paragraphs() -> None:
    found = read(ROWS)
    assert found.text == "Ann Roe said. She left\n\nRome"
    assert [found.text[start:end] for start, end in found.sentences] == ["Ann Roe said.", "She left", "Rome"]
    assert [found.text[start:end] for start, end in found.paragraphs] == ["Ann Roe said. She left", "Rome"]
    assert [found.text[start:end] for start, end in found.bounds] == found.words
    assert found.heads == [2, 0, 2, 2, 5, 5, 6]


def test_all_that_is_made_of_rows_has_the_same_tokens() -> None:
    one, event = parsed(ROWS), article(ROWS)
    assert one.table == table(ROWS)
    assert one.spans == [EntitySpan(0, 2, "PERSON"), EntitySpan(6, 7, "GPE")]
    assert event.annotation is not None
    assert event.annotation.absolute_heads() == one.table.heads
    assert (one.table.lemmas[2], one.table.pos[2], one.table.roles[2]) == ("say", "VERB", "root")
    assert one.table.paragraph_of == [0, 0, 0, 0, 0, 0, 1]


def test_a_line_that_is_no_row_is_refused() -> None:
    with pytest.raises(ValueError, match="no row"):
        read("Ann NNP 0 root\n---\nRoe NNP 0 root")
