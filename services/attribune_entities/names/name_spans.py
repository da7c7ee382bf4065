"""Names as mentions: what the recogniser found, without what is no part of a name at its edges."""

from __future__ import annotations

from attribune_core.marks import MARKS
from attribune_entities.document.parsed_article import EntitySpan, ParsedArticle
from attribune_entities.lexicon.bodies import LABEL_OF_LAST_WORD
from attribune_entities.lexicon.person_names import LOWER_CASE_PARTICLES, SURNAME_PARTICLES
from attribune_entities.lexicon.titles import (
    KINSHIP_NOUNS,
    OFFICES,
    PORTFOLIOS,
    RANKS,
    TITLE_MODIFIERS,
    TITLE_NOUNS,
    TITLES_AS_NAMES,
)
from attribune_entities.names.entity_spans import POSSESSIVES
from attribune_entities.names.feasts import with_feasts
from attribune_entities.names.name_mention import VALUES, NameMention
from attribune_entities.names.span_repair import mend
from attribune_entities.names.trigger_words import with_trigger_words
from attribune_text.fold import bare, fold
from attribune_text.gender import HONORIFICS, is_first_name
from attribune_text.lexicon import words
from attribune_text.token_table import TokenTable

#: Label names of pipelines that follow other guidelines.
_LABELS = {"PER": "PERSON", "person": "PERSON", "organization": "ORG"}

_DETERMINERS = words("a an her his its my our that the their these this those your")
_EDGES = MARKS | frozenset(" \t\n,;:!?()[]{}<>*#|•–—-_/\\.&")
#: Marks that may end a name: "Yahoo!", "(Inc.)".
_LAST = frozenset("!.")
#: A name of so many tokens that ends in a title is no more than that title.
_LONGEST_OFFICE = {"ORG": 3, "PERSON": 1}
#: Labels that a recogniser takes for one another.
_CONFUSED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT"})


def recognised_names(parsed: ParsedArticle) -> list[NameMention]:
    """Return the names in order of the text, trimmed; what holds no letter or digit is left out."""
    table = parsed.table
    out: list[NameMention] = []
    labelled = [EntitySpan(one.first, one.last, _LABELS.get(one.label, one.label)) for one in parsed.spans]
    for found in mend(table, with_trigger_words(table, with_feasts(table, labelled))):
        label = found.label
        if label in VALUES:
            start, end = table.starts[found.first], table.ends[found.last - 1]
            if any(map(str.isalnum, table.text[start:end])):
                out.append(NameMention(found.first, found.last, start, end, table.text[start:end], label))
            continue
        name = _trimmed(table, found.first, found.last, label)
        if name is not None and (not out or name.first >= out[-1].last):
            out.append(name)
    return out


def trimmed_name(table: TokenTable, first: int, last: int, label: str) -> NameMention | None:
    """Return the trimmed name in the tokens from `first` up to `last`, or None where nothing is left."""
    return _trimmed(table, first, last, label)


def _trimmed(table: TokenTable, first: int, last: int, label: str) -> NameMention | None:
    lower = table.lowers
    while last > first and (lower[last - 1] in POSSESSIVES or all(c in _EDGES - _LAST for c in lower[last - 1])):
        last -= 1
    while last > first and (lower[first] in _DETERMINERS or all(c in _EDGES for c in lower[first])):
        if lower[first + 1 : last] == ["hague"]:
            break
        first += 1
    if first >= last or _opens_turn(table, first, last) or _is_party(table, first, last):
        return None
    label = _told_by_last_word(table, first, last, label)
    if label == "PERSON":
        first = _past_titles(table, first, last)
    elif label == "ORG" and (holder := _title_holder(table, first, last)):
        first, label = holder, "PERSON"
    elif label == "ORG" and (before := _before_portfolio(table, first, last)) < last:
        last = before
        label = "NORP" if last > first and table.pos[last - 1] == "ADJ" else label
    if last - first <= _LONGEST_OFFICE.get(label, 0) and bare(table.words[last - 1]) in OFFICES:
        return None  # "Transport Minister", "the Emperor"
    if first >= last:
        return None
    start, end = table.starts[first], table.ends[last - 1]
    start, end = _marks_off(table.text, start, end)
    text = table.text[start:end]
    if not any(map(str.isalnum, text)):
        return None
    return NameMention(first, last, start, end, text, label)


