"""Nouns in apposition to a name: "Jane Roe, the mayor", "the city's mayor, Jane Roe". By the parse and by the words."""

from __future__ import annotations

from attribune_entities.names.name_mention import NameMention
from attribune_entities.names.title_nouns import is_title_noun
from attribune_text.token_table import TokenTable

#: Tags of what stands in a noun phrase before its head.
_PHRASE = frozenset({"DT", "PRP$", "JJ", "JJR", "JJS", "NN", "NNP", "NNPS", "POS", "CD", "VBN", "VBG", "HYPH"})
_OPENERS = frozenset({"DT", "PRP$", "POS"})
_LONGEST = 8
_DASHES = frozenset({",", "–", "—", "--", "("})


def appositions(table: TokenTable, name: NameMention) -> tuple[int, ...]:
    """Return the nouns in the singular, each a title or a role, that stand in apposition to the name."""
    head = table.head_of(name.first, name.last)
    nouns = [child for child in table.children[head] if table.roles[child] == "appos" and child >= name.last]
    if table.roles[head] == "appos" and not name.first <= table.heads[head] < name.last:
        nouns.append(table.heads[head])
    nouns += [noun for noun in (_after(table, name), _before(table, name)) if noun >= 0]
    return tuple(
        noun
        for noun in dict.fromkeys(nouns)
        if is_title_noun(table.words[noun]) and table.tags[noun] not in ("NNS", "NNPS") and noun not in _range(name)
    )


def _range(name: NameMention) -> range:
    return range(name.first, name.last)


def _after(table: TokenTable, name: NameMention) -> int:
    """Return the noun of "NAME, a Swedish analyst" or "NAME, 58, the mayor of …", or -1."""
    end = table.sentences[table.sentence_of[name.first]][1]
    at = name.last
    if at + 1 < end and table.words[at] == "," and table.tags[at + 1] == "CD" and table.words[at + 2 : at + 3] == [","]:
        at += 2
    if at + 1 >= end or table.words[at] not in _DASHES:
        return -1
    noun = at
    while noun + 1 < end and noun - at < _LONGEST and table.tags[noun + 1] in _PHRASE:
        noun += 1
    # A verb after the noun would make it the subject of a new clause.
    if noun == at or not table.tags[noun].startswith("NN") or (noun + 1 < end and table.tags[noun + 1][:2] in _VERBS):
        return -1
    return noun


_VERBS = frozenset({"VB", "MD"})


def _before(table: TokenTable, name: NameMention) -> int:
    """Return the noun of "the company's founder, NAME," or -1."""
    noun = name.first - 2
    start, end = table.sentences[table.sentence_of[name.first]]
    if noun < start or table.words[name.first - 1] != "," or table.tags[noun] not in ("NN", "NNP"):
        return -1
    first = noun
    while first - 1 >= start and noun - first < _LONGEST and table.tags[first - 1] in _PHRASE:
        first -= 1
        if table.tags[first] in _OPENERS:
            break
    closed = name.last >= end or not any(map(str.isalnum, table.words[name.last])) or table.lowers[name.last] == "who"
    return noun if closed and table.tags[first] in _OPENERS else -1
