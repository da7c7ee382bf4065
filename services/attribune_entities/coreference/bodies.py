"""Which names of organisations, places and peoples name one thing: by spelling, other name, acronym or short form."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from attribune_entities.coreference.person_names import Words
from attribune_entities.lexicon.bodies import (
    ACRONYMS,
    BODY_NOUNS,
    DEPARTMENTS,
    EXPANDED_IN_NAMES,
    LEGAL_FORMS,
    OMISSIBLE_LAST_WORDS,
    SELF_STANDING_NAMES,
    SPELLINGS,
)
from attribune_entities.lexicon.places import PLACE_ALIASES
from attribune_entities.names.name_mention import NameMention
from attribune_text.fold import fold
from attribune_text.lexicon import words

_PLACE_LABELS = frozenset({"GPE", "LOC"})
#: Labels of names that a shorter name can be short for.
_SHORTENED_LABELS = frozenset({"ORG", "FAC", "EVENT", "LOC"})
#: Words that an acronym leaves out.
_LEFT_OUT = words("a an and de et for in la of on the to und y")
#: Letters of the shortest name of a people that loses its plural "s". Set by hand.
_MIN_LETTERS_OF_PLURAL = 5
#: Letters of an acronym that may come before the name that it stands for, at least: more are seldom a chance. Set by
#: hand.
_MIN_LETTERS_OF_EARLY_ACRONYM = 3
#: A longer name may begin after a short form, fewer code points than this after its end: "NFRT (Northern …". Set by
#: hand.
_MAX_GAP = 4


def key_of(name: str, label: str) -> Words:
    """Return the words under which `name` is known: folded, other names replaced, legal forms cut.

    "U.N. Security Council" and "United Nations Security Council" have one key, and so have "Department of State" and
    "State Department".
    """
    folded = tuple(SPELLINGS.get(word, word) for word in fold(name))
    if len(folded) > 1 and folded[0] == "the":
        folded = folded[1:]
    if label in _PLACE_LABELS:
        return _place_key(folded)
    if label == "NORP":
        return (*folded[:-1], _singular(folded[-1])) if folded else folded
    return _body_key(folded) if label == "ORG" else folded


def _place_key(folded: Words) -> Words:
    whole = PLACE_ALIASES.get(" ".join(folded))
    return tuple(whole.split()) if whole else folded


def _body_key(folded: Words) -> Words:
    if not folded:
        return folded
    # A country that acts is as often labelled an organisation: "the US said".
    whole = ACRONYMS.get(" ".join(folded)) or PLACE_ALIASES.get(" ".join(folded))
    if whole:
        return tuple(whole.split())
    if folded[0] in EXPANDED_IN_NAMES:
        folded = (*ACRONYMS[folded[0]].split(), *folded[1:])
    while len(folded) > 1 and folded[-1] in LEGAL_FORMS:
        folded = folded[:-1]
    if len(folded) > 2 and folded[0] in DEPARTMENTS and folded[1] == "of":
        field = folded[3:] if folded[2] == "the" else folded[2:]
        folded = (*field, folded[0])
    return folded


def _singular(word: str) -> str:
    is_plural = len(word) >= _MIN_LETTERS_OF_PLURAL and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if is_plural else word


def join_bodies(names: Sequence[NameMention]) -> list[list[NameMention]]:
    """Return the names of each thing, in order of the first mention; none of `names` is a person's or a value.

    All mentions of one thing get one label, the one that most of them have.
    """
    groups: dict[Words, list[NameMention]] = {}
    for name in names:
        groups.setdefault(key_of(name.text, name.label), []).append(name)
    for short, long in _introduced(names):
        groups[long] += groups.pop(short)
    # A short form begins or ends as the longer name, or is its initials.
    keys: defaultdict[str, list[Words]] = defaultdict(list)
    for key in groups:
        for clue in dict.fromkeys([key[0], key[-1], *_initials(key)] if len(key) > 1 else ()):
            keys[clue].append(key)
    for key in sorted(groups, key=lambda key: (len(key), key)):
        clues = dict.fromkeys([*key[:1], *key[-1:], *fold(groups[key][0].text)[:1]])
        longer = _longer(key, groups, [other for clue in clues for other in keys[clue] if other in groups])
        if longer is not None:
            groups[longer] += groups.pop(key)
    for members in groups.values():
        members.sort(key=lambda name: name.start)
        label = _majority_label(members)
        for name in members:
            name.label = label
    return sorted(groups.values(), key=lambda members: members[0].start)


def _introduced(names: Sequence[NameMention]) -> list[tuple[Words, Words]]:
    """Return the keys of each short form in brackets and of the name before it: "Bank of Montrose (BMT)".

    The letters of the short form stand in the name in their order, and both begin alike. A key is short for one name.
    """
    found: dict[Words, Words] = {}
    for name, short in pairwise(sorted(names, key=lambda one: one.start)):
        bracketed = short.first == name.last + 1 and short.text.isupper() and short.text.isalpha()
        if not bracketed or short.start - name.end > _MAX_GAP or name.label not in _SHORTENED_LABELS:
            continue
        key, long = key_of(short.text, short.label), key_of(name.text, name.label)
        letters = iter("".join(fold(name.text)))
        fits = len(key) == 1 and key[0][:1] == long[0][:1] and all(letter in letters for letter in key[0])
        if fits and key != long and len(long) > 1 and key not in found.values() and long not in found:
            found.setdefault(key, long)
    return list(found.items())


def _majority_label(members: Sequence[NameMention]) -> str:
    """Return the label that most of `members` have; of several, that of the longest name, then of the first."""
    count = Counter(name.label for name in members)
    most = max(count.values())
    tied = [name for name in members if count[name.label] == most]
    return max(tied, key=lambda name: (len(name.text), -name.start)).label


def _longer(key: Words, groups: dict[Words, list[NameMention]], others: Sequence[Words]) -> Words | None:
    """Return the key of the only longer name, among `others`, that `key` can be short for, or None."""
    name = groups[key][0]
    if name.label not in _SHORTENED_LABELS or not key:
        return None
    fits = [
        other
        for other in dict.fromkeys(others)
        if len(other) > len(key)
        and (_is_acronym(name, other) or (groups[other][0].label == name.label and _is_short_form(key, other)))
    ]
    # The longer name comes first, or right after in brackets: a short one before it names something else.
    is_acronym = len(key[0]) >= _MIN_LETTERS_OF_EARLY_ACRONYM and any(_is_acronym(name, other) for other in fits)
    if not is_acronym:
        fits = [other for other in fits if min(one.start for one in groups[other]) < name.end + _MAX_GAP]
    return fits[0] if len(fits) == 1 else None


def _is_acronym(name: NameMention, other: Words) -> bool:
    letters = name.text.replace(".", "")
    if not letters.isupper() or not letters.isalpha() or len(letters) < 2:
        return False
    return letters.lower() in _initials(other)


def _initials(name: Words) -> tuple[str, str]:
    """Return the first letters of all words, and of all but the small ones."""
    return "".join(word[0] for word in name), "".join(word[0] for word in name if word not in _LEFT_OUT)


def _is_short_form(key: Words, other: Words) -> bool:
    """Whether `key` can be short for the longer name `other`: its end, its beginning, or its noun."""
    is_lone = len(key) == 1
    if is_lone and key[0] in SELF_STANDING_NAMES:
        return False
    if other[-len(key) :] == key:
        return True
    if is_lone and key[0] in BODY_NOUNS and other[0] == key[0] and other[1] in ("of", "for"):
        return True  # "the Church" for the Church of Scientology
    return other[: len(key)] == key and set(other[len(key) :]) <= OMISSIBLE_LAST_WORDS
