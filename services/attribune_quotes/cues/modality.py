"""Whether what a cue reports was said: it is asked, imagined, announced, or said not to have taken place.

A modality is that of the reporting, not of the words: *asked whether it rains* is actual, *did she say that it rains?*
is a question. Of several the first counts: disputed, question, a condition, negated, another hypothetical, future.
Negation is decided in `negation`, disputes in `disputes`.
"""

from __future__ import annotations

from attribune_core.events import Modality
from attribune_quotes.cues.disputes import Disputes
from attribune_quotes.cues.negation import is_withheld
from attribune_quotes.cues.predicates import (
    auxiliaries,
    coordinated,
    governors,
    has_subject,
    is_infinitive,
    predicate_of,
    subject_of,
)
from attribune_quotes.lexicon import read, read_map
from attribune_text.lexicon import words
from attribune_text.token_table import TokenTable

#: [start, end) of each span of a content, in code points.
Spans = tuple[tuple[int, int], ...]

_GOVERNORS = read_map("governors.txt")
_FUTURE_GOVERNORS = frozenset(lemma for lemma, modality in _GOVERNORS.items() if modality == "future")
_HYPOTHETICAL_GOVERNORS = frozenset(lemma for lemma, modality in _GOVERNORS.items() if modality == "hypothetical")
_FICTION = read("fiction_nouns.txt")
_IMPERSONAL = read("impersonal_adjectives.txt")
_WILL = words("will wo shall 'll ’ll")
_WOULD = words("would 'd ’d")
_MIGHT = words("can ca could may might must should ought")
#: Words that make a clause a condition.
_CONDITIONS = words("if unless lest supposing provided assuming")
#: Second words of conditions of two: *as if*, *as though*, *in case*.
_FIXED = words("if though case")
#: Auxiliaries with which an inverted condition begins: *had she said so*.
_INVERTED = words("had should were")
#: Question words that take for granted that something was said: *why did she say*.
_PRESUPPOSING = words("why how when where")
#: Verbs that leave open what they govern, lemmas; "true" and the like, by which a question asks for it.
_NOT_FACTIVE = words("believe think suppose imagine say claim allege suggest mean true possible sure likely correct")
#: Words after which "if" means "whether". Lemmas.
_OPEN = words("unclear unknown uncertain unsure know ask wonder")
#: Verbs that ask by themselves. Lemmas.
_ASKING = words("ask wonder question enquire inquire")
#: Verbs that are as actual as what governs or follows them: *will go on to say*. Lemmas.
_TRANSPARENT = words("go continue begin start proceed come dare manage bother try return get")
#: Verbs before a clause that is only imagined, whoever imagines it. Lemmas.
_IMAGINING = words("imagine picture envisage envision pretend fantasise fantasize dream wish let")
#: Verbs that only suppose as an imperative: *suppose she says*. Lemmas.
_SUPPOSING = words("suppose assume say")
#: Tags of words with which a question begins.
_ASKING_TAGS = frozenset({"WP", "WP$", "WRB", "WDT", "MD"})
#: Verbs with which "I" says what follows, whatever the auxiliary: *I would say that*, *I must admit*.
_PERFORMING = read("performing_verbs.txt")
#: Verbs with which somebody who "can" does: *can reveal that*. Lemmas.
_REVEALING = words("reveal confirm report announce disclose tell say")
#: Verbs with which "would" is a wish that somebody does have. Lemmas.
_WISHING = words("like love prefer hate")
#: Wishes with which "I" says what follows: *I want to thank*. Lemmas.
_WANTING = words("want like wish have need")
#: Adverbs of a habit, and of what came later, with which "would" is the past: *would often say*, *would later say*.
_PAST_WOULD = words("often always usually sometimes frequently regularly repeatedly later eventually subsequently")
#: Words before a time at which a habit takes place: *every Sunday*.
_EACH = words("every each whenever")
_OPENING = words("“ ‘ « `` „")
_CLOSING = words("” ’ » ''")
#: Marks with which a quotation begins or ends.
_EITHER = words("\" '")
#: Words of a time to come.
_TO_COME = words(
    "tomorrow tonight next soon later shortly today monday tuesday wednesday thursday friday saturday sunday"
)


