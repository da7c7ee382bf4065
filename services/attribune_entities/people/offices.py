"""What office a title or a role means: "Sen." and "United States senator from Texas" are one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from attribune_entities.lexicon.people import DEMONYMS, OFFICE_QUALIFIERS, SAME_OFFICES
from attribune_entities.lexicon.places import PLACE_ALIASES
from attribune_entities.lexicon.titles import PARTIES
from attribune_entities.names.title_nouns import is_title_noun
from attribune_text.fold import fold
from attribune_text.lexicon import words

#: Words that end the noun phrase of an office.
_ENDS = words("as at by for from in of on since to under with who whose")
#: Words that say when and how somebody holds an office, not which.
_TIMES = words("acting current elect emeritus ex former incoming interim late longtime new now outgoing retired then")
#: Words that belong to an office and tell no two apart.
_EMPTY = words("a an and de fellow gop her his its junior my our ranking s senior the their top")
#: Endings of adjectives of peoples and parties: "Canadian", "Swedish".
_ADJECTIVE_ENDINGS = ("can", "crat", "ean", "ese", "ian", "ish")
#: Words with which no name begins.
_LEFT_OUT = words("a an and de for former in la of the")
#: Words of a time that is over.
_PAST = words("ex former late onetime retired then")
#: The offices of the word list by their names without "the".
_SAME = {" ".join(word for word in name.split() if word != "the"): office for name, office in SAME_OFFICES.items()}
#: Words of the longest name among them.
_LONGEST = max(len(name.split()) for name in _SAME)
#: Letters of which the first that two words have in common make them one: "Russian", "Russia". Set by hand.
_SAME_LETTERS = 4
_POSSESSIVE = re.compile(r"['’]s\b")
#: A name in the text of a role: words with capitals, and small ones between them.
_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'’&-]*\.?(?:\s+(?:(?:of|the|and|de|la)\s+){0,2}[A-ZÀ-ÖØ-Þ][\w'’&-]*)*")


@dataclass(frozen=True, slots=True)
class Office:
    """An office: its noun with what makes another office of it, and whatever else the text says of it."""

    #: Folded; "" where the text names none.
    name: str
    #: The noun alone, folded.
    noun: str
    #: The other words, folded: places and bodies.
    rest: frozenset[str]
    #: Whether the rest stands after the noun, or has capitals: it then says which of several it is.
    exact: bool
    #: Whether the text says that it is over.
    past: bool


@lru_cache(maxsize=4096)
def office_of(text: str) -> Office:
    """Return the office that a title or a role `text` means."""
    folded = fold(_POSSESSIVE.sub("", text))
    past = any(word in _PAST for word in folded)
    kept = [word for word in folded if word not in _TIMES and word not in PARTIES and word not in _EMPTY]
    if kept[:1] == ["us"] or kept[:2] == ["united", "states"]:
        kept = [*kept[1 if kept[0] == "us" else 2 :], "united", "states"]
    found, size = _known_office(kept)
    end = next((at for at, word in enumerate(kept) if word in _ENDS), len(kept))
    noun = next((at for at in range(end - 1, -1, -1) if is_title_noun(kept[at])), -1)
    if found and (size > end or noun < size):
        rest, name = kept[size:], found
        noun_word = name.split()[-1] if " of " not in name else name.split()[0]
    elif noun < 0:
        return Office("", "", frozenset(), False, past)
    else:
        noun_word = SAME_OFFICES.get(kept[noun], kept[noun])
        before = [word for word in kept[:noun] if word in OFFICE_QUALIFIERS]
        name = " ".join([*before, noun_word])
        name = SAME_OFFICES.get(name, name)
        rest = [word for at, word in enumerate(kept) if at != noun and word not in before]
    places = _places(rest)
    exact = end < len(kept) or any(word[:1].isupper() for word in text.split() if fold(word) and fold(word)[0] in rest)
    return Office(name, noun_word, places, exact and bool(places), past)


def _known_office(kept: list[str]) -> tuple[str, int]:
    """Return the office of the word list that `kept` begins with, and of how many words it is; "" where it is none."""
    for size in range(min(_LONGEST, len(kept)), 0, -1):
        found = _SAME.get(" ".join(kept[:size]))
        if found is not None:
            return found, size
    return "", 0


def _places(rest: list[str]) -> frozenset[str]:
    out: set[str] = set()
    for word in rest:
        if word in _ENDS:
            continue
        whole = PLACE_ALIASES.get(word) or DEMONYMS.get(word) or word
        out.update(whole.split())
    return frozenset(out)


def shares_place(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two offices have a word in common beside their noun; words that begin alike are one."""
    if one & other:
        return True
    heads = {word[:_SAME_LETTERS] for word in one if len(word) >= _SAME_LETTERS}
    return any(word[:_SAME_LETTERS] in heads for word in other if len(word) >= _SAME_LETTERS)


def proper_names(text: str) -> tuple[str, ...]:
    """Return the names that stand in the text of a role or a description, in lower case and without titles."""
    found: dict[str, None] = {}
    for match in _CAPITALS.finditer(_POSSESSIVE.sub("", text)):
        parts = match[0].split()
        while parts and _opens_no_name(parts[0]):
            del parts[0]
        name = " ".join(parts).lower()
        if len(name) > 1 and not _is_adjective(name):
            found[name] = None
    return tuple(found)


def _opens_no_name(word: str) -> bool:
    return is_title_noun(word) or word.lower() in _LEFT_OUT or word.lower() in OFFICE_QUALIFIERS


def _is_adjective(name: str) -> bool:
    """Whether a name is a people's or a party's: nearly every article has one."""
    return name in DEMONYMS or name in PARTIES or name.endswith(_ADJECTIVE_ENDINGS)
