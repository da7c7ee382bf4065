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

_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
#: Tokens back from the name to the preposition of a title's complement, at most: "Director of National Intelligence".
#: Set by hand.
_MAX_TOKENS_TO_LINK = 8
#: Tokens before a name among which its title is sought, at most. Set by hand.
_MAX_TOKENS_BEFORE = 12
#: Tokens of a role in apposition, at most: a longer one is a description. Set by hand.
_MAX_TOKENS_OF_ROLE = 10
_LINKS = frozenset({"of", "for"})
#: What a role in apposition does not begin with.
_NO_PART = words("a an her his its my our that the their this your ,")
#: Prepositions that say where or since when somebody works, not as what: "a teacher from Rome".
_PLACING = words("at by during from in near on since under who with")
#: Coarse relations that end a role: "the mayor, who …", "the mayor and a lawyer".
_OUTSIDE = frozenset({"acl", "appos", "conj", "cc", "parataxis", "punct"})


def add_titles(table: TokenTable, names: Sequence[NameMention]) -> None:
    """Set the titles of every person among `names`, the nouns in apposition, and the gender that they tell."""
    values = {token for name in names if name.label in VALUES for token in range(name.first, name.last)}
    persons = [name for name in names if name.label == "PERSON"]
    before = [_title_before(table, name, values) for name in persons]
    # The title of the next name in a list is no apposition: "Jake Sullivan, Secretary of State Antony Blinken".
    used = {token for first, last, _ in before for token in range(first, last)}
    for name, (first, last, gender) in zip(persons, before, strict=True):
        name.apposed_nouns = tuple(noun for noun in appositions(table, name, first) if noun not in used)
        apposed_genders = (gender_of_title(table.words[noun]) for noun in name.apposed_nouns)
        name.title_gender = name.title_gender or gender or next(filter(None, apposed_genders), "")
        stated = [table.span_text(*part) for part in _parts(table, first, last)] if first < last else []
        name.titles = unique([*stated, *_roles_in_apposition(table, name)])


def unique(titles: Iterable[str]) -> tuple[str, ...]:
    """Return the first of each of `titles` that differ only in case."""
    seen: dict[str, str] = {}
    for title in titles:
        seen.setdefault(title.casefold(), title)
    return tuple(seen.values())


def _title_before(table: TokenTable, name: NameMention, values: set[int]) -> tuple[int, int, str]:
    """Return the tokens [first, last) of the title right before the name, empty where there is none, and its gender."""
    # Back to the paragraph's start: a parser may end the sentence after "Maj."; a real full stop is a token of its own.
    low = name.first
    paragraph = table.paragraph_of[name.first]
    while low > 0 and table.paragraph_of[low - 1] == paragraph and name.first - low < _MAX_TOKENS_BEFORE:
        low -= 1
    gender, token = "", name.first - 1
    while token >= low and bare(table.words[token]) in HONORIFICS:
        gender, token = gender or gender_of_title(table.words[token]), token - 1
    last = token + 1
    first = _title_start(table, last, low, values)
    for token in range(first, last):
        gender = gender or gender_of_title(table.words[token])
    if first < last and bare(table.words[last - 1]) in KINSHIP_NOUNS:
        return last, last, gender
    return first, last, gender


def _title_start(table: TokenTable, last: int, low: int, values: set[int]) -> int:
    """Return where the title that ends before token `last` begins; `last` itself where there is none."""
    noun = last - 1
    if noun < low:
        return last
    if _is_stop_of_rank(table, noun):
        noun -= 1
    if not is_title_noun(table.words[noun]):
        noun = _noun_with_complement(table, last, low)
        if noun < 0:
            return last
    if table.tags[noun] in ("NNS", "NNPS") or table.pos[noun] in ("VERB", "AUX", "ADV"):
        return last
    first = noun
    while first > low and first - 1 not in values and _modifies(table, first - 1):
        first -= 1
    # "then-President": what the hyphen ties to the title is no part of it.
    return first + 1 if first < noun and table.words[first] == "-" else first


