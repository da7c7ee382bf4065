from __future__ import annotations

import pytest

from attribune_quotes.text.quotation_tags import TagLayer, quotation_tags
from tests.unit.quotes.builders import article, tagged
from tests.unit.quotes.test_linker import INDIRECT, NAMES


def test_a_digit_is_a_probability() -> None:
    layer = TagLayer.of("z0h", "0z0")
    assert layer.begin == [1.0, 0.0, pytest.approx(17 / 35)]
    assert layer.part == [1.0, 1.0, pytest.approx(17 / 35)]
    assert layer.mean(0, 1) == 1.0
    assert layer.mean(2, 1) == 0.0


def test_a_run_ends_before_an_unlikely_token_and_before_a_token_that_begins_another() -> None:
    layer = TagLayer.of("z00z0000", "0zz0z00z")
    assert list(layer.runs_above(0.5)) == [(0, 2), (3, 4), (7, 7)]


def test_an_annotation_without_tags_has_none() -> None:
    one = article(INDIRECT, NAMES)
    assert one.annotation is not None
    assert quotation_tags(one.annotation) is None


def test_a_token_without_a_cue_tag_near_it_is_ruled_out_unless_it_reports_within_a_content() -> None:
    one = tagged(article(INDIRECT, NAMES), cue_begin="z000000", content_inside="00000z0")
    assert one.annotation is not None
    tags = quotation_tags(one.annotation)
    assert tags is not None
    assert [tags.rules_out_cue(token, False) for token in range(7)] == [False, False, False, True, True, True, True]
    assert [tags.rules_out_cue(token, True) for token in range(7)] == [False, False, False, True, True, False, True]
