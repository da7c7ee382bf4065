"""Mojibake ("â€œ"): text that was decoded in the wrong encoding."""

from __future__ import annotations

import re

import ftfy
from ftfy.badness import is_bad

from attribune_cleaner.text.traced_text import Edit, TracedText, minimal_edit

_NON_ASCII = re.compile(r"[^\x00-\x7f]+")

#: Of ftfy's repairs the wrong encodings alone: those of quotation marks, ligatures and widths change right text.
_CONFIG = ftfy.TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    remove_control_chars=False,
    normalization=None,
    explain=False,
)
#: What well-printed English does not have, and neither Chinese, Japanese nor Korean. Mojibake needs such a character:
#: bytes of UTF-8 above 0xC1 read as one in an encoding of single bytes, which has none of those scripts.
_SUSPICIOUS = re.compile("[^\x00-\x7f“”‘’–—…\xa0\u3000-\ud7ff\uff00-\uffee]")
#: What every sign of mojibake that ftfy's heuristic knows has in it: two characters in a row that are not ASCII, a
#: control, or one of four letters.
_SIGN = re.compile("[^\x00-\x7f]{2}|[\x80-\x9fŒœÃÂ]")
#: A line, or 2000 code points of one up to the end of a word. ftfy looks at a piece as a whole, so its cost stays
#: linear in the text. Set by hand.
_PIECE = re.compile(r"[^\n]{1,2000}(?:[^\s]{0,200}(?=\s|$))?")


def fix_mojibake(text: TracedText) -> TracedText:
    """Return `text` with text that was decoded in the wrong encoding decoded in the right one.

    Robyn Speer's ftfy (https://ftfy.readthedocs.io) decides what is mojibake. The rest of the line keeps its origin.
    """
    if not _SUSPICIOUS.search(text.text):
        return text
    edits: list[Edit] = []
    for match in _PIECE.finditer(text.text):
        piece = match.group()
        # The heuristic is a long regular expression, so the commonest lines are spared it.
        if not (_SUSPICIOUS.search(piece) and _SIGN.search(piece) and is_bad(piece)):
            continue
        fixed = ftfy.fix_encoding(piece, _CONFIG)
        if fixed != piece:
            edits.extend(_differences(text.text, match.start(), piece, fixed))
    return text.edit(edits)


def _differences(text: str, start: int, old: str, new: str) -> list[Edit]:
    """Return the edits that make `new` of `old`, which begins at `start` of `text`.

    Decoding again changes no ASCII, so the runs of other characters pair up between equal stretches of ASCII. Where
    they do not, one edit spans all that differs.
    """
    if _NON_ASCII.split(old) != _NON_ASCII.split(new):
        return [minimal_edit(text, Edit(start, start + len(old), new))]
    return [
        minimal_edit(text, Edit(start + before.start(), start + before.end(), after))
        for before, after in zip(_NON_ASCII.finditer(old), _NON_ASCII.findall(new), strict=True)
        if before.group() != after
    ]
