"""Descriptions of the named, and persons whom the text leaves unnamed."""

from __future__ import annotations

from attribune_entities.coreference.nominals import unnamed_persons
from attribune_entities.extractor import extract
from tests.unit.entities.builders import pronouns
from tests.unit.sentences import parsed


def test_a_description_by_a_title_that_one_alone_has() -> None:
    rows = """
    Minister NNP 2 compound
    Roe NNP 3 nsubj B-PERSON
    met VBD 0 root
    Mayor NNP 5 compound
    Doe NNP 3 obj B-PERSON
    . . 3 punct

    The DT 2 det
    minister NN 3 nsubj
    left VBD 0 root
    . . 3 punct

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

    The DT 3 det
    Israeli JJ 3 amod B-NORP
    minister NN 4 nsubj
    left VBD 0 root
    . . 4 punct

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

    The DT 2 det
    company NN 3 nsubj
    objected VBD 0 root
    """
    (one,) = extract(parsed(rows))
    assert [(m.text, m.kind) for m in one.mentions] == [("Tirrena Lines", "name"), ("The company", "nominal")]


def test_what_somebody_is_is_no_other_person() -> None:
    rows = """
    Ann NNP 5 nsubj B-PERSON
    Roe NNP 1 flat I-PERSON
    is VBZ 5 cop
    a DT 5 det
    lawyer NN 0 root
    . . 5 punct

    She PRP 2 nsubj
    left VBD 0 root
    . . 2 punct
    """
    article = parsed(rows)
    assert unnamed_persons(article.table, set(), [-1] * len(article.table)) == []
    assert pronouns(article) == [("She", "Ann Roe")]


def test_two_nominees_are_told_apart_by_their_parties() -> None:
    rows = """
    Republican JJ 2 amod B-NORP
    nominee NN 3 compound
    Roe NNP 4 nsubj B-PERSON
    met VBD 0 root
    Democratic JJ 6 amod B-NORP
    nominee NN 7 compound
    Doe NNP 4 obj B-PERSON
    . . 4 punct

    The DT 3 det
    {party} JJ 3 amod B-NORP
    nominee NN 4 nsubj
    left VBD 0 root
    . . 4 punct
    """
    for party, expected in (("Republican", "Roe"), ("Democratic", "Doe"), ("GOP", "Roe"), ("Green", None)):
        found = {
            mention.text: one.name
            for one in extract(parsed(rows.format(party=party)))
            for mention in one.mentions
            if mention.kind == "nominal"
        }
        assert found.get(f"The {party} nominee") == expected
