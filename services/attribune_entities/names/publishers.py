"""Publishers whom the recogniser took for persons: told by what the whole article does with their names.

A person comes with a full name, a title or a first name that is known, and does more than report. A lone word without
any of these, which the article only ever reports with, tells things to or goes by, is a newspaper, a site or an agency.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from attribune_entities import lexicon
from attribune_entities.lexicon.first_names import FEMALE, MALE
from attribune_entities.lexicon.verbs import SPEECH
from attribune_entities.names.fold import fold
from attribune_entities.names.spans import Name
from attribune_entities.reading import Reading, head_of

#: What stands right behind *reported* where a correspondent does it: "Roe reported from Rome".
_ELSEWHERE = lexicon.words("back for from to")
_TELLING = lexicon.words("tell tells telling told")
#: Words before a name that both persons and publishers stand behind; "the" may come between.
_BEFORE = (("according", "to"), ("interview", "with"))
_OBJECTS = frozenset({"obj", "iobj"})


def move_publishers(reading: Reading, names: Sequence[Name]) -> None:
    """Label as organisations the persons of one word of whom the article speaks as of publishers, and never otherwise.

    At least one mention has to be one that persons are not in: *X reported …*, *reported by X*, *told X in an
    interview*, or *the X* where it speaks.
    """
    groups: defaultdict[str, list[Name]] = defaultdict(list)
    fuller: set[str] = set()
    for name in names:
        if name.label == "PERSON":
            words = fold(name.text)
            if len(words) == 1:
                groups[words[0]].append(name)
            fuller.update(words if len(words) > 1 else ())
    for word, members in groups.items():
        if word in fuller or word in MALE or word in FEMALE or any(name.titles or name.gender for name in members):
            continue
        seen = [_as_publisher(reading, name) for name in members]
        if all(one is not None for one in seen) and any(seen):
            for name in members:
                name.label = "ORG"


def _as_publisher(reading: Reading, name: Name) -> bool | None:
    """Whether only publishers stand in such a place; None where the place speaks of no publisher."""
    first, last = name.first, name.last
    article = first > 0 and reading.lower[first - 1] == "the"
    before = tuple(reading.lower[max(0, first - article - 2) : first - article])
    head = head_of(reading, first, last)
    verb = reading.head[head]
    if reading.role[head] == "nsubj" and verb >= last and not _passive(reading, head):
        # An adverb may come between: "Velo first reported". What else does would tell of a person: "Roe, 34, said".
        if any(reading.tag[token] != "RB" for token in range(last, verb)):
            return None
        if reading.lemma[verb] == "report":
            after = reading.lower[verb + 1] if verb + 1 < len(reading) else ""
            return True if after not in _ELSEWHERE else None
        return article if reading.lemma[verb] in SPEECH else None
    if before in (("reported", "by"), ("report", "by")):
        return True
    if before in _BEFORE:
        return article
    if before[-1:] and before[-1] in _TELLING:
        return article or _in_interview(reading, first - article - 1)
    if reading.role[head] in _OBJECTS and verb < first and reading.lemma[verb] == "tell":
        return article or _in_interview(reading, verb)
    return None


def _passive(reading: Reading, subject: int) -> bool:
    return reading.dep[subject] in ("nsubj:pass", "nsubjpass")


def _in_interview(reading: Reading, verb: int) -> bool:
    """Whether something was told in an interview."""
    _, end = reading.sentences[reading.sentence[verb]]
    told = range(verb, end)
    return any(
        reading.lower[token] == "interview" and reading.head[token] in told and reading.lower[token - 2] == "in"
        for token in told[2:]
    )
