"""Where the grammar forbids that two expressions mean one person.

Method: the binding conditions (Chomsky 1981, "Lectures on Government and Binding"), as far as a dependency tree shows
them: a pronoun means no other argument of its own clause, a reflexive does; a noun's possessor is not the noun.
"""

from __future__ import annotations

from attribune_entities.coreference.person_entities import PersonMention
from attribune_entities.coreference.pronouns.clauses import clause, governs, subject_of
from attribune_text.token_table import TokenTable

#: Conditions that are hardly ever broken, even in trees that err: a candidate that breaks one is left out. The others
#: are features of the ranker. Chosen by cross-validation, see docs/pronouns.md.
HARD_CONDITIONS = frozenset({"argument", "below subject", "coordination", "description", "possessed"})

_ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl", "agent", "nmod"})
#: Possessives that also stand alone: "she ate hers".
_LONE_POSSESSIVES = frozenset({"his", "hers"})
#: Relations of nouns before a subject that are no description of it.
_NO_DESCRIPTION = frozenset({"obj", "iobj", "obl", "nmod", "poss", "agent", "conj"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def is_possessive(table: TokenTable, pronoun: int) -> bool:
    """Whether the pronoun is a possessor ("his talk"), even alone ("she ate hers")."""
    return table.roles[pronoun] == "poss" or table.tags[pronoun] == "PRP$" or table.lowers[pronoun] in _LONE_POSSESSIVES


def broken_condition(table: TokenTable, pronoun: int, reflexive: bool, possessive: bool, mention: PersonMention) -> str:
    """Return which condition forbids that the pronoun at `pronoun` means whom `mention` means, or "".

    "far reflexive", "possessed" ("his brother Fred"), "coordination" ("Fred and he"), "argument" ("Fred saw him"),
    "below subject" ("he said that Fred left"), "description" ("A native of Oslo, she …").
    """
    head = mention.head
    if table.sentence_of[head] != table.sentence_of[pronoun]:
        return "far reflexive" if reflexive else ""
    if table.roles[pronoun] == "poss" and governs(table, table.heads[pronoun], head) and head > pronoun:
        return "possessed"
    if reflexive:
        own = clause(table, pronoun)
        return "" if own == clause(table, head) or subject_of(table, own) == head else "far reflexive"
    if possessive:
        # "his brother and Fred", but "Fred and his brother".
        return "coordination" if head > pronoun and _conjoined(table, table.heads[pronoun], head) else ""
    if _conjoined(table, pronoun, head):
        return "coordination"
    if _describes(table, pronoun, mention):
        return "description"
    return "" if mention.role == "poss" else _broken_by_arguments(table, pronoun, mention)


def _broken_by_arguments(table: TokenTable, pronoun: int, mention: PersonMention) -> str:
    """Return "argument" or "below subject" where the places of the two in their clauses forbid it, else ""."""
    head = mention.head
    own, other = clause(table, pronoun), clause(table, head)
    is_subject = table.roles[pronoun] == "nsubj"
    # Two subjects are of two clauses, whatever the tree says: "he has – he has received a copy".
    two_subjects = is_subject and mention.role == "nsubj"
    if own == other and not two_subjects and mention.role in _ARGUMENTS and _is_bare_argument(table, head, own):
        # "According to Fred, he …": what is set before the subject may mean the subject.
        fronted = mention.role == "obl" and head < pronoun and is_subject
        return "" if fronted else "argument"
    if not is_subject and subject_of(table, own) == head:
        return "argument" if _is_bare_argument(table, pronoun, own) else ""
    return "below subject" if head > pronoun and is_subject and governs(table, own, head) else ""


def _describes(table: TokenTable, pronoun: int, mention: PersonMention) -> bool:
    """Whether `mention` is a noun before the subject that it describes: "A native of Oslo, she …"."""
    if mention.kind != "nominal" or mention.role in _NO_DESCRIPTION or table.roles[pronoun] != "nsubj":
        return False
    if table.words[pronoun - 1] != "," or mention.head >= pronoun - 1:
        return False
    # Only what depends on the noun stands between it and the comma, and before it up to another comma.
    if not all(governs(table, mention.head, token) for token in range(mention.head + 1, pronoun - 1)):
        return False
    first = mention.head
    while first > 0 and table.words[first - 1] != "," and governs(table, mention.head, first - 1):
        first -= 1
    return first == 0 or table.words[first - 1] == "," or table.sentence_of[first - 1] != table.sentence_of[pronoun]


def _is_bare_argument(table: TokenTable, token: int, predicate: int) -> bool:
    """Whether `token` depends on the predicate without a noun between: "talked to him", not "the talk about him"."""
    for _ in range(len(table)):
        above = table.heads[token]
        if above in (predicate, token):
            return True
        if table.pos[above] in _NOMINAL and table.roles[token] not in ("flat", "appos", "desc"):
            return False
        token = above
    return True


def _conjoined(table: TokenTable, one: int, other: int) -> bool:
    """Whether the two are members of one coordination ("Fred and he")."""
    return _first_conjunct(table, one) == _first_conjunct(table, other) and one != other


def _first_conjunct(table: TokenTable, token: int) -> int:
    while table.roles[token] == "conj" and table.heads[token] != token:
        token = table.heads[token]
    return token


def allows_cataphora(table: TokenTable, pronoun: PersonMention, later: PersonMention) -> bool:
    """Whether a name after the pronoun can be what it means: "After he won, Trump …", "In his speech, Trump …"."""
    if table.sentence_of[pronoun.head] != table.sentence_of[later.head]:
        return False
    own = clause(table, pronoun.head)
    if is_possessive(table, pronoun.head):
        return not governs(table, own, later.head) or later.role == "nsubj"
    other = clause(table, later.head)
    return own != other and governs(table, other, own) and later.role == "nsubj"
