"""Compressed values: what is undone, what is left as it is, and that no bomb takes memory."""

from __future__ import annotations

import gzip
import subprocess
import sys
import zlib

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribune_core.decoding import inflate, unknown_coding
from attribune_core.errors import MalformedValueError, RecordTooLargeError

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

MIB = 1024 * 1024
LIMIT = 16 * MIB
TEXT = "“We’ll rebuild it,” the mayor said. ".encode() * 400


def deflated(value: bytes, window_bits: int = zlib.MAX_WBITS) -> bytes:
    packer = zlib.compressobj(wbits=window_bits)
    return packer.compress(value) + packer.flush()


PACKED = {
    "gzip": gzip.compress(TEXT),
    "x-gzip": gzip.compress(TEXT),
    "deflate": deflated(TEXT),
    "Deflate": deflated(TEXT, -zlib.MAX_WBITS),
    "br": brotli.compress(TEXT),
    "zstd": zstd.compress(TEXT),
    "identity": TEXT,
    "": TEXT,
    "gzip, br": brotli.compress(gzip.compress(TEXT)),
    " GZIP ,identity,, zstd ": zstd.compress(gzip.compress(TEXT)),
}


@pytest.mark.parametrize("header", PACKED)
def test_each_coding_is_undone(header: str) -> None:
    assert inflate(PACKED[header], header, max_bytes=LIMIT) == TEXT
    assert unknown_coding(header) is None


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
def test_what_nobody_declared_is_recognised(coding: str) -> None:
    assert inflate(PACKED[coding], max_bytes=LIMIT) == TEXT


@pytest.mark.parametrize("header", ["gzip", "deflate", "br", "zstd", "gzip, br", "utf-8", "compress", "gzip, compress"])
@pytest.mark.parametrize("value", [TEXT, b"plain", b'{"body": "x"}', b""])
def test_a_value_that_was_inflated_before_stays_as_it_is(header: str, value: bytes) -> None:
    """Clients inflate a page and pass on its header; others write a charset there."""
    assert inflate(value, header, max_bytes=LIMIT) == value


def test_text_in_another_encoding_is_no_broken_gzip() -> None:
    assert inflate(b"caf\xe9", "gzip", max_bytes=LIMIT) == b"caf\xe9"


def test_streams_one_after_the_other_are_one_value() -> None:
    for pack in (gzip.compress, zstd.compress):
        assert inflate(pack(b"one ") + pack(b"two"), max_bytes=LIMIT) == b"one two"
    assert inflate(gzip.compress(b"one ") + b"\0" * 512 + gzip.compress(b"two") + b"\0" * 100_000, max_bytes=LIMIT) == (
        b"one two"
    )
    assert inflate(gzip.compress(b"one") + b"signature", max_bytes=LIMIT) == b"one"
    blocks = [bytes([number]) * 65_536 for number in range(200)]
    assert inflate(b"".join(map(gzip.compress, blocks)), max_bytes=LIMIT) == b"".join(blocks)


@pytest.mark.parametrize(
    ("value", "header", "message"),
    [
        (PACKED["gzip"][:-20], "gzip", "broken gzip: it ends early"),
        (PACKED["gzip"][:-20], None, "broken gzip: it ends early"),
        (PACKED["gzip"][:-8] + b"\0" * 8, "gzip", "broken gzip after .*incorrect data check"),
        (b"\x1f\x8b\x08" + b"\xff" * 40, "gzip", "broken gzip after 0 bytes"),
        (PACKED["zstd"][:-5], "zstd", "broken zstd: it ends early"),
        (zstd.compress(TEXT)[:10] + b"\xff" * 30, "zstd", "broken zstd: it ends early, after 0 bytes"),
        (PACKED["zstd"] + b"more", "zstd", "broken zstd after 16800 bytes"),
        (PACKED["br"][:-3] + b"\xff", "br", "broken br"),
        (b"\x8b\xff\xfe\x01 no brotli", "br", "broken br"),
        (PACKED["deflate"][:-3], "deflate", "broken deflate: it ends early"),
        (b"\x78\x9c\xff\xff\xff", "deflate", "broken deflate after 0 bytes"),
        (TEXT, ",".join(["gzip"] * 6), "compressed 6 times over"),
        (gzip.compress(b"") * 1_001, None, "more than 1000 compressed streams"),
    ],
)
def test_broken_data_is_refused_with_its_coding(value: bytes, header: str | None, message: str) -> None:
    with pytest.raises(MalformedValueError, match=message):
        inflate(value, header, max_bytes=LIMIT)


