"""Which names of organisations, places and peoples name one thing: by spelling, other name, acronym or short form."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

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

Words = tuple[str, ...]

_PLACES = frozenset({"GPE", "LOC"})
#: Words that an acronym leaves out.
_SMALL = words("a an and de et for in la of on the to und y")


def key_of(name: str, label: str) -> Words:
    """Return the words under which `name` is known: folded, other names replaced, legal forms cut.

    "U.N. Security Council" and "United Nations Security Council" have one key, and so have "Department of State" and
    "State Department".
    """
    words = tuple(SPELLINGS.get(word, word) for word in fold(name))
    if not words:
        return words
    if words[0] == "the" and len(words) > 1:
        words = words[1:]
    if label in _PLACES:
        whole = PLACE_ALIASES.get(" ".join(words))
        return tuple(whole.split()) if whole else words
    if label == "NORP":
        return (*words[:-1], _singular(words[-1]))
    if label != "ORG":
        return words
    # A country that acts is as often labelled an organisation: "the US said".
    whole = ACRONYMS.get(" ".join(words)) or PLACE_ALIASES.get(" ".join(words))
    if whole:
        return tuple(whole.split())
    if words[0] in EXPANDED_IN_NAMES:
        words = (*ACRONYMS[words[0]].split(), *words[1:])
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words = words[:-1]
    if len(words) > 2 and words[0] in DEPARTMENTS and words[1] == "of":
        rest = words[3:] if words[2] == "the" else words[2:]
        words = (*rest, words[0])
    return words


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def join_bodies(names: Sequence[NameMention]) -> list[list[NameMention]]:
    """Return the names of each thing, in order of the first mention; none of them is a person's or a value.

    All mentions under one key get one label, the one that most of them have.
    """
    groups: dict[Words, list[NameMention]] = {}
    for name in names:
        groups.setdefault(key_of(name.text, name.label), []).append(name)
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
        label = vote(members)
        for name in members:
            name.label = label
    return sorted(groups.values(), key=lambda members: members[0].start)


def vote(members: Sequence[NameMention]) -> str:
    """Return the label that most of `members` have; the longer name's, then the first's, where as many do."""
    count = Counter(name.label for name in members)
    most = max(count.values())
    tied = [name for name in members if count[name.label] == most]
    return max(tied, key=lambda name: (len(name.text), -name.start)).label


def _longer(key: Words, groups: dict[Words, list[NameMention]], others: Sequence[Words]) -> Words | None:
    """Return the key of the only longer name, among `others`, that `key` can be short for, or None."""
    names = groups[key]
    if names[0].label not in ("ORG", "FAC", "EVENT", "LOC") or not key:
        return None
    fits = [
        other
        for other in dict.fromkeys(others)
        if len(other) > len(key)
        and (groups[other][0].label == names[0].label or _is_acronym(names[0], other))
        and (_is_acronym(names[0], other) or _is_short(key, other))
    ]
    # The longer name comes first, or right after in brackets; a short one before it names something else. An
    # acronym of three letters and more is too seldom a chance to be anything else.
    acronym = len(key[0]) > 2 and any(_is_acronym(names[0], other) for other in fits)
    fits = [other for other in fits if acronym or min(n.start for n in groups[other]) < names[0].end + 4]
    return fits[0] if len(fits) == 1 else None


def _is_acronym(name: NameMention, other: Words) -> bool:
    letters = name.text.replace(".", "")
    if not letters.isupper() or not letters.isalpha() or len(letters) < 2 or " " in letters:
        return False
    return letters.lower() in _initials(other)


def _initials(words: Words) -> tuple[str, str]:
    """Return the first letters of all words, and of all but the small ones."""
    return "".join(word[0] for word in words), "".join(word[0] for word in words if word not in _SMALL)


def _is_short(key: Words, other: Words) -> bool:
    if key[-1] in SELF_STANDING_NAMES and len(key) == 1:
        return False
    if other[-len(key) :] == key:
        return True
    if len(key) == 1 and key[0] in BODY_NOUNS and other[0] == key[0] and other[1] in ("of", "for"):
        return True  # "the Church" for the Church of Scientology
    rest = other[len(key) :]
    self_standing = len(key) == 1 and key[0] in SELF_STANDING_NAMES
    return other[: len(key)] == key and set(rest) <= OMISSIBLE_LAST_WORDS and not self_standing
