"""The grammatical constructions in which a word can report what somebody says, writes, thinks or intends.

Every verb, noun and adjective is looked at; whether its lemma reports in that construction is the lexicon's business
(:mod:`attribune_quotes.lexicon`). The constructions and their names:

=================  ================================================================================================
``ccomp``          a clause after it: *said that …*, *wondered whether …*; a clause after a colon
``ccomp<``         a clause before it: *…, she said*
``para<``          it hangs as an aside on the clause that it reports: *…, she said, …*
``as<``            the same with *as*: *as she put it*
``to``             an infinitive: *vowed to …*
``ing``            a gerund: *denied having …*
``o+to`` ``to/o``  an object and an infinitive: the object in the content (*wants him to go*), or not (*told him to*)
``obj``            an object: *criticised the plan*
``o+as`` ``o+x``   an object and what it is held to be: *described it as …*, *called it …*
``PREP``           a prepositional phrase: *spoke about …* is ``about``
``o+PREP``         an object and one: *accused him of …* is ``o+of``
``PREP/o``         the same with the object left out of the content: *warned voters of …*
``pass``           the subject of a passive: *the plan was criticised by …*
``pass+to``        the same with its complement: *she is expected to …*, *it was described as …* (``pass+as``)
``acc``            *according to*
``n:…`` ``a:…``    a noun's or an adjective's clause (``that``), infinitive (``to``) or prepositional phrase (``about``)
``n:be``           what a noun is said to be: *the question is whether …*
=================  ================================================================================================

Source: Universal Dependencies' guidelines on reported speech, clausal complements and parataxis.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import NamedTuple

from attribune_quotes.cues.participles import opened_by, reclaimed
from attribune_quotes.text.quotation_tags import QuotationTags
from attribune_text.token_table import TokenTable

#: Inclusive ranges of tokens, sorted.
Ranges = tuple[tuple[int, int], ...]


class ConstructionMatch(NamedTuple):
    """A word that may report, and what it would report."""

    #: The head of the cue.
    cue: int
    construction: str
    content: Ranges
    #: Further tokens of the cue: the preposition that governs the content, the particle.
    with_cue: tuple[int, ...] = ()
    #: Where the content ends, see :mod:`attribune_quotes.cues.boundary_variants`.
    variant: str = "P"


def construction_matches(
    table: TokenTable, tags: QuotationTags | None = None, reporting: Container[str] = ()
) -> Iterator[ConstructionMatch]:
    """Every candidate of the article, in order of the cue; where `tags` are given, without those that they rule out.

    Of the words within a content those whose lemma is in `reporting` are kept: they may report within what is said.
    """
    for token, pos in enumerate(table.pos):
        ways = (*_BY_POS.get(pos, ()), _according) if table.lowers[token] == "according" else _BY_POS.get(pos, ())
        if ways and (tags is None or not tags.deny_cue(token, table.lemmas[token] in reporting)):
            for way in ways:
                yield from way(table, token)


def _subtree(table: TokenTable, token: int) -> tuple[int, int]:
    return table.lefts[token], table.rights[token]


def _without(outer: tuple[int, int], hole: tuple[int, int]) -> Ranges:
    """`outer` without the tokens of `hole`."""
    first, last = outer
    parts = []
    if first < hole[0]:
        parts.append((first, min(last, hole[0] - 1)))
    if last > hole[1]:
        parts.append((max(first, hole[1] + 1), last))
    return tuple(parts)


def preposition(table: TokenTable, token: int) -> int | None:
    """The preposition that governs `token`."""
    return table.child(token, "case", "mark")


def is_infinitive(table: TokenTable, token: int) -> bool:
    """Whether the clause of `token` is a to-infinitive."""
    return any(
        table.tags[one] == "TO" or table.lowers[one] == "to"
        for one in table.children[token]
        if table.deps[one] in ("mark", "aux")
    )


def _verb(table: TokenTable, verb: int) -> Iterator[ConstructionMatch]:
    kids = table.children[verb]
    deps = table.deps
    passive = False
    obj: int | None = None
    iobj: int | None = None
    subject: int | None = None
    particle: tuple[int, ...] = ()
    for one in kids:
        dep = deps[one]
        if dep == "obj":
            obj = one if obj is None and one > verb else obj
        elif dep == "iobj":
            iobj = one if iobj is None and one > verb else iobj
        elif dep == "nsubj:pass":
            passive = True
            subject = one if subject is None else subject
        elif dep == "aux:pass":
            passive = True
        elif dep == "compound:prt":
            particle = (*particle, one)
    for kid in kids:
        dep = deps[kid]
        span = _subtree(table, kid)
        if dep == "ccomp" or (
            dep in ("parataxis", "dep") and kid > verb and table.is_verb(kid) and _introduced(table, verb, kid)
        ):
            if span[0] <= verb <= span[1]:
                parts = _without(span, _cue_group(table, verb, kid))
                if parts:
                    yield ConstructionMatch(verb, "ccomp<", parts, particle)
            elif opened_by(table, kid) in (None, verb):
                yield ConstructionMatch(verb, "ccomp" if kid > verb else "ccomp<", (span,), particle)
        elif dep in ("xcomp", "advcl") and kid > verb:
            if is_infinitive(table, kid):
                if dep == "advcl":
                    yield ConstructionMatch(verb, "advto", (span,), particle)
                elif passive and subject is not None:
                    yield ConstructionMatch(verb, "pass+to", (_subtree(table, subject), span), particle)
                elif obj is not None or iobj is not None:
                    middle = obj if obj is not None else iobj
                    if middle is not None and middle < kid:
                        yield ConstructionMatch(verb, "o+to", ((table.lefts[middle], span[1]),), particle)
                    yield ConstructionMatch(verb, "to/o", (span,), particle)
                else:
                    yield ConstructionMatch(verb, "to", (span,), particle)
            elif dep == "xcomp" and passive and subject is not None:
                yield ConstructionMatch(verb, "pass+x", (_subtree(table, subject), span), particle)
            elif dep == "xcomp" and obj is not None and verb < obj < kid:
                yield ConstructionMatch(verb, "o+x", ((table.lefts[obj], span[1]),), particle)
            elif dep == "xcomp":
                yield ConstructionMatch(verb, "ing" if table.tags[kid] == "VBG" else "x", (span,), particle)
            else:
                mark = table.child(kid, "mark")
                word = table.lowers[mark] if mark is not None else table.tags[kid]
                begin = span[0] if mark is None or mark != span[0] else span[0] + 1
                yield ConstructionMatch(verb, "adv:" + word, ((begin, span[1]),), particle)
        elif dep == "obj":
            if kid > verb:
                yield ConstructionMatch(verb, "obj", (span,), particle)
            elif table.tags[kid] not in ("WDT", "WP"):
                yield ConstructionMatch(verb, "obj<", (span,), particle)
        elif dep.startswith(("obl", "nmod")) and kid > verb:
            yield from _oblique(table, verb, kid, obj, subject if passive else None, particle)
    if subject is not None:
        yield ConstructionMatch(verb, "pass", (_subtree(table, subject),), particle)
    yield from _aside(table, verb, particle)
    for clause in reclaimed(table, verb):
        yield ConstructionMatch(verb, "ccomp", (_subtree(table, clause),))


def _introduced(table: TokenTable, verb: int, kid: int) -> bool:
    """Whether a colon or an opening mark stands between the verb and the clause."""
    left = table.lefts[kid]
    return any(table.words[one] in (":", "“", '"', "``", "‘", "«", "„") for one in range(verb + 1, min(left + 2, kid)))


def _cue_group(table: TokenTable, verb: int, content: int) -> tuple[int, int]:
    """The tokens around `verb` that hang on it and are no content: what interrupts an interrupted quote."""
    first = last = verb
    for kid in table.children[verb]:
        if kid != content and table.deps[kid] not in ("ccomp", "parataxis"):
            first, last = min(first, table.lefts[kid]), max(last, table.rights[kid])
    left, right = _subtree(table, content)
    return max(first, left), min(last, right)


def _oblique(
    table: TokenTable, verb: int, kid: int, obj: int | None, subject: int | None, particle: tuple[int, ...]
) -> Iterator[ConstructionMatch]:
    case = preposition(table, kid)
    if case is None:
        return
    word = table.lowers[case]
    first, last = _subtree(table, kid)
    if first == case:
        first += 1
    inner: Ranges = ((first, last),) if first <= last else ((kid, kid),)
    cue = (*particle, case)
    if subject is not None:
        yield ConstructionMatch(verb, "pass+" + word, (_subtree(table, subject), (table.lefts[kid], last)), particle)
        yield ConstructionMatch(verb, "pass/" + word, inner, cue)
    elif obj is not None and obj < kid:
        yield ConstructionMatch(verb, "o+" + word, ((table.lefts[obj], last),), particle)
        yield ConstructionMatch(verb, word + "/o", inner, cue)
    else:
        yield ConstructionMatch(verb, word, inner, cue)


def _aside(table: TokenTable, verb: int, particle: tuple[int, ...]) -> Iterator[ConstructionMatch]:
    head = table.heads[verb]
    if head == verb:
        return
    dep = table.deps[verb]
    span, own = _subtree(table, head), _subtree(table, verb)
    if dep in ("parataxis", "dep", "discourse") and table.child(verb, "ccomp") is None:
        parts = _without(span, own)
        if parts:
            yield ConstructionMatch(verb, "para<", parts, particle)
    elif dep == "advcl":
        mark = table.child(verb, "mark", "advmod")
        if mark is not None and table.lowers[mark] == "as":
            parts = _without(span, own)
            if parts:
                yield ConstructionMatch(verb, "as<", parts, particle)


def _noun(table: TokenTable, noun: int) -> Iterator[ConstructionMatch]:
    for kid in table.children[noun]:
        if kid < noun:
            continue
        dep = table.deps[kid]
        span = _subtree(table, kid)
        if dep in ("ccomp", "acl", "acl:relcl", "advcl", "dep", "xcomp"):
            if is_infinitive(table, kid):
                yield ConstructionMatch(noun, "n:to", (span,))
            elif dep != "acl:relcl" or table.lowers[span[0]] == "that":
                mark = table.child(kid, "mark")
                if mark is not None and table.lowers[mark] in ("that", "whether", "if", "how", "why"):
                    yield ConstructionMatch(noun, "n:that", (span,))
                elif mark is not None and table.deps[kid] in ("acl", "advcl"):
                    first = span[0] + 1 if span[0] == mark else span[0]
                    yield ConstructionMatch(noun, "n:" + table.lowers[mark], ((first, span[1]),), (mark,))
                elif dep == "ccomp":
                    yield ConstructionMatch(noun, "n:that", (span,))
                elif dep == "acl:relcl" and table.child(kid, "nsubj", "nsubj:pass") is not None:
                    yield ConstructionMatch(noun, "n:rel", (span,))
        elif dep.startswith("nmod") and dep != "nmod:poss":
            case = preposition(table, kid)
            if case is not None:
                first = span[0] + 1 if span[0] == case else span[0]
                if first <= span[1]:
                    yield ConstructionMatch(noun, "n:" + table.lowers[case], ((first, span[1]),), (case,))
    head = table.heads[noun]
    cop = table.child(head, "cop")
    if table.deps[noun].startswith("nsubj") and head > noun and cop is not None:
        last = table.rights[head]
        if cop < last:
            yield ConstructionMatch(noun, "n:be", ((cop + 1, last),), (cop,))
    elif table.deps[noun] == "nsubj" and table.lemmas[head] == "be" and head > noun:
        clause = table.child(head, "ccomp", "xcomp")
        if clause is not None:
            yield ConstructionMatch(noun, "n:be", (_subtree(table, clause),), (head,))


def _adjective(table: TokenTable, adjective: int) -> Iterator[ConstructionMatch]:
    for kid in table.children[adjective]:
        if kid < adjective:
            continue
        dep = table.deps[kid]
        span = _subtree(table, kid)
        if dep in ("ccomp", "xcomp", "advcl", "acl"):
            if is_infinitive(table, kid):
                yield ConstructionMatch(adjective, "a:to", (span,))
            elif dep == "ccomp" or (dep == "advcl" and table.lowers[span[0]] == "that"):
                yield ConstructionMatch(adjective, "a:that", (span,))
            elif dep == "advcl":
                mark = table.child(kid, "mark")
                if mark is not None and mark == span[0] < span[1]:
                    yield ConstructionMatch(adjective, "a:" + table.lowers[mark], ((mark + 1, span[1]),), (mark,))
        elif dep.startswith(("obl", "nmod")):
            case = preposition(table, kid)
            if case is not None and case == span[0] < span[1]:
                yield ConstructionMatch(adjective, "a:" + table.lowers[case], ((case + 1, span[1]),), (case,))


def _according(table: TokenTable, token: int) -> Iterator[ConstructionMatch]:
    """*According to X*: the parse makes X the head, or *according* with X under it."""
    to = token + 1
    if to >= len(table) or table.lowers[to] != "to":
        return
    source = table.heads[token] if table.deps[token] in ("case", "mark") else token
    head = table.heads[source]
    if head == source:
        return
    hole = min(token, table.lefts[source]), table.rights[source]
    parts = _without(_subtree(table, head), hole)
    if len(parts) == 2 and table.words[parts[1][0]] != ",":
        parts = parts[:1]  # what follows without a comma belongs to the source
    if parts:
        yield ConstructionMatch(token, "acc", parts, (to,))


_BY_POS = {"VERB": (_verb,), "NOUN": (_noun,), "ADJ": (_adjective,)}