def modality_of(table: TokenTable, cue: int | None, content: Spans, disputes: Disputes) -> Modality:
    """Return the modality of a quote: `content` are its spans in code points, `cue` the token that reports them."""
    if disputes.has(cue, content[0][0]):
        return "disputed"
    if cue is None:
        return "actual"
    verb = predicate_of(table, cue)
    if _is_question(table, verb, content):
        return "question"
    if _is_conditional(table, verb):
        return "hypothetical"
    if is_withheld(table, cue, content):
        return "negated"
    if not table.is_verb(verb) and not auxiliaries(table, verb) and not governors(table, verb):
        return "hypothetical" if _is_fiction(table, verb, content) else "actual"
    return _mood(table, verb, content)


def _is_question(table: TokenTable, verb: int, content: Spans) -> bool:
    """Return whether the text asks whether the verb takes place, or leaves it open."""
    first = coordinated(table, verb)[-1]
    marks = [table.lowers[kid] for kid in table.children[first] if kid < first and table.deps[kid] == "mark"]
    if "whether" in marks or ("if" in marks and _is_open(table, first)):
        return True
    last = table.sentences[table.sentence_of[verb]][1]
    if not any(table.words[token] == "?" for token in range(verb + 1, last)):
        return False
    if any(table.lowers[kid] in _PRESUPPOSING for kid in table.children[first] if kid < first):
        return False
    if _is_asked(table, first):
        return True
    above = table.heads[first]
    if above != first and table.deps[first] in ("ccomp", "csubj", "xcomp") and table.lowers[above] in _NOT_FACTIVE:
        return _is_asked(table, above) or _is_asked(table, table.heads[above])
    return _is_declarative_question(table, first, content)


def _is_open(table: TokenTable, verb: int) -> bool:
    """Return whether the "if" of a clause means "whether": *asked if she had said*, *unclear if she said*."""
    if table.deps[verb] in ("ccomp", "csubj", "csubj:pass"):
        return True
    above = table.heads[verb]
    return above < verb and table.lemmas[above] in _OPEN


def _is_asked(table: TokenTable, verb: int) -> bool:
    """Return whether the verb is that of a question: an auxiliary before its subject, or who or what as its subject."""
    if table.deps[verb] in ("advcl", "acl", "acl:relcl", "ccomp") and not _is_before_head(table, verb):
        return False
    subject = subject_of(table, verb)
    if subject is None:
        subject = table.child(verb, "expl")
    if subject is None:
        return False
    kids = [kid for kid in table.children[verb] if kid < verb]
    if table.lowers[subject] in ("who", "what", "which") and table.deps[verb] not in ("acl:relcl", "acl", "ccomp"):
        return True
    before = [kid for kid in kids if table.deps[kid] in ("aux", "aux:pass", "cop") and kid < subject]
    return bool(before)


def _is_before_head(table: TokenTable, verb: int) -> bool:
    """Return whether the verb is before what it depends on, as is that of a quotation before its cue."""
    return table.heads[verb] > verb


def _is_declarative_question(table: TokenTable, verb: int, content: Spans) -> bool:
    """Return whether a statement is put as a question: *So he told them that it rained?*

    The question mark is outside of the words, which ask nothing themselves.
    """
    if table.heads[verb] != verb or table.lemmas[verb] in _ASKING:
        return False
    last = table.sentences[table.sentence_of[verb]][1] - 1
    while last > verb and table.words[last] != "?":
        last -= 1
    if _is_quoted(table, verb, last) or _is_in(table, last, content):
        return False
    begin = table.first_in(*content[0])
    return begin > verb and table.pos[begin] != "AUX" and table.tags[begin] not in _ASKING_TAGS


