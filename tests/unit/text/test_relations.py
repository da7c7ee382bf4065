from __future__ import annotations

from attribune_text.relations import role, universal


def test_both_schemes_give_one_role() -> None:
    relations = ("nsubjpass", "nsubj:pass", "dobj", "obj", "poss", "nmod:poss", "ROOT", "obl:tmod")
    assert [role(name) for name in relations] == ["nsubj", "nsubj", "obj", "obj", "poss", "poss", "root", "obl"]


def test_relations_of_clearnlp_have_universal_names() -> None:
    assert [universal(name) for name in ("dobj", "ROOT", "poss", "nsubj")] == ["obj", "root", "nmod:poss", "nsubj"]
