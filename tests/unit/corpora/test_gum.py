"""GUM's entities and coreference, on invented sentences."""

from pathlib import Path

from corpora import gum
from tests.unit.corpora.builders import speech, words


def test_entities_are_read_with_what_they_hold() -> None:
    found = {(s.start, s.end, s.label) for s in gum.entities(speech())}
    assert found == {
        (0, 4, "person"),
        (6, 10, "organization"),
        (9, 10, "place"),
        (11, 12, "object"),
        (13, 15, "person"),
        (15, 16, "person"),
    }


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


def test_the_heads_of_a_group_answer_for_its_pronouns(tmp_path: Path) -> None:
    (tmp_path / "GUM_x.conllu").write_text(CONLLU, encoding="utf-8")
    (text,) = gum.read_pronouns(tmp_path)
    assert (text.text, text.paragraphs) == ("Ada Roe left. \n\nShe saw his house ", ((0, 13), (16, 33)))
    assert words(text) == {"She": ["Ada"], "his": []}
    assert [answer.named for answer in text.answers.values()] == [True, False]
