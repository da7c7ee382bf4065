"""The body of an article from its bytes, in whatever encoding they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from attribune_core.decoding.declared import charset_of, in_page, in_xml
from attribune_core.decoding.detected import likely_encodings, utf_16_without_mark
from attribune_core.decoding.encodings import UTF_8, UTF_16_BE, UTF_16_LE, UTF_32_BE, UTF_32_LE, decode, encoding_of
from attribune_core.decoding.file_kinds import file_kind
from attribune_core.errors import MalformedValueError

#: Byte order marks. The longer come first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (b"\xff\xfe\x00\x00", UTF_32_LE),
    (b"\x00\x00\xfe\xff", UTF_32_BE),
    (b"\xef\xbb\xbf", UTF_8),
    (b"\xff\xfe", UTF_16_LE),
    (b"\xfe\xff", UTF_16_BE),
)
#: Media types whose text is no markup: a `<meta>` in it is what the text is about.
_PLAIN = frozenset({"text/plain"})
#: The one encoding of the web whose bytes are all ASCII, and the byte by which it shows.
_ISO_2022_JP = "iso-2022-jp"
_ESCAPE = b"\x1b"

#: Controls that no text has. Tabs, line ends and the separators of records and pages are none of them.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
#: The bytes of those of one byte in UTF-8, and the first byte of the others.
_CONTROL_BYTES, _C1_BYTE = bytes([*range(9), *range(14, 28), 31, 127]), b"\xc2"
#: Share of them above which the bytes are no text in an encoding. Binary data has an eighth.
_CONTROLS = 0.01
#: The share in UTF-8, which hardly anything is by chance, while the copy of a wire service keeps the controls of its
#: line. The cleaner has the same limit.
_CONTROLS_IN_UTF_8 = 0.1
#: Least number of whole characters beyond ASCII for each broken one, for an encoding that the text is mostly in. A page
#: with one wrong byte stays readable so; in a wrong encoding every second or third character is broken. Set by hand.
_WHOLE_FOR_BROKEN = 4
#: What stands for a broken character.
_BROKEN = "\ufffd"


def decode_body(value: bytes, content_type: str | None = None) -> str:
    """Return the text of `value`. `content_type` is the header of that name, with its `charset`, where there is one.

    The encoding is the first of these in which the bytes are text, the order in which browsers take them: that of the
    byte order mark, of the header, of a page's `<meta>` (`declared`), of the XML declaration; UTF-8; a likely one
    (`detected`). Two go before what is declared, because the bytes themselves are certain: UTF-8, and UTF-16 with zeros
    in every other byte. Text in another encoding is valid UTF-8 by a rare chance alone, while pages that were stored as
    UTF-8 and still declare an older encoding are common.

    Before an encoding is guessed, a declared one and UTF-8 are taken if few characters are broken in it; these become
    U+FFFD.

    Raises MalformedValueError for a file of another format, and where no encoding gives text; it says what was tried.
    """
    kind = file_kind(value)
    if kind is not None:
        raise MalformedValueError(f"{kind}, not text")
    mark, marked = next((one for one in _MARKS if value.startswith(one[0])), (b"", None))
    value = value[len(mark) :]
    declared = list(dict.fromkeys(_declared(value, content_type)))
    before = [marked] if marked else [_ISO_2022_JP] if _ISO_2022_JP in declared and _ESCAPE in value else []
    tried: dict[str, str] = {}
    text = _first_text(value, [*before, UTF_8], tried)
    if text is None:
        rest = [*utf_16_without_mark(value), *declared]
        if is_utf_8(value):
            # Valid, but full of controls: UTF-16 may be, and what else is declared would only garble it.
            text = _first_text(value, [one for one in rest if one in (UTF_16_LE, UTF_16_BE)], tried)
        else:
            text = (
                _first_text(value, rest, tried)
                or _mostly_text(value, [*before, *declared, UTF_8])
                or _first_text(value, likely_encodings(value), tried)
            )
    if text is None:
        raise MalformedValueError("not text: tried " + ", ".join(f"{name} ({why})" for name, why in tried.items()))
    return text


def is_utf_8(value: bytes) -> bool:
    """Whether `value` is valid UTF-8."""
    try:
        value.decode()
    except UnicodeDecodeError:
        return False
    return True


def _declared(value: bytes, content_type: str | None) -> Iterator[str]:
    """Yield the encodings that are declared, the declaration that counts most first."""
    label = charset_of(content_type or "")
    in_header = encoding_of(label) if label else None
    if in_header is not None:
        yield in_header
    if (content_type or "").partition(";")[0].strip().lower() in _PLAIN:
        return
    for encoding in (in_page(value), in_xml(value)):
        if encoding is not None:
            yield encoding


def _first_text(value: bytes, encodings: Iterable[str], tried: dict[str, str]) -> str | None:
    """Return `value` as text in the first of `encodings` that fits, or None; `tried` gets why the others do not."""
    for encoding in dict.fromkeys(encodings):
        text = None if encoding in tried else _text(value, encoding, tried)
        if text is not None:
            return text
    return None


def _text(value: bytes, encoding: str, tried: dict[str, str]) -> str | None:
    try:
        text = decode(value, encoding)
    except UnicodeDecodeError as error:
        tried[encoding] = f"byte {error.start}: {error.reason}"
        return None
    except UnicodeError as error:
        tried[encoding] = str(error)
        return None
    why = None if encoding == UTF_8 and _has_few_controls(value, len(text)) else _why_no_text(text, encoding)
    if why is not None:
        tried[encoding] = why
    return text if why is None else None


def _has_few_controls(value: bytes, characters: int) -> bool:
    """Whether UTF-8 in `value`, of so many characters, has too few controls to be looked for.

    Each takes one of these bytes, or a certain first byte and another, which is no character of its own.
    """
    most = _CONTROLS_IN_UTF_8 * characters
    single = len(value) - len(value.translate(None, _CONTROL_BYTES))
    return single + len(value) - characters <= most or single + value.count(_C1_BYTE) <= most


def _why_no_text(text: str, encoding: str) -> str | None:
    most = len(text) * (_CONTROLS_IN_UTF_8 if encoding == UTF_8 else _CONTROLS)
    one_more = next(islice(_CONTROL.finditer(text), int(most), None), None)
    return None if one_more is None else f"more than {int(most)} of {len(text)} characters are controls"


def _mostly_text(value: bytes, encodings: Iterable[str]) -> str | None:
    """Return the text in the first of `encodings` in which few characters are broken, or None.

    A character that is cut off at the end is not counted, since articles are cut to a length.
    """
    for encoding in encodings:
        text = decode(value, encoding, "replace")
        beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
        broken = text.count(_BROKEN)
        whole = beyond_ascii - broken
        counted = broken - text.endswith(_BROKEN)
        if whole and counted * _WHOLE_FOR_BROKEN <= whole and _why_no_text(text, encoding) is None:
            return text
    return None
