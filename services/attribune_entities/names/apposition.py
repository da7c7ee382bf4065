"""Nouns in apposition to a name: "Jane Roe, the mayor", "the city's mayor, Jane Roe". By the parse and by the words."""

from __future__ import annotations

from attribune_entities.names.roles import is_head
from attribune_entities.names.spans import Name
from attribune_entities.reading import Reading, head_of

#: Tags of what stands in a noun phrase before its head.
_PHRASE = frozenset({"DT", "PRP$", "JJ", "JJR", "JJS", "NN", "NNP", "NNPS", "POS", "CD", "VBN", "VBG", "HYPH"})
_OPENERS = frozenset({"DT", "PRP$", "POS"})
_LONGEST = 8
_DASHES = frozenset({",", "–", "—", "--", "("})


def appositions(reading: Reading, name: Name) -> tuple[int, ...]:
    """Return the nouns in the singular, each a title or a role, that stand in apposition to the name."""
    head = head_of(reading, name.first, name.last)
    nouns = [child for child in reading.children[head] if reading.role[child] == "appos" and child >= name.last]
    if reading.role[head] == "appos" and not name.first <= reading.head[head] < name.last:
        nouns.append(reading.head[head])
    nouns += [noun for noun in (_after(reading, name), _before(reading, name)) if noun >= 0]
    return tuple(
        noun
        for noun in dict.fromkeys(nouns)
        if is_head(reading.word[noun]) and reading.tag[noun] not in ("NNS", "NNPS") and noun not in _range(name)
    )


def _range(name: Name) -> range:
    return range(name.first, name.last)


def _after(reading: Reading, name: Name) -> int:
    """Return the noun of "NAME, a Swedish analyst" or "NAME, 58, the mayor of …", or -1."""
    end = reading.sentences[reading.sentence[name.first]][1]
    at = name.last
    if (
        at + 1 < end
        and reading.word[at] == ","
        and reading.tag[at + 1] == "CD"
        and reading.word[at + 2 : at + 3] == [","]
    ):
        at += 2
    if at + 1 >= end or reading.word[at] not in _DASHES:
        return -1
    noun = at
    while noun + 1 < end and noun - at < _LONGEST and reading.tag[noun + 1] in _PHRASE:
        noun += 1
    # A verb after the noun would make it the subject of a new clause.
    if noun == at or not reading.tag[noun].startswith("NN") or (noun + 1 < end and reading.tag[noun + 1][:2] in _VERBS):
        return -1
    return noun


_VERBS = frozenset({"VB", "MD"})


def _before(reading: Reading, name: Name) -> int:
    """Return the noun of "the company's founder, NAME," or -1."""
    noun = name.first - 2
    start, end = reading.sentences[reading.sentence[name.first]]
    if noun < start or reading.word[name.first - 1] != "," or reading.tag[noun] not in ("NN", "NNP"):
        return -1
    first = noun
    while first - 1 >= start and noun - first < _LONGEST and reading.tag[first - 1] in _PHRASE:
        first -= 1
        if reading.tag[first] in _OPENERS:
            break
    closed = name.last >= end or not any(map(str.isalnum, reading.word[name.last])) or reading.lower[name.last] == "who"
    return noun if closed and reading.tag[first] in _OPENERS else -1
