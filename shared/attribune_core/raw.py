"""From the value, key and headers of a record on `articles.raw` to a `RawArticle`."""

from __future__ import annotations

from collections.abc import Mapping

import orjson
from pydantic import ValidationError

from attribune_core.codec import describe
from attribune_core.decoding import decode_body, file_kind, inflate
from attribune_core.errors import ContractError, MalformedValueError
from attribune_core.events.articles import RawArticle
from attribune_core.ids import article_id
from attribune_core.topics import MAX_MESSAGE_BYTES

__all__ = ["decode_body", "read_raw"]

_BOM = b"\xef\xbb\xbf"
_HTML = "text/html"


def read_raw(
    value: bytes,
    key: bytes | None = None,
    headers: Mapping[str, bytes] | None = None,
    *,
    max_bytes: int = MAX_MESSAGE_BYTES,
) -> RawArticle:
    """Return the article in `value`, its `id` filled in.

    A value that is compressed, as its `content-encoding` header or its first bytes say, is inflated first. One whose
    first byte that is not space is `{` or `[`, or whose `content-type` header says JSON, must parse as one JSON object,
    in UTF-8. Any other value is the body itself, in any encoding.

    Raises RecordTooLargeError (more than `max_bytes` bytes, as it is or inflated), MalformedValueError (broken
    compression; no text in any encoding, with those that were tried; not JSON, with line and column; no object) and
    ContractError (JSON that breaks the contract, with each field at fault).
    """
    content_type = _header(headers or {}, "content-type")
    media_type = content_type.partition(";")[0].strip().lower()
    name = _utf_8(key, "key") if key else None
    value = inflate(value, _header(headers or {}, "content-encoding"), max_bytes=max_bytes)
    json = value.removeprefix(_BOM)
    if json.lstrip()[:1] in (b"{", b"[") or media_type.endswith("json"):
        article = _from_json(json)
    else:
        article = RawArticle(body=decode_body(value, content_type))
    if article.content_type is None and (body_type := type_of_body(media_type)):
        article = article.model_copy(update={"content_type": body_type})
    return article.model_copy(update={"id": article_id(article, name)})


def type_of_body(media_type: str) -> str | None:
    """Return what an article's `content_type` is if its record or file has this media type; None says nothing.

    XML of any kind counts as HTML: pages are served so, and other XML is read best as HTML is, by its elements.
    """
    if media_type.startswith("text/"):
        return media_type
    return _HTML if media_type == "application/xml" or media_type.endswith("+xml") else None


def _header(headers: Mapping[str, bytes], wanted: str) -> str:
    for name, value in headers.items():
        if name.lower() == wanted and value is not None:
            return value.decode("latin-1")
    return ""


def _utf_8(data: bytes, what: str) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise MalformedValueError(f"{what} is not UTF-8: byte {error.start} ({error.reason})") from error


def _from_json(value: bytes) -> RawArticle:
    try:
        read = orjson.loads(value)
    except orjson.JSONDecodeError as error:
        kind = file_kind(value)
        if kind is not None:
            raise MalformedValueError(f"{kind}, not JSON") from error
        _utf_8(value, "value")
        raise MalformedValueError(
            f"value is not JSON: line {error.lineno}, column {error.colno}: {error.msg}"
        ) from error
    if not isinstance(read, dict):
        raise MalformedValueError(f"value is a JSON {type(read).__name__}, not an object")
    try:
        return RawArticle.model_validate(read)
    except ValidationError as error:
        raise ContractError(describe(error)) from error
