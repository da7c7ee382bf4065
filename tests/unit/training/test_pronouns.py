"""Texts whose pronouns are known, in each corpus's format but invented; and the ranker that is fitted to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from attribune_entities.coreference.pronouns.ranker import Ranker
from tests.unit.sentences import parsed
from training.pronoun_cases import Case
from training.pronoun_examples import Example, examples
from training.pronoun_scores import Score, score
from training.pronoun_texts import Answer, Text, cleaned, gap, gum, litbank

GAP = (
    "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL\n"
    "one\tAda Roe  met Bo Doe. She left.\tShe\t21\tAda Roe\t0\tTRUE\tBo Doe\t13\tFALSE\thttp://x\n"
)
CONLLU = """# newpar
1\tAda\tAda\tPROPN\tNNP\t_\t3\tnsubj\t_\tEntity=(1-person-new-x-cf1-1-coref-Ada_Roe
2\tRoe\tRoe\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)
3\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# newpar
1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\tEntity=(1-person-giv:act-x-cf1-1-coref-Ada_Roe)
2\tsaw\tsee\tVERB\tVBD\t_\t0\troot\t_\t_
3\this\this\tPRON\tPRP$\t_\t4\tnmod:poss\t_\tEntity=(2-object-new-x-cf2-2-sgl(3-person-giv:act-x-cf3-1-coref)
4\thouse\thouse\tNOUN\tNN\t_\t2\tobj\t_\tEntity=2)

"""
BRAT = "Mrs. Ada Roe of Rome 's club left .\nShe wept .\n"
ANN = """T1\tPROP_PER 0 27\tMrs. Ada Roe of Rome 's club
T2\tAda-1 0 27\tMrs. Ada Roe of Rome 's club
T3\tPRON_PER 36 39\tShe
T4\tAda-1 36 39\tShe
"""


def words(text: Text) -> dict[str, list[str]]:
    return {
        text.text[at : at + 3]: [text.text[start:end] for start, end in answer.right]
        for at, answer in text.answers.items()
    }


def test_a_snippet_has_one_pronoun_and_two_names(tmp_path: Path) -> None:
    (tmp_path / "gap.tsv").write_text(GAP, encoding="utf-8")
    (text,) = gap(tmp_path / "gap.tsv")
    assert words(text) == {"She": ["Ada Roe"]}
    (answer,) = text.answers.values()
    assert [text.text[start:end] for start, end in answer.wrong] == ["Bo Doe"]
    assert not answer.closed


def test_a_cleaned_snippet_keeps_its_answers(tmp_path: Path) -> None:
    (tmp_path / "gap.tsv").write_text(GAP, encoding="utf-8")
    text = cleaned(next(iter(gap(tmp_path / "gap.tsv"))))
    assert "  " not in text.text
    assert words(text) == {"She": ["Ada Roe"]}


def test_the_heads_of_a_group_answer_for_its_pronouns(tmp_path: Path) -> None:
    (tmp_path / "GUM_x.conllu").write_text(CONLLU, encoding="utf-8")
    (text,) = gum(tmp_path)
    assert (text.text, text.paragraphs) == ("Ada Roe left. \n\nShe saw his house ", ((0, 13), (16, 33)))
    assert words(text) == {"She": ["Ada"], "his": []}
    assert [answer.named for answer in text.answers.values()] == [True, False]


def test_a_passage_is_printed_as_books_are(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(BRAT, encoding="utf-8")
    (tmp_path / "x.ann").write_text(ANN, encoding="utf-8")
    (text,) = litbank(tmp_path)
    assert text.text == "Mrs. Ada Roe of Rome's club left.\nShe wept.\n"
    assert words(text) == {"She": ["Roe"]}


ROWS = """
Ada NNP 3 nsubj B-PERSON
Roe NNP 1 flat I-PERSON
praised VBD 0 root
Eva NNP 3 obj B-PERSON
Doe NNP 4 flat I-PERSON
. . 3 punct

She PRP 2 nsubj
left VBD 0 root
"""


def made(answer: Answer) -> Example:
    article = parsed(ROWS)
    table = article.table
    (at,) = (start for start, word in zip(table.starts, table.words, strict=True) if word == "She")
    case = Case("gap", Text("x", table.text, ((0, len(table.text)),), {at: answer}), article)
    (example,) = examples([case], lambda scored: None)
    return example


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        (Answer(((0, 7),)), {"Ada": 1, "Eva": 0}),
        (Answer(((0, 7),), ((16, 23),), closed=False), {"Ada": 1, "Eva": 0}),
        (Answer((), ((16, 23),), closed=False), {"Ada": -1, "Eva": 0}),
        (Answer(), {"Ada": 0, "Eva": 0}),
    ],
)
def test_what_an_answer_tells_of_each_candidate(answer: Answer, right: dict[str, int]) -> None:
    example = made(answer)
    # The nearest first.
    assert example.right == [right["Eva"], right["Ada"]]


def test_a_choice_is_scored_as_gap_does() -> None:
    example = made(Answer(((0, 7),), ((16, 23),), closed=False))
    assert score(example, 1) == Score(right=1)
    assert score(example, 0) == Score(wrong=1, missed=1)
    assert score(example, -1) == Score(missed=1)
    assert (Score(right=1) + Score(wrong=1, missed=1)).f1 == 0.5


def test_the_ranker_learns_what_is_right_and_the_same_each_time() -> None:
    pytest.importorskip("lightgbm", reason="only training installs it")
    from training.boosting import Growth, fit

    subject = made(Answer(((0, 7),)))
    nobody = Example("gap", "y", subject.rows[:1], [0], [True], [True], False)
    found = [subject, nobody] * 60
    first, again = (fit(found, {"gap": 1.0}, 0.4, Growth(trees=20)) for _ in range(2))
    assert first == again
    ranker = Ranker(first)
    assert ranker.choose(subject.rows) == 1
    assert ranker.choose(nobody.rows) == -1


def test_the_mean_of_rankers_scores_as_they_do_on_average() -> None:
    pytest.importorskip("lightgbm", reason="only training installs it")
    from training.boosting import mean

    first = {"threshold": 0.4, "columns": ["sentences", "subject"], "trees": [[[1, 0.5, 1, 2], [-2000], [4000]]]}
    second = {"threshold": 0.2, "columns": ["words"], "trees": [[[0, 1.5, 1, 2], [0], [1000]], [[600]]]}
    both = mean([first, second])
    assert both["threshold"] == 0.4
    assert both["columns"] == ["sentences", "words", "subject"], "in the order in which they are declared"
    rows = [{"words": 2.0, "subject": 1.0}, {"subject": 1.0}, {"words": 2.0}]
    wanted = [sum(pair) / 2 for pair in zip(Ranker(first).scores(rows), Ranker(second).scores(rows), strict=True)]
    assert Ranker(both).scores(rows) == pytest.approx(wanted, abs=1e-4)
