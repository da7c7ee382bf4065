"""Participles with a clause of their own: *They criticised the plan, with Ada Roe tweeting that it fails*.

A parser often hangs the clause on the main verb, or the participle on it. The words say whose both are: a clause whose
*that* stands right behind a participle is the participle's, and what stands between *with* and it is its subject.
"""

from __future__ import annotations

from collections.abc import Iterator

from attribune_text.token_table import TokenTable

#: Tokens between *with* and its participle.
_ABSOLUTE = 16
_BREAKS = frozenset(',;:—–“”"')


def opens_clause(table: TokenTable, token: int) -> bool:
    """Whether the token is a participle with a clause right behind it that *that* opens."""
    that = token + 1
    if that >= len(table) or table.tags[token] != "VBG":
        return False
    return table.lowers[that] == "that" and table.deps[that] == "mark"


def opened_by(table: TokenTable, clause: int) -> int | None:
    """The participle that opens the clause of the token `clause`; None where none does."""
    before = table.lefts[clause] - 1
    return before if before >= 0 and opens_clause(table, before) else None


def reclaimed(table: TokenTable, participle: int) -> Iterator[int]:
    """The head of the clause that the participle opens and the parse hangs on a verb before it."""
    if not opens_clause(table, participle):
        return
    # The mark may hang on a clause within the one that it opens.
    for clause in table.ancestors(participle + 1):
        if table.lefts[clause] != participle + 1:
            return
        if table.deps[clause] == "ccomp" and table.heads[clause] < participle:
            yield clause


def of_absolute(table: TokenTable, verb: int) -> int | None:
    """The head of what stands between *with* and the participle `verb`; None where there is no such thing."""
    if table.tags[verb] != "VBG":
        return None
    low = table.sentences[table.sentence_of[verb]][0]
    nouns: list[int] = []
    depth = 0
    for token in range(verb - 1, max(low, verb - _ABSOLUTE) - 1, -1):
        word = table.lowers[token]
        depth += (word in (")", "-rrb-")) - (word in ("(", "-lrb-"))
        if depth or word in ("(", "-lrb-"):
            continue
        if word == "with":
            inside = range(token, verb)
            top = [noun for noun in nouns if table.heads[noun] not in inside or table.heads[noun] in (token, noun)]
            return (top or nouns)[0] if nouns else None
        if table.is_verb(token) or word in _BREAKS or table.pos[token] in ("ADP", "SCONJ", "CCONJ"):
            return None
        if table.pos[token] in ("NOUN", "PROPN", "PRON"):
            nouns.append(token)
    return None
