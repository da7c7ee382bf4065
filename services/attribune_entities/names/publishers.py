"""Publishers whom the recogniser took for persons: told by what the whole article does with their names.

A person comes with a full name, a title or a first name that is known, and does more than report. A lone word without
any of these, which the article only ever reports with, tells things to or goes by, is a newspaper, a site or an agency.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from attribune_entities.lexicon.verbs import SPEECH_VERBS
from attribune_entities.names.name_mention import NameMention
from attribune_text import lexicon
from attribune_text.fold import fold
from attribune_text.gender import is_first_name
from attribune_text.token_table import TokenTable

#: What stands right behind *reported* where a correspondent does it: "Roe reported from Rome".
_ELSEWHERE = lexicon.words("back for from to")
_TELLING = lexicon.words("tell tells telling told")
#: Words before a name that both persons and publishers stand behind; "the" may come between.
_BEFORE = (("according", "to"), ("interview", "with"))
_OBJECTS = frozenset({"obj", "iobj"})


def move_publishers(table: TokenTable, names: Sequence[NameMention]) -> None:
    """Label as organisations the persons of one word of whom the article speaks as of publishers, and never otherwise.

    At least one mention has to be one that persons are not in: *X reported …*, *reported by X*, *told X in an
    interview*, or *the X* where it speaks.
    """
    groups: defaultdict[str, list[NameMention]] = defaultdict(list)
    fuller: set[str] = set()
    for name in names:
        if name.label == "PERSON":
            words = fold(name.text)
            if len(words) == 1:
                groups[words[0]].append(name)
            fuller.update(words if len(words) > 1 else ())
    for word, members in groups.items():
        if word in fuller or is_first_name(word) or any(name.titles or name.title_gender for name in members):
            continue
        seen = [_as_publisher(table, name) for name in members]
        if all(one is not None for one in seen) and any(seen):
            for name in members:
                name.label = "ORG"


def _as_publisher(table: TokenTable, name: NameMention) -> bool | None:
    """Whether only publishers stand in such a place; None where the place speaks of no publisher."""
    first, last = name.first, name.last
    article = first > 0 and table.lowers[first - 1] == "the"
    before = tuple(table.lowers[max(0, first - article - 2) : first - article])
    head = table.head_of(first, last)
    verb = table.heads[head]
    if table.roles[head] == "nsubj" and verb >= last and not _passive(table, head):
        # An adverb may come between: "Velo first reported". What else does would tell of a person: "Roe, 34, said".
        if any(table.tags[token] != "RB" for token in range(last, verb)):
            return None
        if table.lemmas[verb] == "report":
            after = table.lowers[verb + 1] if verb + 1 < len(table) else ""
            return True if after not in _ELSEWHERE else None
        return article if table.lemmas[verb] in SPEECH_VERBS else None
    if before in (("reported", "by"), ("report", "by")):
        return True
    if before in _BEFORE:
        return article
    if before[-1:] and before[-1] in _TELLING:
        return article or _in_interview(table, first - article - 1)
    if table.roles[head] in _OBJECTS and verb < first and table.lemmas[verb] == "tell":
        return article or _in_interview(table, verb)
    return None


def _passive(table: TokenTable, subject: int) -> bool:
    return table.deps[subject] in ("nsubj:pass", "nsubjpass")


def _in_interview(table: TokenTable, verb: int) -> bool:
    """Whether something was told in an interview."""
    _, end = table.sentences[table.sentence_of[verb]]
    told = range(verb, end)
    return any(
        table.lowers[token] == "interview" and table.heads[token] in told and table.lowers[token - 2] == "in"
        for token in told[2:]
    )
