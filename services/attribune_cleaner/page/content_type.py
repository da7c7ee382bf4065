"""Whether a body is plain text or HTML: what the producer declared decides, else what the body looks like."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["text", "html"]

_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml", "html"})
_TEXT_TYPES = frozenset({"text/plain", "plain", "text"})

#: How a page begins. The prologue may hold an XML declaration and comments.
_PAGE = re.compile(r"(?:<\?xml[^>]{0,200}>\s*|<!--[^>]{0,2000}-->\s*){0,5}<(?:!doctype\s+html|html|head|body)\b", re.I)
#: Elements that make a body HTML: those that hold paragraphs.
_BLOCK_NAMES = "p|div|article|section|main|h[1-6]|blockquote|ul|ol|li|table|tr|td|figure|header|footer|pre"
#: The element that a fragment begins with.
_FIRST = re.compile(rf"<({_BLOCK_NAMES}|span|strong|em|b|i|a|img|br|hr)(?:\s[^<>]{{0,2000}})?/?>", re.I)
#: Elements that are never closed.
_VOID = frozenset({"img", "br", "hr"})
_OPENED = re.compile(rf"<({_BLOCK_NAMES})(?:\s[^<>]{{0,2000}})?>", re.I)
_CLOSED = re.compile(rf"</({_BLOCK_NAMES})\s*>", re.I)
_BREAK = re.compile(r"<br\s*/?>", re.I)
#: Fewest elements of paragraphs, opened and closed, or line breaks of a fragment that begins with text. A text about
#: HTML may name one. Set by hand.
_ENOUGH = 2


def content_kind(body: str, declared: str | None) -> Kind:
    """Return whether `body` is to be read as text or as HTML.

    `declared` is a media type, with or without parameters. One that is neither plain text nor HTML says nothing. A body
    that is declared HTML but holds no tag and no character reference is text: as HTML it would lose its lines.
    """
    media_type = (declared or "").partition(";")[0].strip().lower()
    if media_type in _TEXT_TYPES:
        return "text"
    if media_type in _HTML_TYPES:
        return "html" if re.search(r"<[a-zA-Z!/]|&#?\w+;", body) else "text"
    return "html" if _looks_like_html(body) else "text"


def _looks_like_html(body: str) -> bool:
    start = body.lstrip("\ufeff \t\r\n")
    if not start or "<" not in start:
        return False
    if _PAGE.match(start):
        return True
    first = _FIRST.match(start)
    if first:
        name = first[1].lower()
        if name in _VOID or re.search(rf"</{name}\s*>", start, re.I):
            return True
    opened = [match[1].lower() for match in _OPENED.finditer(body)]
    closed = [match[1].lower() for match in _CLOSED.finditer(body)]
    pairs = sum(min(opened.count(name), closed.count(name)) for name in set(opened))
    return pairs >= _ENOUGH or len(_BREAK.findall(body)) >= _ENOUGH
