"""Character references in plain text are decoded, and what only looks like one stays."""

from __future__ import annotations

from attribune_cleaner.encoding.character_references import decode_character_references
from attribune_cleaner.text.traced_text import TracedText
from tests.unit.cleaner.holds import traces_back


def test_character_references_are_decoded() -> None:
    raw = "&quot;AT&amp;T&#8217;s &#x201c;offer&#x201d;&nbsp;&mdash; R&D; &bogus; &amp"
    text = decode_character_references(TracedText.from_raw(raw))
    assert text.text == '"AT&T’s “offer”\xa0— R&D; &bogus; &amp'
    assert traces_back(text, raw)
