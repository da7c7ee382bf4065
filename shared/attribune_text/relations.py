"""Names of dependency relations: Universal Dependencies', ClearNLP's as their nearest, and coarse roles of both.

ClearNLP's are the relations of spaCy's en_core_web pipelines (Choi and Palmer 2012, *Guidelines for the CLEAR Style
Constituent to Dependency Conversion*).
"""

from __future__ import annotations

from functools import lru_cache

#: ClearNLP's relation names as Universal Dependencies' nearest.
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

#: Relations of both schemes under one coarse name each; a relation that is not here loses its subtype.
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
    """Return Universal Dependencies' name for a relation of the ClearNLP scheme."""
    return _CLEARNLP.get(relation, relation)


@lru_cache(maxsize=1000)
def role(relation: str) -> str:
    """Return the coarse name of a dependency relation of either scheme."""
    return _ROLES.get(relation) or relation.partition(":")[0].lower()