def _is_quoted(table: TokenTable, first: int, last: int) -> bool:
    """Return whether a quotation begins between the two tokens and holds the last one."""
    is_open = False
    for word in table.words[first:last]:
        if word in _OPENING:
            is_open = True
        elif word in _CLOSING or word in _EITHER:
            is_open = word in _EITHER and not is_open
    return is_open


def _is_conditional(table: TokenTable, verb: int) -> bool:
    """Return whether the verb is in a condition, *had she said*, or only imagined, *suppose she says*."""
    first = coordinated(table, verb)[-1]
    kids = [kid for kid in table.children[first] if kid < first]
    for kid in kids:
        if table.deps[kid] == "mark" and table.lowers[kid] in _CONDITIONS:
            return True
        if any(table.lowers[one] in _FIXED and table.deps[one] == "fixed" for one in table.children[kid]):
            return True
    if (
        kids
        and table.lowers[kids[0]] in _INVERTED
        and has_subject(table, first)
        and table.deps[kids[0]].startswith("aux")
    ):
        return True
    return _is_imagined(table, first)


def _is_imagined(table: TokenTable, verb: int) -> bool:
    above = table.heads[verb]
    if above == verb or above > verb or table.deps[verb] not in ("ccomp", "xcomp", "acl", "advcl", "dep"):
        return False
    if table.pos[above] in ("PRON", "NOUN", "PROPN") and table.deps[verb] != "acl:relcl":
        above = table.heads[above]
    lemma = table.lemmas[above]
    if lemma == "let":
        return not any(table.lowers[kid] == "me" for kid in (*table.children[above], *table.children[verb]))
    if lemma in _IMAGINING:
        return True
    return lemma in _SUPPOSING and table.tags[above] in ("VB", "VBP") and subject_of(table, above) is None


def _mood(table: TokenTable, verb: int, content: Spans) -> Modality:
    """Return what auxiliaries, governors, the imperative and fiction make of a verb."""
    own = _by_auxiliary(table, verb, content)
    if own != "actual":
        return own
    below = verb
    for above in governors(table, verb):
        found = _by_governor(table, above, below)
        if found != "actual":
            return found
        below = above
    if _is_infinitive_to_come(table, verb):
        return "future"
    if _is_imperative(table, verb) or _is_fiction(table, verb, content):
        return "hypothetical"
    return "actual"


def _by_auxiliary(table: TokenTable, verb: int, content: Spans = ()) -> Modality:
    """Return what the auxiliaries of a verb make of it; words of `content` are none."""
    lemma = table.lemmas[verb]
    for one in auxiliaries(table, verb):
        lower = table.lowers[one]
        if table.tags[one] != "MD" or _is_in(table, one, content):
            continue
        if lemma in _PERFORMING and _is_of_speaker(table, verb) and not _is_perfect(table, verb):
            return "actual"
        if lower in _WILL:
            return "hypothetical" if _has_condition(table, verb) else "future"
        if lower in _WOULD:
            return _by_would(table, verb)
        if lower in _MIGHT:
            return "actual" if lower == "can" and lemma in _REVEALING and _is_of_name(table, verb) else "hypothetical"
    return "actual"


def _is_of_speaker(table: TokenTable, verb: int) -> bool:
    subject = subject_of(table, verb)
    return subject is not None and table.lowers[subject] in ("i", "we")


def _is_of_name(table: TokenTable, verb: int) -> bool:
    """Return whether the subject is a name: *The Courier can reveal*."""
    subject = subject_of(table, verb)
    return subject is not None and table.pos[subject] == "PROPN"


def _is_perfect(table: TokenTable, verb: int) -> bool:
    return any(table.lemmas[one] == "have" for one in auxiliaries(table, verb))


def _has_condition(table: TokenTable, verb: int) -> bool:
    """Return whether a condition depends on the verb: *will say so if it rains*."""
    return any(
        table.deps[kid] == "advcl" and any(table.lowers[one] in _CONDITIONS for one in table.children[kid] if one < kid)
        for kid in table.children[verb]
    )