def test_the_limit_holds_for_the_value_and_for_what_comes_out() -> None:
    size = len(TEXT)
    for header, value in PACKED.items():
        assert inflate(value, header, max_bytes=size) == TEXT
        with pytest.raises(RecordTooLargeError, match=f"limit of {size - 1}"):
            inflate(value, header, max_bytes=size - 1)
    with pytest.raises(RecordTooLargeError, match=r"^11 bytes, more than the limit of 10$"):
        inflate(b"x" * 11, max_bytes=10)
    with pytest.raises(
        RecordTooLargeError, match=rf"^{len(PACKED['br'])} bytes of br that inflate to more than the li"
    ):
        inflate(PACKED["br"], "br", max_bytes=1000)


def test_a_zstd_window_beyond_what_the_web_allows_is_refused() -> None:
    options = {zstd.CompressionParameter.window_log: 25}
    packer = zstd.ZstdCompressor(options=options)
    value = packer.compress(b"x" * 100) + packer.flush()
    with pytest.raises(MalformedValueError, match="broken zstd"):
        inflate(value, "zstd", max_bytes=LIMIT)


@given(st.binary(max_size=200), st.sampled_from(["gzip", "deflate", "br", "zstd", "gzip, br, zstd"]))
def test_any_bytes_inflate_or_are_an_article_error(value: bytes, header: str) -> None:
    try:
        inflated = inflate(value, header, max_bytes=1000)
    except (MalformedValueError, RecordTooLargeError):
        return
    assert len(inflated) <= 1000


def test_only_what_is_no_coding_is_unknown() -> None:
    assert unknown_coding(None) is None
    assert unknown_coding("gzip, compress, foo") == "compress"


def zeros(pack: str) -> bytes:
    """Return 10 GiB of zeros, compressed; 256 MiB by brotli, whose compressor reads all it is given."""
    if pack == "gzip":
        packer = zlib.compressobj(9, wbits=31)
        block = bytes(MIB)
        head = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
        again = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
        return head + again * (10 * 1024)
    if pack == "zstd":
        # A frame with a window of 8 MiB, and blocks of 128 KiB of one repeated byte each (RFC 8878, section 3.1.1.2).
        return b"\x28\xb5\x2f\xfd\x00\x68" + ((1 << 1 | 128 * 1024 << 3).to_bytes(3, "little") + b"\0") * (80 * 1024)
    return brotli.compress(bytes(256 * MIB), quality=1)


def bomb(header: str) -> bytes:
    """Return a small value for this header."""
    first, *others = header.split(", ")
    value = zeros(first)
    for coding in others:
        value = gzip.compress(value) if coding == "gzip" else zstd.compress(value)
    return value


MEASURE = f"""
import re, sys
from attribune_core.decoding import inflate
from attribune_core.errors import RecordTooLargeError
# Not getrusage: its peak includes that of the process that started this one.
def peak(): return int(re.search(r"VmHWM:\\s+(\\d+) kB", open("/proc/self/status").read())[1])
value = sys.stdin.buffer.read()
before = peak()
try:
    inflate(value, sys.argv[1], max_bytes={LIMIT})
except RecordTooLargeError:
    print(peak() - before)
"""


@pytest.mark.parametrize("header", ["gzip, gzip, gzip", "zstd, zstd", "br, gzip", "gzip, zstd"])
def test_a_bomb_is_refused_before_it_takes_memory(header: str) -> None:
    """A kilobyte or less that inflates to 10 GiB takes no more than four times the limit of 16 MiB."""
    value = bomb(header)
    assert len(value) < 2048
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, header], input=value, capture_output=True, check=True, timeout=60
    )
    assert int(done.stdout) < 64 * 1024, "KiB"
