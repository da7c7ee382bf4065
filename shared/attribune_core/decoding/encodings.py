"""Encodings by the names that browsers know, and the codecs that decode them as browsers do.

The WHATWG Encoding Standard (https://encoding.spec.whatwg.org/) says which label names which encoding: `iso-8859-1`,
`latin1` and `ascii` are windows-1252, `gb2312` is GBK. `webencodings` has its table.
"""

from __future__ import annotations

import codecs
from functools import cache

import webencodings

UTF_8 = "utf-8"
UTF_16_LE = "utf-16le"
UTF_16_BE = "utf-16be"
#: These two no label names.
UTF_32_LE = "utf-32le"
UTF_32_BE = "utf-32be"
WINDOWS_1252 = "windows-1252"

#: What the standard gives to labels whose text must not be decoded, such as `iso-2022-kr`.
_REPLACEMENT = "replacement"
#: The standard decodes GBK by the decoder of its superset.
_SUPERSETS = {"gbk": "gb18030"}


def encoding_of(label: str) -> str | None:
    """Return the name of the encoding that `label` stands for, or None where it stands for none that can be decoded."""
    found = webencodings.lookup(label)
    return None if found is None or found.name == _REPLACEMENT else str(found.name)


def decode(value: bytes, encoding: str, errors: str = "strict") -> str:
    """Return the text of `value`. `encoding` is a name that `encoding_of` returned, `errors` as for `bytes.decode`.

    Raises UnicodeError.
    """
    if encoding.startswith("windows-"):
        return codecs.charmap_decode(value, errors, _windows_table(encoding))[0]
    if encoding in (UTF_32_LE, UTF_32_BE):
        return value.decode(encoding, errors)
    codec = webencodings.lookup(_SUPERSETS.get(encoding, encoding)).codec_info
    return str(codec.decode(value, errors)[0])


@cache
def _windows_table(encoding: str) -> str:
    """Return the characters of the bytes 0 to 255 in a Windows code page; U+FFFE stands for none.

    Bytes from 0x80 to 0x9F without a character are C1 controls in the standard, where Python's codecs know nothing.
    """
    codec = webencodings.lookup(encoding).codec_info
    table = [codec.decode(bytes([byte]), "ignore")[0] or "\ufffe" for byte in range(256)]
    return "".join(chr(byte) if 0x80 <= byte < 0xA0 and one == "\ufffe" else one for byte, one in enumerate(table))
