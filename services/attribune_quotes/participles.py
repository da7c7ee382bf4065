"""Participles with a clause of their own: *They criticised the plan, with Ada Roe tweeting that it fails*.

A parser often hangs the clause on the main verb, or the participle on it. The words say whose both are: a clause whose
*that* stands right behind a participle is the participle's, and what stands between *with* and it is its subject.
"""

from __future__ import annotations

from collections.abc import Iterator

from attribune_quotes.view import View

#: Tokens between *with* and its participle.
_ABSOLUTE = 16
_BREAKS = frozenset(',;:—–“”"')


def opens_clause(view: View, token: int) -> bool:
    """Whether the token is a participle with a clause right behind it that *that* opens."""
    that = token + 1
    if that >= len(view) or view.tags[token] != "VBG":
        return False
    return view.lowers[that] == "that" and view.deps[that] == "mark"


def opened_by(view: View, clause: int) -> int | None:
    """The participle that opens the clause of the token `clause`; None where none does."""
    before = view.lefts[clause] - 1
    return before if before >= 0 and opens_clause(view, before) else None


def reclaimed(view: View, participle: int) -> Iterator[int]:
    """The head of the clause that the participle opens and the parse hangs on a verb before it."""
    if not opens_clause(view, participle):
        return
    # The mark may hang on a clause within the one that it opens.
    for clause in view.ancestors(participle + 1):
        if view.lefts[clause] != participle + 1:
            return
        if view.deps[clause] == "ccomp" and view.heads[clause] < participle:
            yield clause


def of_absolute(view: View, verb: int) -> int | None:
    """The head of what stands between *with* and the participle `verb`; None where there is no such thing."""
    if view.tags[verb] != "VBG":
        return None
    low = view.sentences[view.sentence_of[verb]][0]
    nouns: list[int] = []
    depth = 0
    for token in range(verb - 1, max(low, verb - _ABSOLUTE) - 1, -1):
        word = view.lowers[token]
        depth += (word in (")", "-rrb-")) - (word in ("(", "-lrb-"))
        if depth or word in ("(", "-lrb-"):
            continue
        if word == "with":
            inside = range(token, verb)
            top = [noun for noun in nouns if view.heads[noun] not in inside or view.heads[noun] in (token, noun)]
            return (top or nouns)[0] if nouns else None
        if view.is_verb(token) or word in _BREAKS or view.pos[token] in ("ADP", "SCONJ", "CCONJ"):
            return None
        if view.pos[token] in ("NOUN", "PROPN", "PRON"):
            nouns.append(token)
    return None
