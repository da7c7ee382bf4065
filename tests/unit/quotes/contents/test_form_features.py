"""What the features say of the form of a content and of how its cue reports it, over parses of invented sentences."""

from __future__ import annotations

from collections.abc import Mapping

from attribune_quotes.analysis import analyse
from attribune_quotes.contents.candidates import ContentCandidate
from attribune_quotes.contents.features import COLUMNS, rows
from attribune_quotes.contents.proposals import propose_contents
from attribune_quotes.cues.content_spans import without_opening_that
from tests.unit.quotes.prose import annotated


def features(text: str, words: str) -> Mapping[str, float]:
    """Return the features of the content `words` of an article that is `text`."""
    one = annotated(text)
    assert one.annotation is not None
    analysis = analyse(one, one.annotation)
    start = text.index(words)
    spans = ((start, start + len(words)),)
    tokens = analysis.table.tokens_in(*spans[0])
    proposed = {without_opening_that(analysis.table, content.spans): content for content in propose_contents(analysis)}
    content = proposed.get(spans, ContentCandidate(spans, ((tokens.start, tokens.stop - 1),)))
    (row,) = rows(analysis, [content]).tolist()
    return dict(zip(COLUMNS, row, strict=True))


def test_a_clause_is_told_from_a_noun_phrase_a_question_and_an_infinitive() -> None:
    clause = features("Ada Moreno said the ferry was late.", "the ferry was late")
    phrase = features("Ada Moreno praised the ferry.", "the ferry")
    question = features("Ada Moreno asked whether the ferry was late.", "whether the ferry was late")
    infinitive = features("Ada Moreno promised to repair the ferry.", "to repair the ferry")
    assert [one["root: verb form"] for one in (clause, phrase, question, infinitive)] == [1.0, 0.0, 1.0, 5.0]
    assert [one["root: has a subject"] for one in (clause, phrase, question, infinitive)] == [1.0, 0.0, 1.0, 0.0]
    assert [one["wh-word at its beginning"] for one in (clause, phrase, question, infinitive)] == [0.0, 0.0, 1.0, 0.0]
    assert (phrase["root: determiner"], phrase["words"]) == (1.0, 2.0)
    assert features("Ada Moreno praised a ferry.", "a ferry")["root: determiner"] == 2.0


def test_a_content_that_cuts_the_parse_says_so() -> None:
    text = "Ada Moreno said she liked the ferry, which opened in May."
    short, whole = features(text, "she liked the ferry"), features(text, "she liked the ferry, which opened in May")
    assert (short["parse goes on after it"], whole["parse goes on after it"]) == (1.0, 0.0)
    assert (short["trailing part: relation"], short["trailing part: tokens"]) == (-1.0, 0.0)
    assert (whole["trailing part: relation"] > 0, whole["trailing part: tokens"]) == (True, 4.0)


def test_a_content_without_words_has_no_form() -> None:
    found = features("Ada Moreno said it was late, …", "…")
    assert {found[name] for name in ("roots", "words", "root: part of speech")} == {-1.0}


def test_how_the_cue_reports() -> None:
    said = features("Ada Moreno said the ferry was late.", "the ferry was late")
    believed = features("Ada Moreno did not believe the ferry was late.", "the ferry was late")
    told = features("Ada Moreno was told the ferry was late.", "the ferry was late")
    addressed = features("Ada Moreno will tell the crew that the ferry was late.", "the ferry was late")
    assert [one["cue: kind"] for one in (said, believed, told)] == [0.0, 2.0, 0.0]
    assert [one["cue: passive"] for one in (said, believed, told)] == [0.0, 0.0, 1.0]
    assert [one["cue: negated"] for one in (said, believed, told)] == [0.0, 1.0, 0.0]
    assert (said["cue: auxiliary"], addressed["cue: auxiliary"]) == (0.0, 1.0)
    assert (said["cue: has an object outside of the content"], said["source: tokens from the cue"]) == (0.0, -2.0)
    assert addressed["cue: has an object outside of the content"] == 1.0


def test_a_content_that_nothing_reports_has_no_cue() -> None:
    assert features("The ferry was late. It rained.", "The ferry was late")["cue: kind"] == -1.0
