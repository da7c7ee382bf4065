"""The linker as a whole, over parses written by hand."""

from __future__ import annotations

from attribune_core.ids import next_event_id
from attribune_core.version import VERSION
from attribune_quotes import link, link_many
from attribune_quotes.model.forest import Forest
from attribune_quotes.model.scorer import Scorer
from attribune_quotes.model.weights import Weights, using
from tests.unit.quotes.builders import article, only, quotes

NAMES = {"Ada Roe": ["Roe", "She"], "Bo Lind": ["Lind"]}

DIRECT = """
“ `` 3 punct
+We PRP 3 nsubj
won VBD 6 ccomp
+, , 3 punct
+” '' 3 punct
said VBD 0 root
Ada NNP 6 nsubj
Roe NNP 7 flat
+. . 6 punct

“ `` 3 punct
+At RB 3 advmod
last RB 0 root
+. . 3 punct
+” '' 3 punct
"""
INDIRECT = """
Ada NNP 3 nsubj
Roe NNP 1 flat
said VBD 0 root
that IN 6 mark
it PRP 6 nsubj
rains VBZ 3 ccomp
+. . 3 punct
"""


def test_a_quote_interrupted_by_its_cue_is_one_of_two_spans() -> None:
    quote = only(quotes(DIRECT, NAMES))
    assert quote.text == "“We won,” … “At last.”"
    assert quote.type == "direct"
    assert quote.cue is not None
    assert (quote.cue.text, quote.cue.lemma, quote.cue.kind, quote.cue.negated) == ("said", "say", "speech", False)
    assert quote.speaker is not None
    assert (quote.speaker.text, quote.speaker.entity, quote.speaker.name) == ("Ada Roe", "e1", "Ada Roe")
    assert quote.speakers == ()
    assert quote.confidence > 0.8


def test_indirect_speech() -> None:
    quote = only(quotes(INDIRECT, NAMES))
    assert (quote.type, quote.text, quote.method) == ("indirect", "it rains", "complement")


def test_a_mixed_quote_is_the_whole_reported_clause() -> None:
    rows = """
Ada NNP 3 nsubj
Roe NNP 1 flat
said VBD 0 root
the DT 5 det
plan NN 8 nsubj
was VBD 8 cop
“ `` 8 punct
+sad JJ 3 ccomp
+” '' 8 punct
and CC 12 cc
“ `` 12 punct
+late JJ 8 conj
+” '' 12 punct
+. . 3 punct
"""
    quote = only(quotes(rows, NAMES))
    assert (quote.type, quote.text) == ("mixed", "the plan was “sad” and “late”")


def test_negation() -> None:
    rows = INDIRECT.replace("said VBD 0 root", "did VBD 5 aux\nnot RB 5 advmod\nsay VB 0 root").replace(" 3 ", " 5 ")
    rows = rows.replace("that IN 6", "that IN 8").replace("it PRP 6", "it PRP 8")
    quote = only(quotes(rows, NAMES))
    assert quote.cue is not None
    assert (quote.cue.text, quote.cue.lemma, quote.cue.negated) == ("did not say", "say", True)


def test_a_word_of_the_content_does_not_negate_the_cue() -> None:
    rows = """
“ `` 2 punct
+Never RB 5 ccomp
+, , 2 punct
+” '' 2 punct
said VBD 0 root
Ada NNP 5 nsubj
Roe NNP 6 flat
+. . 5 punct
"""
    quote = only(quotes(rows, NAMES))
    assert quote.text == "“Never,”"
    assert quote.cue is not None
    assert (quote.cue.text, quote.cue.negated) == ("said", False)


def test_a_denial_is_negated() -> None:
    denied = only(quotes(INDIRECT.replace("said", "denied"), NAMES))
    assert denied.cue is not None
    assert denied.cue.negated


def test_a_quote_within_a_quote_is_nested() -> None:
    rows = """
Ada NNP 3 nsubj
Roe NNP 1 flat
said VBD 0 root
Bo NNP 6 nsubj
Lind NNP 4 flat
believes VBZ 3 ccomp
that IN 9 mark
it PRP 9 nsubj
rains VBZ 6 ccomp
in IN 12 case
northern JJ 12 amod
valleys NNS 9 obl
+. . 3 punct
"""
    outer, inner = quotes(rows, NAMES)
    assert (outer.speaker and outer.speaker.name, inner.speaker and inner.speaker.name) == ("Ada Roe", "Bo Lind")
    assert (outer.nested_in, inner.nested_in) == (None, outer.id)
    assert inner.cue is not None
    assert inner.cue.kind == "thought"


def test_several_speakers() -> None:
    rows = """
Roe NNP 4 nsubj
and CC 3 cc
Lind NNP 1 conj
said VBD 0 root
that IN 7 mark
it PRP 7 nsubj
rains VBZ 4 ccomp
+. . 4 punct
"""
    quote = only(quotes(rows, NAMES))
    assert [speaker.name for speaker in quote.speakers] == ["Ada Roe", "Bo Lind"]
    assert quote.speaker == quote.speakers[0]


