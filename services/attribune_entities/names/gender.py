"""What a name says of its bearer's gender."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_entities.lexicon.first_names import FEMALE, MALE

#: Endings of surnames that only women bear: Icelandic and Slavic.
_DAUGHTERS = (
    *("dottir", "skaya", "skaia", "ieva", "yeva"),
    *("dova", "kova", "lova", "mova", "nova", "rova", "sova", "tova", "vova"),
)


def gender_of_name(words: Sequence[str]) -> str:
    """Return "m" or "f" where the first name, folded, is mostly a man's or a woman's, or the surname a woman's.

    Else "".

    One word alone is more often a surname than a first name, so it tells nothing.
    """
    if len(words) < 2:
        return ""
    first = words[0]
    male, female = first in MALE, first in FEMALE
    if male != female:
        return "m" if male else "f"
    return "f" if not male and words[-1].endswith(_DAUGHTERS) else ""
