"""Given names that can be one person's (equal, initials, short forms), and surnames of which one is misspelt."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_text.gender import gender_of_name, is_first_name
from attribune_text.person_names import NICKNAMES, SURNAME_PARTICLES, SURNAMES_WRITTEN_FIRST

#: Letters of a given name that may be initials ("J.", "JK"), at most. Set by hand.
_MAX_LETTERS_OF_INITIALS = 2
#: Letters of a given name that two letters can be the initials of, at least. Set by hand.
_MIN_LETTERS_OF_GIVEN = 4
#: Letters of a short form that begins the long one ("Alex", "Alexandra"), and letters that it leaves out, at least:
#: "Ann" is no short form of "Anna". Set by hand.
_MIN_LETTERS_OF_SHORT, _MIN_LETTERS_LEFT_OUT = 3, 3
#: Letters of a surname in which one may be wrong, at least. Set by hand.
_MIN_LETTERS_OF_MISSPELT = 6
#: Words of a Korean or Chinese name whose surname is a first name elsewhere ("Lee Jae-myung").
_WORDS_OF_EAST_ASIAN = 3


def is_same_given_name(one: str, other: str) -> bool:
    """Whether two given names, folded, can be one: equal, an initial of the other, or short forms of one name."""
    if one == other:
        return True
    short, long = (one, other) if len(one) < len(other) else (other, one)
    if len(short) <= _MAX_LETTERS_OF_INITIALS and short not in SURNAMES_WRITTEN_FIRST:
        return long.startswith(short[0]) and (len(short) == 1 or len(long) >= _MIN_LETTERS_OF_GIVEN)
    if NICKNAMES.get(one) == other or NICKNAMES.get(other) == one:
        return True
    return (one in NICKNAMES and NICKNAMES[one] == NICKNAMES.get(other)) or is_beginning(short, long)


def is_beginning(short: str, long: str) -> bool:
    """Whether `short` is a first name by which somebody with the longer given name `long` may be called ("Alex")."""
    begins = len(short) >= _MIN_LETTERS_OF_SHORT and long.startswith(short)
    if not begins or len(long) - len(short) < _MIN_LETTERS_LEFT_OUT:
        return False
    own, other = gender_of_name((short, "")), gender_of_name((long, ""))
    if own == "m" and not other and long.endswith("a"):
        return False  # "Paul", "Paulina"
    return is_first_name(short) and not (own and other and own != other)


def is_misspelt(one: str, other: str) -> bool:
    """Whether two surnames, folded, are so long and so alike that one of them may be a slip: one letter differs."""
    if min(len(one), len(other)) < _MIN_LETTERS_OF_MISSPELT or one[0] != other[0] or one == other:
        return False
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    at = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    # One letter more, one letter instead of another, or two that changed places.
    if len(long) - len(short) == 1:
        return short[at:] == long[at + 1 :] and long != short + "s"  # "the Roes"
    swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return len(long) == len(short) and (short[at + 1 :] == long[at + 1 :] or swapped)


def is_surname_first(words: Sequence[str]) -> bool:
    """Whether the first word of a name is the surname, as in Chinese and Korean names.

    Of a surname that is a first name elsewhere ("Lee", "Kim") the words after it tell: none is a first name or a
    particle, and they are two.
    """
    if len(words) < 2 or words[0] not in SURNAMES_WRITTEN_FIRST:
        return False
    if not is_first_name(words[0]):
        return not gender_of_name(words)
    others = words[1:]
    return len(words) == _WORDS_OF_EAST_ASIAN and not any(
        is_first_name(word) or word in SURNAME_PARTICLES or len(word) == 1 for word in others
    )
