"""Where the grammar forbids that two expressions mean one person.

After the binding conditions (Chomsky 1981, "Lectures on Government and Binding"), as far as a dependency tree shows
them: a pronoun means no other argument of its own clause, a reflexive does; a noun's possessor is not the noun.
"""

from __future__ import annotations

from attribune_entities.coreference.person_entities import PersonMention
from attribune_text.token_table import TokenTable

#: Relations whose dependent heads a clause.
_CLAUSES = frozenset({"root", "ccomp", "advcl", "acl", "csubj", "parataxis", "xcomp", "pcomp"})
_ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl", "agent", "nmod"})
#: Possessives that stand alone, too.
_ALONE = frozenset({"his", "hers"})
#: Relations of nouns that stand before a subject as what they are, not as its description.
_NO_DESCRIPTION = frozenset({"obj", "iobj", "obl", "nmod", "poss", "agent", "conj"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def clause(table: TokenTable, token: int) -> int:
    """Return the predicate of the clause that `token` is in; a predicate is in the clause that it heads."""
    for _ in range(len(table)):
        role, up = table.roles[token], table.heads[token]
        if up == token or (role in _CLAUSES and table.pos[token] not in ("DET",)):
            break
        if role == "conj" and (table.pos[token] in ("VERB", "AUX") or _has_subject(table, token)):
            break
        token = up
    return token


def _has_subject(table: TokenTable, token: int) -> bool:
    return any(table.roles[child] == "nsubj" for child in table.children[token])


def is_possessive(table: TokenTable, pronoun: int) -> bool:
    """Whether the pronoun is a possessor ("his talk"), even alone ("she ate hers")."""
    return table.roles[pronoun] == "poss" or table.tags[pronoun] == "PRP$" or table.lowers[pronoun] in _ALONE


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
    """Return the subject of the clause headed by `predicate`, its controller or what it is conjoined with, or -1."""
    for _ in range(len(table)):
        for child in table.children[predicate]:
            if table.roles[child] == "nsubj":
                return child
        if table.roles[predicate] not in ("xcomp", "conj") or table.heads[predicate] == predicate:
            return -1
        predicate = table.heads[predicate]
    return -1


def barred(table: TokenTable, pronoun: int, reflexive: bool, possessive: bool, mention: PersonMention) -> str:
    """Return which condition speaks against the pronoun at `pronoun` meaning what `place` means, or "".

    "far reflexive", "possessed" ("his brother Fred"), "coordination" ("Fred and he"), "argument" ("Fred saw him"),
    "below subject" ("he said that Fred left"), "description" ("A native of Oslo, she …").
    """
    head = mention.head
    if table.sentence_of[head] != table.sentence_of[pronoun]:
        return "far reflexive" if reflexive else ""
    if table.roles[pronoun] == "poss" and governs(table, table.heads[pronoun], head) and head > pronoun:
        return "possessed"
    mine, other = clause(table, pronoun), clause(table, head)
    if reflexive:
        return "" if mine == other or subject_of(table, mine) == head else "far reflexive"
    if possessive:
        # "his brother and Fred", but "Fred and his brother".
        return "coordination" if head > pronoun and _conjoined(table, table.heads[pronoun], head) else ""
    if _conjoined(table, pronoun, head):
        return "coordination"
    if _describes(table, pronoun, mention):
        return "description"
    if mention.role == "poss":
        return ""
    # Two subjects are of two clauses, whatever the tree says: "he has – he has received a copy".
    subjects = table.roles[pronoun] == mention.role == "nsubj"
    if mine == other and not subjects and mention.role in _ARGUMENTS and _bare_argument(table, head, mine):
        # "According to Fred, he …": what is set before the subject may be the subject.
        fronted = mention.role == "obl" and head < pronoun and table.roles[pronoun] == "nsubj"
        return "" if fronted else "argument"
    if table.roles[pronoun] != "nsubj" and subject_of(table, mine) == head:
        return "argument" if _bare_argument(table, pronoun, mine) else ""
    below = head > pronoun and table.roles[pronoun] == "nsubj" and governs(table, mine, head)
    return "below subject" if below else ""


def _describes(table: TokenTable, pronoun: int, mention: PersonMention) -> bool:
    """Whether `place` is a noun set before the subject that it describes: "A native of Oslo, she …"."""
    if mention.kind != "nominal" or mention.role in _NO_DESCRIPTION or table.roles[pronoun] != "nsubj":
        return False
    if table.words[pronoun - 1] != "," or mention.head >= pronoun - 1:
        return False
    # Nothing but what hangs on the noun stands between it and the comma, or before it up to another.
    if not all(governs(table, mention.head, one) for one in range(mention.head + 1, pronoun - 1)):
        return False
    first = mention.head
    while first > 0 and table.words[first - 1] != "," and governs(table, mention.head, first - 1):
        first -= 1
    return first == 0 or table.words[first - 1] == "," or table.sentence_of[first - 1] != table.sentence_of[pronoun]


def _bare_argument(table: TokenTable, token: int, predicate: int) -> bool:
    """Whether `token` hangs on the predicate without a noun between ("talked to him", not "the talk about him")."""
    for _ in range(len(table)):
        up = table.heads[token]
        if up in (predicate, token):
            return True
        if table.pos[up] in _NOMINAL and table.roles[token] not in ("flat", "appos", "desc"):
            return False
        token = up
    return True


def _conjoined(table: TokenTable, a: int, b: int) -> bool:
    """Whether the two are members of one coordination ("Fred and he")."""
    return _first_conjunct(table, a) == _first_conjunct(table, b) and a != b


def _first_conjunct(table: TokenTable, token: int) -> int:
    while table.roles[token] == "conj" and table.heads[token] != token:
        token = table.heads[token]
    return token


def may_follow(table: TokenTable, pronoun: PersonMention, later: PersonMention) -> bool:
    """Whether a name after the pronoun can be what it means: "After he won, Trump …", "In his speech, Trump …"."""
    if table.sentence_of[pronoun.head] != table.sentence_of[later.head]:
        return False
    mine = clause(table, pronoun.head)
    other = clause(table, later.head)
    if is_possessive(table, pronoun.head):
        return not governs(table, mine, later.head) or later.role == "nsubj"
    return mine != other and governs(table, other, mine) and later.role == "nsubj"
