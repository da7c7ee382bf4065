"""Compressed records and files, inflated piece by piece up to a limit.

The names of codings are those of HTTP (RFC 9110, section 8.4.1): gzip, deflate, br (RFC 7932), zstd (RFC 8878).
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Iterator
from typing import Protocol

import brotli

from attribune_core.decoding.text import is_utf_8
from attribune_core.errors import MalformedValueError, RecordTooLargeError

if sys.version_info >= (3, 14):
    from compression.zstd import DecompressionParameter, ZstdDecompressor, ZstdError
else:
    from backports.zstd import DecompressionParameter, ZstdDecompressor, ZstdError

#: Bytes that are inflated at a time; set by hand. Brotli may give twice as many.
_PIECE_BYTES = 1024 * 1024
#: Bytes that are fed at a time. Where a stream ends, the rest of what was fed is copied, so this bounds the copying.
_FED_BYTES = 64 * 1024
#: Codings one over the other; more are refused. curl has the same limit.
MAX_CODINGS = 5
#: Streams one after the other in one value; more are refused. bgzip begins one every 64 KiB.
MAX_STREAMS = 1_000
#: Window of zstd, as power of two of bytes: RFC 9659 allows no encoder of web content more than 8 MiB.
_ZSTD_WINDOW_LOG = 23

#: How a compressed value begins. The other codings have no such sign.
_MAGIC = {"gzip": b"\x1f\x8b\x08", "zstd": b"\x28\xb5\x2f\xfd"}
#: Other names of a coding, and `identity`, which names no coding.
_ALIASES = {"x-gzip": "gzip", "identity": ""}
_KNOWN = ("gzip", "deflate", "br", "zstd")


def inflate(value: bytes, content_encoding: str | None = None, *, max_bytes: int) -> bytes:
    """Return `value` with its compression undone.

    `content_encoding` is the header of that name: codings in the order in which they were applied. A coding that is not
    known, such as the name of a charset, is taken for a mistake and ends the list. Many clients inflate a page and pass
    its header on: a value that is not compressed as the header says stays as it is, where its first bytes show it, or
    where it is UTF-8, which compressed data hardly ever is.
    gzip and zstd that nobody declared are recognised by their first bytes.

    Raises RecordTooLargeError where the value has more than `max_bytes` bytes, or as soon as more have come out of it,
    and MalformedValueError where compressed data is broken or ends early.
    """
    if len(value) > max_bytes:
        raise too_large(len(value), max_bytes)
    codings = _codings(content_encoding)
    if len(codings) > MAX_CODINGS:
        raise MalformedValueError(f"compressed {len(codings)} times over; no more than {MAX_CODINGS} are undone")
    for coding in reversed(codings):
        if coding not in _KNOWN:
            break
        value = _undo(value, coding, max_bytes)
    for coding, magic in _MAGIC.items():
        if value.startswith(magic):
            return _undo(value, coding, max_bytes)
    return value


def too_large(size: int, max_bytes: int) -> RecordTooLargeError:
    """Return the error for a record or file of `size` bytes."""
    return RecordTooLargeError(f"{size} bytes, more than the limit of {max_bytes}")


def unknown_coding(content_encoding: str | None) -> str | None:
    """Return the first coding of the header that `inflate` does not know, or None."""
    return next((coding for coding in _codings(content_encoding) if coding not in _KNOWN), None)


def _codings(content_encoding: str | None) -> list[str]:
    names = (name.strip().lower() for name in (content_encoding or "").split(","))
    return [coding for name in names if (coding := _ALIASES.get(name, name))]


def _undo(value: bytes, coding: str, max_bytes: int) -> bytes:
    magic = _MAGIC.get(coding)
    if not value or (magic is not None and not value.startswith(magic)):
        return value
    try:
        return _inflated(value, coding, max_bytes)
    except MalformedValueError:
        if is_utf_8(value):
            return value
        raise


class _Stream(Protocol):
    """One compressed stream; `rest` is what follows its end."""

    @property
    def ended(self) -> bool: ...

    @property
    def rest(self) -> bytes: ...

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield what comes of `data`, in pieces."""
        ...


