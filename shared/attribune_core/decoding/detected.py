"""The encoding of bytes that nobody declared and that are not UTF-8: the pattern of zeros, and charset-normalizer."""

from __future__ import annotations

import re

from attribune_core.decoding.encodings import UTF_16_BE, UTF_16_LE, WINDOWS_1252

#: Bytes in which the zeros of UTF-16 are counted; set by hand.
_ZEROS_WITHIN = 4096
#: Least share of code units with a zero in one half. Of Russian or Greek text in UTF-16 the spaces alone have one, a
#: seventh; other encodings have no zeros at all. Set by hand.
_ZEROS = 0.05

#: Bytes that charset-normalizer sees, all of them near bytes beyond ASCII, since the others look the same in every
#: encoding. Of a whole page it looks at a few pieces here and there: it takes half a second for a page of 1.5 MB, and
#: misses the quotation marks at its end. Set by hand.
SAMPLE_BYTES = 4096
#: Bytes of ASCII before a byte beyond ASCII that go into the sample, so that words are whole. Set by hand.
_CONTEXT_BYTES = 100
#: charset-normalizer looks at pieces of this length; so many of them that it sees all of the sample.
_PIECE_BYTES = 512

#: What is considered, by charset-normalizer's name: the encodings in which news was published in number. More of them
#: find fewer, since a few bytes beyond ASCII fit nearly every encoding of one byte a character.
_CANDIDATES = {
    **{f"cp{number}": f"windows-{number}" for number in (1252, 1250, 1251, 1253, 1254, 1255, 1256, 1257)},
    "iso8859_2": "iso-8859-2",
    "koi8_r": "koi8-r",
    "cp932": "shift_jis",
    "euc_jp": "euc-jp",
    "gb18030": "gb18030",
    "big5hkscs": "big5",
    "cp949": "euc-kr",
}
#: By how much another encoding must look better than windows-1252, which is what browsers take where a page says
#: nothing: in the share of text that looks broken ("chaos"), or in likeness to a language ("coherence"). Both from 0 to
#: 1. Fitted to 412 English texts in windows-1252, of which the best match alone gets 219 right and this 409; the other
#: three were garbled before.
_LESS_CHAOS = 0.02
_MORE_COHERENCE = 0.2

#: Bytes beyond ASCII below which any of the encodings looks as good; set by hand.
_ENOUGH_TO_TELL = 8
#: Likely encodings that are worth a try, beside windows-1252.
_MOST = 3

_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
#: Where text ends for the sample: at tags and lines. In no candidate are these the second byte of a character.
_TEXT_ENDS = re.compile(rb"[<>\r\n]")
#: As much as ends in a space or a sign of punctuation, which are no second byte either.
_BETWEEN = re.compile(rb".*[\x20-\x2f]", re.DOTALL)


def utf_16_without_mark(value: bytes) -> list[str]:
    """Return UTF-16 in the byte order in which every other byte of `value` is zero often enough, or nothing."""
    start = value[: _ZEROS_WITHIN & ~1]
    first, second = start[::2].count(0), start[1::2].count(0)
    least = max(1.0, _ZEROS * len(start) / 2)
    if second >= least and not first:
        return [UTF_16_LE]
    return [UTF_16_BE] if first >= least and not second else []


def likely_encodings(value: bytes) -> list[str]:
    """Return the encodings that `value` is most likely in, at most four, best first; windows-1252 is one of them.

    Deterministic: the same bytes give the same list, in one version of charset-normalizer.
    """
    sample = _sample(value)
    if len(_BEYOND_ASCII.findall(sample)) < _ENOUGH_TO_TELL:
        return [WINDOWS_1252]
    # Imported here, because text in UTF-8 can do without.
    from charset_normalizer import from_bytes

    matches = list(
        from_bytes(
            sample,
            steps=len(sample) // _PIECE_BYTES + 1,
            chunk_size=_PIECE_BYTES,
            cp_isolation=list(_CANDIDATES),
            preemptive_behaviour=False,
            enable_fallback=False,
        )
    )
    found = [_CANDIDATES[match.encoding] for match in matches]
    ordinary = next((one for one in matches if "cp1252" in one.could_be_from_charset), None)
    if ordinary is not None:
        best = matches[0]
        near = ordinary.chaos <= best.chaos + _LESS_CHAOS and ordinary.coherence >= best.coherence - _MORE_COHERENCE
        found.insert(0 if near else 1, WINDOWS_1252)
    return list(dict.fromkeys([*found[:_MOST], WINDOWS_1252]))


def _sample(value: bytes) -> bytes:
    """Return the parts of `value` around bytes beyond ASCII, up to `SAMPLE_BYTES`, tags left out."""
    parts: list[bytes] = []
    left = SAMPLE_BYTES
    end = 0
    while left > 0 and (found := _BEYOND_ASCII.search(value, end)):
        before = value[max(end, found.start() - _CONTEXT_BYTES) : found.start()]
        start = found.start() - len(_TEXT_ENDS.split(before)[-1])
        ends = _TEXT_ENDS.search(value, found.start())
        end = ends.start() if ends else len(value)
        part = value[start:end]
        cut = _BETWEEN.match(part, 0, left) if len(part) > left else None
        # A long line without a space is text in an encoding of several bytes a character: cut, it would be broken.
        parts.append(cut[0] if cut else part)
        left -= len(part) + 1
    return b"\n".join(parts)
