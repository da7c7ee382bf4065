from __future__ import annotations

import pytest

from attribune_entities.extract import extract
from attribune_entities.pronouns.quoted import regions, speakers
from tests.unit.entities.builders import marked, parsed, pronouns

ROSSI = """
Ada NNP 3 nsubj B-PERSON
Rossi NNP 1 flat I-PERSON
praised VBD 0 root
Marco NNP 3 obj B-PERSON
Bellandi NNP 4 flat I-PERSON
. . 3 punct
---
"""


def test_the_gender_decides() -> None:
    reading = parsed(ROSSI + "She PRP 2 nsubj\nleft VBD 0 root\nhim PRP 2 obj")
    assert pronouns(reading) == [("She", "Ada Rossi"), ("him", "Marco Bellandi")]


def test_a_pronoun_goes_to_the_subject_of_two_alike() -> None:
    rows = """
    John NNP 3 nsubj B-PERSON
    Roe NNP 1 flat I-PERSON
    praised VBD 0 root
    Peter NNP 3 obj B-PERSON
    Doe NNP 4 flat I-PERSON
    . . 3 punct
    ---
    He PRP 2 nsubj
    left VBD 0 root
    """
    assert pronouns(parsed(rows)) == [("He", "John Roe")]


def test_an_object_is_not_the_subject_of_its_own_clause() -> None:
    rows = """
    John NNP 3 nsubj B-PERSON
    Roe NNP 1 flat I-PERSON
    praised VBD 0 root
    him PRP 3 obj
    . . 3 punct
    """
    assert pronouns(parsed(rows)) == [("him", None)]
    assert pronouns(parsed(rows.replace("him", "himself"))) == [("himself", "John Roe")]


def test_a_possessor_is_not_what_it_possesses() -> None:
    rows = """
    His PRP$ 2 nmod:poss
    brother NN 5 nsubj
    Fred NNP 2 appos B-PERSON
    Roe NNP 3 flat I-PERSON
    left VBD 0 root
    """
    assert pronouns(parsed(rows)) == [("His", None)]


def test_a_fronted_possessor_is_the_subject_to_come() -> None:
    rows = """
    In IN 3 case
    his PRP$ 3 nmod:poss
    speech NN 7 obl
    , , 7 punct
    John NNP 7 nsubj B-PERSON
    Roe NNP 5 flat I-PERSON
    objected VBD 0 root
    """
    assert pronouns(parsed(rows)) == [("his", "John Roe")]


def test_a_subject_means_nobody_named_below_it() -> None:
    rows = """
    He PRP 2 nsubj
    said VBD 0 root
    John NNP 5 nsubj B-PERSON
    Roe NNP 3 flat I-PERSON
    left VBD 2 ccomp
    """
    assert pronouns(parsed(rows)) == [("He", None)]


def test_an_unnamed_person_keeps_the_pronoun() -> None:
    rows = """
    John NNP 3 nsubj B-PERSON
    Roe NNP 1 flat I-PERSON
    left VBD 0 root
    . . 3 punct
    ---
    A DT 2 det
    spokesman NN 3 nsubj
    objected VBD 0 root
    . . 3 punct
    ---
    He PRP 2 nsubj
    said VBD 0 root
    """
    assert pronouns(parsed(rows)) == [("He", None)]


def test_in_a_quote_the_pronoun_is_not_its_speaker() -> None:
    rows = """
    John NNP 3 nsubj B-PERSON
    Roe NNP 1 flat I-PERSON
    left VBD 0 root
    . . 3 punct
    ---
    “ `` 3 punct
    He PRP 3 nsubj
    ran VBD 8 ccomp
    , , 3 punct
    ” '' 3 punct
    Peter NNP 8 nsubj B-PERSON
    Doe NNP 6 flat I-PERSON
    said VBD 0 root
    . . 8 punct
    """
    assert pronouns(parsed(rows)) == [("He", "John Roe")]


