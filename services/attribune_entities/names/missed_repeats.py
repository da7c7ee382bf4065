"""Repeats of a name that the recogniser passed over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from attribune_entities.lexicon.bodies import BODY_NOUNS
from attribune_entities.names.capitals import PROPER_TAGS, is_proper_noun
from attribune_entities.names.name_mention import VALUES, NameMention
from attribune_entities.names.name_spans import trimmed_name
from attribune_entities.names.title_nouns import is_title_noun
from attribune_text.gender import is_first_name
from attribune_text.token_table import TokenTable

#: Letters of a person's name that is looked for, at least. Set by hand.
_MIN_LETTERS = 3


def with_repeats(table: TokenTable, names: Sequence[NameMention]) -> list[NameMention]:
    """Return `names` in order of the text, with the places where one of them is repeated but was not recognised.

    A person is repeated by its surname or its first name, too, and the European Commission as "the Commission".

    A repeat is spelled the same, in capitals perhaps, begins with a capital, and is tagged as a proper noun, or opens a
    paragraph before a colon.
    """
    known = _known(table, names)
    taken = {token for name in names for token in range(name.first, name.last)}
    out = list(names)
    for first in range(len(table)):
        if first in taken:
            continue
        for words, label in known.get(table.lowers[first], ()):
            last = first + len(words)
            if tuple(table.lowers[first:last]) == words and _is_whole_name(table, first, last, taken):
                name = trimmed_name(table, first, last, label)
                if name is not None:
                    out.append(name)
                    taken.update(range(first, last))
                    break
    return sorted(out, key=lambda name: name.start)


def _known(table: TokenTable, names: Iterable[NameMention]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the word sequences to look for by their first word, the longest first, each with its label."""
    seen: dict[tuple[str, ...], str] = {}
    for name in names:
        if name.label in VALUES:
            continue
        words = tuple(table.lowers[name.first : name.last])
        seen.setdefault(words, name.label)
        if len(words) > 1 and (name.label == "PERSON" or (name.label == "ORG" and words[-1] in BODY_NOUNS)):
            seen.setdefault(words[-1:], name.label)
        if len(words) > 1 and name.label == "PERSON" and is_first_name(words[0]):
            seen.setdefault(words[:1], name.label)
    known: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for words, label in sorted(seen.items(), key=lambda item: (-len(item[0]), item[0])):
        if len("".join(words)) >= _MIN_LETTERS or label != "PERSON":
            known[words[0]].append((words, label))
    return known


def _is_whole_name(table: TokenTable, first: int, last: int, taken: set[int]) -> bool:
    """Whether the tokens are written as a name and are not a part of another one."""
    if any(token in taken for token in range(first, last)) or not table.words[first][:1].isupper():
        return False
    if last - first == 1 and table.lowers[first] in BODY_NOUNS:
        return first > 0 and table.lowers[first - 1] == "the"  # never "Commission officials say"
    opens_turn = _opens_turn(table, first, last)
    if table.tags[last - 1] not in PROPER_TAGS and not opens_turn:
        return False
    if last - first > 1 or opens_turn:
        return True
    return not _goes_on(table, first, last, taken) and not _begins_before(table, first, taken)


def _opens_turn(table: TokenTable, first: int, last: int) -> bool:
    """Whether the tokens open a paragraph before a colon, as a speaker does in a transcript: "ROE: I saw it"."""
    opens = first == 0 or table.paragraph_of[first - 1] != table.paragraph_of[first]
    return opens and last < len(table) and table.words[last] == ":"


def _goes_on(table: TokenTable, first: int, last: int, taken: set[int]) -> bool:
    """Whether a proper noun in no name follows in the sentence."""
    if last == len(table) or last in taken or table.sentence_of[last] != table.sentence_of[first]:
        return False
    return is_proper_noun(table, last)


def _begins_before(table: TokenTable, first: int, taken: set[int]) -> bool:
    """Whether a proper noun in no name that is no title precedes in the sentence."""
    before = first - 1
    if before < 0 or before in taken or table.sentence_of[before] != table.sentence_of[first]:
        return False
    return is_proper_noun(table, before) and not is_title_noun(table.words[before])
