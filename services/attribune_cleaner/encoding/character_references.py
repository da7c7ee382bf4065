"""Character references of HTML ("&quot;") that a feed left in plain text."""

from __future__ import annotations

import html
import re

from attribune_cleaner.text.traced_text import TracedText

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")


def decode_character_references(text: TracedText) -> TracedText:
    """Return plain `text` with the character references of HTML decoded that a feed left in it."""
    if "&" not in text.text:
        return text
    return text.sub(_REFERENCE, lambda match: html.unescape(match.group()))
