"""Lines that were wrapped by hand, as wire copy and mail are: which line ends stand within a paragraph.

A wrapped line ends because the next word did not fit, mostly in the middle of a sentence, and the line after it goes on
with a small letter. Text of one paragraph a line has none of that, verse begins its lines with capitals or ends them
where it likes. Somebody who edits wrapped text leaves short lines in the middle of it; those join where the sentence
goes on.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from attribune_text.lexicon import words

#: Widths at which lines are wrapped, in code points. Set by hand.
_WIDTHS = range(27, 141)
#: Smallest share of full lines in a wrapped text: the next word would not have fitted into them. Set by hand.
_FULL_SHARE = 0.6
#: Smallest share of full lines that end within a sentence. Set by hand.
_OPEN_SHARE = 0.4
#: Smallest share of full lines within a sentence after which the text goes on without a capital. Set by hand.
_CONTINUED_SHARE = 0.5
#: The same where no line is short: names begin many lines of a short text, but a list does not fill its lines. Set by
#: hand.
_CONTINUED_SHARE_ALL_FULL = 0.25
#: Fewest full lines of a wrapped text. Set by hand.
_FEWEST_FULL = 2
#: The share of lines that are no longer than the width; a few stray lines are. Set by hand.
_WIDTH_QUANTILE = (9, 10)
#: Mean length of lines from which ragged ones can be prose, in code points: verse is narrower. Set by hand.
_RAGGED_LENGTH = 50
#: Smallest share of ragged lines, of those that end within a sentence, that go on with a small letter. Set by hand.
_RAGGED_SHARE = 0.8
#: The part of the width that a line fills after whose comma the sentence goes on with a capital. Set by hand.
_COMMA_SHARE = 0.5
#: Marks that may close after the end of a sentence.
_CLOSING = r"[\"'”’»“)\]]*$"
_SENTENCE_END = re.compile(rf"[.!?…:;。！？：；؟۔।]{_CLOSING}")
#: A full stop that ends no sentence.
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Rev|Hon|St|No|vs|[A-Z])\.$")
#: Words that no line of a list and no heading ends with, and no paragraph.
_HANGING = words(
    "a an the of to in on at by for from with and or but nor that which who whose as than into about between under "
    "over is are was were be been has have had will would could should may might not their his her its my our your"
)
_LAST_WORD = re.compile(r"(?:^|\s)([^\W\d_]+)$")
#: What begins an item of a list. Prose can begin a wrapped line with a dash, a number or a closing ».
_LIST_ITEM = re.compile(
    r"(?:(?P<bullet>[*•·‣▪◦●○■□►▶✓✔])|(?P<mark>[-–—»>])|(?P<number>\(?\d{1,2}[.)])|(?P<letter>\(?[a-z]\)))\s"
)
#: Who speaks, or when, at the beginning of a turn of a transcript; such a line never goes on with a sentence.
_TURN = re.compile(r"(?:[QA][:.]|[A-Z][A-Z .,'’&()/\-]{1,60}:|\[?\(?\d{1,2}:\d\d(?::\d\d)?[\])]?:?)\s")
#: The same with small letters, which after an open sentence may be its words.
_NAME_LABEL = re.compile(r"[A-Z][\w.'’\-]*(?: (?:\(?[A-Z][\w.'’\-]*\)?,?|of|the|de|van|von)){0,7}:\s")
_HYPHENATED = re.compile(r"\w-$")
#: Signs before the first letter of a line.
_BEFORE_LETTER = "\"'“”‘’„«»‹›([ -–—…."
#: Scripts that put no space between words.
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff65]")


class _LineEnd(NamedTuple):
    """A line end without a blank line, in code points."""

    #: Where the white space around it starts.
    start: int
    #: The line before it, without indentation.
    before: str
    #: The length of that line, its indentation included.
    length: int
    #: The line after it, without indentation.
    after: str
    #: Whether the line after it is indented.
    indented: bool
    #: Whether the line before it is the first one after a blank line.
    first: bool

    @property
    def is_open(self) -> bool:
        """Whether the line ends within a sentence."""
        return not _SENTENCE_END.search(self.before) or _ABBREVIATION.search(self.before) is not None


def wrapped_line_ends(raw: str, gaps: list[tuple[int, int]]) -> dict[int, str]:
    """Return the start of each gap that wrapping made within a paragraph, with the text that takes its place.

    `gaps` are the [start, end) of all line ends of `raw` with the white space around them, in order, in code points.
    """
    line_ends = _line_ends(raw, gaps)
    width = _wrapped_width(line_ends)
    if width is None:
        return {}
    joints: dict[int, str] = {}
    marker: str | None = None
    for one in line_ends:
        if one.first:
            marker = _marker(one.before)
        if _is_within_paragraph(one, width, marker):
            joints[one.start] = _joint(one)
        else:
            marker = _marker(one.after)
    return joints


def _line_ends(raw: str, gaps: list[tuple[int, int]]) -> list[_LineEnd]:
    out: list[_LineEnd] = []
    last = -1
    for number, (start, end) in enumerate(gaps):
        if start == 0 or end == len(raw) or raw.count("\n", start, end) != 1:
            continue
        line_start = gaps[number - 1][1] if number else 0
        line_end = gaps[number + 1][0] if number + 1 < len(gaps) else len(raw)
        length = start - (raw.rfind("\n", 0, start) + 1)
        indented = end - raw.index("\n", start, end) > 1
        out.append(
            _LineEnd(start, raw[line_start:start], length, raw[end:line_end], indented, first=last != number - 1)
        )
        last = number
    return out


def _wrapped_width(line_ends: list[_LineEnd]) -> int | None:
    """Return the width at which the text was wrapped, in code points, or None for a text that was not."""
    lengths = sorted(one.length for one in line_ends if one.length < _WIDTHS.stop)
    # Longer lines are paragraphs that nobody wrapped.
    if 2 * len(lengths) <= len(line_ends):
        return None
    part, whole = _WIDTH_QUANTILE
    width = lengths[(len(lengths) * part) // whole]
    if width not in _WIDTHS:
        return None
    flowing = [one for one in line_ends if not _is_of_list(one)]
    return width if _is_full_text(flowing, width) or _is_ragged_text(flowing) else None


def _is_full_text(line_ends: list[_LineEnd], width: int) -> bool:
    """Whether most lines are full, and a good part of those ends in sentences that the next line goes on with."""
    full = [one for one in line_ends if _is_full(one, width)]
    # A paragraph may end before an indented line and with a short line, so neither has to be full.
    short = sum(one.is_open and not one.indented and not _is_full(one, width) for one in line_ends)
    if len(full) < max(_FEWEST_FULL, _FULL_SHARE * (len(full) + short)):
        return False
    open_lines = [one for one in full if one.is_open]
    if len(open_lines) < _OPEN_SHARE * len(full):
        return False
    share = _CONTINUED_SHARE if short else _CONTINUED_SHARE_ALL_FULL
    return sum(not _first_letter(one.after).isupper() for one in open_lines) >= share * len(open_lines)


def _is_ragged_text(line_ends: list[_LineEnd]) -> bool:
    """Whether the text is prose that was wrapped by eye, or too short to show its width."""
    open_lines = [one for one in line_ends if one.is_open]
    going_on = sum(_goes_on(one) for one in open_lines)
    mean = sum(one.length for one in open_lines) / max(1, len(open_lines))
    return going_on > 0 and going_on >= _RAGGED_SHARE * len(open_lines) and mean >= _RAGGED_LENGTH


def _is_full(one: _LineEnd, width: int) -> bool:
    """Whether the next word did not fit into the line; one longer than a line, an address, has a line of its own."""
    word = one.after.split(" ", 1)[0]
    return one.length < _WIDTHS.stop and one.length + 1 + len(word) > width


def _is_within_paragraph(one: _LineEnd, width: int, marker: str | None) -> bool:
    """Whether a line end stands within a paragraph, which begins with the `marker` of a list or with none."""
    if _begins_turn(one) or (_marker(one.after) is not None and _marker(one.after) in (marker, "bullet")):
        return False
    if not _is_full(one, width):
        return _goes_on(one) or _hangs(one, width)
    # An indented line or an item of a list begins a paragraph only where the sentence before it has ended.
    begins = one.indented or _marker(one.after) is not None
    return one.is_open or not begins


def _goes_on(one: _LineEnd) -> bool:
    """Whether the sentence of the line goes on after it with a small letter."""
    return one.is_open and _first_letter(one.after).islower() and one.after[:1] not in "-–—"


def _hangs(one: _LineEnd, width: int) -> bool:
    """Whether the line ends where no sentence, no heading and no line of a list ends."""
    last = _LAST_WORD.search(one.before)
    if last is not None and last[1] in _HANGING:
        return True
    return one.before.endswith(",") and one.length >= _COMMA_SHARE * width and not one.indented


def _is_of_list(one: _LineEnd) -> bool:
    """Whether the line after is an item of a list or a turn of a transcript, whatever stands before it."""
    marker = _marker(one.after)
    return _begins_turn(one) or (marker is not None and marker in ("bullet", _marker(one.before)))


def _begins_turn(one: _LineEnd) -> bool:
    return _TURN.match(one.after) is not None or (not one.is_open and _NAME_LABEL.match(one.after) is not None)


def _marker(line: str) -> str | None:
    """Return the kind of marker that `line` begins with: that of an item of a list, or None."""
    match = _LIST_ITEM.match(line)
    return match.lastgroup if match is not None else None


def _first_letter(line: str) -> str:
    """Return the first character of `line` that is no mark, or nothing."""
    return line.lstrip(_BEFORE_LETTER)[:1]


def _joint(one: _LineEnd) -> str:
    """Return what joins the two lines: nothing after a hyphen that divides a word, and in Chinese and Japanese."""
    if _HYPHENATED.search(one.before) and one.after[:1].isalpha():
        return ""
    return "" if _UNSPACED.match(one.before[-1:]) and _UNSPACED.match(one.after[:1]) else " "
