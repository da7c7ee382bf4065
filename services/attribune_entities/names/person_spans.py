"""Persons' names that the recogniser cut short or in two, made whole by what is written around them."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_entities.document.parsed_article import EntitySpan
from attribune_entities.lexicon.person_names import INNER_PARTICLES
from attribune_entities.lexicon.places import COUNTRIES_AND_STATES, WELL_KNOWN_PLACES
from attribune_entities.names.capitals import is_written_as_name
from attribune_entities.names.entity_spans import HYPHENS, surnames
from attribune_text.fold import fold
from attribune_text.gender import is_first_name
from attribune_text.person_names import SURNAMES_WRITTEN_FIRST
from attribune_text.token_table import TokenTable

#: Tokens of a person's name that is joined of two spans, at most. Set by hand.
_MAX_TOKENS = 5
#: Tokens that a name of "_MAX_TOKENS" may have more where a particle begins its second part. Set by hand.
_MAX_TOKENS_WITH_PARTICLE = _MAX_TOKENS + 2
#: Tokens of a name that has a first name and a surname, at least.
_MIN_TOKENS_OF_FULL_NAME = 2


def with_hyphenated_beginning(table: TokenTable, one: EntitySpan, taken: set[int]) -> EntitySpan:
    """Return a person's name with what a hyphen ties to its beginning: "al-Haddad", "Nwosu-Adeleke"."""
    hyphen = one.first - 1
    if one.label != "PERSON" or hyphen < 1 or hyphen - 1 in taken or not _is_tight_hyphen(table, hyphen):
        return one
    word = table.words[hyphen - 1]
    begins = word.lower() in INNER_PARTICLES or (word[:1].isupper() and len(word) > 1 and word.isalpha())
    return EntitySpan(hyphen - 1, one.last, one.label) if begins else one


def relabel_after_first_name(table: TokenTable, one: EntitySpan, taken: set[int]) -> EntitySpan:
    """Return a lone place or body after a first name as the person that it is: "Nadia Abramova"."""
    if one.last - one.first > 1 or one.label not in ("GPE", "ORG", "NORP", "LOC"):
        return one
    word = table.lowers[one.first]
    if word in WELL_KNOWN_PLACES or word in COUNTRIES_AND_STATES or not _is_free_first_name(table, one.first, taken):
        return one
    return EntitySpan(one.first, one.last, "PERSON")


def join_parts(table: TokenTable, spans: Sequence[EntitySpan]) -> list[EntitySpan]:
    """Return `spans` with persons' names joined that stand side by side, or that a hyphen without spaces ties."""
    out: list[EntitySpan] = []
    for one in spans:
        before = out[-1] if out else None
        if before is not None and before.label == one.label == "PERSON" and _are_one_name(table, before, one):
            out[-1] = EntitySpan(before.first, one.last, "PERSON")
        else:
            out.append(one)
    return out


def _are_one_name(table: TokenTable, left: EntitySpan, right: EntitySpan) -> bool:
    # Not by the sentence: a parser may end one inside a name, and a real full stop is a token of its own.
    if table.paragraph_of[left.first] != table.paragraph_of[right.first]:
        return False
    tokens = right.last - left.first
    if _is_epithet(table, left, right):
        return False
    if tokens > _MAX_TOKENS_WITH_PARTICLE:
        return False
    if right.first == left.last:
        return tokens <= _MAX_TOKENS or table.lowers[right.first] in INNER_PARTICLES
    tied = right.first == left.last + 1 and _is_tight_hyphen(table, left.last)
    return tied and right.last - right.first == 1


def _is_epithet(table: TokenTable, left: EntitySpan, right: EntitySpan) -> bool:
    """Whether `left` is a word that opens a sentence before a full name: "Heartbroken Ada Roe"."""
    if left.last - left.first > 1 or right.last - right.first < _MIN_TOKENS_OF_FULL_NAME:
        return False
    opens = left.first == table.sentences[table.sentence_of[left.first]][0]
    return opens and not _is_first_name(table.words[left.first]) and _is_first_name(table.words[right.first])


def without_words_after(table: TokenTable, one: EntitySpan) -> EntitySpan:
    """Return a person's name without the small words that the recogniser took for its end: "Roe misspoke"."""
    last = one.last
    if one.label != "PERSON" or table.words[one.first].islower():
        return one
    while last - one.first > 1 and _is_word_after(table, last - 1):
        last -= 1
    return EntitySpan(one.first, last, one.label)


