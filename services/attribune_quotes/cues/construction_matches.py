"""Where the parse shows a construction: each verb, noun and adjective with what it would report.

Every word is looked at; whether its lemma reports in that construction is learned.
"""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from attribune_quotes.cues.constructions import ACCORDING_TO, CLAUSE, CLAUSE_BEFORE, Construction, Kind, construction
from attribune_quotes.cues.participles import misattached_clauses, opening_participle
from attribune_quotes.text.quotation_tags import QuotationTags
from attribune_text.token_table import TokenTable

#: Inclusive ranges of tokens, sorted.
Ranges = tuple[tuple[int, int], ...]

#: Conjunctions of clauses that say what a noun stands for.
_CLAUSE_MARKS = frozenset({"that", "whether", "if", "how", "why"})
_OPENING_MARKS = frozenset({":", "“", '"', "``", "‘", "«", "„"})


class ConstructionMatch(NamedTuple):
    """A word that may report, and what it would report."""

    #: The head of the cue.
    cue: int
    construction: Construction
    content: Ranges
    #: Further tokens of the cue: the preposition that governs the content, the particle.
    with_cue: tuple[int, ...] = ()
    #: Where the content ends, see :mod:`attribune_quotes.cues.boundary_variants`.
    variant: str = "P"


Matches = list[ConstructionMatch]


def construction_matches(
    table: TokenTable, tags: QuotationTags | None = None, reporting: Container[str] = ()
) -> Matches:
    """Return every match of the article in order of the cue, without those that `tags` rule out.

    Tags do not rule out a word within a content whose lemma is in `reporting`: it may report within what is said.
    """
    out: Matches = []
    for token, pos in enumerate(table.pos):
        find = _BY_POS.get(pos)
        according = table.lowers[token] == "according"
        if find is None and not according:
            continue
        if tags is not None and tags.rules_out_cue(token, table.lemmas[token] in reporting):
            continue
        if find is not None:
            find(table, token, out)
        if according:
            _according_to(table, token, out)
    return out


def preposition(table: TokenTable, token: int) -> int | None:
    """Return the preposition or conjunction that governs `token`; None if none does."""
    return table.child(token, "case", "mark")


def is_infinitive(table: TokenTable, token: int) -> bool:
    """Return whether the clause of `token` is a to-infinitive."""
    return any(
        table.tags[one] == "TO" or table.lowers[one] == "to"
        for one in table.children[token]
        if table.deps[one] in ("mark", "aux")
    )


def _subtree(table: TokenTable, token: int) -> tuple[int, int]:
    return table.lefts[token], table.rights[token]


def _without(outer: tuple[int, int], hole: tuple[int, int]) -> Ranges:
    """Return the ranges that are left of `outer` without the tokens of `hole`."""
    first, last = outer
    parts = []
    if first < hole[0]:
        parts.append((first, min(last, hole[0] - 1)))
    if last > hole[1]:
        parts.append((max(first, hole[1] + 1), last))
    return tuple(parts)


def _after_opener(first: int, opener: int | None) -> int:
    """Return the first token of a content after the word that opens it, if that is its first word."""
    return first + 1 if first == opener else first


class _Verb:
    """A verb with the parts of its clause that decide on its constructions."""

    def __init__(self, table: TokenTable, verb: int) -> None:
        """Find the parts among the verb's children: the first of each, objects after the verb alone."""
        self.token = verb
        self.obj: int | None = None
        self.iobj: int | None = None
        #: The subject of a passive.
        self.subject: int | None = None
        self.passive = False
        self.particle: tuple[int, ...] = ()
        for kid in table.children[verb]:
            dep = table.deps[kid]
            if dep == "obj":
                self.obj = kid if self.obj is None and kid > verb else self.obj
            elif dep == "iobj":
                self.iobj = kid if self.iobj is None and kid > verb else self.iobj
            elif dep == "nsubj:pass":
                self.subject = kid if self.subject is None else self.subject
                self.passive = True
            elif dep == "aux:pass":
                self.passive = True
            elif dep == "compound:prt":
                self.particle = (*self.particle, kid)


