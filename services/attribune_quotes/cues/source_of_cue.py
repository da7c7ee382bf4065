"""The source of a cue: the head of the noun phrase that says who speaks, found along the parse.

It is the subject of the verb, which coordinated verbs, infinitives and participles share; the agent of a passive; the
owner of a noun ("his claim", "a statement by …"); or what "according to" governs.
"""

from __future__ import annotations

from attribune_quotes.cues.construction_matches import ConstructionMatch, preposition
from attribune_quotes.cues.constructions import Construction, Kind
from attribune_quotes.cues.participles import is_addressed, subject_of_absolute
from attribune_quotes.lexicon import read
from attribune_quotes.text.quotation_tags import QuotationTags
from attribune_text.token_table import TokenTable

#: Least probability of a content tag from which a token is within a content. Set by hand.
_MIN_CONTENT_TAG = 0.5
#: Most steps up the tree in which a source is looked for. Set by hand.
_MAX_STEPS_UP = 6
#: Relations, without subtypes, whose dependents may share the subject of their head.
_SHARING_SUBJECTS = frozenset({"conj", "advcl", "ccomp", "parataxis", "dep", "aux", "cop", "obl"})
#: Relations of clauses to a noun or an adjective whose subject is the source.
_CLAUSES_OF_NOUNS = frozenset({"advcl", "xcomp", "conj", "ccomp", "parataxis", "dep", "obl"})

#: Prepositions that lead from a noun to its owner.
_OWNER_PREPOSITIONS = frozenset({"by", "from", "among"})

#: Nouns that only carry somebody's words. Whoever made them is the source, if the sentence says who did.
CARRIER_NOUNS = read("carrier_nouns.txt")
#: Who sits while others speak.
_HEARING_BODIES = read("hearing_bodies.txt")


def source_rule(construction: Construction) -> str:
    """Return what of a construction decides on its source: `find_source` gives matches of one cue and rule one source.

    So a source need be looked for only once for each cue and rule.
    """
    if construction.kind in (Kind.ACCORDING_TO, Kind.LABEL):
        return construction.name
    if construction.is_passive:
        return "passive"
    return "inverted" if construction.is_inverted else ""


def find_source(table: TokenTable, match: ConstructionMatch, tags: QuotationTags | None = None) -> int | None:
    """Return the token that heads the source of `match`; None if the sentence names none.

    A cue that `tags` put outside of all contents rarely has its source within one: *Roe said the plan was dead but went
    on, insisting that …*, where the parse makes *the plan* the subject of *insisting*. Then the nearest verb above that
    is outside, with a subject outside, gives the source, if there is such a verb.
    """
    found = _by_parse(table, match)
    if found is None or tags is None:
        return found
    content_tag = tags.content.part
    if content_tag[found] < _MIN_CONTENT_TAG or content_tag[match.cue] >= _MIN_CONTENT_TAG:
        return found
    for verb in table.ancestors(found):
        if content_tag[verb] < _MIN_CONTENT_TAG and table.is_verb(verb) and verb != match.cue:
            outer = source_of_verb(table, verb)
            if outer is not None and content_tag[outer] < _MIN_CONTENT_TAG:
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
        return _label_before_colon(table, cue)
    if table.pos[cue] == "NOUN":
        return _source_of_noun(table, cue)
    if table.pos[cue] == "ADJ":
        return _source_of_adjective(table, cue)
    if is_addressed(table, cue):
        return agent_of_passive(table, cue)
    if _is_heard_in_session(table, cue):
        return None
    absolute = subject_of_absolute(table, cue)
    if absolute is not None and _subject_of(table, cue) is None:
        return absolute
    content_is_subject = match.construction.is_passive
    inverted = match.construction.is_inverted
    found = source_of_verb(table, cue, content_is_subject=content_is_subject, inverted=inverted)
    if found is None and not content_is_subject and not inverted:
        return _subject_of_sentence(table, cue)
    return found


def _is_heard_in_session(table: TokenTable, verb: int) -> bool:
    """Return whether a court or the like hears what somebody says: *the inquest heard that …*."""
    subject = _subject_of(table, verb) if table.lemmas[verb] == "hear" else None
    return subject is not None and table.lemmas[subject] in _HEARING_BODIES


def _subject_of_sentence(table: TokenTable, verb: int) -> int | None:
    """Return the subject of the sentence's root, for a verb after it that has none of its own; None if there is none.

    A passive and a verb with *it* or *there* as its expletive have none.
    """
    if any(table.deps[kid] in ("aux:pass", "nsubj:pass", "expl") for kid in table.children[verb]):
        return None
    root = verb
    for root in table.ancestors(verb):  # noqa: B007 - the last one is wanted
        pass
    found = table.child(root, "nsubj", "nsubj:pass")
    return found if root != verb and found is not None and found < verb and table.lowers[found] != "there" else None


def _label_before_colon(table: TokenTable, colon: int) -> int | None:
    """Return the noun right before a colon: *Ada Roe: "…"*; None if there is none."""
    if colon == 0 or table.pos[colon - 1] not in ("PROPN", "NOUN", "PRON"):
        return None
    return colon - 1


def is_nominal(table: TokenTable, token: int) -> bool:
    """Return whether the token can head a noun phrase."""
    return table.pos[token] in ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X")


def agent_of_passive(table: TokenTable, verb: int) -> int | None:
    """Return the agent of a passive, the noun that *by* governs; None if there is none."""
    for kid in table.children[verb]:
        if kid > verb and table.deps[kid].startswith(("obl", "nmod", "agent")):
            case = preposition(table, kid)
            if case is not None and table.lowers[case] == "by":
                return kid
    return None


