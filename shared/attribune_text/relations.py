"""Names of dependency relations: those of ClearNLP in Universal Dependencies, and coarse roles of both.

spaCy's en_core_web pipelines use ClearNLP's relations (Choi and Palmer 2012, *Guidelines for the CLEAR Style
Constituent to Dependency Conversion*).
"""

from __future__ import annotations

from functools import lru_cache

#: ClearNLP's relations with the nearest of Universal Dependencies.
_CLEARNLP = {
    "ROOT": "root",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "dative": "iobj",
    "prt": "compound:prt",
    "relcl": "acl:relcl",
    "neg": "advmod",
    "poss": "nmod:poss",
    "npadvmod": "obl:npmod",
    "predet": "det:predet",
    "nn": "compound",
    "intj": "discourse",
}

#: Coarse roles of the relations of both schemes. The role of a relation that is not here is its name without subtype.
_ROLES = {
    "nsubj:pass": "nsubj",
    "nsubjpass": "nsubj",
    "nsubj:outer": "nsubj",
    "csubjpass": "csubj",
    "dobj": "obj",
    "dative": "iobj",
    "pobj": "obl",
    "poss": "poss",
    "nmod:poss": "poss",
    "nmod:desc": "desc",
    "relcl": "acl",
    "prep": "case",
    "prt": "compound",
    "auxpass": "aux",
}


def universal(relation: str) -> str:
    """Return the relation of Universal Dependencies for one of ClearNLP; others come back as they are."""
    return _CLEARNLP.get(relation, relation)


@lru_cache(maxsize=1000)
def role(relation: str) -> str:
    """Return the coarse role of a dependency relation of either scheme."""
    return _ROLES.get(relation) or relation.partition(":")[0].lower()
