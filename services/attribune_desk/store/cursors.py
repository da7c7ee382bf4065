"""Where a list goes on: an opaque string for clients, a number for the store."""

from __future__ import annotations

from attribune_core.errors import AttribuneError

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_MOST = 1 << 63


class CursorError(AttribuneError):
    """The cursor is none that a list gave."""


def write(number: int) -> str:
    """Return the cursor of a row's number."""
    sign, rest, out = ("-" if number < 0 else ""), abs(number), ""
    while rest or not out:
        rest, digit = divmod(rest, 36)
        out = _DIGITS[digit] + out
    return sign + out


def read(cursor: str) -> int:
    """Return the number in a cursor. Raises CursorError."""
    digits = cursor.removeprefix("-")
    if not digits or len(digits) > 13 or not set(digits) <= set(_DIGITS):
        raise CursorError("no such cursor: take `next` as the list gave it")
    number = int(digits, 36)
    if number >= _MOST:
        raise CursorError("no such cursor: take `next` as the list gave it")
    return -number if cursor.startswith("-") else number