def _is_word_after(table: TokenTable, token: int) -> bool:
    """Whether the token is written small and is a verb, an adverb or a noun; the second part of "Se-young" is not."""
    word = table.words[token]
    if not (word.islower() and word.isalpha()) or table.words[token - 1] in HYPHENS:
        return False
    return table.pos[token] in ("VERB", "AUX", "ADV", "ADP") and word not in INNER_PARTICLES


def with_known_parts(table: TokenTable, spans: Sequence[EntitySpan]) -> list[EntitySpan]:
    """Return `spans` with two persons in place of a name that hyphens make of their surnames: "the Roe-Lind debate".

    Each part is the surname of a person whom the article names in full.
    """
    known = surnames(table, spans)
    out: list[EntitySpan] = []
    for one in spans:
        parts = range(one.first, one.last, 2)
        hyphens = range(one.first + 1, one.last - 1, 2)
        is_pair = one.label == "PERSON" and one.last - one.first > 2 and (one.last - one.first) % 2 == 1
        if (
            is_pair
            and all(table.words[at] in HYPHENS for at in hyphens)
            and all(table.lowers[at] in known for at in parts)
        ):
            out += [EntitySpan(at, at + 1, "PERSON") for at in parts]
        else:
            out.append(one)
    return out


def with_korean_names(table: TokenTable, spans: Sequence[EntitySpan]) -> list[EntitySpan]:
    """Return `spans`, sorted, with every name of the form "Oh Se-young", whatever the recogniser made of its parts."""
    names = []
    for first in range(len(table) - 3):
        given, hyphen, second = first + 1, first + 2, first + 3
        if (
            table.words[hyphen] in HYPHENS
            and table.lowers[first] in SURNAMES_WRITTEN_FIRST
            and table.words[first].istitle()
            and table.words[given].istitle()
            and table.words[second].islower()
            and table.words[second].isalpha()
            and _is_tight_hyphen(table, hyphen)
        ):
            names.append(EntitySpan(first, first + 4, "PERSON"))
    kept = [one for one in spans if not any(map(one.overlaps, names))]
    return sorted([*kept, *names], key=lambda one: one.first)


def lengthen_person(table: TokenTable, one: EntitySpan, taken: set[int]) -> EntitySpan:
    """Return a person's name with the first name before it, and with the parts after it that no span has."""
    if one.label != "PERSON":
        return one
    first = one.first
    last = _over_hyphens(table, first, one.last, taken)
    if last - first == 1 and _is_first_name(table.words[first]) and _is_free_name(table, first, last, taken):
        last = _over_hyphens(table, first, last + 1, taken)
    if last + 1 < len(table) and table.lowers[last] in INNER_PARTICLES and not {last, last + 1} & taken:
        last = _over_hyphens(table, first, last + 1, taken)
    if _is_free_first_name(table, first, taken):
        first -= 1
    return EntitySpan(first, last, one.label)


def _over_hyphens(table: TokenTable, first: int, last: int, taken: set[int]) -> int:
    """Return the end of the name with the parts that hyphens tie to it: "Mbeki-Stone", "Park Dong-hyun"."""
    while last + 1 < len(table) and _is_tight_hyphen(table, last):
        word = table.words[last + 1]
        surname_first = last - first > 1 and table.lowers[first] in SURNAMES_WRITTEN_FIRST and word.isalpha()
        if last + 1 in taken or not ((word[:1].isupper() and len(word) > 1) or surname_first):
            break
        last += 2
    return last


def _is_tight_hyphen(table: TokenTable, token: int) -> bool:
    """Whether the token is a hyphen without white space on either side."""
    return (
        table.words[token] in HYPHENS
        and token + 1 < len(table)
        and table.ends[token - 1] == table.starts[token]
        and table.ends[token] == table.starts[token + 1]
    )


def _is_first_name(word: str) -> bool:
    folded = fold(word)
    return len(folded) == 1 and word[:1].isupper() and is_first_name(folded[0])


def _is_free_first_name(table: TokenTable, first: int, taken: set[int]) -> bool:
    """Whether the token before the name that begins at `first` is a first name in no span."""
    free = _is_free_name(table, first, first - 1, taken)  # "Will Roe", but not the verb of "Will Rome burn"
    return free and _is_first_name(table.words[first - 1])


def _is_free_name(table: TokenTable, first: int, token: int, taken: set[int]) -> bool:
    """Whether `token` is written as a name, in no span, and in the paragraph of the name that begins at `first`."""
    return _is_free(table, first, token, taken) and is_written_as_name(table, token)


def _is_free(table: TokenTable, first: int, token: int, taken: set[int]) -> bool:
    return 0 <= token < len(table) and token not in taken and table.paragraph_of[token] == table.paragraph_of[first]