def _is_stop_of_rank(table: TokenTable, token: int) -> bool:
    """Whether the token is the full stop of an abbreviated rank that the tokenizer does not know ("Maj.")."""
    return (
        table.words[token] == "."
        and token > 0
        and table.lowers[token - 1] in RANKS
        and table.ends[token - 1] == table.starts[token]
    )


def _modifies(table: TokenTable, token: int) -> bool:
    """Whether the token, right before a title, belongs to it."""
    if _is_stop_of_rank(table, token):
        return True
    word = bare(table.words[token])
    if word in TITLE_MODIFIERS or is_title_noun(word):
        return table.tags[token] not in ("NNS", "NNPS") and table.pos[token] not in ("VERB", "AUX")
    if not any(map(str.isalnum, word)):
        return word == "-" and token + 1 < len(table) and table.starts[token + 1] == table.ends[token]
    if table.tags[token] in _NOUN_TAGS:
        return table.pos[token] != "VERB"
    return table.words[token][:1].isupper() and table.tags[token].startswith("JJ")


def _noun_with_complement(table: TokenTable, last: int, low: int) -> int:
    """Return the noun of a title with a complement that ends before `last` ("Secretary of State"), or -1."""
    for token in range(last - 2, max(low, last - _MAX_TOKENS_TO_LINK) - 1, -1):
        word = table.lowers[token]
        if word in _LINKS:
            if token - 1 >= low and is_title_noun(table.words[token - 1]) and token + 1 < last:
                return token - 1
        elif word not in ("the", "and", "&") and not table.words[token][:1].isupper():
            return -1
        if not table.words[last - 1][:1].isupper():
            return -1
    return -1


def _parts(table: TokenTable, first: int, last: int) -> list[tuple[int, int]]:
    """Divide titles that stand in a row: "press secretary Maj. Gen." is a role and a rank."""
    parts, begin = [], first
    for token in range(first + 1, last):
        is_rank = bare(table.words[token]) in RANKS and table.words[token][:1].isupper()
        before = table.words[token - 1]
        if is_rank and is_title_noun(before) and bare(before) not in RANKS:
            parts.append((begin, token))
            begin = token
    parts.append((begin, last))
    return parts


def _roles_in_apposition(table: TokenTable, name: NameMention) -> list[str]:
    nouns = (noun for noun in name.apposed_nouns if bare(table.words[noun]) not in KINSHIP_NOUNS)
    spans = [_role(table, noun, name) for noun in nouns]
    return [table.span_text(first, last) for first, last in spans if 0 < last - first <= _MAX_TOKENS_OF_ROLE]


def _role(table: TokenTable, noun: int, name: NameMention) -> tuple[int, int]:
    """Return the tokens [first, last) of the role headed by `noun`, with its modifiers and complements alone."""
    own = range(name.first, name.last)
    first, last = noun, noun + 1
    while first - 1 >= 0 and _depends_on(table, first - 1, noun) and first - 1 not in own:
        first -= 1
    while last < len(table) and _depends_on(table, last, noun) and last not in own:
        last += 1
    while first < noun and table.lowers[first] in _NO_PART:
        first += 1
    last = next((token for token in range(noun + 1, last) if table.lowers[token] in _PLACING), last)
    while last > noun + 1 and not any(map(str.isalnum, table.words[last - 1])):
        last -= 1
    return first, last


def _depends_on(table: TokenTable, token: int, noun: int) -> bool:
    """Whether `token` is `noun` or depends on it, by relations inside a role alone."""
    if table.sentence_of[token] != table.sentence_of[noun]:
        return False
    while token != noun:
        if table.roles[token] in _OUTSIDE and not (table.roles[token] == "punct" and table.words[token] == "-"):
            return False
        above = table.heads[token]
        if above == token:
            return False
        token = above
    return True
