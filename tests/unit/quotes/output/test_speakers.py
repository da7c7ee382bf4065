"""Whom an "I" stands for that is the source of a quote."""

from __future__ import annotations

from attribune_quotes.contents.selected_quotes import SelectedQuote
from attribune_quotes.output.quotes import quotes_of
from attribune_text.quotation_marks import MarkedRegion
from tests.unit.quotes.text.test_interview_layout import OPENING, TURNS, at, resolver


def test_an_i_within_a_quote_is_the_speaker_of_that_quote() -> None:
    rows = """
“ `` 3 punct
+I PRP 3 nsubj
believe VBP 12 ccomp
that IN 6 mark
it PRP 6 nsubj
rains VBZ 3 ccomp
in IN 9 case
northern JJ 9 amod
valleys NNS 6 obl
+, , 3 punct
+” '' 3 punct
said VBD 0 root
Ada NNP 12 nsubj
Roe NNP 13 flat
+. . 12 punct
"""
    one = resolver(rows)
    table = one.table
    outer = SelectedQuote(((0, table.ends[10]),), 0.9, source=at(one, "Ada"))
    inner = SelectedQuote((table.span(3, 8),), 0.9, source=at(one, "I"), nested_in=outer)
    speaker = quotes_of(table, [], [outer, inner], one)[1].speaker
    assert speaker is not None
    assert (speaker.text, speaker.name) == ("I", "Ada Roe")
    mentions = one.entities()[0].mentions
    assert [(mention.text, mention.kind) for mention in mentions] == [("I", "pronoun"), ("Ada Roe", "name")]


def test_an_i_in_marks_without_a_known_speaker_is_not_the_interviewee() -> None:
    rows = OPENING + TURNS.replace("I PRP", "“ `` 4 punct\n+I PRP").replace(" 4 ", " 5 ").replace(" 7 ", " 8 ")
    one = resolver(rows)
    table, head = one.table, at(one, "I")
    region = MarkedRegion(table.starts[head - 1], len(table.text), 1, 0, 0)
    (quote,) = quotes_of(table, [region], [SelectedQuote((table.span(head + 2, head + 4),), 0.9, source=head)], one)
    assert quote.speaker is not None
    assert quote.speaker.entity is None
