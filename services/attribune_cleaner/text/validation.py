"""What is refused because it is no text that could be read."""

from __future__ import annotations

import re
import unicodedata

from attribune_core.errors import EmptyBodyError, NotTextError

#: Share of characters that occur in no text (controls, replacement characters, private and unassigned ones) above
#: which a body is binary data; and the least share of letters in what is visible.
_BINARY_SHARE = 0.1
_LETTER_SHARE = 0.2
#: An unbroken run of letters and digits of this length is encoded data; a body that is mostly that is no text.
_BLOB = re.compile(r"[A-Za-z0-9+/=_\-]{400,}")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_PRINTS_NOTHING = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_LAYOUT = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x85")


def check_body(body: str) -> None:
    """Raise NotTextError for a lone surrogate, binary data or no letter at all, EmptyBodyError for nothing visible."""
    surrogate = _SURROGATE.search(body)
    if surrogate:
        raise NotTextError(f"the body holds a lone surrogate at offset {surrogate.start()}")
    alphabet = set(body)
    foreign = [char for char in alphabet if _in_no_text(char)]
    if not foreign and all(unicodedata.category(char) in _PRINTS_NOTHING for char in alphabet):
        raise EmptyBodyError("the body is empty" if not body else "the body holds nothing visible")
    broken = sum(body.count(char) for char in foreign) if len(foreign) <= _MANY else sum(map(_in_no_text, body))
    if broken > _BINARY_SHARE * len(body):
        raise NotTextError(f"the body is binary: {broken} of its {len(body)} characters occur in no text")
    if not any(map(str.isalpha, alphabet)):
        raise NotTextError("the body holds no letters")


#: Different characters that are counted one by one.
_MANY = 500


def _in_no_text(char: str) -> bool:
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
    blob = sum(match.end() - match.start() for match in _BLOB.finditer(text))
    if blob > visible / 2:
        raise NotTextError(f"the body is encoded data: {blob} of {visible} visible characters stand in unbroken runs")