class _Deflate:
    """gzip and deflate. `window_bits` tells zlib which, in its own way."""

    def __init__(self, window_bits: int) -> None:
        self._inner = zlib.decompressobj(window_bits)

    @property
    def ended(self) -> bool:
        return self._inner.eof

    @property
    def rest(self) -> bytes:
        return self._inner.unused_data

    def feed(self, data: bytes) -> Iterator[bytes]:
        piece = b""
        while not self.ended and (data or len(piece) == _PIECE_BYTES):
            piece = self._inner.decompress(data, _PIECE_BYTES)
            data = self._inner.unconsumed_tail
            yield piece


class _Brotli:
    def __init__(self) -> None:
        self._inner = brotli.Decompressor()
        self.rest = b""

    @property
    def ended(self) -> bool:
        return bool(self._inner.is_finished())

    def feed(self, data: bytes) -> Iterator[bytes]:
        yield self._inner.process(data, output_buffer_limit=_PIECE_BYTES)
        while not self.ended and not self._inner.can_accept_more_data():
            yield self._inner.process(b"", output_buffer_limit=_PIECE_BYTES)


class _Zstandard:
    def __init__(self) -> None:
        self._inner = ZstdDecompressor(options={DecompressionParameter.window_log_max: _ZSTD_WINDOW_LOG})

    @property
    def ended(self) -> bool:
        return self._inner.eof

    @property
    def rest(self) -> bytes:
        return self._inner.unused_data

    def feed(self, data: bytes) -> Iterator[bytes]:
        yield self._inner.decompress(data, _PIECE_BYTES)
        while not self.ended and not self._inner.needs_input:
            yield self._inner.decompress(b"", _PIECE_BYTES)


def _opener(coding: str, value: bytes) -> Callable[[], _Stream]:
    if coding == "gzip":
        return lambda: _Deflate(16 + zlib.MAX_WBITS)
    if coding == "deflate":
        # RFC 9110 means zlib's format (RFC 1950), and warns that some send the bare one.
        wrapped = value[0] & 0x0F == 8 and int.from_bytes(value[:2], "big") % 31 == 0
        return lambda: _Deflate(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)
    return _Brotli if coding == "br" else _Zstandard


def _inflated(value: bytes, coding: str, max_bytes: int) -> bytes:
    out = bytearray()
    try:
        for piece in _pieces(value, coding):
            out += piece
            if len(out) > max_bytes:
                raise RecordTooLargeError(
                    f"{len(value)} bytes of {coding} that inflate to more than the limit of {max_bytes}"
                )
    except (zlib.error, brotli.error, ZstdError) as error:
        raise MalformedValueError(f"broken {coding} after {len(out)} bytes: {error}") from error
    except EOFError as error:
        raise MalformedValueError(f"broken {coding}: it ends early, after {len(out)} bytes") from error
    return bytes(out)


def _begins(data: bytes, magic: bytes) -> bool:
    """Whether `data` begins as `magic` does, as far as it goes."""
    return data.startswith(magic) or magic.startswith(data)


def _pieces(value: bytes, coding: str) -> Iterator[bytes]:
    """Yield what the streams in `value` hold. Zero bytes after a stream are padding, as for gzip(1).

    Raises EOFError where the last stream lacks its end, and whatever a stream raises.
    """
    begin = _opener(coding, value)
    stream, streams = begin(), 1
    for start in range(0, len(value), _FED_BYTES):
        data = value[start : start + _FED_BYTES]
        while data:
            if stream.ended:
                data = data.lstrip(b"\0")
                if not data or (coding == "gzip" and not _begins(data, _MAGIC[coding])):
                    # What follows a gzip stream and is no gzip stream itself is ignored, as gzip(1) and browsers do.
                    break
                stream, streams = begin(), streams + 1
                if streams > MAX_STREAMS:
                    raise MalformedValueError(f"more than {MAX_STREAMS} compressed streams, one after the other")
            yield from stream.feed(data)
            data = stream.rest if stream.ended else b""
    if not stream.ended:
        raise EOFError
