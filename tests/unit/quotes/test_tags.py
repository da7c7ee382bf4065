from __future__ import annotations

import pytest

from attribune_core.events import QUOTATION_TAGS, AnnotatedArticle, Quotation
from attribune_quotes.analysis import analyse
from attribune_quotes.contents.candidates import TAGGED, ContentCandidates, add_tagged
from attribune_quotes.contents.proposals import propose_contents
from attribune_quotes.model.forest import Forest
from attribune_quotes.model.scorer import Scorer
from attribune_quotes.model.weights import Weights
from attribune_quotes.text.quotation_tags import TagLayer, quotation_tags
from attribune_text.quotation_marks import scan
from tests.unit.quotes.builders import article, marked_regions, tree
from tests.unit.quotes.test_link import DIRECT, INDIRECT, NAMES


def tagged(one: AnnotatedArticle, **tags: str) -> AnnotatedArticle:
    """The article with these tags; those that are not given are 0 everywhere."""
    assert one.annotation is not None
    empty = "0" * len(one.annotation.heads)
    quotation = Quotation(**{name: tags.get(name, empty) for name in QUOTATION_TAGS})
    return one.model_copy(update={"annotation": one.annotation.model_copy(update={"quotation": quotation})})


def test_a_digit_is_a_probability() -> None:
    layer = TagLayer.of("z0h", "0z0")
    assert layer.begin == [1.0, 0.0, pytest.approx(17 / 35)]
    assert layer.part == [1.0, 1.0, pytest.approx(17 / 35)]
    assert layer.mean(0, 1) == 1.0
    assert layer.mean(2, 1) == 0.0


def test_runs_end_where_a_token_is_unlikely_or_begins_another() -> None:
    layer = TagLayer.of("z00z0000", "0zz0z00z")
    assert list(layer.runs(0.5)) == [(0, 2), (3, 4), (7, 7)]


def test_an_annotation_without_tags_has_none() -> None:
    one = article(INDIRECT, NAMES)
    assert one.annotation is not None
    assert quotation_tags(one.annotation) is None


def test_two_runs_around_a_cue_are_also_one_content() -> None:
    # “We won,” said Ada Roe. “At last.”
    one = tagged(article(DIRECT, NAMES), content_begin="z" + "0" * 13, content_inside="0zzzz0000zzzzz")
    assert one.annotation is not None
    table = tree(DIRECT, NAMES)
    tags = quotation_tags(one.annotation)
    assert tags is not None
    candidates = ContentCandidates(table)
    add_tagged(candidates, table, marked_regions(table), tags)
    assert ((0, 9), (24, 34)) in candidates.by_spans
    assert ((0, 9),) in candidates.by_spans
    assert all(content.origin == TAGGED for content in candidates.by_spans.values())
    assert scan(one.text, one.paragraphs)


def test_a_word_without_a_cue_near_it_is_none_unless_it_reports_within_a_content() -> None:
    one = tagged(article(INDIRECT, NAMES), cue_begin="z000000", content_inside="00000z0")
    assert one.annotation is not None
    tags = quotation_tags(one.annotation)
    assert tags is not None
    assert [tags.deny_cue(token, False) for token in range(7)] == [False, False, False, True, True, True, True]
    assert [tags.deny_cue(token, True) for token in range(7)] == [False, False, False, True, True, False, True]


def test_a_lemma_reports_where_it_does_so_in_some_construction() -> None:
    lexicon = {"l=say": 1.0, "l=see": -0.5, "lc=see:ccomp": 0.9, "lc=see:obj": -0.4, "l=run": -0.2, "lc=eat:obj": 0.1}
    scorer = Scorer(Forest([]), Forest([]), Forest([]), 1.0, 0.0, ())
    assert Weights(lexicon, scorer, scorer).reporting == {"say", "see"}


def test_what_lacks_the_beginning_of_a_tagged_content_is_no_draft() -> None:
    words = article(INDIRECT, NAMES)
    assert words.annotation is not None
    size = len(words.annotation.heads)
    for first in (3, 2):
        begin = "0" * first + "z"
        one = tagged(
            words,
            content_begin=begin.ljust(size, "0"),
            content_inside="0" * (first + 1) + "z" * (size - first - 1),
            cue_begin="00z".ljust(size, "0"),
        )
        assert one.annotation is not None
        starts = {content.tokens[0][0] for content in propose_contents(analyse(one, one.annotation))}
        assert starts == {first}
