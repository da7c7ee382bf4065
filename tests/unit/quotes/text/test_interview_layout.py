"""Questions and answers of an interview: whom the labels and an "I" stand for."""

from __future__ import annotations

from attribune_core.events import Quote
from attribune_quotes import link
from attribune_quotes.speakers.resolver import SpeakerResolver
from attribune_quotes.text.interview_layout import interview_layout
from tests.unit.quotes.builders import article, tree

NAMES = {"Ada Roe": ["Roe"], "Bo Lind": ["Lind"]}
OPENING = "Ada NNP 3 nsubj\nRoe NNP 1 flat\nspoke VBD 0 root\n+. . 3 punct\n"
TWO = "Bo NNP 3 nsubj\nLind NNP 1 flat\nmet VBD 0 root\nAda NNP 3 obj\nRoe NNP 4 flat\n+. . 3 punct\n"
WITH = (
    "Bo NNP 3 nsubj\nLind NNP 1 flat\nspoke VBD 0 root\nwith IN 5 case\nAda NNP 3 obl\nRoe NNP 5 flat\n+. . 3 punct\n"
)
TURNS = """¶
Q NN 4 dep
+: : 1 punct
Why WRB 4 advmod
stay VB 0 root
+? . 4 punct
¶
A NN 4 dep
+: : 1 punct
I PRP 4 nsubj
think VBP 0 root
that IN 7 mark
it PRP 7 nsubj
rains VBZ 4 ccomp
+. . 4 punct
"""


def resolver(rows: str) -> SpeakerResolver:
    return SpeakerResolver.of(tree(rows, NAMES), article(rows, NAMES).entities)


def at(one: SpeakerResolver, word: str) -> int:
    return one.table.words.index(word)


def thought(rows: str) -> Quote:
    (found,) = [quote for quote in link(article(rows, NAMES)).quotes if quote.cue and quote.cue.lemma == "think"]
    return found


def test_the_interviewee_speaks_the_answers_and_nobody_the_questions() -> None:
    one = resolver(OPENING + TURNS)
    answer, question = one.speaker(at(one, "A")), one.speaker(at(one, "Q"))
    assert (answer.text, answer.name) == ("A", "Ada Roe")
    assert (question.text, question.entity) == ("Q", None)
    assert len(one.entities()) == 1


def test_of_two_persons_named_before_the_one_after_with_is_the_interviewee() -> None:
    one = resolver(TWO + TURNS)
    assert one.speaker(at(one, "A")).entity is None
    one = resolver(WITH + TURNS)
    assert one.speaker(at(one, "A")).name == "Ada Roe"


def test_an_i_in_an_answer_is_the_interviewee() -> None:
    speaker = thought(OPENING + TURNS).speaker
    assert speaker is not None
    assert (speaker.text, speaker.name) == ("I", "Ada Roe")


def test_an_i_outside_of_interviews_has_no_entity() -> None:
    speaker = thought(OPENING + TURNS.replace("Q NN", "Lo NN")).speaker
    assert speaker is not None
    assert (speaker.text, speaker.entity) == ("I", None)


def test_letters_of_a_list_are_no_labels() -> None:
    assert interview_layout(tree(OPENING + TURNS.replace("Q NN", "B NN"))).labels == {}
    assert set(interview_layout(tree(OPENING + TURNS)).labels.values()) == {"question", "answer"}


def test_of_several_persons_named_before_the_one_mentioned_most_is_the_interviewee() -> None:
    again = "¶\nRoe NNP 2 nsubj\nlaughed VBD 0 root\n+. . 2 punct\n"
    one = resolver(TWO + again + TURNS)
    assert one.speaker(at(one, "A")).name == "Ada Roe"
