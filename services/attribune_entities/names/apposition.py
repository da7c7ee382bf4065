"""Nouns in apposition to a name: "Jane Roe, the mayor", "the city's mayor, Jane Roe". By the parse and by the words."""

from __future__ import annotations

from attribune_entities.names.name_mention import NameMention
from attribune_entities.names.title_nouns import is_title_noun
from attribune_text.token_table import TokenTable

#: Tags in a noun phrase before its head.
_PHRASE_TAGS = frozenset({"DT", "PRP$", "JJ", "JJR", "JJS", "NN", "NNP", "NNPS", "POS", "CD", "VBN", "VBG", "HYPH"})
#: Tags that a noun phrase before a name opens with.
_OPENING_TAGS = frozenset({"DT", "PRP$", "POS"})
#: Tokens of such a phrase, at most. Set by hand.
_MAX_TOKENS = 8
#: Tokens before a noun among which "whose" is its own, at most. Set by hand.
_MAX_TOKENS_TO_WHOSE = 3
_MARKS = frozenset({",", "–", "—", "--", "("})
#: First letters of the tags of verbs.
_VERB_TAGS = frozenset({"VB", "MD"})


def appositions(table: TokenTable, name: NameMention, start: int) -> tuple[int, ...]:
    """Return the title nouns in the singular that stand in apposition to the name, as tokens.

    `start` is the first token of the title right before the name, or of the name where there is none.
    """
    head = table.head_of(name.first, name.last)
    nouns = [child for child in table.children[head] if table.roles[child] == "appos" and child >= name.last]
    if table.roles[head] == "appos" and not name.first <= table.heads[head] < name.last:
        nouns.append(table.heads[head])
    nouns += [noun for noun in (_noun_after(table, name), _noun_before(table, name, start)) if noun >= 0]
    inside = range(name.first, name.last)
    return tuple(
        noun
        for noun in dict.fromkeys(nouns)
        if is_title_noun(table.words[noun])
        and table.tags[noun] not in ("NNS", "NNPS")
        and noun not in inside
        and not _is_somebodys(table, noun)
    )


def _is_somebodys(table: TokenTable, noun: int) -> bool:
    """Whether the noun is another person, whom the name has: "Ada Roe, whose husband …"."""
    return any(table.lowers[token] == "whose" for token in range(max(0, noun - _MAX_TOKENS_TO_WHOSE), noun))


def _noun_after(table: TokenTable, name: NameMention) -> int:
    """Return the noun of "NAME, a Swedish analyst" or "NAME, 58, the mayor of …", or -1."""
    end = table.sentences[table.sentence_of[name.first]][1]
    mark = name.last
    has_age = mark + 1 < end and table.words[mark] == "," and table.tags[mark + 1] == "CD"
    if has_age and table.words[mark + 2 : mark + 3] == [","]:
        mark += 2
    if mark + 1 >= end or table.words[mark] not in _MARKS:
        return -1
    noun = mark
    while noun + 1 < end and noun - mark < _MAX_TOKENS and table.tags[noun + 1] in _PHRASE_TAGS:
        noun += 1
    if noun == mark or not table.tags[noun].startswith("NN"):
        return -1
    # A verb after the noun would make it the subject of a new clause.
    return -1 if noun + 1 < end and table.tags[noun + 1][:2] in _VERB_TAGS else noun


def _noun_before(table: TokenTable, name: NameMention, start_of_title: int) -> int:
    """Return the noun of "the company's founder, NAME," or "a trader, Mr NAME,", or -1."""
    noun = start_of_title - 2
    start, end = table.sentences[table.sentence_of[name.first]]
    if noun < start or table.words[noun + 1] != "," or table.tags[noun] not in ("NN", "NNP"):
        return -1
    first = noun
    while first - 1 >= start and noun - first < _MAX_TOKENS and table.tags[first - 1] in _PHRASE_TAGS:
        first -= 1
        if table.tags[first] in _OPENING_TAGS:
            break
    after = name.last
    closed = after >= end or not any(map(str.isalnum, table.words[after])) or table.lowers[after] == "who"
    return noun if closed and table.tags[first] in _OPENING_TAGS else -1