def _subject_of(table: TokenTable, verb: int) -> int | None:
    """Return the active subject of `verb`: the nearest one before it, else the first one after it."""
    before = after = None
    for kid in table.children[verb]:
        dep = table.deps[kid]
        if dep.startswith("nsubj") and dep != "nsubj:pass":
            if kid < verb:
                # If the parse makes a title and a name subjects, the name is the nearer one.
                before = kid
            elif after is None:
                after = kid
    return before if before is not None else after


def source_of_verb(
    table: TokenTable, verb: int, *, content_is_subject: bool = False, inverted: bool = False
) -> int | None:
    """Return the source of `verb`: its subject, the agent of a passive, or the subject of a verb above that shares it.

    With `content_is_subject` the content is the subject of a passive, so only the agent counts. With `inverted` the
    source may stand after the verb.
    """
    at: int | None = verb
    for _ in range(_MAX_STEPS_UP):
        if at is None:
            return None
        ends, found = _source_in_clause(table, at, verb, inverted)
        if ends:
            return found
        if content_is_subject:
            return agent_of_passive(table, verb)
        found, at = _source_above_clause(table, at)
        if found is not None:
            return found
    return None


def _source_in_clause(table: TokenTable, at: int, verb: int, inverted: bool) -> tuple[bool, int | None]:
    """Return whether the search for the source of `verb` ends at the clause of `at`, and the source there, if any."""
    passive = table.child(at, "aux:pass", "nsubj:pass") is not None
    if passive and at == verb:
        return True, agent_of_passive(table, verb)
    own = _subject_of(table, at)
    if own is not None:
        return True, None if table.lowers[own] == "there" else own
    found = table.child(at, "nsubj:pass") if passive else None
    if found is None and inverted and at == verb:
        # "…," said the mayor: a parser may make the noun after the verb its object.
        found = next((kid for kid in table.children[at] if kid > verb and _may_be_subject(table, kid)), None)
    return found is not None, found


def _source_above_clause(table: TokenTable, at: int) -> tuple[int | None, int | None]:
    """Return the source that the relation of `at` to its head shows, and the clause to look in next; None for none."""
    head, dep = table.heads[at], table.deps[at]
    if head == at:
        return None, None
    if dep == "acl:relcl":
        return head, None
    if dep in ("acl", "amod"):
        return _source_of_described_noun(table, head), None
    if dep == "xcomp":
        obj = table.child(head, "obj", "iobj")
        if obj is not None and obj < at:
            return obj, None
    elif dep.split(":")[0] not in _SHARING_SUBJECTS:
        return None, None
    if not table.is_verb(head) and dep in _CLAUSES_OF_NOUNS:
        return _subject_of(table, head), head
    return None, head


def _may_be_subject(table: TokenTable, token: int) -> bool:
    """Return whether a noun after a verb may be its subject, whatever the parse calls it."""
    return (
        table.deps[token].split(":")[0] in ("obj", "dep", "iobj", "obl", "xcomp", "ccomp")
        and table.pos[token] in ("NOUN", "PROPN", "PRON")
        and preposition(table, token) is None
    )


def _source_of_described_noun(table: TokenTable, noun: int) -> int | None:
    """Return the source of a participle that describes `noun`: the noun, or who made it if it only carries words.

    *Ada Roe issued a statement saying …*: the source is *Ada Roe*.
    """
    if table.lemmas[noun] in CARRIER_NOUNS and table.deps[noun] == "obj":
        made_by = source_of_verb(table, table.heads[noun])
        if made_by is not None:
            return made_by
    return noun


def _source_of_noun(table: TokenTable, noun: int) -> int | None:
    """Return the source of a noun: its possessor, its *by*, or the subject of the verb that it depends on."""
    at = noun
    for _ in range(_MAX_STEPS_UP):
        for kid in table.children[at]:
            if table.deps[kid] in ("nmod:poss", "det:poss", "poss"):
                return kid
        for kid in table.children[at]:
            if table.deps[kid].startswith("nmod") and kid > at:
                case = preposition(table, kid)
                if case is not None and table.lowers[case] in _OWNER_PREPOSITIONS:
                    return kid
        head, dep = table.heads[at], table.deps[at]
        if head == at or dep.startswith("nsubj"):
            break
        if table.is_verb(head):
            return (
                source_of_verb(table, head) if dep.split(":")[0] in ("obj", "obl", "xcomp", "advcl", "ccomp") else None
            )
        if table.pos[head] == "ADJ":
            return _source_of_adjective(table, head)
        own = _subject_of(table, head)
        if own is not None and own != at:
            return own
        at = head
    compound = [kid for kid in table.children[noun] if table.deps[kid] == "compound" and table.pos[kid] == "PROPN"]
    return compound[-1] if compound else None


def _source_of_adjective(table: TokenTable, adjective: int) -> int | None:
    """Return the source of an adjective: its subject, the noun that it describes, or a subject that it shares."""
    own = _subject_of(table, adjective)
    if own is not None:
        return None if table.lowers[own] in ("it", "there") else own
    head, dep = table.heads[adjective], table.deps[adjective]
    if head == adjective:
        return None
    if dep in ("amod", "acl", "acl:relcl", "appos"):
        return head
    if dep in ("xcomp", "conj", "advcl", "ccomp", "parataxis", "dep"):
        found = _subject_of(table, head)
        return found if found is not None else source_of_verb(table, head) if table.is_verb(head) else None
    return None
