from __future__ import annotations

import pytest

from attribune_quotes.cues.construction_matches import construction_matches
from attribune_quotes.cues.source_of_cue import find_source
from tests.unit.quotes.builders import tree

#: name of the case: rows, construction, content, source
CASES = {
    "clause": (
        "Ada NNP 2 nsubj\nsaid VBD 0 root\nthat IN 5 mark\nit PRP 5 nsubj\nrains VBZ 2 ccomp",
        ("ccomp", "that it rains", "Ada"),
    ),
    "clause before": (
        "It PRP 2 nsubj\nrains VBZ 5 ccomp\n+, , 5 punct\nAda NNP 5 nsubj\nsaid VBD 0 root",
        ("ccomp<", "It rains", "Ada"),
    ),
    "inversion": (
        "It PRP 2 nsubj\nrains VBZ 0 root\n+, , 4 punct\nsaid VBD 2 parataxis\nAda NNP 4 nsubj",
        ("para<", "It rains", "Ada"),
    ),
    "subject after the verb that the parse makes an object": (
        "It PRP 2 nsubj\nrains VBZ 0 root\n+, , 4 punct\nsaid VBD 2 parataxis\nAda NNP 4 obj",
        ("para<", "It rains", "Ada"),
    ),
    "as": (
        "It PRP 2 nsubj\nrains VBZ 0 root\n+, , 6 punct\nas IN 6 mark\nAda NNP 6 nsubj\nsaid VBD 2 advcl",
        ("as<", "It rains", "Ada"),
    ),
    "infinitive": ("Ada NNP 2 nsubj\nvowed VBD 0 root\nto TO 4 mark\nwin VB 2 xcomp", ("to", "to win", "Ada")),
    "told and recipient": (
        "Ada NNP 2 nsubj\ntold VBD 0 root\nBo NNP 2 obj\nto TO 5 mark\ngo VB 2 xcomp",
        ("to/o", "to go", "Ada"),
    ),
    "wants and object": (
        "Ada NNP 2 nsubj\nwants VBZ 0 root\nBo NNP 2 obj\nto TO 5 mark\ngo VB 2 xcomp",
        ("o+to", "Bo to go", "Ada"),
    ),
    "object": (
        "Ada NNP 2 nsubj\ncriticised VBD 0 root\nthe DT 4 det\nplan NN 2 obj",
        ("obj", "the plan", "Ada"),
    ),
    "object complement": (
        "Ada NNP 2 nsubj\ncalled VBD 0 root\nit PRP 2 obj\nproof NN 2 xcomp",
        ("o+x", "it proof", "Ada"),
    ),
    "preposition": (
        "Ada NNP 2 nsubj\nwondered VBD 0 root\nabout IN 5 case\nthe DT 5 det\nplan NN 2 obl",
        ("about", "the plan", "Ada"),
    ),
    "passive with an agent": (
        "The DT 2 det\nplan NN 4 nsubj:pass\nwas VBD 4 aux:pass\npraised VBN 0 root\nby IN 6 case\nAda NNP 4 obl:agent",
        ("pass", "The plan", "Ada"),
    ),
    "passive without": (
        "Bo NNP 3 nsubj:pass\nwas VBD 3 aux:pass\nasked VBN 0 root\nto TO 5 mark\ngo VB 3 xcomp",
        ("pass+to", "Bo to go", None),
    ),
    "according to": (
        "It PRP 2 nsubj\nrains VBZ 0 root\n+, , 6 punct\naccording VBG 6 case\nto IN 4 fixed\nAda NNP 2 obl",
        ("acc", "It rains", "Ada"),
    ),
    "according heads its source": (
        "According VBG 5 advmod\nto IN 3 case\nAda NNP 1 obl\nit PRP 5 nsubj\nrains VBZ 0 root",
        ("acc", "it rains", "Ada"),
    ),
    "noun with a clause": (
        "his PRP$ 2 nmod:poss\nclaim NN 6 nsubj\nthat IN 5 mark\nit PRP 5 nsubj\nrains VBZ 2 acl\nfailed VBD 0 root",
        ("n:that", "that it rains", "his"),
    ),
    "noun with an infinitive, of the verb's subject": (
        "Ada NNP 2 nsubj\nmade VBD 0 root\na DT 4 det\npromise NN 2 obj\nto TO 6 mark\ngo VB 4 acl",
        ("n:to", "to go", "Ada"),
    ),
    "what a noun is": (
        "The DT 2 det\nclaim NN 5 nsubj\nis VBZ 5 cop\npure JJ 5 amod\nfiction NN 0 root",
        ("n:be", "pure fiction", None),
    ),
    "adjective": (
        "Ada NNP 3 nsubj\nis VBZ 3 cop\nsure JJ 0 root\nthat IN 6 mark\nit PRP 6 nsubj\nrains VBZ 3 ccomp",
        ("a:that", "that it rains", "Ada"),
    ),
    "participle": (
        "Ada NNP 2 nsubj\nleft VBD 0 root\n+, , 4 punct\nsaying VBG 2 advcl\nit PRP 6 nsubj\nrains VBZ 4 ccomp",
        ("ccomp", "it rains", "Ada"),
    ),
    "coordinated verb": (
        "Ada NNP 2 nsubj\nleft VBD 0 root\nand CC 4 cc\nsaid VBD 2 conj\nit PRP 6 nsubj\nrains VBZ 4 ccomp",
        ("ccomp", "it rains", "Ada"),
    ),
    "relative clause": (
        "Bo NNP 0 root\n+, , 4 punct\nwho WP 4 nsubj\nsaid VBD 1 acl:relcl\nit PRP 6 nsubj\nrains VBZ 4 ccomp",
        ("ccomp", "it rains", "who"),
    ),
    "a statement that says it, issued by somebody": (
        "Ada NNP 2 nsubj\nissued VBD 0 root\na DT 4 det\nstatement NN 2 obj\nsaying VBG 4 acl\nit PRP 7 nsubj\n"
        "rains VBZ 5 ccomp",
        ("ccomp", "it rains", "Ada"),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_constructions_with_their_content_and_source(case: str) -> None:
    rows, expected = CASES[case]
    table = tree(rows)
    found = []
    for one in construction_matches(table):
        content = " ".join(table.text[slice(*table.span(*part))] for part in one.content)
        source = find_source(table, one)
        found.append((one.construction.name, content.rstrip(" ,"), table.words[source] if source is not None else None))
    assert expected in found
