"""Names that one word tells: storms, laws, scriptures, and illnesses with a person's name, which are no names."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_entities.document.parsed_article import EntitySpan
from attribune_entities.lexicon.bodies import BODY_NOUNS
from attribune_entities.lexicon.trigger_words import TRIGGER_EXCEPTIONS, TRIGGER_WORDS
from attribune_entities.names.entity_spans import HYPHENS, POSSESSIVES, surnames, with_span
from attribune_text.lexicon import words
from attribune_text.token_table import TokenTable

#: What stands between the words of a law's name: "the Freedom of Information Act".
_BETWEEN = words("and of") | HYPHENS
_NOMINAL = words("ADJ NOUN PROPN")


def with_trigger_words(table: TokenTable, spans: Sequence[EntitySpan]) -> list[EntitySpan]:
    """Return `spans` with storms as events, laws as laws, scriptures as works, and without illnesses.

    A longer name that holds one keeps its label ("National Hurricane Center").
    """
    # Most articles have none: all of their words are compared at once.
    if TRIGGER_WORDS.keys().isdisjoint(table.lowers):
        return list(spans)
    out = list(spans)
    for token, word in enumerate(table.lowers):
        kind = TRIGGER_WORDS.get(word)
        if kind is None or not table.words[token][:1].isupper():
            continue
        if kind in ("scripture", "illness"):
            out = _with_lone_word(table, token, kind, out)
            continue
        new = _storm(table, token) if kind == "storm" else _law(table, token, out)
        out = with_span(out, new) if new is not None else out
    return _with_lone_storms(table, out)


def _storm(table: TokenTable, token: int) -> EntitySpan | None:
    """Return the storm named by the trigger at `token` and the word after it, or None."""
    name = token + 1
    if not _continues(table, token, name):
        return None
    if table.lowers[name] in BODY_NOUNS or TRIGGER_EXCEPTIONS.get(table.lowers[name]) == "storm":
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


def _law(table: TokenTable, token: int, spans: Sequence[EntitySpan]) -> EntitySpan | None:
    """Return the words with capitals up to the trigger at `token`, or None.

    A name before it is a part of the law, unless it is one person's; "the Roe-Moreno Act" is named after two.
    """
    if token and TRIGGER_EXCEPTIONS.get(table.lowers[token - 1]) == "law":
        return None
    persons = {
        at
        for one in spans
        if one.label == "PERSON" and HYPHENS.isdisjoint(table.words[max(0, one.first - 1) : one.last + 1])
        for at in range(one.first, one.last)
    }
    start_of = {one.last: one.first for one in spans if one.first not in persons}
    first = token
    while first > 0:
        if start_of.get(first, first) < first:
            first = start_of[first]
        elif _belongs(table, token, first - 1, persons):
            first -= 1
        elif first < token and table.lowers[first - 1] in _BETWEEN and _belongs(table, token, first - 2, persons):
            first -= 2
        else:
            break
    return EntitySpan(first, token + 1, "LAW") if first < token else None


def _belongs(table: TokenTable, token: int, other: int, persons: set[int]) -> bool:
    """Whether `other`, before it, is a word of the name of the law at `token`."""
    return _continues(table, token, other) and table.pos[other] in _NOMINAL and other not in persons


def _with_lone_word(table: TokenTable, token: int, kind: str, spans: list[EntitySpan]) -> list[EntitySpan]:
    """Return `spans` with the scripture whose span is the token alone as a work, or without such an illness."""
    own = next((one for one in spans if (one.first, one.last) == (token, token + 1)), None)
    if own is None or table.lowers[token] in surnames(table, spans):
        return spans
    others = [one for one in spans if one is not own]
    if kind == "scripture":
        return [*others, EntitySpan(token, token + 1, "WORK_OF_ART")]
    is_illness = token + 1 < len(table) and table.lowers[token + 1] in POSSESSIVES
    return others if is_illness else spans


def _with_lone_storms(table: TokenTable, spans: list[EntitySpan]) -> list[EntitySpan]:
    """Return `spans` with the repeats of a storm's name alone as events: "Katrina"."""
    storms = {
        table.lowers[one.last - 1]
        for one in spans
        if one.last - one.first == 2 and one.label == "EVENT" and TRIGGER_WORDS.get(table.lowers[one.first]) == "storm"
    }
    if not storms:
        return spans
    storms -= surnames(table, spans)
    return [
        EntitySpan(one.first, one.last, "EVENT")
        if one.last - one.first == 1 and table.lowers[one.first] in storms
        else one
        for one in spans
    ]
