"""The features of content candidates, by name."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from attribune_core.events import AnnotatedArticle
from attribune_quotes.analysis import analyse
from attribune_quotes.contents.candidates import MARKED, ContentCandidate
from attribune_quotes.contents.features import COLUMNS, rows
from attribune_quotes.contents.proposals import propose_contents
from attribune_quotes.model.encoding import CONSTRUCTIONS, KINDS, NO_CANDIDATE
from attribune_quotes.text.quotation_tags import MISSING
from tests.unit.quotes.builders import article, tagged
from tests.unit.quotes.test_linker import DIRECT, NAMES

#: Tags of “We won,” said Ada Roe. “At last.”: a content of two parts around its cue and its source.
TAGS = {
    "content_begin": "z0000000000000",
    "content_inside": "0zzzz0000zzzzz",
    "cue_begin": "00000z00000000",
    "source_begin": "000000z0000000",
    "source_inside": "0000000z000000",
}


def features(one: AnnotatedArticle, *tokens: tuple[int, int]) -> Mapping[str, float]:
    """Return the features of the content of these ranges of tokens, both ends inclusive."""
    assert one.annotation is not None
    analysis = analyse(one, one.annotation)
    spans = tuple(analysis.table.span(*span) for span in tokens)
    proposed = {content.spans: content for content in propose_contents(analysis)}
    content = proposed.get(spans, ContentCandidate(spans, tokens, MARKED))
    (row,) = rows(analysis, [content]).tolist()
    return dict(zip(COLUMNS, row, strict=True))


def test_without_tags_their_features_are_missing() -> None:
    found = features(article(DIRECT, NAMES), (0, 4))
    assert {value for name, value in found.items() if " tag: " in name} == {MISSING}


def test_tags_of_the_content_and_around_it() -> None:
    one = tagged(article(DIRECT, NAMES), **TAGS)
    part, whole = features(one, (0, 4)), features(one, (0, 4), (9, 13))
    assert part["content tag: mean"] == whole["content tag: mean"] == 1.0
    assert (part["content tag: token after"], part["content tag: between its spans"]) == (0.0, MISSING)
    assert (whole["content tag: between its spans"], whole["content tag: begins at a later span"]) == (0.0, 0.0)
    assert (part["cue tag: after"], part["source tag: before"]) == (1.0, 0.0)
    assert (whole["cue tag: between its spans"], whole["source tag: after or between its spans"]) == (1.0, 1.0)
    assert (part["cue tag: within"], features(one, (0, 5))["cue tag: within"]) == (0.0, 1.0)


def test_place_among_marks_sentences_and_paragraphs() -> None:
    one = article(DIRECT, NAMES)
    part, indirect = features(one, (0, 4)), features(one, (6, 7))
    assert (part["share of letters in marks"], part["begins with a marked region"], part["spans"]) == (1.0, 1.0, 1.0)
    assert (part["ends with a region that ends as a sentence"], part["cuts a marked region"]) == (0.0, 0.0)
    assert (part["begins its paragraph"], part["tokens to the end of its sentence"]) == (1.0, 4.0)
    assert (indirect["share of letters in marks"], indirect["tokens from the region before"]) == (0.0, 2.0)
    assert (part["tokens from the region before"], part["longest region: holds a verb"]) == (-1.0, 1.0)
    assert features(one, (1, 2))["cuts a marked region"] == 1.0


def test_the_best_cue_candidate_and_its_source() -> None:
    one = article(DIRECT, NAMES)
    found = features(one, (0, 4), (9, 13))
    assert found["best cue candidate: log-odds"] > found["second cue candidate: log-odds"]
    assert (found["cue: lemma is known"], found["cue: stands in marks"]) == (1.0, 0.0)
    assert found["cue: construction"] in {CONSTRUCTIONS[name] for name in ("ccomp<", "r>")}
    assert found["source: kind"] == KINDS["PERSON"]


def test_a_content_that_no_cue_candidate_reports_sees_those_of_others() -> None:
    found = features(article(DIRECT, NAMES), (0, 4))
    assert (found["best cue candidate: log-odds"], found["cue candidates"]) == (NO_CANDIDATE, 0.0)
    assert found["cue candidate of a longer content: log-odds"] == pytest.approx(
        features(article(DIRECT, NAMES), (0, 4), (9, 13))["best cue candidate: log-odds"]
    )