def _opens_turn(table: TokenTable, first: int, last: int) -> bool:
    """Whether the name is no more than the letter before a question or an answer of an interview: "Q:", "A:"."""
    return last - first == 1 and table.words[first] in ("A", "Q") and table.words[last : last + 1] == [":"]


def _is_party(table: TokenTable, first: int, last: int) -> bool:
    """Whether the name is no more than a party before a state: "D-Ill."."""
    party = last - first == 1 and table.words[first] in ("D", "I", "R")
    return party and table.words[last : last + 1] == ["-"] and table.starts[last] == table.ends[first]


def _told_by_last_word(table: TokenTable, first: int, last: int, label: str) -> str:
    """Return the label that the last word tells ("Red River", "Tirrena Lines"), else `label`.

    A person's first name before it keeps the label: "Tim River".
    """
    told = LABEL_OF_LAST_WORD.get(table.lowers[last - 1]) if last - first > 1 else None
    if told is None or label not in _CONFUSED or not table.words[last - 1][:1].isupper():
        return label
    given = fold(table.words[first])
    return label if given and is_first_name(given[0]) and label == "PERSON" else told


def _past_titles(table: TokenTable, first: int, last: int) -> int:
    """Return the first token of the name after the titles and nouns that the recogniser took for a part of it."""
    while last - first > 1:
        word = bare(table.words[first])
        title = word in HONORIFICS or word in RANKS or word in TITLE_NOUNS
        abbreviated = table.words[first].endswith(".") and word in RANKS
        modifier = word in TITLE_MODIFIERS and last - first > 2 and bare(table.words[first + 1]) in TITLE_NOUNS
        small = table.words[first].islower() and word.isalpha()
        noun = small and word not in SURNAME_PARTICLES and word not in LOWER_CASE_PARTICLES  # "that lad Roe"
        named = word in TITLES_AS_NAMES and not abbreviated and not noun
        if not (title or modifier or noun) or named or word in KINSHIP_NOUNS:
            break
        if not any(w[:1].isupper() for w in table.words[first + 1 : last]):
            break
        first += 1
    return first


def _title_holder(table: TokenTable, first: int, last: int) -> int:
    """Return where a person's name begins that the recogniser took, with its title, for an organisation's; else 0."""
    ranked = last - first == 2 and bare(table.words[first]) in RANKS - TITLES_AS_NAMES
    if ranked and table.words[last - 1].istitle() and table.lowers[last - 1] not in LABEL_OF_LAST_WORD:
        return first + 1
    for at in range(last - 2, first, -1):
        given = fold(table.words[at])
        if bare(table.words[at - 1]) in TITLE_NOUNS and given and is_first_name(given[0]):
            return at
    return 0


def _before_portfolio(table: TokenTable, first: int, last: int) -> int:
    """Return the end of the name without what a minister has in charge: "Israeli National Security" Minister."""
    title = last
    while title < len(table) and table.lowers[title] in PORTFOLIOS:
        title += 1
    if title == len(table) or bare(table.words[title]) not in OFFICES:
        return last
    while last > first and table.lowers[last - 1] in PORTFOLIOS:
        last -= 1
    return last


def _marks_off(text: str, start: int, end: int) -> tuple[int, int]:
    for possessive in POSSESSIVES:
        if text[start:end].endswith(possessive) and end - start > len(possessive):
            end -= len(possessive)
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES - _LAST:
        # An apostrophe after s is a possessive ("Reuters'"); a bracket that is open inside the name stays.
        if text[end - 1] == ")" and "(" in text[start:end]:
            break
        end -= 1
    while end - start > 2 and text[end - 1] == "." and not _abbreviated(text, start, end):
        end -= 1
    return start, end


def _abbreviated(text: str, start: int, end: int) -> bool:
    """Whether the full stop at the end belongs to the name: "U.S.", "Jr.", "Inc."; a sentence's own does not."""
    word = text[start:end].split()[-1]
    return "." in word[:-1] or len(word) <= 5
