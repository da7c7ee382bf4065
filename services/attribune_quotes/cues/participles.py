"""Participles with a clause of their own: *They criticised the plan, with Ada Roe tweeting that it fails*.

Parsers often attach the clause, or the participle, to the main verb. The order of the words is the better guide: a
clause whose *that* stands right after a participle belongs to the participle, and the noun between *with* and the
participle is its subject.
"""

from __future__ import annotations

from collections.abc import Iterator

from attribune_quotes.lexicon import read
from attribune_text.token_table import TokenTable

#: Most tokens from a participle back to its *with*. Set by hand.
_MAX_ABSOLUTE_TOKENS = 16
#: Marks that end the phrase of *with*.
_PHRASE_BREAKS = frozenset(',;:—–“”"')
#: Verbs whose object hears or answers: *Asked whether it was late, Roe said …*.
_ADDRESSING = read("addressing_cues.txt")
#: Relations of a past participle that shares a subject with another verb, or describes a noun.
_REDUCED = frozenset({"advcl", "acl", "parataxis", "dep", "conj"})


def is_addressed(table: TokenTable, verb: int) -> bool:
    """Return whether `verb` is a past participle without auxiliary whose subject hears it: *asked if …, Roe said …*."""
    return (
        table.tags[verb] == "VBN"
        and table.lemmas[verb] in _ADDRESSING
        and table.deps[verb] in _REDUCED
        and table.child(verb, "aux", "aux:pass", "nsubj") is None
    )


def opens_clause(table: TokenTable, token: int) -> bool:
    """Return whether the token is a present participle and the conjunction *that* follows it."""
    that = token + 1
    if that >= len(table) or table.tags[token] != "VBG":
        return False
    return table.lowers[that] == "that" and table.deps[that] == "mark"


def opening_participle(table: TokenTable, clause: int) -> int | None:
    """Return the participle right before the clause that `clause` heads, if it opens it; else None."""
    before = table.lefts[clause] - 1
    return before if before >= 0 and opens_clause(table, before) else None


def misattached_clauses(table: TokenTable, participle: int) -> Iterator[int]:
    """Yield the heads of clauses that the participle opens and the parse attaches to a verb before it."""
    if not opens_clause(table, participle):
        return
    # The parse may attach "that" to a clause within the one that it opens.
    for clause in table.ancestors(participle + 1):
        if table.lefts[clause] != participle + 1:
            return
        if table.deps[clause] == "ccomp" and table.heads[clause] < participle:
            yield clause


def subject_of_absolute(table: TokenTable, verb: int) -> int | None:
    """Return the head of the noun phrase between *with* and the participle `verb`; None if there is no such phrase.

    It is looked for within the sentence. Words in brackets are skipped.
    """
    if table.tags[verb] != "VBG":
        return None
    low = table.sentences[table.sentence_of[verb]][0]
    nouns: list[int] = []
    depth = 0
    for token in range(verb - 1, max(low, verb - _MAX_ABSOLUTE_TOKENS) - 1, -1):
        word = table.lowers[token]
        depth += (word in (")", "-rrb-")) - (word in ("(", "-lrb-"))
        if depth or word in ("(", "-lrb-"):
            continue
        if word == "with":
            inside = range(token, verb)
            top = [noun for noun in nouns if table.heads[noun] not in inside or table.heads[noun] in (token, noun)]
            return (top or nouns)[0] if nouns else None
        if table.is_verb(token) or word in _PHRASE_BREAKS or table.pos[token] in ("ADP", "SCONJ", "CCONJ"):
            return None
        if table.pos[token] in ("NOUN", "PROPN", "PRON"):
            nouns.append(token)
    return None
