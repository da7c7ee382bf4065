"""Noun phrases: the words that belong to a head, the nouns coordinated with it, and the nouns that stand for it."""

from __future__ import annotations

from collections.abc import Iterator

from attribune_text.lexicon import words
from attribune_text.token_table import TokenTable

#: Relations of the words before the head in its noun phrase.
_BEFORE_HEAD = words("det amod compound nummod nmod:poss det:poss poss flat det:predet nmod:desc nmod advmod flat:name")
#: Relations of the words after the head in its noun phrase.
_AFTER_HEAD = words("flat flat:name compound nummod goeswith nmod:desc fixed")
#: Prepositions of a short complement that belongs to a description: "a spokesman for the agency".
_COMPLEMENT_PREPOSITIONS = frozenset({"of", "for", "at", "with", "from", "in"})
#: Most tokens of such a complement. Set by hand.
_MAX_COMPLEMENT_TOKENS = 7
#: Coordinated nouns from which a list counts as an error of the parse. Set by hand.
_TOO_MANY_COORDINATED = 6


def phrase(table: TokenTable, head: int) -> tuple[int, int]:
    """Return the first and last token of the noun phrase of `head`, without clauses and appositions."""
    if table.pos[head] == "PRON" or table.tags[head] in ("PRP", "PRP$", "WP", "WDT"):
        return head, head
    first = last = head
    # "The 34-year-old": words that hyphens without spaces join to the noun are one word with it.
    while (
        first > table.lefts[head] + 1 and table.words[first - 1] == "-" and table.ends[first - 1] == table.starts[first]
    ):
        first -= 2
    for kid in reversed(table.children[head]):
        if kid < head and table.deps[kid] in _BEFORE_HEAD and table.rights[kid] == first - 1:
            first = table.lefts[kid]
    while first < head and not any(map(str.isalnum, table.words[first])):
        first += 1
    for kid in table.children[head]:
        if kid != last + 1 and table.lefts[kid] != last + 1:
            continue
        if kid > head and table.deps[kid] in _AFTER_HEAD:
            last = table.rights[kid]
        elif kid > head and table.deps[kid] in ("nmod", "obl") and table.rights[kid] - last <= _MAX_COMPLEMENT_TOKENS:
            case = table.child(kid, "case")
            inside = range(last + 1, table.rights[kid] + 1)
            plain = all(table.pos[token] not in ("PUNCT", "VERB") for token in inside)
            if plain and case is not None and table.lowers[case] in _COMPLEMENT_PREPOSITIONS:
                last = table.rights[kid]
    return first, last


def with_premodifiers(table: TokenTable, noun: int) -> tuple[int, int]:
    """Return the first token, and one past the last, of a noun with the words before it: "the prime minister"."""
    first = noun
    while first > 0 and table.heads[first - 1] in range(first, noun + 1):
        first -= 1
    return first, noun + 1


def coordinated(table: TokenTable, head: int) -> Iterator[int]:
    """Yield the head and the nouns that *and* coordinates with it: several speakers of one quote."""
    yield head
    found = [kid for kid in table.children[head] if table.deps[kid] == "conj" and kid > head]
    joined = any(table.lowers[one] == "and" for kid in found for one in table.children[kid] if table.deps[one] == "cc")
    if not joined or len(found) >= _TOO_MANY_COORDINATED:
        return
    for kid in found:
        if table.pos[kid] in ("NOUN", "PROPN", "PRON") and not table.child(kid, "nsubj", "nsubj:pass", "cop"):
            yield kid


def antecedent(table: TokenTable, pronoun: int) -> int | None:
    """Return the noun that a relative pronoun stands for, which its clause depends on; None if there is none."""
    if table.tags[pronoun] not in ("WP", "WDT", "WP$") and table.lowers[pronoun] not in (
        "who",
        "which",
        "that",
        "whom",
    ):
        return None
    for above in table.ancestors(pronoun):
        if table.deps[above] in ("acl:relcl", "acl", "advcl:relcl"):
            noun = table.heads[above]
            return noun if noun < pronoun and table.pos[noun] in ("NOUN", "PROPN", "PRON") else None
        if table.deps[above] not in ("conj", "xcomp", "ccomp", "aux", "cop"):
            return None
    return None


def appositions(table: TokenTable, head: int) -> Iterator[int]:
    """Yield the nouns that stand for the same as `head`: its appositions and names, then the noun that it describes."""
    for kid in table.children[head]:
        if table.deps[kid] in ("appos", "flat", "flat:name", "nmod:desc"):
            yield kid
    if table.deps[head] in ("appos", "flat", "nmod:desc") and table.heads[head] != head:
        yield table.heads[head]
