"""Where the grammar forbids that two expressions mean one person.

After the binding conditions (Chomsky 1981, "Lectures on Government and Binding"), as far as a dependency tree shows
them: a pronoun means no other argument of its own clause, a reflexive does; a noun's possessor is not the noun.
"""

from __future__ import annotations

from attribune_entities.people import Place
from attribune_entities.reading import Reading

#: Relations whose dependent heads a clause.
_CLAUSES = frozenset({"root", "ccomp", "advcl", "acl", "csubj", "parataxis", "xcomp", "pcomp"})
_ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl", "agent", "nmod"})
#: Possessives that stand alone, too.
_ALONE = frozenset({"his", "hers"})
#: Relations of nouns that stand before a subject as what they are, not as its description.
_NO_DESCRIPTION = frozenset({"obj", "iobj", "obl", "nmod", "poss", "agent", "conj"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def clause(reading: Reading, token: int) -> int:
    """Return the predicate of the clause that `token` is in; a predicate is in the clause that it heads."""
    for _ in range(len(reading)):
        role, up = reading.role[token], reading.head[token]
        if up == token or (role in _CLAUSES and reading.pos[token] not in ("DET",)):
            break
        if role == "conj" and (reading.pos[token] in ("VERB", "AUX") or _has_subject(reading, token)):
            break
        token = up
    return token


def _has_subject(reading: Reading, token: int) -> bool:
    return any(reading.role[child] == "nsubj" for child in reading.children[token])


def is_possessive(reading: Reading, pronoun: int) -> bool:
    """Whether the pronoun is a possessor ("his talk"), even alone ("she ate hers")."""
    return reading.role[pronoun] == "poss" or reading.tag[pronoun] == "PRP$" or reading.lower[pronoun] in _ALONE


def governs(reading: Reading, above: int, token: int) -> bool:
    """Whether `above` is `token` or lies on its way to the root."""
    for _ in range(len(reading)):
        if token == above:
            return True
        if reading.head[token] == token:
            return False
        token = reading.head[token]
    return False


def subject_of(reading: Reading, predicate: int) -> int:
    """Return the subject of the clause headed by `predicate`, its controller or what it is conjoined with, or -1."""
    for _ in range(len(reading)):
        for child in reading.children[predicate]:
            if reading.role[child] == "nsubj":
                return child
        if reading.role[predicate] not in ("xcomp", "conj") or reading.head[predicate] == predicate:
            return -1
        predicate = reading.head[predicate]
    return -1


def barred(reading: Reading, pronoun: int, reflexive: bool, possessive: bool, place: Place) -> str:
    """Return which condition speaks against the pronoun at `pronoun` meaning what `place` means, or "".

    "far reflexive", "possessed" ("his brother Fred"), "coordination" ("Fred and he"), "argument" ("Fred saw him"),
    "below subject" ("he said that Fred left"), "description" ("A native of Oslo, she …").
    """
    head = place.head
    if reading.sentence[head] != reading.sentence[pronoun]:
        return "far reflexive" if reflexive else ""
    if reading.role[pronoun] == "poss" and governs(reading, reading.head[pronoun], head) and head > pronoun:
        return "possessed"
    mine, other = clause(reading, pronoun), clause(reading, head)
    if reflexive:
        return "" if mine == other or subject_of(reading, mine) == head else "far reflexive"
    if possessive:
        # "his brother and Fred", but "Fred and his brother".
        return "coordination" if head > pronoun and _conjoined(reading, reading.head[pronoun], head) else ""
    if _conjoined(reading, pronoun, head):
        return "coordination"
    if _describes(reading, pronoun, place):
        return "description"
    if place.role == "poss":
        return ""
    # Two subjects are of two clauses, whatever the tree says: "he has – he has received a copy".
    subjects = reading.role[pronoun] == place.role == "nsubj"
    if mine == other and not subjects and place.role in _ARGUMENTS and _bare_argument(reading, head, mine):
        # "According to Fred, he …": what is set before the subject may be the subject.
        fronted = place.role == "obl" and head < pronoun and reading.role[pronoun] == "nsubj"
        return "" if fronted else "argument"
    if reading.role[pronoun] != "nsubj" and subject_of(reading, mine) == head:
        return "argument" if _bare_argument(reading, pronoun, mine) else ""
    below = head > pronoun and reading.role[pronoun] == "nsubj" and governs(reading, mine, head)
    return "below subject" if below else ""


def _describes(reading: Reading, pronoun: int, place: Place) -> bool:
    """Whether `place` is a noun set before the subject that it describes: "A native of Oslo, she …"."""
    if place.kind != "nominal" or place.role in _NO_DESCRIPTION or reading.role[pronoun] != "nsubj":
        return False
    if reading.word[pronoun - 1] != "," or place.head >= pronoun - 1:
        return False
    # Nothing but what hangs on the noun stands between it and the comma, or before it up to another.
    if not all(governs(reading, place.head, one) for one in range(place.head + 1, pronoun - 1)):
        return False
    first = place.head
    while first > 0 and reading.word[first - 1] != "," and governs(reading, place.head, first - 1):
        first -= 1
    return first == 0 or reading.word[first - 1] == "," or reading.sentence[first - 1] != reading.sentence[pronoun]


def _bare_argument(reading: Reading, token: int, predicate: int) -> bool:
    """Whether `token` hangs on the predicate without a noun between ("talked to him", not "the talk about him")."""
    for _ in range(len(reading)):
        up = reading.head[token]
        if up in (predicate, token):
            return True
        if reading.pos[up] in _NOMINAL and reading.role[token] not in ("flat", "appos", "desc"):
            return False
        token = up
    return True


def _conjoined(reading: Reading, a: int, b: int) -> bool:
    """Whether the two are members of one coordination ("Fred and he")."""
    return _first_conjunct(reading, a) == _first_conjunct(reading, b) and a != b


def _first_conjunct(reading: Reading, token: int) -> int:
    while reading.role[token] == "conj" and reading.head[token] != token:
        token = reading.head[token]
    return token


def may_follow(reading: Reading, pronoun: Place, later: Place) -> bool:
    """Whether a name after the pronoun can be what it means: "After he won, Trump …", "In his speech, Trump …"."""
    if reading.sentence[pronoun.head] != reading.sentence[later.head]:
        return False
    mine = clause(reading, pronoun.head)
    other = clause(reading, later.head)
    if is_possessive(reading, pronoun.head):
        return not governs(reading, mine, later.head) or later.role == "nsubj"
    return mine != other and governs(reading, other, mine) and later.role == "nsubj"
