"""Names that the words right beside them call a person: "Kusnadi, a village elder", "a reader, Dougal", "Oh Se-young".

Of the persons that readers of news_gold name, 136 are described after the name, 180 before it and 16 by their age; of
the things that a recogniser took for persons, one is.
"""

from __future__ import annotations

from collections.abc import Sequence

from attribune_entities.names.entity_spans import HYPHENS
from attribune_entities.names.name_mention import NameMention
from attribune_entities.names.title_nouns import is_title_noun
from attribune_text.lexicon import words
from attribune_text.person_names import SURNAMES_WRITTEN_FIRST
from attribune_text.person_nouns import label_of
from attribune_text.token_table import TokenTable

_OPENING = words("a an the his her their")
#: First letters of the tags of words before the noun of a description.
_PHRASE_TAGS = frozenset({"JJ", "NN", "VB", "HY", "CD", "RB", "PO"})
#: Tokens from the name to that noun, at most. Set by hand.
_MAX_TOKENS = 8
#: Ages that persons have in news, in years.
_AGES = range(5, 110)
#: Tokens of a name as "Oh Se-young" has them.
_TOKENS_OF_KOREAN = 4


def is_called_person(table: TokenTable, names: Sequence[NameMention]) -> bool:
    """Whether one of the mentions is called a person by the words beside it, or has a form that only persons' have."""
    tests = (_has_age, _is_described_after, _is_described_before, _is_korean)
    return any(test(table, name) for name in names for test in tests)


def _has_age(table: TokenTable, name: NameMention) -> bool:
    """Whether the age follows in commas or brackets: "Roe, 34,"."""
    age = name.last + 1
    if age + 1 >= len(table) or table.words[name.last] not in (",", "(") or table.words[age + 1] not in (",", ")", "."):
        return False
    return table.words[age].isdecimal() and int(table.words[age]) in _AGES


def _is_described_after(table: TokenTable, name: NameMention) -> bool:
    """Whether "NAME, a village elder" stands there."""
    end = table.paragraphs[table.paragraph_of[name.first]][1]
    opening = name.last + 1
    if opening >= end or table.words[name.last] != "," or table.lowers[opening] not in _OPENING:
        return False
    for noun in range(opening + 1, min(opening + _MAX_TOKENS, end)):
        is_last = noun + 1 == end or not table.tags[noun + 1].startswith("NN")
        if table.tags[noun] in ("NN", "NNP") and is_last:
            return label_of(table.lemmas[noun]) == "PERSON" or is_title_noun(table.words[noun])
        if table.tags[noun][:2] not in _PHRASE_TAGS:
            return False
    return False


def _is_described_before(table: TokenTable, name: NameMention) -> bool:
    """Whether a small noun for one person stands right before the name, or before the comma before it."""
    noun = name.first - 1
    if noun > 0 and table.words[noun] == ",":
        noun -= 1
    if noun < 0 or table.paragraph_of[noun] != table.paragraph_of[name.first]:
        return False
    return table.words[noun].islower() and table.tags[noun] == "NN" and label_of(table.lemmas[noun]) == "PERSON"


def _is_korean(table: TokenTable, name: NameMention) -> bool:
    """Whether the name has the form of "Oh Se-young"."""
    if name.last - name.first != _TOKENS_OF_KOREAN or table.lowers[name.first] not in SURNAMES_WRITTEN_FIRST:
        return False
    return table.words[name.last - 2] in HYPHENS and table.words[name.last - 1].islower()
