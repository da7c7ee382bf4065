"""Silver articles: conversion and cleaning, on invented text."""

from collections import Counter
from pathlib import Path

from corpora.sentences import LabelledSpan, Sentence
from training.silver import Votes, clean_article, label_votes, named_spans, people_of, read_article

TEXT = "Sen. Ada Moreno left.\n\nShe smiled."
TABLE = """\
0\t4\tSen.\tsen.\tNNP\t3\tcompound\tTITLE
5\t8\tAda\tAda\tNNP\t3\tcompound\tPERSON
9\t15\tMoreno\tMoreno\tNNP\t4\tnsubj\tPERSON
16\t20\tleft\tleave\tVBD\t0\troot\tO
20\t21\t.\t.\t.\t4\tpunct\tO

23\t26\tShe\tshe\tPRP\t2\tnsubj\tO
27\t33\tsmiled\tsmile\tVBD\t0\troot\tO
33\t34\t.\t.\t.\t2\tdep\tO
"""


def named(text: str, *spans: LabelledSpan, tag: str = "NNP") -> Sentence:
    words = text.split()
    return Sentence(words, [True] * len(words), tags=[tag] * len(words), spans=list(spans))


def test_a_person_is_headed_by_the_first_word_and_a_title_describes_it(tmp_path: Path) -> None:
    table = tmp_path / "a.tsv"
    table.write_text(TABLE, encoding="utf8")
    first, second = read_article(table, TEXT)
    assert first.spans == [LabelledSpan(1, 3, "PERSON")]
    assert list(zip(first.heads, first.deps, strict=True)) == [
        (1, "nmod:desc"),
        (3, "nsubj"),
        (1, "flat"),
        (3, "ROOT"),
        (3, "punct"),
    ]
    assert first.spaces == [True, True, True, False, True]
    assert (first.opens, second.opens) == (True, True)
    assert second.heads == [], "a sentence that CoreNLP could not attach has no tree"


def test_classes_are_mapped_and_miscellaneous_names_unknown() -> None:
    words = ["the", "Norwegian", "conservative", "in", "Oslo", "on", "Monday", "read", "Lantern"]
    tags = ["O", "NATIONALITY", "IDEOLOGY", "O", "CITY", "O", "DATE", "O", "MISC"]
    spans, unknown = named_spans(words, tags)
    assert spans == [LabelledSpan(1, 2, "NORP"), LabelledSpan(4, 5, "GPE"), LabelledSpan(6, 7, "DATE")]
    assert unknown == {8}


def test_the_majority_corrects_a_place_and_masks_a_doubt() -> None:
    votes: Votes = {("Gaza",): Counter(GPE=9, PERSON=1), ("Brin",): Counter(ORG=5, PERSON=4)}
    article = [named("Gaza", LabelledSpan(0, 1, "PERSON")), named("Brin", LabelledSpan(0, 1, "PERSON"))]
    clean_article(article, votes, frozenset())
    assert article[0].spans == [LabelledSpan(0, 1, "GPE")]
    assert article[1].spans == []
    assert article[1].unknown == {0}


def test_a_surname_of_the_article_is_a_person_where_it_stands_alone() -> None:
    article = [
        named("Ada Moreno", LabelledSpan(0, 2, "PERSON")),
        named("Moreno", LabelledSpan(0, 1, "ORG")),
        named("Moreno"),
        named("Moreno", tag="NN"),
    ]
    votes = label_votes([article])
    clean_article(article, votes, people_of(votes))
    assert [s.spans for s in article[1:]] == [[LabelledSpan(0, 1, "PERSON")], [LabelledSpan(0, 1, "PERSON")], []]


def test_a_person_of_one_word_without_a_full_name_anywhere_is_doubted() -> None:
    article = [named("Brin", LabelledSpan(0, 1, "PERSON")), named("Moreno", LabelledSpan(0, 1, "PERSON"))]
    clean_article(article, {}, frozenset(["Ada", "Moreno"]))
    assert [(s.spans, s.unknown) for s in article] == [([], {0}), ([LabelledSpan(0, 1, "PERSON")], set())]


def test_the_white_house_is_an_organisation() -> None:
    article = [named("The White House", LabelledSpan(1, 3, "LOC"))]
    clean_article(article, label_votes([article]), frozenset())
    assert article[0].spans == [LabelledSpan(1, 3, "ORG")]
