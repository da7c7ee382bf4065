"""The encodings that a content-type header, a page and an XML declaration name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from attribune_core.decoding.encodings import UTF_8, WINDOWS_1252, encoding_of

#: Bytes in which the HTML standard looks for a declaration.
PRESCAN_BYTES = 1024
#: Bytes in which it is looked for beyond them. Pages put long scripts before it, so browsers go on to the end of the
#: head; this bounds a head that never ends. Set by hand.
HEAD_BYTES = 64 * 1024

_SPACE = rb"\t\n\f\r "
_ATTRIBUTE = re.compile(
    rb"[" + _SPACE + rb"/]*+([^" + _SPACE + rb"/>][^" + _SPACE + rb"/>=]*+)"
    rb"(?:[" + _SPACE + rb"]*+=[" + _SPACE + rb"]*+(?:\"([^\"]*+)\"|'([^']*+)'|([^" + _SPACE + rb">]*+)))?+"
)
#: What a prescan steps over, and `<meta` itself. The content of scripts and styles is no markup to a browser's parser,
#: so it is stepped over, too, which the standard's prescan does not do.
_MARKUP = re.compile(
    rb"<!--(?:-?>|.*?(?:-->|\Z))"
    rb"|<(script|style)\b.*?(?:</\1\b[^>]*+>|\Z)"
    rb"|</?([a-z][^" + _SPACE + rb"/>]*+)((?:" + _ATTRIBUTE.pattern + rb")*+)"
    rb"|<[!/?][^>]*+",
    re.IGNORECASE | re.DOTALL,
)
_HEAD_ENDS = re.compile(rb"</head\b|<body\b", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s;\"',]+))", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml\b[^>]{0,500}?\bencoding\s*=\s*(?:\"([^\"<>]{1,100})\"|'([^'<>]{1,100})')", re.IGNORECASE)


def charset_of(content_type: str) -> str | None:
    """Return the label after `charset=` in a content type, or None."""
    found = _CHARSET.search(content_type)
    return next((label for label in found.groups() if label), None) if found else None


def in_page(value: bytes) -> str | None:
    """Return the encoding that a page's `meta` element declares, or None.

    This is the prescan of the HTML standard (https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-
    to-determine-its-encoding): a first `meta` with `charset`, or with `http-equiv` and `content`. It looks at the first
    1024 bytes, and then on to the end of the head, at most 64 KiB. A page that can be read so far is neither UTF-16 nor
    x-user-defined, so these names mean UTF-8 and windows-1252.
    """
    head = value[:HEAD_BYTES]
    ends = _HEAD_ENDS.search(head, PRESCAN_BYTES)
    for markup in _MARKUP.finditer(head[: ends.start()] if ends else head):
        if markup[2] is None or markup[2].lower() != b"meta" or markup[0].startswith(b"</"):
            continue
        encoding = _of_meta(_attributes(markup[3]))
        if encoding is not None:
            return encoding
    return None


def in_xml(value: bytes) -> str | None:
    """Return the encoding that an XML declaration at the beginning names, or None."""
    found = _XML.match(value)
    return _ascii(encoding_of((found[1] or found[2]).decode("latin-1"))) if found else None


def _attributes(text: bytes) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for one in _ATTRIBUTE.finditer(text):
        value = next((group for group in one.groups()[1:] if group is not None), b"")
        found.setdefault(one[1].decode("latin-1").lower(), value.decode("latin-1"))
    return found


def _of_meta(attributes: Mapping[str, str]) -> str | None:
    if "charset" in attributes:
        return _ascii(encoding_of(attributes["charset"]))
    if attributes.get("http-equiv", "").lower() != "content-type":
        return None
    label = charset_of(attributes.get("content", ""))
    return None if label is None else _ascii(encoding_of(label))


def _ascii(encoding: str | None) -> str | None:
    """Return the encoding of a declaration that could be read as ASCII."""
    if encoding is not None and encoding.startswith("utf-16"):
        return UTF_8
    return WINDOWS_1252 if encoding == "x-user-defined" else encoding
