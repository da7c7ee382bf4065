"""Pronouns linked to the person that they most likely mean."""

from __future__ import annotations

from tests.unit.entities.builders import pronouns
from tests.unit.sentences import parsed

ROSSI = """
Ada NNP 3 nsubj B-PERSON
Rossi NNP 1 flat I-PERSON
praised VBD 0 root
Marco NNP 3 obj B-PERSON
Bellandi NNP 4 flat I-PERSON
. . 3 punct

"""


def test_the_gender_decides() -> None:
    article = parsed(ROSSI + "She PRP 2 nsubj\nleft VBD 0 root\nhim PRP 2 obj")
    assert pronouns(article) == [("She", "Ada Rossi"), ("him", "Marco Bellandi")]


def test_a_pronoun_goes_to_the_subject_of_two_alike() -> None:
    rows = """
    John NNP 3 nsubj B-PERSON
    Roe NNP 1 flat I-PERSON
    praised VBD 0 root
    Peter NNP 3 obj B-PERSON
    Doe NNP 4 flat I-PERSON
    . . 3 punct

    He PRP 2 nsubj
    left VBD 0 root
    """
    assert pronouns(parsed(rows)) == [("He", "John Roe")]


def test_an_unnamed_person_keeps_the_pronoun() -> None:
    rows = """
    John NNP 3 nsubj B-PERSON
    Roe NNP 1 flat I-PERSON
    left VBD 0 root
    . . 3 punct

    A DT 2 det
    spokesman NN 3 nsubj
    objected VBD 0 root
    . . 3 punct

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

    She PRP 2 nsubj
    left VBD 0 root
    """
    assert pronouns(parsed(rows)) == [("She", "Roe")]
