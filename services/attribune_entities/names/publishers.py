"""Publishers that the recogniser took for persons, told by what the whole article does with their names.

A person comes with a full name, a title or a known first name, and does more than report. A lone word without any of
these that the article only reports with, tells things to or goes by is a newspaper, a site or an agency.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from attribune_entities.lexicon.verbs import SPEECH_VERBS
from attribune_entities.names.name_mention import NameMention
from attribune_text.fold import fold
from attribune_text.gender import is_first_name
from attribune_text.lexicon import words
from attribune_text.token_table import TokenTable

#: What stands right after *reported* where a correspondent does it: "Roe reported from Rome".
_AFTER_CORRESPONDENT = words("back for from to")
_FORMS_OF_TELL = words("tell tells telling told")
#: Words before a name of a publisher alone, and before one of a publisher or a person; "the" may come between.
_BEFORE_PUBLISHER = (("reported", "by"), ("report", "by"))
_BEFORE_EITHER = (("according", "to"), ("interview", "with"))
_OBJECTS = frozenset({"obj", "iobj"})


def move_publishers(table: TokenTable, names: Sequence[NameMention]) -> None:
    """Label as organisations the persons of one word that the article mentions only as it mentions publishers.

    At least one mention stands where no person's would: *X reported …*, *reported by X*, *told X in an interview*, or
    *the X* where it speaks.
    """
    groups: defaultdict[str, list[NameMention]] = defaultdict(list)
    in_full_names: set[str] = set()
    for name in names:
        if name.label == "PERSON":
            folded = fold(name.text)
            if len(folded) == 1:
                groups[folded[0]].append(name)
            in_full_names.update(folded if len(folded) > 1 else ())
    for word, members in groups.items():
        if word in in_full_names or is_first_name(word) or any(name.titles or name.title_gender for name in members):
            continue
        evidence = [_evidence(table, name) for name in members]
        if all(one is not None for one in evidence) and any(evidence):
            for name in members:
                name.label = "ORG"


def _evidence(table: TokenTable, name: NameMention) -> bool | None:
    """Return True where only a publisher can stand, False where a person can as well, None where only a person can."""
    first = name.first
    article = first > 0 and table.lowers[first - 1] == "the"
    before = tuple(table.lowers[max(0, first - article - 2) : first - article])
    head = table.head_of(first, name.last)
    verb = table.heads[head]
    if table.roles[head] == "nsubj" and verb >= name.last and not _is_passive(table, head):
        return _evidence_of_subject(table, name.last, verb, article)
    if before in _BEFORE_PUBLISHER:
        return True
    if before in _BEFORE_EITHER:
        return article
    if before[-1:] and before[-1] in _FORMS_OF_TELL:
        return article or _is_told_in_interview(table, first - article - 1)
    if table.roles[head] in _OBJECTS and verb < first and table.lemmas[verb] == "tell":
        return article or _is_told_in_interview(table, verb)
    return None


def _evidence_of_subject(table: TokenTable, last: int, verb: int, article: bool) -> bool | None:
    """Return what the verb of which the name before the token `last` is the subject tells; see `_evidence`."""
    # An adverb may come between: "Velo first reported". Anything else tells of a person: "Roe, 34, said".
    if any(table.tags[token] != "RB" for token in range(last, verb)):
        return None
    if table.lemmas[verb] == "report":
        after = table.lowers[verb + 1] if verb + 1 < len(table) else ""
        return True if after not in _AFTER_CORRESPONDENT else None
    return article if table.lemmas[verb] in SPEECH_VERBS else None


def _is_passive(table: TokenTable, subject: int) -> bool:
    return table.deps[subject] in ("nsubj:pass", "nsubjpass")


def _is_told_in_interview(table: TokenTable, verb: int) -> bool:
    """Whether "in an interview" follows the verb in its sentence, and depends on the verb or on a word after it."""
    _, end = table.sentences[table.sentence_of[verb]]
    told = range(verb, end)
    return any(
        table.lowers[token] == "interview" and table.heads[token] in told and table.lowers[token - 2] == "in"
        for token in told[2:]
    )