def test_a_title_or_an_ending_tells_the_gender() -> None:
    rows = """
    spokeswoman NN 2 compound
    Roe NNP 3 nsubj B-PERSON
    met VBD 0 root
    Nadezhda NNP 3 obj B-PERSON
    Petrov NNP 4 flat I-PERSON
    . . 3 punct
    ---
    She PRP 2 nsubj
    left VBD 0 root
    """
    assert pronouns(parsed(rows)) == [("She", "Roe")]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said “a b” there.", "“ a b ”"),
        ("He said “a b there.", "“ a b there ."),
        ('He said "a b" there.', '" a b "'),
        ("He said «a b» there.", "« a b »"),
        ("He said ‘the dogs’ tails,’ there.", "‘ the dogs ’ tails , ’"),
    ],
)
def test_what_stands_inside_quotation_marks(text: str, inside: str) -> None:
    reading = marked(text)
    quoted = regions(reading)
    assert " ".join(word for word, region in zip(reading.word, quoted, strict=True) if region >= 0) == inside


def test_the_speaker_of_a_quote_is_the_subject_beside_it() -> None:
    reading = parsed(
        """
        “ `` 2 punct
        Go VB 6 ccomp
        ” '' 2 punct
        Ann NNP 6 nsubj B-PERSON
        Roe NNP 4 flat I-PERSON
        said VBD 0 root
        """
    )
    assert speakers(reading, regions(reading)) == {0: 3}


def test_a_quote_without_a_verb_has_the_speaker_of_the_one_before() -> None:
    reading = parsed(
        """
        “ `` 2 punct
        Go VB 6 ccomp
        ” '' 2 punct
        Ann NNP 6 nsubj B-PERSON
        Roe NNP 4 flat I-PERSON
        said VBD 0 root
        . . 6 punct
        ---
        “ `` 2 punct
        Stay VB 0 root
        ” '' 2 punct
        """
    )
    assert speakers(reading, regions(reading)) == {0: 3, 1: 3}


def test_a_description_by_a_title_that_one_alone_has() -> None:
    rows = """
    Minister NNP 2 compound
    Roe NNP 3 nsubj B-PERSON
    met VBD 0 root
    Mayor NNP 5 compound
    Doe NNP 3 obj B-PERSON
    . . 3 punct
    ---
    The DT 2 det
    minister NN 3 nsubj
    left VBD 0 root
    . . 3 punct
    ---
    The DT 2 det
    mayor NN 6 nsubj
    of IN 4 case
    Rome NNP 2 nmod B-GPE
    had VBD 6 aux
    stayed VBD 0 root
    """
    found = {one.name: [(m.text, m.kind) for m in one.mentions] for one in extract(parsed(rows))}
    assert found["Roe"] == [("Roe", "name"), ("The minister", "nominal")]
    assert found["Doe"] == [("Doe", "name")]


def test_two_ministers_are_told_apart_by_their_whole_titles() -> None:
    rows = """
    Prime NNP 2 compound
    Minister NNP 3 compound
    Roe NNP 4 nsubj B-PERSON
    met VBD 0 root
    Defense NNP 6 compound
    Minister NNP 7 compound
    Doe NNP 4 obj B-PERSON
    . . 4 punct
    ---
    The DT 3 det
    Israeli JJ 3 amod B-NORP
    minister NN 4 nsubj
    left VBD 0 root
    . . 4 punct
    ---
    The DT 4 det
    Israeli JJ 4 amod B-NORP
    prime JJ 4 amod
    minister NN 5 nsubj
    stayed VBD 0 root
    """
    found = {one.name: [m.text for m in one.mentions] for one in extract(parsed(rows))}
    assert found["Roe"] == ["Roe", "The Israeli prime minister"]
    assert found["Doe"] == ["Doe"]


def test_the_company_is_the_only_one_named_so_far() -> None:
    rows = """
    Tirrena NNP 3 nsubj B-ORG
    Lines NNP 1 flat I-ORG
    grew VBD 0 root
    . . 3 punct
    ---
    The DT 2 det
    company NN 3 nsubj
    objected VBD 0 root
    """
    (one,) = extract(parsed(rows))
    assert [(m.text, m.kind) for m in one.mentions] == [("Tirrena Lines", "name"), ("The company", "nominal")]
