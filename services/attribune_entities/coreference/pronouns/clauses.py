"""Clauses in a dependency tree: the predicate that heads a token's clause, its subject, and what lies below what."""

from __future__ import annotations

from attribune_text.token_table import TokenTable

#: Coarse relations whose dependent heads a clause.
_CLAUSES = frozenset({"root", "ccomp", "advcl", "acl", "csubj", "parataxis", "xcomp", "pcomp"})


def clause(table: TokenTable, token: int) -> int:
    """Return the predicate of the clause that `token` is in; a predicate is in the clause that it heads."""
    for _ in range(len(table)):
        role, above = table.roles[token], table.heads[token]
        if above == token or (role in _CLAUSES and table.pos[token] not in ("DET",)):
            break
        if role == "conj" and (table.pos[token] in ("VERB", "AUX") or _has_subject(table, token)):
            break
        token = above
    return token


def _has_subject(table: TokenTable, token: int) -> bool:
    return any(table.roles[child] == "nsubj" for child in table.children[token])


def governs(table: TokenTable, above: int, token: int) -> bool:
    """Whether `above` is `token` or lies on its way to the root."""
    for _ in range(len(table)):
        if token == above:
            return True
        if table.heads[token] == token:
            return False
        token = table.heads[token]
    return False


def subject_of(table: TokenTable, predicate: int) -> int:
    """Return the subject of the clause headed by `predicate`, or -1.

    A predicate without one has that of its controller, or of the predicate that it is conjoined with.
    """
    for _ in range(len(table)):
        for child in table.children[predicate]:
            if table.roles[child] == "nsubj":
                return child
        if table.roles[predicate] not in ("xcomp", "conj") or table.heads[predicate] == predicate:
            return -1
        predicate = table.heads[predicate]
    return -1
