"""Features of the clauses that a candidate's mentions and the pronoun are in."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_entities.coreference.pronouns.candidates import Candidate
from attribune_entities.coreference.pronouns.clauses import clause, governs, subject_of
from attribune_entities.coreference.pronouns.question import Features, Question, clause_kind, part
from attribune_text.token_table import TokenTable

#: Arcs of the tree beyond which a path or a depth is not followed. Set by hand; the ranker is fitted to it.
_MAX_ARCS = 12


def add_clauses(question: Question, rows: Sequence[Features]) -> None:
    """Add how the clauses of the nearest mentions lie to the pronoun's, in its sentence or in an earlier one."""
    table, token = question.table, question.pronoun.head
    own = clause(table, token)
    for one, row in zip(question.candidates, rows, strict=True):
        if table.sentence_of[token] != table.sentence_of[one.nearest.head]:
            _add_earlier_sentence(table, one, row)
        else:
            _add_same_sentence(table, token, own, one, row)


def _add_earlier_sentence(table: TokenTable, one: Candidate, row: Features) -> None:
    for mention in one.of_nearest_sentence:
        if mention.role == "nsubj":
            main = clause_kind(table, clause(table, mention.head)) == "root"
            row["subject of a main clause" if main else "subject of a lower clause"] = 1.0
    row["depth"] = min(_depth(table, one.nearest.head), _MAX_ARCS)


def _add_same_sentence(table: TokenTable, token: int, own: int, one: Candidate, row: Features) -> None:
    """Add the features of a candidate in the pronoun's sentence; `own` is the predicate of the pronoun's clause."""
    subject, relation = subject_of(table, own), table.roles[own]
    depends = relation in ("conj", "advcl", "ccomp", "acl", "xcomp", "parataxis")
    above = clause(table, table.heads[own]) if depends else -1
    for mention in one.of_nearest_sentence:
        other = clause(table, mention.head)
        if mention.head == subject:
            row["subject of its clause"] = 1.0
        if other != own and governs(table, other, own):
            row[part(mention.role) + " of a clause above"] = 1.0
        if other == own:
            row["same clause"] = 1.0
        if governs(table, mention.head, token):
            row["governs"] = 1.0
        if above == other:
            row[f"{part(mention.role)} of the clause that has this {relation}"] = 1.0
    row["path"] = _path(table, one.nearest.head, token)


def _depth(table: TokenTable, token: int) -> int:
    """The number of arcs up to the root."""
    depth = 0
    while table.heads[token] != token and depth < _MAX_ARCS:
        token, depth = table.heads[token], depth + 1
    return depth


def _path(table: TokenTable, one: int, other: int) -> int:
    """The number of arcs between two tokens of a sentence."""
    arcs: dict[int, int] = {}
    for count in range(_MAX_ARCS + 1):
        arcs.setdefault(one, count)
        if table.heads[one] == one:
            break
        one = table.heads[one]
    for count in range(_MAX_ARCS + 1):
        if other in arcs:
            return min(arcs[other] + count, _MAX_ARCS)
        if table.heads[other] == other:
            break
        other = table.heads[other]
    return _MAX_ARCS