def _of_verb(table: TokenTable, token: int, out: Matches) -> None:
    verb = _Verb(table, token)
    for kid in table.children[token]:
        dep = table.deps[kid]
        if dep == "ccomp" or (dep in ("parataxis", "dep") and _is_introduced(table, token, kid)):
            _clause(table, verb, kid, out)
        elif dep in ("xcomp", "advcl") and kid > token:
            if is_infinitive(table, kid):
                _infinitive(table, verb, kid, out)
            else:
                _predicate(table, verb, kid, out)
        elif dep == "obj":
            _object(table, verb, kid, out)
        elif dep.startswith(("obl", "nmod")) and kid > token:
            _oblique(table, verb, kid, out)
    if verb.subject is not None:
        out.append(
            ConstructionMatch(token, construction(Kind.PASSIVE), (_subtree(table, verb.subject),), verb.particle)
        )
    _aside(table, verb, out)
    for clause in misattached_clauses(table, token):
        out.append(ConstructionMatch(token, CLAUSE, (_subtree(table, clause),)))


def _is_introduced(table: TokenTable, verb: int, kid: int) -> bool:
    """Return whether `kid` is a clause after the verb, with a colon or an opening mark between the two."""
    if kid < verb or not table.is_verb(kid):
        return False
    return any(table.words[one] in _OPENING_MARKS for one in range(verb + 1, min(table.lefts[kid] + 2, kid)))


def _clause(table: TokenTable, verb: _Verb, kid: int, out: Matches) -> None:
    span = _subtree(table, kid)
    if span[0] <= verb.token <= span[1]:
        parts = _without(span, _cue_group(table, verb.token, kid))
        if parts:
            out.append(ConstructionMatch(verb.token, CLAUSE_BEFORE, parts, verb.particle))
    elif opening_participle(table, kid) in (None, verb.token):
        order = CLAUSE if kid > verb.token else CLAUSE_BEFORE
        out.append(ConstructionMatch(verb.token, order, (span,), verb.particle))


def _cue_group(table: TokenTable, verb: int, content: int) -> tuple[int, int]:
    """Return the first and last token around `verb` that depend on it and are no content: what interrupts a quote."""
    first = last = verb
    for kid in table.children[verb]:
        if kid != content and table.deps[kid] not in ("ccomp", "parataxis"):
            first, last = min(first, table.lefts[kid]), max(last, table.rights[kid])
    left, right = _subtree(table, content)
    return max(first, left), min(last, right)


def _infinitive(table: TokenTable, verb: _Verb, kid: int, out: Matches) -> None:
    token, span = verb.token, _subtree(table, kid)
    middle = verb.obj if verb.obj is not None else verb.iobj
    content: Ranges = (span,)
    if table.deps[kid] == "advcl":
        kind = Kind.ADVERBIAL_INFINITIVE
    elif verb.passive and verb.subject is not None:
        kind, content = Kind.PASSIVE_INFINITIVE, (_subtree(table, verb.subject), span)
    elif middle is not None:
        if middle < kid:
            whole = ((table.lefts[middle], span[1]),)
            out.append(ConstructionMatch(token, construction(Kind.OBJECT_INFINITIVE), whole, verb.particle))
        kind = Kind.INFINITIVE_WITHOUT_OBJECT
    else:
        kind = Kind.INFINITIVE
    out.append(ConstructionMatch(token, construction(kind), content, verb.particle))


