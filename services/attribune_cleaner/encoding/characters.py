"""Characters in one form: plain line ends and spaces, nothing invisible, composed letters (Unicode NFC)."""

from __future__ import annotations

import re
import unicodedata

from attribune_cleaner.text.traced_text import TracedText

_LINE_END = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACE = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
#: Characters that print nothing and mean nothing in prose: controls, soft hyphen, zero-width space, word joiner,
#: byte order mark, bidirectional marks, embeddings and isolates, interlinear annotation, noncharacters.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff0-\ufffb\ufffe\uffff\ue000-\uf8ff\U000f0000-\U0010ffff]"
)
#: Joiners beside Latin letters or nothing. Between letters of Persian or Hindi and between emoji they mean something.
_JOINER = re.compile("(?<![^\x00-\u024f])[\u200c\u200d]+|[\u200c\u200d]+(?![^\x00-\u024f])")
_SPACES = re.compile(r" {2,}")
_LINE_EDGES = re.compile(r" $|^ ", re.MULTILINE)

#: Most combining marks on one letter. No writing system has more (Unicode's Stream-Safe Text Format, UAX 15), and the
#: time to compose them grows with the square of their number.
_MARKS_ON_ONE = 30


def normalise_characters(text: TracedText) -> TracedText:
    """Return `text` with plain line ends and spaces, no invisible characters, and letters composed.

    Runs of spaces stay, because indentation still tells paragraphs apart. `collapse_spaces` takes them out later.
    """
    if text.text.isascii():
        if "\r" in text.text:
            text = text.sub(_LINE_END, "\n")
        return _plain(text)
    text = text.sub(_LINE_END, "\n")
    return compose_characters(_plain(text))


def _plain(text: TracedText) -> TracedText:
    text = text.sub(_INVISIBLE, "").sub(_SPACE, " ").sub(_LINE_END, "\n")
    if "\u200c" in text.text or "\u200d" in text.text:
        text = text.sub(_JOINER, "")
    return text


def collapse_spaces(text: TracedText) -> TracedText:
    """Return `text` with single spaces, and none at the edges of lines."""
    # Runs first: at the edge of a line a run of spaces would be tried from each of its spaces.
    return text.sub(_SPACES, " ").sub(_LINE_EDGES, "")


def compose_characters(text: TracedText) -> TracedText:
    """Return `text` in NFC, letter by letter, so that only the letters that change lose their origin."""
    if text.text.isascii():
        return text
    alphabet = set(text.text)
    marks = [char for char in alphabet if unicodedata.combining(char)]
    if marks:
        text = text.sub(re.compile(f"(?<=[{_escape(marks)}]{{{_MARKS_ON_ONE}}})[{_escape(marks)}]+"), "")
    if unicodedata.is_normalized("NFC", text.text):
        return text
    # What can follow the first character of a composed one: marks, and the vowels and finals of Hangul.
    seconds = [
        char
        for char in alphabet
        if unicodedata.category(char).startswith("M") or unicodedata.combining(char) or "\u1160" <= char <= "\u11ff"
    ]
    clusters = re.compile(f"(?s:.)[{_escape(seconds)}]*" if seconds else r"[^\x00-\x7f]")
    composed = text.sub(clusters, lambda match: unicodedata.normalize("NFC", match.group()))
    if not unicodedata.is_normalized("NFC", composed.text):
        # The clusters do not cover the composition of this script. Right text is worth more than its map.
        composed = composed.sub(re.compile(r"(?s:.+)"), lambda match: unicodedata.normalize("NFC", match.group()))
    return composed


def _escape(chars: list[str]) -> str:
    return "".join(f"\\U{ord(char):08x}" for char in sorted(chars))
