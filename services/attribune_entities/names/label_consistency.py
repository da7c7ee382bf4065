"""A second look at the whole article: one label for one name, and repeats that the recogniser missed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from attribune_entities.lexicon.bodies import BODY_NOUNS
from attribune_entities.lexicon.places import PLACE_FIRST_WORDS, WELL_KNOWN_PLACES
from attribune_entities.lexicon.titles import RANKS, TITLES_AS_NAMES
from attribune_entities.names.name_mention import VALUES, NameMention
from attribune_entities.names.name_spans import trimmed_name
from attribune_entities.names.title_nouns import is_title_noun
from attribune_text import lexicon
from attribune_text.fold import bare, fold
from attribune_text.gender import HONORIFICS, is_first_name
from attribune_text.token_table import TokenTable

_PROPER = frozenset({"NNP", "NNPS"})
_SHORTEST = 3


def agree_on_labels(table: TokenTable, names: Sequence[NameMention]) -> None:
    """Give every name that is spelled the same the same label: the one that most of them have.

    Of a word that is the surname or the first name in a full name of a person, the full names decide: against a place
    that is not a well-known one always, against an organisation (a firm may have its founder's name) where there are
    half as many of them. What stands right after "Mrs" or "Sgt." is a person.
    """
    labels: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    named = [name for name in names if name.label not in VALUES]
    parts: Counter[tuple[str, ...]] = Counter()
    for name in named:
        if name.label in _MISTAKEN and name.first and _addresses(table, name.first - 1):
            name.label = "PERSON"
        words = fold(name.text)
        labels[words][name.label] += 1
        if name.label == "PERSON" and len(words) > 1:
            parts.update({words[-1:], words[:1]})
    for words, votes in parts.items():
        if words in labels and words[0] not in WELL_KNOWN_PLACES:
            count = labels[words]
            count["PERSON"] += 2 * votes
            for label in _MISTAKEN - {"ORG"}:
                del count[label]
    for name in named:
        name.label = _winner(labels[fold(name.text)])


#: Labels that a recogniser gives to persons' lone surnames.
_MISTAKEN = frozenset({"GPE", "LOC", "FAC", "NORP", "EVENT", "ORG"})
#: Forms of address that are never a part of a place's or an organisation's name.
_ADDRESSES = (frozenset(HONORIFICS) | RANKS) - TITLES_AS_NAMES


def _addresses(table: TokenTable, token: int) -> bool:
    # The full stop of "Sgt." may be a token of its own.
    if table.words[token] == "." and token and table.ends[token - 1] == table.starts[token]:
        token -= 1
    # Not in capitals: "DR Congo".
    return bare(table.words[token]) in _ADDRESSES and table.words[token].istitle()


def move_places(table: TokenTable, names: Sequence[NameMention]) -> None:
    """Label as places the persons of whom nothing but the recogniser says that they are persons, and "in" says not.

    That is so where at least half of the mentions stand right after a preposition of place, none has a title beside
    it, and no first name is known in it; and of several words, where they begin as no person's name does.
    """
    groups: defaultdict[tuple[str, ...], list[NameMention]] = defaultdict(list)
    surnames: set[str] = set()
    for name in names:
        if name.label == "PERSON":
            words = fold(name.text)
            groups[words].append(name)
            surnames.update(words if len(words) > 1 else ())
    for words, members in groups.items():
        known = is_first_name(words[0]) or (len(words) == 1 and words[0] in surnames)
        if known or any(name.titles or name.title_gender for name in members):
            continue
        placed = sum(name.first > 0 and table.lowers[name.first - 1] in _WHERE for name in members)
        if 2 * placed >= len(members) or (len(words) > 1 and words[0] in PLACE_FIRST_WORDS):
            for name in members:
                name.label = "GPE"


#: Prepositions that a person's name seldom follows.
_WHERE = lexicon.words("across around in inside near outside throughout toward towards")


def _winner(count: Counter[str]) -> str:
    return max(count, key=lambda label: (count[label], label))


def with_repeats(table: TokenTable, names: Sequence[NameMention]) -> list[NameMention]:
    """Return `names` with the places where one of them is repeated but was not recognised.

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
            if tuple(table.lowers[first:last]) == words and _stands_alone(table, first, last, taken):
                name = trimmed_name(table, first, last, label)
                if name is not None:
                    out.append(name)
                    taken.update(range(first, last))
                    break
    return sorted(out, key=lambda name: name.start)


def _known(table: TokenTable, names: Iterable[NameMention]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the word sequences to look for by their first word, the longest first, with their labels."""
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
        if len("".join(words)) >= _SHORTEST or label != "PERSON":
            known[words[0]].append((words, label))
    return known


def _stands_alone(table: TokenTable, first: int, last: int, taken: set[int]) -> bool:
    """Whether the tokens are written as a name and are not a part of another one."""
    if any(token in taken for token in range(first, last)):
        return False
    if not table.words[first][:1].isupper():
        return False
    if last - first == 1 and table.lowers[first] in BODY_NOUNS:
        return first > 0 and table.lowers[first - 1] == "the"  # never "Commission officials say"
    label = _is_label(table, first, last)
    if table.tags[last - 1] not in _PROPER and not label:
        return False
    if last - first > 1 or label:
        return True
    after = last < len(table) and last not in taken and _proper(table, last) and _same_line(table, first, last)
    before = first - 1
    beside = before >= 0 and before not in taken and _proper(table, before) and _same_line(table, before, first)
    return not after and not (beside and not is_title_noun(table.words[before]))


def _is_label(table: TokenTable, first: int, last: int) -> bool:
    """Whether the tokens open a paragraph before a colon, as who speaks does in a transcript: "ROE: I saw it"."""
    opens = first == 0 or table.paragraph_of[first - 1] != table.paragraph_of[first]
    return opens and last < len(table) and table.words[last] == ":"


def _proper(table: TokenTable, token: int) -> bool:
    return table.tags[token] in _PROPER and table.words[token][:1].isupper()


def _same_line(table: TokenTable, left: int, right: int) -> bool:
    return table.sentence_of[left] == table.sentence_of[right]
