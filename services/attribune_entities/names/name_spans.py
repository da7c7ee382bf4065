"""From the recogniser's spans to names: repaired, relabelled, and without what is no part of a name at their edges."""

from __future__ import annotations

from attribune_core.marks import MARKS
from attribune_entities.document.parsed_article import EntitySpan, ParsedArticle
from attribune_entities.lexicon.bodies import LABEL_OF_LAST_WORD
from attribune_entities.lexicon.person_names import LOWER_CASE_PARTICLES
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
from attribune_entities.names.span_repair import repair_spans
from attribune_entities.names.trigger_words import with_trigger_words
from attribune_text.fold import bare, fold
from attribune_text.gender import HONORIFICS, is_first_name
from attribune_text.lexicon import words
from attribune_text.person_names import SURNAME_PARTICLES
from attribune_text.token_table import TokenTable

#: Labels of pipelines that follow other guidelines, with ours.
_LABELS = {"PER": "PERSON", "person": "PERSON", "organization": "ORG"}

_DETERMINERS = words("a an her his its my our that the their these this those your")
#: Characters that no name begins with.
_LEADING = MARKS | frozenset(" \t\n,;:!?()[]{}<>*#|•–—-_/\\.&")
#: Characters that no name ends in; it may end in "!" and "." ("Yahoo!", "Inc.").
_TRAILING = _LEADING - frozenset("!.")
#: Tokens of a name that ends in a title and is no more than that title, at most, by label. Set by hand.
_MAX_TOKENS_OF_OFFICE = {"ORG": 3, "PERSON": 1}
#: A title that begins names of places and bodies: "St. Louis College".
_SAINTS = frozenset({"saint", "st"})
#: Letters of an abbreviation without an inner full stop, the final full stop included, at most: "Corp.". Set by hand.
_MAX_ABBREVIATION = 5
#: Labels that a recogniser takes for one another.
_CONFUSED_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT"})


def recognised_names(parsed: ParsedArticle) -> list[NameMention]:
    """Return the names in order of the text, trimmed; what holds no letter or digit is left out."""
    table = parsed.table
    out: list[NameMention] = []
    spans = [EntitySpan(one.first, one.last, _LABELS.get(one.label, one.label)) for one in parsed.spans]
    for one in repair_spans(table, with_trigger_words(table, with_feasts(table, spans))):
        is_value = one.label in VALUES
        name = (_value if is_value else trimmed_name)(table, one.first, one.last, one.label)
        if name is not None and (is_value or not out or name.first >= out[-1].last):
            out.append(name)
    return out


def _value(table: TokenTable, first: int, last: int, label: str) -> NameMention | None:
    start, end = table.starts[first], table.ends[last - 1]
    text = table.text[start:end]
    return NameMention(first, last, start, end, text, label) if any(map(str.isalnum, text)) else None


def trimmed_name(table: TokenTable, first: int, last: int, label: str) -> NameMention | None:
    """Return the name in the tokens from `first` up to `last`, or None where nothing is left of it.

    Determiners, marks, possessives and a person's titles at its edges are left out. An office alone is no name.
    """
    first, last = _without_edges(table, first, last)
    if first >= last or _is_turn_letter(table, first, last) or _is_party_letter(table, first, last):
        return None
    label = _label_by_last_word(table, first, last, label)
    if label == "PERSON":
        first = _past_titles(table, first, last)
    elif label == "ORG" and (holder := _title_holder(table, first, last)):
        first, label = holder, "PERSON"
    elif label == "ORG" and (before := _before_portfolio(table, first, last)) < last:
        last = before
        label = "NORP" if last > first and table.pos[last - 1] == "ADJ" else label
    if last - first <= _MAX_TOKENS_OF_OFFICE.get(label, 0) and bare(table.words[last - 1]) in OFFICES:
        return None  # "Transport Minister", "the Emperor"
    if label == "PERSON" and last - first == 1 and _is_abbreviated_title(table, first):
        return None
    if first >= last:
        return None
    start, end = _without_marks(table.text, table.starts[first], table.ends[last - 1])
    text = table.text[start:end]
    return NameMention(first, last, start, end, text, label) if any(map(str.isalnum, text)) else None


def _without_edges(table: TokenTable, first: int, last: int) -> tuple[int, int]:
    """Return the tokens without determiners before them, and without possessives and marks at their edges."""
    lowers = table.lowers
    while last > first and (lowers[last - 1] in POSSESSIVES or all(c in _TRAILING for c in lowers[last - 1])):
        last -= 1
    while last > first and (lowers[first] in _DETERMINERS or all(c in _LEADING for c in lowers[first])):
        if lowers[first + 1 : last] == ["hague"]:
            break
        first += 1
    return first, last


def _is_turn_letter(table: TokenTable, first: int, last: int) -> bool:
    """Whether the name is no more than the letter before a question or an answer of an interview: "Q:", "A:"."""
    return last - first == 1 and table.words[first] in ("A", "Q") and table.words[last : last + 1] == [":"]


