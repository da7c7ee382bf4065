"""The forms of a person's name under which it is sought, and the keys that find them.

A key is a string: a given name and a surname, a surname, an office and a surname, or the only word of a name. Keys only
find who may be meant; whether a name fits is decided by comparing the names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from attribune_entities.coreference.bodies import key_of
from attribune_entities.coreference.person_names import Words, person_words
from attribune_entities.lexicon.people import OTHER_SCRIPTS
from attribune_text.gender import HONORIFICS
from attribune_text.person_names import (
    NAME_SUFFIXES,
    NICKNAMES,
    SURNAME_PARTICLES,
    SURNAMES_WRITTEN_FIRST,
    spelling,
)

#: A name as folded words, and its generation ("jr") or "".
Form = tuple[Words, str]

#: Letters of an inner word of a name by which somebody may be known, at least: the rest are initials. Set by hand.
_MIN_LETTERS_OF_INNER = 3
_LETTERS = str.maketrans(OTHER_SCRIPTS)
#: What folding does to the marks of ASCII in names.
_PLAIN = str.maketrans({"-": " ", ".": None, "'": None, ",": " "})
#: A name of which folding gives the same as `_PLAIN`, at a tenth of the cost: most names are so.
_PLAIN_NAME = re.compile(r"[a-z]{2,}(?: [a-z])?(?: [a-z]{2,})+")
#: The same with two words and perhaps an initial between them.
_PAIR = re.compile(r"([a-z]{2,})(?: [a-z])? ([a-z]{2,})")
#: Letters that are also written as two.
_DIGRAPHS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


def form_of(name: str) -> Form:
    """Return the form of a person's `name`: folded, in Latin letters, without honorifics."""
    if not name.isascii():
        name = unicodedata.normalize("NFC", name).lower().translate(_LETTERS)
        folded, suffix = person_words(name)
        return tuple(spelling(word.translate(_LETTERS)) for word in folded), suffix
    plain = name.lower().translate(_PLAIN)
    if _PLAIN_NAME.fullmatch(plain):
        parts = plain.split()
        if parts[0] not in HONORIFICS and parts[-1] not in NAME_SUFFIXES:
            return tuple(map(spelling, parts)), ""
    folded, suffix = person_words(name)
    return tuple(map(spelling, folded)), suffix


def forms_of(name: str) -> list[Form]:
    """Return the forms of a person's `name`: one, or two where it has letters that are also written as two."""
    first = form_of(name)
    if name.isascii():
        return [first]
    other = form_of(unicodedata.normalize("NFC", name).lower().translate(_DIGRAPHS))
    return [first] if other == first else [first, other]


def given_key(given: str, surname: str) -> str:
    """Return the key of a given name, or its initial, with a surname."""
    return f"n{given} {surname}"


def surname_key(surname: str) -> str:
    """Return the key of a surname alone."""
    return "s" + surname


def office_key(surname: str, office: str) -> str:
    """Return the key of an office with a surname."""
    return f"o{office} {surname}"


def word_key(word: str) -> str:
    """Return the key of a name of one word."""
    return "w" + word


def body_key(name: str) -> str:
    """Return the key of a body's name."""
    return "b" + " ".join(key_of(name, "ORG"))


def surnames_of(words: Words) -> tuple[str, ...]:
    """Return the words of a full name that may stand alone: the last, and the first where that is the family's."""
    if words[0] in SURNAMES_WRITTEN_FIRST and words[0] != words[-1]:
        return words[-1], words[0]
    return (words[-1],)


def keys_of_names(names: Sequence[str]) -> tuple[set[str], list[str]]:
    """Return the keys under which a person of `names` is found, offices left out, and the surnames."""
    forms: dict[Words, None] = {}
    for name in names:
        pair = _PAIR.fullmatch(name.lower().translate(_PLAIN)) if name.isascii() else None
        if pair is not None and pair[1] not in HONORIFICS and pair[2] not in NAME_SUFFIXES:
            # An initial between the two leads to nobody, so it can be left out.
            forms[spelling(pair[1]), spelling(pair[2])] = None
        else:
            forms.update([(words, None) for words, _ in forms_of(name)])
    keys: list[str] = []
    surnames: dict[str, None] = {}
    for words in forms:
        keys += _keys_of_form(words)
        if len(words) > 1:
            for surname in surnames_of(words):
                surnames[surname] = None
    keys += map(surname_key, surnames)
    return set(keys), list(surnames)


def _keys_of_form(words: Words) -> list[str]:
    if len(words) == 1:
        return [word_key(words[0])]
    first, last = words[0], words[-1]
    found = _given_keys(first, last)
    if len(first) > 1:
        found.append(given_key(first[0], last))
    for word in words[1:-1]:
        if len(word) >= _MIN_LETTERS_OF_INNER and word not in SURNAME_PARTICLES:
            # Somebody may go by the second given name or by the first of two surnames.
            found += [*_given_keys(word, last), given_key(first, word)]
    return found


def keys_to_seek(words: Words) -> list[str]:
    """Return the keys that find the persons whom the name `words` can mean, in the order of trying."""
    if len(words) == 1:
        return [word_key(words[0])]
    last = words[-1]
    found: dict[str, None] = {}
    for word in words[:-1]:
        if len(word) >= _MIN_LETTERS_OF_INNER and word not in SURNAME_PARTICLES:
            found.update(dict.fromkeys(_given_keys(word, last)))
    if not found:
        found = dict.fromkeys([given_key(words[0], last), given_key(words[0][0], last)])
    # The family's name may stand first in one of the two.
    found[given_key(last, words[0])] = None
    if len(words) > 2:
        found[given_key(words[1], words[0])] = None
    return list(found)


def _given_keys(given: str, surname: str) -> list[str]:
    whole = NICKNAMES.get(given)
    return [given_key(given, surname)] if whole is None else [given_key(given, surname), given_key(whole, surname)]
