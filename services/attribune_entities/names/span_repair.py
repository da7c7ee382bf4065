"""Spans that the recogniser cut short, in two, or too long: the order of the repairs, each person's or body's."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_entities.document.parsed_article import EntitySpan
from attribune_entities.names.body_spans import cut_end, lengthen_body, relabel_acronym
from attribune_entities.names.person_spans import (
    join_parts,
    lengthen_person,
    relabel_after_first_name,
    with_hyphenated_beginning,
    with_known_parts,
    with_korean_names,
    without_words_after,
)
from attribune_text.token_table import TokenTable


def repair_spans(table: TokenTable, spans: Sequence[EntitySpan]) -> list[EntitySpan]:
    """Return `spans`, sorted and without overlaps, with persons' names whole and those of bodies cut and completed."""
    found = _without_overlaps(spans)
    found = [without_words_after(table, cut_end(table, relabel_acronym(table, one))) for one in found]
    taken = _tokens(found)
    found = [with_hyphenated_beginning(table, one, taken) for one in found]
    found = [relabel_after_first_name(table, one, taken) for one in found]
    found = join_parts(table, found)
    found = with_korean_names(table, found)
    taken = _tokens(found)
    out = []
    for one in found:
        longer = lengthen_body(table, lengthen_person(table, one, taken), taken)
        taken.update(range(longer.first, longer.last))
        out.append(longer)
    return with_known_parts(table, out)


def _tokens(spans: Sequence[EntitySpan]) -> set[int]:
    return {token for one in spans for token in range(one.first, one.last)}


def _without_overlaps(spans: Sequence[EntitySpan]) -> list[EntitySpan]:
    """Return spans in order of the text: of overlapping ones the first, of those that begin together the longest."""
    out: list[EntitySpan] = []
    for one in sorted(spans, key=lambda one: (one.first, -one.last)):
        if one.first < one.last and (not out or one.first >= out[-1].last):
            out.append(one)
    return out