def _predicate(table: TokenTable, verb: _Verb, kid: int, out: Matches) -> None:
    """Add the constructions of a clause that is no infinitive: an open complement, or an adverbial clause."""
    token, span = verb.token, _subtree(table, kid)
    word = ""
    content: Ranges = (span,)
    if table.deps[kid] == "advcl":
        mark = table.child(kid, "mark")
        kind, word = Kind.ADVERBIAL, table.lowers[mark] if mark is not None else table.tags[kid]
        content = ((_after_opener(span[0], mark), span[1]),)
    elif verb.passive and verb.subject is not None:
        kind, content = Kind.PASSIVE_PREDICATE, (_subtree(table, verb.subject), span)
    elif verb.obj is not None and token < verb.obj < kid:
        kind, content = Kind.OBJECT_PREDICATE, ((table.lefts[verb.obj], span[1]),)
    else:
        kind = Kind.GERUND if table.tags[kid] == "VBG" else Kind.PREDICATE
    out.append(ConstructionMatch(token, construction(kind, word), content, verb.particle))


def _object(table: TokenTable, verb: _Verb, kid: int, out: Matches) -> None:
    if kid < verb.token and table.tags[kid] in ("WDT", "WP"):
        return
    kind = Kind.OBJECT if kid > verb.token else Kind.OBJECT_BEFORE
    out.append(ConstructionMatch(verb.token, construction(kind), (_subtree(table, kid),), verb.particle))


def _oblique(table: TokenTable, verb: _Verb, kid: int, out: Matches) -> None:
    case = preposition(table, kid)
    if case is None:
        return
    token, word = verb.token, table.lowers[case]
    first, last = _subtree(table, kid)
    first = _after_opener(first, case)
    inner: Ranges = ((first, last),) if first <= last else ((kid, kid),)
    cue = (*verb.particle, case)
    if verb.passive and verb.subject is not None:
        whole: Ranges = (_subtree(table, verb.subject), (table.lefts[kid], last))
        out.append(ConstructionMatch(token, construction(Kind.PASSIVE_OBLIQUE, word), whole, verb.particle))
        out.append(ConstructionMatch(token, construction(Kind.PASSIVE_OBLIQUE_ALONE, word), inner, cue))
    elif verb.obj is not None and verb.obj < kid:
        whole = ((table.lefts[verb.obj], last),)
        out.append(ConstructionMatch(token, construction(Kind.OBJECT_OBLIQUE, word), whole, verb.particle))
        out.append(ConstructionMatch(token, construction(Kind.OBLIQUE_WITHOUT_OBJECT, word), inner, cue))
    else:
        out.append(ConstructionMatch(token, construction(Kind.OBLIQUE, word), inner, cue))


def _aside(table: TokenTable, verb: _Verb, out: Matches) -> None:
    token = verb.token
    head = table.heads[token]
    if head == token:
        return
    dep = table.deps[token]
    kind: Kind | None = None
    if dep in ("parataxis", "dep", "discourse") and table.child(token, "ccomp") is None:
        kind = Kind.ASIDE
    elif dep == "advcl":
        mark = table.child(token, "mark", "advmod")
        kind = Kind.AS_ASIDE if mark is not None and table.lowers[mark] == "as" else None
    parts = _without(_subtree(table, head), _subtree(table, token)) if kind is not None else ()
    if kind is not None and parts:
        out.append(ConstructionMatch(token, construction(kind), parts, verb.particle))


def _of_noun(table: TokenTable, noun: int, out: Matches) -> None:
    for kid in table.children[noun]:
        dep = table.deps[kid]
        if kid < noun:
            continue
        if dep in ("ccomp", "acl", "acl:relcl", "advcl", "dep", "xcomp"):
            _clause_of_noun(table, noun, kid, out)
        elif dep.startswith("nmod") and dep != "nmod:poss":
            case = preposition(table, kid)
            first, last = _subtree(table, kid)
            if case is not None and (first := _after_opener(first, case)) <= last:
                oblique = construction(Kind.NOUN_OBLIQUE, table.lowers[case])
                out.append(ConstructionMatch(noun, oblique, ((first, last),), (case,)))
    _predicate_of_noun(table, noun, out)


