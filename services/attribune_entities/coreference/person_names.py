"""The words of a person's name."""

from __future__ import annotations

from attribune_text.fold import fold
from attribune_text.gender import HONORIFICS
from attribune_text.person_names import NAME_SUFFIXES

#: The words of a name, folded.
Words = tuple[str, ...]

#: What stands before the name that somebody was born with: "Ada Roe née Lind".
_BORN = frozenset({"nee"})


def person_words(name: str) -> tuple[Words, str]:
    """Return the folded words of a person's name without honorifics and suffixes, and its generation ("jr"), or "".

    The name at birth ("née Lind") is left out as well.
    """
    words = list(fold(name)) or [name.casefold()]
    while len(words) > 1 and words[0] in HONORIFICS:
        del words[0]
    suffix = ""
    while len(words) > 1 and words[-1] in NAME_SUFFIXES:
        suffix = words.pop()
    born = next((at for at, word in enumerate(words) if word in _BORN and at), len(words))
    return tuple(words[:born]), suffix if NAME_SUFFIXES.get(suffix) == "generation" else ""
