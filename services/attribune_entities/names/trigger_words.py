"""Names that one word tells: storms, laws, scriptures, and illnesses, which are none."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_entities.document.parsed_article import EntitySpan
from attribune_entities.lexicon import words
from attribune_entities.lexicon.bodies import BODY_NOUNS
from attribune_entities.names.entity_spans import HYPHENS, POSSESSIVES, put, surnames
from attribune_text.token_table import TokenTable

#: First words of the names of storms, and what follows one in the name of something else.
_STORMS = words("cyclone hurricane typhoon")
_NO_STORM = BODY_NOUNS | words("alley center centre relief season")
#: Last words of the names of laws and treaties.
_LAWS = words("accord accords act agreement amendment treaty")
#: What no name of a law has before them: "Honda Accord", "Sister Act", "Class Act".
_NO_LAW = words("class honda sister")
#: What stands between the words of the names of laws: "the Freedom of Information Act".
_BETWEEN = words("and of") | HYPHENS
_NOMINAL = words("ADJ NOUN PROPN")
_SCRIPTURES = words("bible koran quran qur'an talmud torah")
#: Illnesses that have a person's name, before a possessive.
_ILLNESSES = words("alzheimer asperger crohn hodgkin huntington parkinson tourette")
_TELLING = _STORMS | _LAWS | _SCRIPTURES | _ILLNESSES


def with_told(table: TokenTable, found: Sequence[EntitySpan]) -> list[EntitySpan]:
    """Return `found` with storms as events, laws as such, scriptures as works, and without illnesses.

    A longer name that holds one stays what it is ("National Hurricane Center").
    """
    if _TELLING.isdisjoint(table.lowers):
        return list(found)
    out = list(found)
    for token, word in enumerate(table.lowers):
        if word not in _TELLING or not table.words[token][:1].isupper():
            continue
        if word in _SCRIPTURES or word in _ILLNESSES:
            out = _lone(table, token, out)
            continue
        new = _storm(table, token) if word in _STORMS else _law(table, token, out)
        out = put(out, new) if new is not None else out
    return _with_storms_alone(table, out)


def _storm(table: TokenTable, token: int) -> EntitySpan | None:
    name = token + 1
    if not _continues(table, token, name) or table.lowers[name] in _NO_STORM:
        return None
    return EntitySpan(token, name + 1, "EVENT")


def _continues(table: TokenTable, token: int, other: int) -> bool:
    """Whether the token `other` is a word with a capital in the paragraph of `token`."""
    return (
        0 <= other < len(table)
        and table.paragraph_of[other] == table.paragraph_of[token]
        and table.words[other][:1].isupper()
        and table.words[other].isalpha()
    )


def _law(table: TokenTable, token: int, found: Sequence[EntitySpan]) -> EntitySpan | None:
    """The words with capitals up to the last one; a name before it is a part of it, unless it is one person's.

    "The Roe-Moreno Act" is named after two.
    """
    if token and table.lowers[token - 1] in _NO_LAW:
        return None
    people = {
        at
        for one in found
        if one.label == "PERSON" and HYPHENS.isdisjoint(table.words[max(0, one.first - 1) : one.last + 1])
        for at in range(one.first, one.last)
    }
    begins = {one.last: one.first for one in found if one.first not in people}
    first = token
    while first > 0:
        if begins.get(first, first) < first:
            first = begins[first]
        elif _belongs(table, token, first - 1, people):
            first -= 1
        elif first < token and table.lowers[first - 1] in _BETWEEN and _belongs(table, token, first - 2, people):
            first -= 2
        else:
            break
    return EntitySpan(first, token + 1, "LAW") if first < token else None


def _belongs(table: TokenTable, token: int, other: int, people: set[int]) -> bool:
    """Whether `other`, before it, is a word of the name of the law at `token`."""
    return _continues(table, token, other) and table.pos[other] in _NOMINAL and other not in people


def _lone(table: TokenTable, token: int, found: list[EntitySpan]) -> list[EntitySpan]:
    """Return `found` with the scripture that stands at `token` alone as a work, and without the illness there."""
    own = next((one for one in found if (one.first, one.last) == (token, token + 1)), None)
    if own is None or table.lowers[token] in surnames(table, found):
        return found
    rest = [one for one in found if one is not own]
    if table.lowers[token] in _SCRIPTURES:
        return [*rest, EntitySpan(token, token + 1, "WORK_OF_ART")]
    ill = token + 1 < len(table) and table.lowers[token + 1] in POSSESSIVES
    return rest if ill else found


def _with_storms_alone(table: TokenTable, found: list[EntitySpan]) -> list[EntitySpan]:
    """Return `found` with the repeats of a storm's name as events: "Katrina"."""
    storms = {
        table.lowers[one.last - 1]
        for one in found
        if one.last - one.first == 2 and one.label == "EVENT" and table.lowers[one.first] in _STORMS
    }
    if not storms:
        return found
    storms -= surnames(table, found)
    return [
        EntitySpan(one.first, one.last, "EVENT")
        if one.last - one.first == 1 and table.lowers[one.first] in storms
        else one
        for one in found
    ]