def test_a_paragraph_of_nothing_but_marked_words_continues_the_last_speaker() -> None:
    more = (
        "\n¶\n“ `` 3 punct\n+Nobody NN 3 nsubj\nasked VBD 0 root\nus PRP 3 obj\nfirst RB 3 advmod\n+. . 3 punct\n"
        "+” '' 3 punct"
    )
    first, second = quotes(DIRECT + more, NAMES)
    assert (second.text, second.continues, second.method) == ("“Nobody asked us first.”", first.id, "continuation")
    assert second.speaker == first.speaker
    assert second.cue is None


def test_a_quote_without_a_named_speaker_is_kept() -> None:
    rows = (
        "“ `` 3 punct\n+Nobody NN 3 nsubj\nasked VBD 0 root\nus PRP 3 obj\nbefore RB 3 advmod\nthey PRP 7 nsubj\n"
        "left VBD 3 advcl\nthe DT 9 det\ntown NN 7 obj\n+. . 3 punct\n+” '' 3 punct"
    )
    quote = only(quotes(rows))
    assert (quote.speaker, quote.method, quote.type) == (None, "unattributed", "direct")


def test_a_scare_quote_and_a_nickname_are_no_quotes() -> None:
    rows = (
        "Bo NNP 6 nsubj\n“ `` 3 punct\n+Ace NNP 1 flat\n+” '' 3 punct\nLind NNP 1 flat\nfixed VBD 0 root\n"
        "the DT 10 det\n“ `` 10 punct\n+smart JJ 10 amod\n+” '' 9 punct\nlamp NN 6 obj\n+. . 6 punct"
    )
    assert quotes(rows, NAMES) == ()


def test_an_unnamed_speaker_is_added_to_the_entities() -> None:
    rows = INDIRECT.replace("Ada NNP 3 nsubj\nRoe NNP 1 flat", "A DT 2 det\nvoter NN 3 nsubj")
    before = article(rows + "\nAda NNP 2 nsubj\nleft VBD 0 root", {"Ada": []})
    event = link(before)
    assert event.entities[:-1] == before.entities
    assert (event.entities[-1].name, event.entities[-1].named) == ("A voter", False)
    quote = only(event.quotes)
    assert quote.speaker is not None
    assert quote.speaker.entity == event.entities[-1].id


def test_an_article_without_annotation_gets_no_quotes() -> None:
    before = article(DIRECT, NAMES).model_copy(update={"annotation": None, "warnings": ("language ar",)})
    event = link(before)
    assert event.quotes == ()
    assert (event.text, event.entities, event.warnings) == (before.text, before.entities, ("language ar",))


def test_provenance() -> None:
    before = article(DIRECT, NAMES)
    event = link(before)
    assert event.event_id == next_event_id(before.event_id, VERSION)
    assert event.pipeline.quotes == VERSION
    assert (event.id, event.paragraphs, event.sentences) == (before.id, before.paragraphs, before.sentences)


def test_an_article_does_not_depend_on_its_neighbours() -> None:
    one, two = article(DIRECT, NAMES), article(INDIRECT, NAMES)
    assert link_many([one, two, one]) == [link(one), link(two), link(one)]


def test_other_weights_are_used_only_inside_their_block() -> None:
    sure = Scorer(Forest([], base=9.0), Forest([]), Forest([]), 0.5, 0.0, ())
    with using(Weights({}, sure, sure)):
        assert {quote.confidence for quote in quotes(INDIRECT, NAMES)} == {0.5}
    assert only(quotes(INDIRECT, NAMES)).confidence > 0.5


TWO_SPEAKERS = """
“ `` 3 punct
+We PRP 3 nsubj
won VBD 6 ccomp
+, , 3 punct
+” '' 3 punct
said VBD 0 root
Ada NNP 6 nsubj
Roe NNP 7 flat
+. . 6 punct

Bo NNP 3 nsubj
Lind NNP 1 flat
said VBD 0 root
+: : 8 punct
“ `` 8 punct
+We PRP 8 nsubj
all DT 6 det
lost VBD 3 ccomp
+. . 8 punct
+” '' 8 punct
"""


def test_marked_words_after_a_sentence_with_another_cue_are_a_quote_of_their_own() -> None:
    found = quotes(TWO_SPEAKERS, NAMES)
    assert [(one.text, one.speaker and one.speaker.name) for one in found] == [
        ("“We won,”", "Ada Roe"),
        ("“We all lost.”", "Bo Lind"),
    ]


def test_a_passive_without_an_agent_has_no_speaker() -> None:
    rows = """
It PRP 3 expl
was VBD 3 aux:pass
said VBN 0 root
that IN 8 mark
the DT 6 det
king NN 8 nsubj
was VBD 8 cop
ill JJ 3 ccomp
+. . 3 punct
"""
    quote = only(quotes(rows, NAMES))
    assert (quote.text, quote.speaker) == ("the king was ill", None)
