"""Who a cue's words belong to: the head of the noun phrase that is its source, found along the parse.

The subject of the verb, taken over by coordinated verbs, infinitives and participles; the agent of a passive; the
owner of a noun ("his claim", "a statement by …"); whoever "according to" names.
"""

from __future__ import annotations

from attribune_quotes.cues.construction_matches import ConstructionMatch, preposition
from attribune_quotes.cues.constructions import Construction, Kind
from attribune_quotes.cues.participles import of_absolute
from attribune_quotes.lexicon import read
from attribune_quotes.text.quotation_tags import QuotationTags
from attribune_text.token_table import TokenTable

#: Probability from which on a token is taken for a part of a content.
_WITHIN = 0.5
#: Steps up the tree in which a source is looked for. Set by hand.
_LONGEST_CLIMB = 6
#: Relations whose dependents may share the subject of their head, without subtypes.
_SHARING_SUBJECTS = frozenset({"conj", "advcl", "ccomp", "parataxis", "dep", "aux", "cop", "obl"})
#: Relations of clauses to a noun or an adjective whose subject is the source.
_CLAUSES_OF_NOUNS = frozenset({"advcl", "xcomp", "conj", "ccomp", "parataxis", "dep", "obl"})

#: Prepositions that lead from a noun to its owner.
_OWNER = frozenset({"by", "from", "among"})

#: Nouns that only carry somebody's words: whoever made them is the source, where the sentence says who did.
CARRIERS = read("carrier_nouns.txt")


def source_rule(construction: Construction) -> str:
    """What of a construction decides who its source is: `find` gives the same for candidates that are alike in it."""
    if construction.kind in (Kind.ACCORDING_TO, Kind.LABEL):
        return construction.name
    if construction.is_passive:
        return "passive"
    return "inverted" if construction.is_inverted else ""


def find_source(table: TokenTable, match: ConstructionMatch, tags: QuotationTags | None = None) -> int | None:
    """The head of the source of `candidate`; None where the sentence names none.

    A cue that the tags leave out of all contents has no source within one: *Roe said the plan was dead but went on,
    insisting that …*, where the parse makes *the plan* the subject of what follows.
    """
    found = _by_parse(table, match)
    if found is None or tags is None:
        return found
    within = tags.content.part
    if within[found] < _WITHIN or within[match.cue] >= _WITHIN:
        return found
    for verb in table.ancestors(found):
        if within[verb] < _WITHIN and table.is_verb(verb) and verb != match.cue:
            outer = subject(table, verb)
            if outer is not None and within[outer] < _WITHIN:
                return outer
    return found


def _by_parse(table: TokenTable, match: ConstructionMatch) -> int | None:
    cue = match.cue
    if match.construction.kind is Kind.ACCORDING_TO:
        head = table.heads[cue] if table.deps[cue] in ("case", "mark") else None
        if head is None:
            head = next((one for one in table.children[cue] if one > cue and is_nominal(table, one)), None)
        return head if head is not None and is_nominal(table, head) else None
    if match.construction.kind is Kind.LABEL:
        return _label(table, cue)
    if table.pos[cue] == "NOUN":
        return _owner(table, cue)
    if table.pos[cue] == "ADJ":
        return _of_adjective(table, cue)
    absolute = of_absolute(table, cue)
    if absolute is not None and _own_subject(table, cue) is None:
        return absolute
    content_is_subject = match.construction.is_passive
    inverted = match.construction.is_inverted
    found = subject(table, cue, content_is_subject=content_is_subject, inverted=inverted)
    if found is None and not content_is_subject and not inverted:
        return _of_sentence(table, cue)
    return found


def _of_sentence(table: TokenTable, verb: int) -> int | None:
    """The subject of the sentence, for a verb behind it that the parse leaves without one."""
    if any(table.deps[kid] in ("aux:pass", "nsubj:pass", "expl") for kid in table.children[verb]):
        return None
    root = verb
    for root in table.ancestors(verb):  # noqa: B007 - the last one is wanted
        pass
    found = table.child(root, "nsubj", "nsubj:pass")
    return found if root != verb and found is not None and found < verb and table.lowers[found] != "there" else None


def _label(table: TokenTable, colon: int) -> int | None:
    """Whoever stands alone before a colon: *Ada Roe: "…"*."""
    if colon == 0 or table.pos[colon - 1] not in ("PROPN", "NOUN", "PRON"):
        return None
    return colon - 1


def is_nominal(table: TokenTable, token: int) -> bool:
    """Whether the token can head a noun phrase."""
    return table.pos[token] in ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X")


def agent(table: TokenTable, verb: int) -> int | None:
    """The agent of a passive: the noun under *by*."""
    for kid in table.children[verb]:
        if kid > verb and table.deps[kid].startswith(("obl", "nmod", "agent")):
            case = preposition(table, kid)
            if case is not None and table.lowers[case] == "by":
                return kid
    return None


