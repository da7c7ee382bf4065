"""What of a parsed article travels in the event."""

from __future__ import annotations

from attribune_entities.document.annotation import annotation, sentences
from tests.unit.sentences import parsed


def test_the_annotation_gives_back_the_tokens() -> None:
    article = parsed("Ann NNP 2 nsubj B-PERSON\nleft VBD 0 root\nher PRP$ 4 nmod:poss\nhouse NN 2 obj")
    table, columns = article.table, annotation(article, "ud")
    assert columns.bounds() == list(zip(table.starts, table.ends, strict=True))
    assert columns.absolute_heads() == table.heads
    assert columns.dep.decode() == ["nsubj", "root", "nmod:poss", "obj"]
    assert columns.tag.decode() == table.tags
    assert columns.lemma.decode() == article.lemmas


def test_sentences_are_spans_of_the_text() -> None:
    table = parsed("Ann NNP 2 nsubj\nleft VBD 0 root\n+. . 2 punct\n\nBo NNP 0 root").table
    assert [table.text[start:end] for start, end in sentences(table)] == ["Ann left.", "Bo"]
