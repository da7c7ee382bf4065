"""Noun phrases: from the head of a source to the words that name it."""

from __future__ import annotations

from collections.abc import Iterator

from attribune_quotes.view import View
from attribune_quotes.wordlist import words

_BEFORE = words("det amod compound nummod nmod:poss det:poss poss flat det:predet nmod:desc nmod advmod flat:name")
_AFTER = words("flat flat:name compound nummod goeswith nmod:desc fixed")
#: Prepositions of a short complement that belongs to a description: "a spokesman for the agency".
_OF = frozenset({"of", "for", "at", "with", "from", "in"})
_SHORT = 7
#: A list of speakers longer than this is a parse gone wrong.
_LIST = 6


def phrase(view: View, head: int) -> tuple[int, int]:
    """First and last token of the noun phrase of `head`, without clauses and appositions."""
    if view.pos[head] == "PRON" or view.tags[head] in ("PRP", "PRP$", "WP", "WDT"):
        return head, head
    first = last = head
    # "The 34-year-old": what hyphens without spaces tie to the noun is one word with it.
    while first > view.lefts[head] + 1 and view.words[first - 1] == "-" and view.ends[first - 1] == view.starts[first]:
        first -= 2
    for kid in reversed(view.children[head]):
        if kid < head and view.deps[kid] in _BEFORE and view.rights[kid] == first - 1:
            first = view.lefts[kid]
    while first < head and not any(map(str.isalnum, view.words[first])):
        first += 1
    for kid in view.children[head]:
        if kid != last + 1 and view.lefts[kid] != last + 1:
            continue
        if kid > head and view.deps[kid] in _AFTER:
            last = view.rights[kid]
        elif kid > head and view.deps[kid] in ("nmod", "obl") and view.rights[kid] - last <= _SHORT:
            case = view.child(kid, "case")
            inside = range(last + 1, view.rights[kid] + 1)
            plain = all(view.pos[token] not in ("PUNCT", "VERB") for token in inside)
            if plain and case is not None and view.lowers[case] in _OF:
                last = view.rights[kid]
    return first, last


def coordinated(view: View, head: int) -> Iterator[int]:
    """The head and the nouns joined to it by *and*: several speakers of one quote."""
    yield head
    found = [kid for kid in view.children[head] if view.deps[kid] == "conj" and kid > head]
    joined = any(view.lowers[one] == "and" for kid in found for one in view.children[kid] if view.deps[one] == "cc")
    if not joined or len(found) >= _LIST:
        return
    for kid in found:
        if view.pos[kid] in ("NOUN", "PROPN", "PRON") and not view.child(kid, "nsubj", "nsubj:pass", "cop"):
            yield kid


def antecedent(view: View, pronoun: int) -> int | None:
    """What a relative pronoun stands for: the noun that its clause hangs on."""
    if view.tags[pronoun] not in ("WP", "WDT", "WP$") and view.lowers[pronoun] not in ("who", "which", "that", "whom"):
        return None
    for above in view.ancestors(pronoun):
        if view.deps[above] in ("acl:relcl", "acl", "advcl:relcl"):
            noun = view.heads[above]
            return noun if noun < pronoun and view.pos[noun] in ("NOUN", "PROPN", "PRON") else None
        if view.deps[above] not in ("conj", "xcomp", "ccomp", "aux", "cop"):
            return None
    return None


def appositions(view: View, head: int) -> Iterator[int]:
    """Nouns that say the same as `head`: its appositions and names, then what it is an apposition to."""
    for kid in view.children[head]:
        if view.deps[kid] in ("appos", "flat", "flat:name", "nmod:desc"):
            yield kid
    if view.deps[head] in ("appos", "flat", "nmod:desc") and view.heads[head] != head:
        yield view.heads[head]