def _own_subject(table: TokenTable, verb: int) -> int | None:
    before = after = None
    for kid in table.children[verb]:
        dep = table.deps[kid]
        if dep.startswith("nsubj") and dep != "nsubj:pass":
            if kid < verb:
                # Of a title and a name that were both made subjects, the name is the nearer one.
                before = kid
            elif after is None:
                after = kid
    return before if before is not None else after


def subject(table: TokenTable, verb: int, *, content_is_subject: bool = False, inverted: bool = False) -> int | None:
    """The source of `verb`: its subject or, of a passive, its agent; taken from the verbs above where it has none."""
    at: int | None = verb
    for _ in range(_LONGEST_CLIMB):
        if at is None:
            return None
        ends, found = _of_clause(table, at, verb, inverted)
        if ends:
            return found
        if content_is_subject:
            return agent(table, verb)
        found, at = _of_clause_above(table, at)
        if found is not None:
            return found
    return None


def _of_clause(table: TokenTable, at: int, verb: int, inverted: bool) -> tuple[bool, int | None]:
    """Whether the search for the source of `verb` ends at the clause of `at`, and the source there."""
    passive = table.child(at, "aux:pass", "nsubj:pass") is not None
    if passive and at == verb:
        return True, agent(table, verb)
    own = _own_subject(table, at)
    if own is not None:
        return True, None if table.lowers[own] == "there" else own
    found = table.child(at, "nsubj:pass") if passive else None
    if found is None and inverted and at == verb:
        # "…," said the mayor: a parser may take what stands after the verb for its object.
        found = next((kid for kid in table.children[at] if kid > verb and _may_be_subject(table, kid)), None)
    return found is not None, found


def _of_clause_above(table: TokenTable, at: int) -> tuple[int | None, int | None]:
    """The source that the relation of `at` to its head shows, and the clause to look in next; None for none."""
    head, dep = table.heads[at], table.deps[at]
    if head == at:
        return None, None
    if dep == "acl:relcl":
        return head, None
    if dep in ("acl", "amod"):
        return _maker(table, head), None
    if dep == "xcomp":
        obj = table.child(head, "obj", "iobj")
        if obj is not None and obj < at:
            return obj, None
    elif dep.split(":")[0] not in _SHARING_SUBJECTS:
        return None, None
    if not table.is_verb(head) and dep in _CLAUSES_OF_NOUNS:
        return _own_subject(table, head), head
    return None, head


def _may_be_subject(table: TokenTable, token: int) -> bool:
    """Whether a noun behind a verb may be its subject, whatever the parse calls it."""
    return (
        table.deps[token].split(":")[0] in ("obj", "dep", "iobj", "obl", "xcomp", "ccomp")
        and table.pos[token] in ("NOUN", "PROPN", "PRON")
        and preposition(table, token) is None
    )


def _maker(table: TokenTable, noun: int) -> int | None:
    """The source behind a noun with a participle: itself, or who made it where it only carries words."""
    if table.lemmas[noun] in CARRIERS and table.deps[noun] == "obj":
        made_by = subject(table, table.heads[noun])
        if made_by is not None:
            return made_by
    return noun


def _owner(table: TokenTable, noun: int) -> int | None:
    """The owner of a noun: its possessor, *by*, or the subject of the verb that it hangs on."""
    at = noun
    for _ in range(_LONGEST_CLIMB):
        for kid in table.children[at]:
            if table.deps[kid] in ("nmod:poss", "det:poss", "poss"):
                return kid
        for kid in table.children[at]:
            if table.deps[kid].startswith("nmod") and kid > at:
                case = preposition(table, kid)
                if case is not None and table.lowers[case] in _OWNER:
                    return kid
        head, dep = table.heads[at], table.deps[at]
        if head == at or dep.startswith("nsubj"):
            break
        if table.is_verb(head):
            return subject(table, head) if dep.split(":")[0] in ("obj", "obl", "xcomp", "advcl", "ccomp") else None
        if table.pos[head] == "ADJ":
            return _of_adjective(table, head)
        own = _own_subject(table, head)
        if own is not None and own != at:
            return own
        at = head
    compound = [kid for kid in table.children[noun] if table.deps[kid] == "compound" and table.pos[kid] == "PROPN"]
    return compound[-1] if compound else None


def _of_adjective(table: TokenTable, adjective: int) -> int | None:
    own = _own_subject(table, adjective)
    if own is not None:
        return None if table.lowers[own] in ("it", "there") else own
    head, dep = table.heads[adjective], table.deps[adjective]
    if head == adjective:
        return None
    if dep in ("amod", "acl", "acl:relcl", "appos"):
        return head
    if dep in ("xcomp", "conj", "advcl", "ccomp", "parataxis", "dep"):
        found = _own_subject(table, head)
        return found if found is not None else subject(table, head) if table.is_verb(head) else None
    return None
