"""The canonical name of an entity, and the key under which the same name is found across articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attribune_entities.coreference.bodies import key_of
from attribune_entities.coreference.person_names import person_words
from attribune_entities.names.name_mention import VALUES, NameMention
from attribune_text.fold import fold

#: Code points of an acronym, at most; a longer name in capitals is shouted. Set by hand.
_MAX_ACRONYM = 4


def canonical_name(names: Sequence[NameMention]) -> str:
    """Return the fullest of `names`: the one of the most words, then the most letters and digits.

    Names in capitals give way to others of as many words. Of equals it is the most frequent, then the first.
    """
    count = Counter(name.text for name in names)
    first = {name.text: -name.start for name in reversed(names)}

    def fullness(text: str) -> tuple[int, bool, int, int, int]:
        shouted = text.isupper() and len(text) > _MAX_ACRONYM and "." not in text
        return len(fold(text)), not shouted, sum(map(str.isalnum, text)), count[text], first[text]

    return " ".join(max(count, key=fullness).split())


def name_key(name: str, label: str) -> str | None:
    """Return the folded `name`, or None for a value.

    Persons lose honorifics; organisations and places that are known by another name get the one key of both.
    """
    if label in VALUES:
        return None
    if label == "PERSON":
        words, suffix = person_words(name)
        return " ".join([*words, suffix]).strip() or None
    return " ".join(key_of(name, label)) or None
