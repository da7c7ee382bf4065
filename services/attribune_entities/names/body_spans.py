"""Names of organisations and events that the recogniser cut wrongly, or took for something else."""

from __future__ import annotations

from attribune_entities.document.parsed_article import EntitySpan
from attribune_entities.lexicon.bodies import ACRONYMS, BODY_NOUNS
from attribune_entities.names.capitals import is_written_as_name
from attribune_entities.names.entity_spans import POSSESSIVES
from attribune_text.fold import fold
from attribune_text.token_table import TokenTable

#: Possessives, those of the plural with them.
_OWNING = POSSESSIVES | {"'", "’"}
_AND = frozenset({"and", "&"})
#: Labels of names that end before "in", each with the least tokens before it. Two of an event, because "the War in
#: Vietnam" is one name; set by hand.
_MIN_TOKENS_BEFORE_IN = {"ORG": 1, "EVENT": 2}


def relabel_acronym(table: TokenTable, one: EntitySpan) -> EntitySpan:
    """Return a well-known acronym of a body as one, whatever the recogniser took it for: "U.N." is no country."""
    word = table.words[one.first]
    known = one.last - one.first == 1 and word.isupper() and "".join(fold(word)) in ACRONYMS
    return EntitySpan(one.first, one.last, "ORG") if known and one.label in ("GPE", "LOC", "PERSON") else one


def cut_end(table: TokenTable, one: EntitySpan) -> EntitySpan:
    """Return an organisation or an event without small words at its end, and without "in" and what follows it.

    "Gulf Star of breaking a" is "Gulf Star", "Harvest Fair in Leiden" is "Harvest Fair".
    """
    least = _MIN_TOKENS_BEFORE_IN.get(one.label)
    if least is None:
        return one
    last = one.last
    for token in range(one.first + least, last):
        if table.lowers[token] == "in":
            last = token
            break
    while last - one.first > 1 and table.words[last - 1].islower():
        last -= 1
    return EntitySpan(one.first, last, one.label)


def lengthen_body(table: TokenTable, one: EntitySpan, taken: set[int]) -> EntitySpan:
    """Return an organisation with the parts of its name on either side that no span has."""
    if one.label != "ORG":
        return one
    last = one.last
    if not {last, last + 1} & taken and _owns_body(table, last):
        last += 2
    last = _with_second_field(table, one.first, last, taken)
    return EntitySpan(_with_first_field(table, one.first, last, taken), last, one.label)


def _owns_body(table: TokenTable, possessive: int) -> bool:
    """Whether a possessive and the noun of an organisation follow: "Prairie Farmers’ Association"."""
    noun = possessive + 1
    return (
        noun < len(table)
        and table.words[possessive] in _OWNING
        and table.lowers[noun] in BODY_NOUNS
        and is_written_as_name(table, noun)
    )


def _with_second_field(table: TokenTable, first: int, last: int, taken: set[int]) -> int:
    """Return the end of "Ministry of Industry and Information Technology", of which "and …" was left out."""
    if table.lowers[first] not in BODY_NOUNS or not {"of", "for"} & set(table.lowers[first:last]):
        return last
    end = last + 1
    if end >= len(table) or table.lowers[last] not in _AND:
        return last
    while end < len(table) and end not in taken and is_written_as_name(table, end):
        end += 1
    return end if end > last + 1 and end not in taken else last


def _with_first_field(table: TokenTable, first: int, last: int, taken: set[int]) -> int:
    """Return the beginning of "the Food and Agriculture Organization", of which "Food and" was left out."""
    if table.lowers[last - 1] not in BODY_NOUNS or first < 3 or table.lowers[first - 1] not in _AND:
        return first
    field = first - 2
    free = field not in taken and is_written_as_name(table, field) and table.lowers[field - 1] == "the"
    return field if free else first
