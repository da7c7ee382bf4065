"""From a record on articles.raw to a RawArticle: what is a body, what must be JSON, and what is refused how."""

from __future__ import annotations

import gzip

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribune_core.codec import encode
from attribune_core.errors import ArticleError, ContractError, MalformedValueError, RecordTooLargeError
from attribune_core.events import RawArticle
from attribune_core.raw import read_raw
from attribune_core.topics import MAX_MESSAGE_BYTES


def test_a_value_that_is_not_json_is_the_body() -> None:
    assert read_raw("Grüße, said Ona.".encode(), b"k1").body == "Grüße, said Ona."


def test_a_json_object_is_read_and_unknown_fields_are_ignored() -> None:
    article = read_raw(b' \n{"body": "Text.", "id": "a", "title": "T", "editor": 7, "metadata": {"desk": [1]}}')
    assert (article.id, article.title, article.metadata) == ("a", "T", {"desk": [1]})


def test_a_byte_order_mark_is_no_part_of_the_body() -> None:
    assert read_raw(b"\xef\xbb\xbfText.").body == "Text."


def test_the_content_type_header_decides_over_the_first_byte() -> None:
    with pytest.raises(MalformedValueError, match="line 1, column 1"):
        read_raw(b"plain", None, {"Content-Type": b"application/json; charset=utf-8"})
    assert read_raw(b"<p>x", None, {"content-type": b"text/html"}).content_type == "text/html"


def test_the_id_is_its_own_then_the_key_then_the_url_then_the_content() -> None:
    assert read_raw(b'{"body": "x", "id": "own"}', b"key").id == "own"
    assert read_raw(b'{"body": "x", "url": "http://a"}', b"key").id == "key"
    by_url = read_raw(b'{"body": "x", "url": "http://a"}').id
    assert by_url == read_raw(b'{"body": "other", "url": "http://a"}').id
    assert by_url is not None
    assert by_url.startswith("url-")
    by_body = read_raw(b"x").id
    assert by_body == read_raw(b'{"body": "x"}').id != read_raw(b"y").id


@pytest.mark.parametrize(
    ("value", "kind", "message"),
    [
        (b"abc\xff\x01", MalformedValueError, r"not text: tried utf-8 \(byte 3: invalid start byte\), windows-1252 \("),
        (b"%PDF-1.7", MalformedValueError, "a PDF file, not text"),
        (b"{\\rtf1 Text.}", MalformedValueError, "an RTF file, not JSON"),
        (b"\x1f\x8b\x08\x00", MalformedValueError, "broken gzip: it ends early"),
        (b'{"body": "a\xffb"}', MalformedValueError, "value is not UTF-8: byte 11"),
        (b'{"body":\n "half', MalformedValueError, "line 2, column"),
        (b'["body"]', MalformedValueError, "a JSON list, not an object"),
        (b'{"body": "\\ud800"}', MalformedValueError, "line 1, column"),
        (b"{}", ContractError, "body: Field required"),
        (b'{"body": 3, "title": []}', ContractError, "body: .*title: "),
        (b'{"body": "x", "id": ""}', ContractError, "id: "),
        (b'{"body": null}', ContractError, "body: "),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_place(value: bytes, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind, match=message):
        read_raw(value)


def test_the_body_is_in_the_encoding_that_the_header_says() -> None:
    value = "«Мост построим», — сказал мэр.".encode("cp1251")
    article = read_raw(value, b"k", {"Content-Type": b"text/plain; charset=windows-1251"})
    assert (article.body, article.content_type, article.id) == ("«Мост построим», — сказал мэр.", "text/plain", "k")


@pytest.mark.parametrize(
    ("header", "content_type"),
    [
        (b"text/html; charset=utf-8", "text/html"),
        (b"TEXT/Markdown", "text/markdown"),
        (b"text/xml", "text/xml"),
        (b"application/xhtml+xml; charset=utf-8", "text/html"),
        (b"application/xml", "text/html"),
        (b"application/rss+xml", "text/html"),
        (b"application/octet-stream", None),
        (b"", None),
    ],
)
def test_xml_of_any_kind_counts_as_html(header: bytes, content_type: str | None) -> None:
    assert read_raw(b"<p>x</p>", None, {"content-type": header}).content_type == content_type


@pytest.mark.parametrize("value", [b'{"body": "x", "id": "i"}', b"x"])
def test_a_compressed_value_is_read_as_what_is_in_it(value: bytes) -> None:
    plain = read_raw(value)
    assert read_raw(brotli.compress(value), None, {"Content-Encoding": b"br"}) == plain
    assert read_raw(gzip.compress(value), None, {"content-encoding": b"gzip"}) == plain
    assert read_raw(gzip.compress(value)) == plain
    assert read_raw(value, None, {"content-encoding": b"gzip"}) == plain


def test_the_limit_is_that_of_the_topic_unless_the_caller_says_otherwise() -> None:
    assert len(read_raw(b"a" * MAX_MESSAGE_BYTES).body) == MAX_MESSAGE_BYTES
    for value in (b"a" * (MAX_MESSAGE_BYTES + 1), gzip.compress(b"a" * (MAX_MESSAGE_BYTES + 1))):
        with pytest.raises(RecordTooLargeError, match="limit of 16777216"):
            read_raw(value)
    with pytest.raises(RecordTooLargeError, match="13 bytes, more than the limit of 12"):
        read_raw(b'{"body": "x"}', max_bytes=12)


def test_a_key_that_is_not_utf8_is_refused() -> None:
    with pytest.raises(MalformedValueError, match="key is not UTF-8"):
        read_raw(b"x", b"\xfe")


@given(st.binary(max_size=60), st.binary(max_size=30), st.sampled_from([b"", b"gzip", b"br", b"deflate, zstd"]))
def test_any_bytes_are_an_article_or_an_article_error(value: bytes, content_type: bytes, coding: bytes) -> None:
    try:
        article: RawArticle | None = read_raw(value, None, {"content-type": content_type, "content-encoding": coding})
    except ArticleError:
        article = None
    assert article is None or article.id


@given(st.text(max_size=40), st.text(min_size=1, max_size=10))
def test_what_a_producer_encodes_is_read_back(body: str, identity: str) -> None:
    article = RawArticle(body=body, id=identity, metadata={"n": 1.5})
    assert read_raw(encode(article)) == article
