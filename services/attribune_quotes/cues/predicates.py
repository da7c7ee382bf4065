"""The verb group of a cue: its auxiliaries, the verbs that it is coordinated with, and what governs it."""

from __future__ import annotations

from collections.abc import Iterable

from attribune_text.lexicon import words
from attribune_text.token_table import TokenTable

SUBJECTS = frozenset({"nsubj", "nsubjpass", "nsubj:pass"})
_AUXILIARIES = frozenset({"aux", "auxpass", "aux:pass", "cop"})
#: Verbs that carry a noun that reports: *make a claim*. Lemmas.
_LIGHT_VERBS = words("make give issue offer provide express voice deliver release raise repeat have")
_OBJECTS = frozenset({"obj", "dobj", "nsubj:pass", "nsubjpass"})
#: Relations of a verb to what governs it, if it has no subject of its own.
_GOVERNED = frozenset({"xcomp", "advcl", "ccomp", "csubj", "pcomp", "acl"})
#: Tags of verbs that no infinitive has.
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
#: Words between a verb and a participle that belongs to it.
_BINDING = words("of from as about at")
#: Most governors that are looked at: *is expected to go on to say* has two. Set by hand.
_MAX_GOVERNORS = 4


def predicate_of(table: TokenTable, cue: int) -> int:
    """Return the verb that says whether a cue takes place: the cue, or for a noun the light verb that carries it."""
    above = table.heads[cue]
    if table.pos[cue] == "NOUN" and table.deps[cue] in _OBJECTS and table.lemmas[above] in _LIGHT_VERBS:
        return above
    return cue


def innermost(table: TokenTable, cue: int, with_cue: Iterable[int]) -> int:
    """Return the verb that reports where a cue has more than one: "say" of *went on to say*."""
    verb = cue
    for token in sorted(with_cue):
        if token > verb and table.is_verb(token) and verb in governors(table, token):
            verb = token
    return verb


def has_subject(table: TokenTable, verb: int) -> bool:
    """Return whether the verb has a subject of its own."""
    return any(table.deps[kid] in SUBJECTS for kid in table.children[verb])


def subject_of(table: TokenTable, verb: int) -> int | None:
    """Return the subject of a verb, or of the first of the verbs that it is coordinated with; None if it has none."""
    for one in coordinated(table, verb):
        for kid in table.children[one]:
            if table.deps[kid] in SUBJECTS:
                return kid
    return None


def coordinated(table: TokenTable, verb: int) -> list[int]:
    """Return the verb and those before it with which it shares auxiliaries: *will say and repeat*.

    They have the same form, none but the first has a subject or an auxiliary, and no "but" is between them.
    """
    found = [verb]
    if table.deps[verb] != "conj":
        return found
    while table.deps[verb] == "conj" and table.tags[table.heads[verb]] == table.tags[verb]:
        kids = table.children[verb]
        if any(table.deps[kid] in SUBJECTS or table.deps[kid] in _AUXILIARIES for kid in kids):
            break
        if any(table.lowers[kid] == "but" for kid in kids):
            break
        verb = table.heads[verb]
        found.append(verb)
    return found


def auxiliaries(table: TokenTable, verb: int) -> list[int]:
    """Return the auxiliaries before a verb, also those that it shares with a verb before it, in order of the text."""
    first = coordinated(table, verb)[-1]
    return [kid for kid in table.children[first] if kid < first and table.deps[kid] in _AUXILIARIES]


def is_infinitive(table: TokenTable, verb: int) -> bool:
    """Return whether "to" stands before the verb or before one that it is coordinated with."""
    return table.tags[verb] not in _FINITE and any(
        table.lowers[kid] == "to" and table.deps[kid] in ("mark", "aux")
        for one in coordinated(table, verb)
        for kid in table.children[one]
        if kid < one
    )


def _is_bound(table: TokenTable, above: int, verb: int) -> bool:
    """Return whether a participle belongs to the verb before it: *stopped short of saying*, not *left after saying*."""
    if "," in table.words[above + 1 : verb]:
        return False
    marks = (table.lowers[kid] for kid in table.children[verb] if kid < verb and table.deps[kid] in ("mark", "case"))
    return all(mark in _BINDING for mark in marks)


def governors(table: TokenTable, verb: int) -> list[int]:
    """Return what governs a verb without a subject, the nearest first: *is expected to say*, *stopped short of saying*.

    A participle after a comma is governed by nothing: *declined, saying that it rained*.
    """
    found: list[int] = []
    if table.heads[verb] == verb or has_subject(table, verb):
        return found
    while len(found) < _MAX_GOVERNORS:
        first = coordinated(table, verb)[-1]
        above = table.heads[first]
        # "Went so far as to say".
        while table.deps[above] == "advmod" and table.pos[above] == "ADV" and table.lowers[above] != "short":
            above = table.heads[above]
        if above == first or table.deps[first] not in _GOVERNED or has_subject(table, first) or above > first:
            break
        if not is_infinitive(table, first) and not _is_bound(table, above, first):
            break
        found.append(above)
        verb = above
    return found
