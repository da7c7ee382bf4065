"""Titles and roles beside a person's name: before it by their words, after it by the parse."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attribune_entities.lexicon.titles import KINSHIP_NOUNS, RANKS, TITLE_MODIFIERS
from attribune_entities.names.apposition import appositions
from attribune_entities.names.name_mention import VALUES, NameMention
from attribune_entities.names.title_nouns import is_title_noun
from attribune_text.fold import bare
from attribune_text.gender import HONORIFICS, gender_of_title
from attribune_text.lexicon import words
from attribune_text.token_table import TokenTable

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
#: A title with its complement may be this far from the name: "Director of National Intelligence".
_REACH = 8
#: No title is longer than this, in tokens.
_FURTHEST = 12
#: An apposition longer than this is a description, no title.
_LONGEST = 10
_LINKS = frozenset({"of", "for"})


def add_titles(table: TokenTable, names: Sequence[NameMention]) -> None:
    """Set the titles, the nouns in apposition, and the gender that they tell, of every person among `names`."""
    values = {token for name in names if name.label in VALUES for token in range(name.first, name.last)}
    people = [name for name in names if name.label == "PERSON"]
    before = [_before(table, name, values) for name in people]
    # The title of the next name in a list is no apposition: "Jake Sullivan, Secretary of State Antony Blinken".
    used = {token for first, last, _ in before for token in range(first, last)}
    for name, (first, last, gender) in zip(people, before, strict=True):
        name.apposed_nouns = tuple(noun for noun in appositions(table, name) if noun not in used)
        told = next(filter(None, (gender_of_title(table.words[noun]) for noun in name.apposed_nouns)), "")
        name.title_gender = name.title_gender or gender or told
        stated = [table.span_text(*part) for part in _parts(table, first, last)] if first < last else []
        name.titles = unique([*stated, *_apposed(table, name)])


def unique(titles: Iterable[str]) -> tuple[str, ...]:
    """Return `titles` without those that are there already but for case."""
    seen: dict[str, str] = {}
    for title in titles:
        seen.setdefault(title.casefold(), title)
    return tuple(seen.values())


def _before(table: TokenTable, name: NameMention, values: set[int]) -> tuple[int, int, str]:
    """Return the tokens of the title right before the name (none where it begins where it ends), and the gender."""
    # To the paragraph's start: a parser may end the sentence after "Maj."; a real full stop is a token of its own.
    low = name.first
    while low > 0 and table.paragraph_of[low - 1] == table.paragraph_of[name.first] and name.first - low < _FURTHEST:
        low -= 1
    gender, at = "", name.first - 1
    while at >= low and bare(table.words[at]) in HONORIFICS:
        gender, at = gender or gender_of_title(table.words[at]), at - 1
    last = at + 1
    first = _title_start(table, last, low, values)
    for token in range(first, last):
        gender = gender or gender_of_title(table.words[token])
    if first < last and bare(table.words[last - 1]) in KINSHIP_NOUNS:
        return last, last, gender
    return first, last, gender


def _title_start(table: TokenTable, last: int, low: int, values: set[int]) -> int:
    """Return where the title that ends before token `last` begins; `last` itself where there is none."""
    at = last - 1
    if at < low:
        return last
    if _stops_rank(table, at):
        at -= 1
    if not is_title_noun(table.words[at]):
        at = _linked_head(table, last, low)
        if at < 0:
            return last
    if table.tags[at] in ("NNS", "NNPS") or table.pos[at] in ("VERB", "AUX", "ADV"):
        return last
    first = at
    while first > low and first - 1 not in values and _modifies(table, first - 1):
        first -= 1
    # "then-President": what the hyphen ties to the title is no part of it.
    if first < at and table.words[first] == "-":
        first += 1
    return first


def _stops_rank(table: TokenTable, token: int) -> bool:
    """Whether the token is the full stop of an abbreviated rank that the tokenizer does not know ("Maj.")."""
    return (
        table.words[token] == "."
        and token > 0
        and table.lowers[token - 1] in RANKS
        and table.ends[token - 1] == table.starts[token]
    )


def _modifies(table: TokenTable, token: int) -> bool:
    if _stops_rank(table, token):
        return True
    word = bare(table.words[token])
    if word in TITLE_MODIFIERS or is_title_noun(word):
        return table.tags[token] not in ("NNS", "NNPS") and table.pos[token] not in ("VERB", "AUX")
    if not any(map(str.isalnum, word)):
        return word == "-" and token + 1 < len(table) and table.starts[token + 1] == table.ends[token]
    if table.tags[token] in _NOUNS:
        return table.pos[token] != "VERB"
    return table.words[token][:1].isupper() and table.tags[token].startswith("JJ")


def _linked_head(table: TokenTable, last: int, low: int) -> int:
    """Return the noun of a title with a complement that ends before `last` ("Secretary of State"), or -1."""
    for at in range(last - 2, max(low, last - _REACH) - 1, -1):
        word = table.lowers[at]
        if word in _LINKS:
            if at - 1 >= low and is_title_noun(table.words[at - 1]) and at + 1 < last:
                return at - 1
        elif word not in ("the", "and", "&", "for", "of") and not table.words[at][:1].isupper():
            return -1
        if not table.words[last - 1][:1].isupper():
            return -1
    return -1


def _parts(table: TokenTable, first: int, last: int) -> list[tuple[int, int]]:
    """Divide titles that stand in a row: "press secretary Maj. Gen." is a role and a rank."""
    parts, begin = [], first
    for token in range(first + 1, last):
        rank = bare(table.words[token]) in RANKS
        before = table.words[token - 1]
        if rank and is_title_noun(before) and bare(before) not in RANKS and table.words[token][:1].isupper():
            parts.append((begin, token))
            begin = token
    parts.append((begin, last))
    return parts


def _apposed(table: TokenTable, name: NameMention) -> list[str]:
    """Return the roles in apposition to the name, on either side."""
    nouns = [noun for noun in name.apposed_nouns if bare(table.words[noun]) not in KINSHIP_NOUNS]
    phrases = [_phrase(table, noun, name) for noun in nouns]
    return [table.span_text(first, last) for first, last in phrases if 0 < last - first <= _LONGEST]


def _phrase(table: TokenTable, noun: int, name: NameMention) -> tuple[int, int]:
    """Return the tokens of the role headed by `noun`: its modifiers and complements, no article, no clause."""
    first, last = noun, noun + 1
    while first - 1 >= 0 and _hangs_on(table, first - 1, noun) and first - 1 not in range(name.first, name.last):
        first -= 1
    while last < len(table) and _hangs_on(table, last, noun) and last not in range(name.first, name.last):
        last += 1
    while first < noun and table.lowers[first] in _NO_PART:
        first += 1
    last = next((t for t in range(noun + 1, last) if table.lowers[t] in _PLACING), last)
    while last > noun + 1 and not any(map(str.isalnum, table.words[last - 1])):
        last -= 1
    return first, last


_NO_PART = words("a an her his its my our that the their this your ,")
#: Prepositions that say where somebody works, not as what: "a teacher from Rome".
_PLACING = words("at by during from in near on since under who with")
#: What ends a role: "the mayor, who …", "the mayor and a lawyer".
_OUTSIDE = frozenset({"acl", "appos", "conj", "cc", "parataxis", "punct"})


def _hangs_on(table: TokenTable, token: int, noun: int) -> bool:
    sentence = table.sentence_of[noun]
    if table.sentence_of[token] != sentence:
        return False
    while token != noun:
        if table.roles[token] in _OUTSIDE and not (table.roles[token] == "punct" and table.words[token] == "-"):
            return False
        up = table.heads[token]
        if up == token:
            return False
        token = up
    return True