def _is_party_letter(table: TokenTable, first: int, last: int) -> bool:
    """Whether the name is no more than a party before a state: "D-Ill."."""
    letter = last - first == 1 and table.words[first] in ("D", "I", "R")
    return letter and table.words[last : last + 1] == ["-"] and table.starts[last] == table.ends[first]


def _label_by_last_word(table: TokenTable, first: int, last: int, label: str) -> str:
    """Return the label that the last word tells ("Red River", "Tirrena Lines"), else `label`.

    A person whose first name stands right before that word keeps the label ("Tim River"), or before an initial; a
    longer name that begins with a first name is named after somebody ("Ada Moreno Bridge").
    """
    by_word = LABEL_OF_LAST_WORD.get(table.lowers[last - 1]) if last - first > 1 else None
    if by_word is None or label not in _CONFUSED_LABELS or not table.words[last - 1][:1].isupper():
        return label
    given = fold(table.words[first])
    is_person = label == "PERSON" and given and is_first_name(given[0])
    return label if is_person and _is_short_name(table, first, last) else by_word


def _is_short_name(table: TokenTable, first: int, last: int) -> bool:
    """Whether the name is no more than a first name, initials and a surname."""
    return all(len(table.words[token].rstrip(".")) == 1 for token in range(first + 1, last - 1))


def _past_titles(table: TokenTable, first: int, last: int) -> int:
    """Return the first token of the name after the titles and nouns that the recogniser took for a part of it."""
    while last - first > 1 and _is_before_name(table, first, last):
        if not any(word[:1].isupper() for word in table.words[first + 1 : last]):
            break
        first += 1
    return first


def _is_before_name(table: TokenTable, first: int, last: int) -> bool:
    """Whether the first token of a person's name is a title, a modifier of one, or a noun ("that lad Roe")."""
    word = bare(table.words[first])
    if word in KINSHIP_NOUNS:
        return False
    is_small = table.words[first].islower() and word.isalpha()
    if is_small and word not in SURNAME_PARTICLES and word not in LOWER_CASE_PARTICLES:
        return True
    if word in TITLES_AS_NAMES and not (table.words[first].endswith(".") and word in RANKS):
        return last - first > 2 and _ends_title(table, first)
    if word in HONORIFICS or word in TITLE_NOUNS:
        return True
    return word in TITLE_MODIFIERS and last - first > 2 and bare(table.words[first + 1]) in TITLE_NOUNS


def _ends_title(table: TokenTable, token: int) -> bool:
    """Whether the title that is as often a name follows another title or a modifier: "Chief Justice Ada Roe"."""
    before = token - 1
    if before > 0 and table.words[before] == "." and table.ends[before - 1] == table.starts[before]:
        before -= 1  # the full stop of "Hon." may be a token of its own
    if before < 0 or table.paragraph_of[before] != table.paragraph_of[token]:
        return False
    word = bare(table.words[before])
    return table.words[before][:1].isupper() and (word in TITLE_MODIFIERS or word in RANKS)


def _is_abbreviated_title(table: TokenTable, token: int) -> bool:
    """Whether the token is a title with its full stop before a name: "Barr. Ada Roe"."""
    if bare(table.words[token]) not in RANKS - TITLES_AS_NAMES or token + 2 >= len(table):
        return False
    is_stop = table.words[token + 1] == "." and table.starts[token + 1] == table.ends[token]
    goes_on = table.sentence_of[token + 2] == table.sentence_of[token] and table.words[token + 2][:1].isupper()
    return is_stop and goes_on


def _title_holder(table: TokenTable, first: int, last: int) -> int:
    """Return where a person's name begins that the recogniser took, with its title, for an organisation's; else 0."""
    has_rank = last - first == 2 and bare(table.words[first]) in RANKS - TITLES_AS_NAMES
    if has_rank and table.words[last - 1].istitle() and table.lowers[last - 1] not in LABEL_OF_LAST_WORD:
        return first + 1
    for token in range(last - 2, first, -1):
        given = fold(table.words[token])
        title = bare(table.words[token - 1])
        if title in TITLE_NOUNS and title not in _SAINTS and given and is_first_name(given[0]):
            return token
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


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the code points [start, end) of `text` without possessives and marks at their edges."""
    for possessive in POSSESSIVES:
        if text[start:end].endswith(possessive) and end - start > len(possessive):
            end -= len(possessive)
    while start < end and text[start] in _LEADING:
        start += 1
    while start < end and text[end - 1] in _TRAILING:
        # An apostrophe after s is a possessive ("Reuters'"); a bracket that is open inside the name stays.
        if text[end - 1] == ")" and "(" in text[start:end]:
            break
        end -= 1
    while end - start > 2 and text[end - 1] == "." and not _is_abbreviated(text, start, end):
        end -= 1
    return start, end


def _is_abbreviated(text: str, start: int, end: int) -> bool:
    """Whether the full stop at the end belongs to the name: "U.S.", "Jr.", "Inc."; a sentence's own does not."""
    word = text[start:end].split()[-1]
    return "." in word[:-1] or len(word) <= _MAX_ABBREVIATION
