"""Bodies that are refused because they are no text that could be read: nothing, binary data, encoded data."""

from __future__ import annotations

import re
import unicodedata

from attribune_core.errors import EmptyBodyError, NotTextError

#: Largest share of characters that occur in no text (controls, replacement characters, private and unassigned ones); a
#: body with more is binary data. Set by hand.
_BINARY_SHARE = 0.1
#: Smallest share of letters in what is visible. Set by hand.
_LETTER_SHARE = 0.2
#: Largest share of encoded data in what is visible. Set by hand.
_ENCODED_SHARE = 0.5
#: Most different characters that are counted one by one; more are counted in one pass. Set by hand.
_COUNTED_ONE_BY_ONE = 500
#: Encoded data: an unbroken run of 400 letters and digits, longer than any word. Set by hand.
_ENCODED = re.compile(r"[A-Za-z0-9+/=_\-]{400,}")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
#: General categories of Unicode that print nothing.
_PRINTS_NOTHING = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
#: Controls that texts hold.
_LAYOUT = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x85")


def check_body(body: str) -> None:
    """Raise NotTextError for a raw `body` that is binary data or holds a lone surrogate or no letter at all.

    Raises EmptyBodyError for one that holds nothing visible.
    """
    surrogate = _SURROGATE.search(body)
    if surrogate:
        raise NotTextError(f"the body holds a lone surrogate at offset {surrogate.start()}")
    alphabet = set(body)
    never_text = [char for char in alphabet if _is_never_text(char)]
    if not never_text and all(unicodedata.category(char) in _PRINTS_NOTHING for char in alphabet):
        raise EmptyBodyError("the body is empty" if not body else "the body holds nothing visible")
    if len(never_text) <= _COUNTED_ONE_BY_ONE:
        broken = sum(body.count(char) for char in never_text)
    else:
        broken = sum(map(_is_never_text, body))
    if broken > _BINARY_SHARE * len(body):
        raise NotTextError(f"the body is binary: {broken} of its {len(body)} characters occur in no text")
    if not any(map(str.isalpha, alphabet)):
        raise NotTextError("the body holds no letters")


def _is_never_text(char: str) -> bool:
    category = unicodedata.category(char)
    return category in {"Cn", "Co"} or char == "\ufffd" or (category == "Cc" and char not in _LAYOUT)


def check_prose(text: str) -> None:
    """Raise EmptyBodyError or NotTextError unless the cleaned `text` could be prose."""
    if not text:
        raise EmptyBodyError("nothing is left of the body once it is cleaned")
    visible = len("".join(text.split()))
    letters = sum(map(str.isalpha, text)) + sum(
        text.count(char) for char in set(text) if unicodedata.category(char).startswith("M")
    )
    if letters == 0:
        raise NotTextError("what is left of the body once it is cleaned holds no letters")
    if letters < _LETTER_SHARE * visible:
        raise NotTextError(f"the body is not prose: {letters} of {visible} visible characters are letters")
    encoded = sum(match.end() - match.start() for match in _ENCODED.finditer(text))
    if encoded > _ENCODED_SHARE * visible:
        raise NotTextError(
            f"the body is encoded data: {encoded} of {visible} visible characters stand in unbroken runs"
        )
