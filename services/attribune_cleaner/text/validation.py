"""Bodies that are refused because they are no text that could be read: nothing, binary data, encoded data."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Callable

from attribune_core.errors import EmptyBodyError, NotTextError

#: Largest share of characters that occur in no text (controls, replacement characters, private and unassigned ones); a
#: body with more is binary data. Set by hand.
_BINARY_SHARE = 0.1
#: Smallest share of letters in what is visible. Set by hand.
_LETTER_SHARE = 0.2
#: Largest share of encoded data in what is visible. Set by hand.
_ENCODED_SHARE = 0.5
#: Most different characters that are counted one by one; more are counted in one pass. Set by hand.
_COUNTED_ONE_BY_ONE = 150
#: Encoded data: an unbroken run of so many letters and digits, longer than any word. Set by hand.
_ENCODED_RUN = 400
_ENCODED = re.compile(rf"[A-Za-z0-9+/=_\-]{{{_ENCODED_RUN},}}")
_ASCII = re.compile(r"[\x00-\x7f]+")
_ASCII_LETTERS = string.ascii_letters.encode()
#: General categories of Unicode that print nothing.
_PRINTS_NOTHING = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
#: Controls that texts hold.
_LAYOUT = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x85")


def check_encodable(body: str) -> None:
    """Raise NotTextError for a `body` with a lone surrogate, which no encoding of Unicode can carry."""
    try:
        body.encode()
    except UnicodeEncodeError as error:
        raise NotTextError(f"the body holds a lone surrogate at offset {error.start}") from error


def check_body(body: str) -> None:
    """Raise NotTextError for a `body`, of a page its article, that is binary data or holds no letter at all.

    Raises EmptyBodyError for one that holds nothing visible.
    """
    alphabet = set(body)
    never_text = [char for char in alphabet if _is_never_text(char)]
    if not never_text and all(unicodedata.category(char) in _PRINTS_NOTHING for char in alphabet):
        raise EmptyBodyError("the body is empty" if not body else "the body holds nothing visible")
    broken = _count(body, _is_never_text) if never_text else 0
    if broken > _BINARY_SHARE * len(body):
        raise NotTextError(f"the body is binary: {broken} of its {len(body)} characters occur in no text")
    if not any(map(str.isalpha, alphabet)):
        raise NotTextError("the body holds no letters")


def _count(text: str, is_one: Callable[[str], bool]) -> int:
    """Return how many characters of `text` are of a kind."""
    kind = [char for char in set(text) if is_one(char)]
    if len(kind) <= _COUNTED_ONE_BY_ONE:
        return sum(text.count(char) for char in kind)
    return sum(map(set(kind).__contains__, text))


def _is_letter_or_mark(char: str) -> bool:
    return char.isalpha() or unicodedata.category(char).startswith("M")


def _is_never_text(char: str) -> bool:
    category = unicodedata.category(char)
    return category in {"Cn", "Co"} or char == "\ufffd" or (category == "Cc" and char not in _LAYOUT)


def check_prose(text: str) -> None:
    """Raise EmptyBodyError or NotTextError unless the cleaned `text` could be prose."""
    if not text:
        raise EmptyBodyError("nothing is left of the body once it is cleaned")
    words = text.split()
    visible = sum(map(len, words))
    in_ascii = text.encode()
    letters = len(in_ascii) - len(in_ascii.translate(None, _ASCII_LETTERS))
    letters += sum(map(_is_letter_or_mark, _ASCII.sub("", text)))
    if letters == 0:
        raise NotTextError("what is left of the body once it is cleaned holds no letters")
    if letters < _LETTER_SHARE * visible:
        raise NotTextError(f"the body is not prose: {letters} of {visible} visible characters are letters")
    encoded = sum(
        match.end() - match.start() for word in words if len(word) >= _ENCODED_RUN for match in _ENCODED.finditer(word)
    )
    if encoded > _ENCODED_SHARE * visible:
        raise NotTextError(
            f"the body is encoded data: {encoded} of {visible} visible characters stand in unbroken runs"
        )