def _by_would(table: TokenTable, verb: int) -> Modality:
    """Return what "would" makes of a verb: a habit, the future of a time that is past, or what is imagined."""
    if _is_perfect(table, verb) or _has_condition(table, verb):
        return "hypothetical"
    if table.lemmas[verb] in _WISHING:
        return "actual"
    kids = table.children[verb]
    if any(table.lowers[kid] in _PAST_WOULD or (table.lowers[kid] == "as" and kid < verb) for kid in kids):
        return "actual"
    times = [kid for kid in kids if table.deps[kid].startswith(("obl", "advmod", "nmod", "advcl"))]
    beside = {table.lowers[one] for kid in times for one in table.children[kid]}
    if beside & _EACH or ("when" in beside and table.heads[verb] == verb):
        return "actual"
    above = table.heads[verb]
    if table.deps[verb] == "ccomp" and above != verb and table.tags[above] in ("VBD", "VBN"):
        return "future"
    if any(table.lowers[one] in _TO_COME for kid in times for one in (kid, *table.children[kid])):
        return "future"
    return "hypothetical"


def _by_governor(table: TokenTable, above: int, below: int) -> Modality:
    """Return what the governor of a verb makes of it: *expected to say*, *told to say*, *might go on to say*."""
    lemma = table.lemmas[above]
    infinitive = is_infinitive(table, below)
    if lemma in _WANTING and table.lemmas[below] in _PERFORMING and _is_of_speaker(table, above):
        return "actual"
    if lemma in _TRANSPARENT:
        if lemma == "go" and table.lowers[above] in ("going", "gon") and infinitive and auxiliaries(table, above):
            return "future"
        return _by_auxiliary(table, above)
    if lemma == "have" and infinitive:
        own = _by_auxiliary(table, above)
        return "hypothetical" if own == "actual" and table.tags[above] in ("VBZ", "VBP") else own
    if lemma == "be" and infinitive:
        return "future"
    if lemma in _IMPERSONAL and infinitive:
        return "hypothetical"
    if not infinitive and lemma not in _IMAGINING and lemma not in ("consider", "contemplate"):
        return "actual"
    if lemma in _FUTURE_GOVERNORS or table.lowers[above] in _FUTURE_GOVERNORS:
        return "future"
    if lemma in _HYPOTHETICAL_GOVERNORS or table.lowers[above] in _HYPOTHETICAL_GOVERNORS:
        return "hypothetical"
    return "actual"


def _is_infinitive_to_come(table: TokenTable, verb: int) -> bool:
    """Return whether an infinitive announces: *is to say*, *is due to say*, and in headlines *Mayor to say*."""
    if not is_infinitive(table, verb) or not has_subject(table, coordinated(table, verb)[-1]):
        return False
    return table.deps[verb] not in ("acl", "advcl")


def _is_imperative(table: TokenTable, verb: int) -> bool:
    """Return whether somebody is told to say it: *Tell them that it rains*."""
    if table.tags[verb] != "VB" or table.deps[verb] not in ("ROOT", "root", "parataxis", "ccomp", "conj"):
        return False
    if table.deps[verb] == "conj" and not _is_imperative(table, table.heads[verb]):
        return False
    return subject_of(table, verb) is None and not auxiliaries(table, verb) and not is_infinitive(table, verb)


def _is_fiction(table: TokenTable, verb: int, content: Spans) -> bool:
    """Return whether a person of a work says it: *in the script, the king tells*, *her character says*."""
    if table.tags[verb] not in ("VBZ", "VBP", "VBG") or table.lemmas[verb] == "write":
        return False
    subject = subject_of(table, verb)
    if subject is not None:
        if table.lemmas[subject] == "character":
            return True
        if any(table.lowers[kid] == "fictional" for kid in table.children[subject]):
            return True
    return any(
        table.lemmas[kid] in _FICTION
        and table.deps[kid].startswith("obl")
        and any(table.lowers[one] == "in" for one in table.children[kid])
        for kid in table.children[verb]
        if not _is_in(table, kid, content)
    )


def _is_in(table: TokenTable, token: int, content: Spans) -> bool:
    at = table.starts[token]
    return any(start <= at < end for start, end in content)