def _clause_of_noun(table: TokenTable, noun: int, kid: int, out: Matches) -> None:
    dep, span = table.deps[kid], _subtree(table, kid)
    if is_infinitive(table, kid):
        out.append(ConstructionMatch(noun, construction(Kind.NOUN_INFINITIVE), (span,)))
        return
    if dep == "acl:relcl" and table.lowers[span[0]] != "that":
        return
    mark = table.child(kid, "mark")
    if mark is not None and table.lowers[mark] in _CLAUSE_MARKS:
        out.append(ConstructionMatch(noun, construction(Kind.NOUN_CLAUSE), (span,)))
    elif mark is not None and dep in ("acl", "advcl"):
        marked = construction(Kind.NOUN_MARKED_CLAUSE, table.lowers[mark])
        out.append(ConstructionMatch(noun, marked, ((_after_opener(span[0], mark), span[1]),), (mark,)))
    elif dep == "ccomp":
        out.append(ConstructionMatch(noun, construction(Kind.NOUN_CLAUSE), (span,)))
    elif dep == "acl:relcl" and table.child(kid, "nsubj", "nsubj:pass") is not None:
        out.append(ConstructionMatch(noun, construction(Kind.NOUN_RELATIVE_CLAUSE), (span,)))


def _predicate_of_noun(table: TokenTable, noun: int, out: Matches) -> None:
    """Add what a noun before a form of *be* is said to be."""
    head = table.heads[noun]
    if head <= noun:
        return
    kind = construction(Kind.NOUN_PREDICATE)
    cop = table.child(head, "cop")
    if table.deps[noun].startswith("nsubj") and cop is not None:
        if cop < table.rights[head]:
            out.append(ConstructionMatch(noun, kind, ((cop + 1, table.rights[head]),), (cop,)))
    elif table.deps[noun] == "nsubj" and table.lemmas[head] == "be":
        clause = table.child(head, "ccomp", "xcomp")
        if clause is not None:
            out.append(ConstructionMatch(noun, kind, (_subtree(table, clause),), (head,)))


def _of_adjective(table: TokenTable, adjective: int, out: Matches) -> None:
    for kid in table.children[adjective]:
        dep, span = table.deps[kid], _subtree(table, kid)
        if kid < adjective:
            continue
        if dep in ("ccomp", "xcomp", "advcl", "acl"):
            if is_infinitive(table, kid):
                out.append(ConstructionMatch(adjective, construction(Kind.ADJECTIVE_INFINITIVE), (span,)))
            elif dep == "ccomp" or (dep == "advcl" and table.lowers[span[0]] == "that"):
                out.append(ConstructionMatch(adjective, construction(Kind.ADJECTIVE_CLAUSE), (span,)))
            elif dep == "advcl":
                _opened(table, adjective, table.child(kid, "mark"), span, Kind.ADJECTIVE_MARKED_CLAUSE, out)
        elif dep.startswith(("obl", "nmod")):
            _opened(table, adjective, preposition(table, kid), span, Kind.ADJECTIVE_OBLIQUE, out)


def _opened(
    table: TokenTable, adjective: int, opener: int | None, span: tuple[int, int], kind: Kind, out: Matches
) -> None:
    """Add a clause or a phrase of an adjective that a conjunction or a preposition opens."""
    if opener is not None and opener == span[0] < span[1]:
        opened = construction(kind, table.lowers[opener])
        out.append(ConstructionMatch(adjective, opened, ((opener + 1, span[1]),), (opener,)))


def _according_to(table: TokenTable, token: int, out: Matches) -> None:
    """Add *according to X*. The parse makes X the head, or *according* with X below it."""
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
        out.append(ConstructionMatch(token, ACCORDING_TO, parts, (to,)))


_BY_POS = {"VERB": _of_verb, "NOUN": _of_noun, "ADJ": _of_adjective}
