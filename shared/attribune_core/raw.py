"""From the value, key and headers of a record on `articles.raw` to a `RawArticle`."""

from __future__ import annotations

from collections.abc import Mapping

import orjson
from pydantic import ValidationError

from attribune_core.codec import describe
from attribune_core.errors import ContractError, MalformedValueError
from attribune_core.events.articles import RawArticle
from attribune_core.ids import article_id

_BOM = b"\xef\xbb\xbf"


def read_raw(value: bytes, key: bytes | None = None, headers: Mapping[str, bytes] | None = None) -> RawArticle:
    """Return the article in `value`, its `id` filled in.

    A value whose first byte that is not space is `{` or `[`, or whose `content-type` header says JSON, must parse as
    one JSON object. Any other value is the body itself.

    Raises MalformedValueError (not UTF-8, with the byte; not JSON, with line and column; no object) and ContractError
    (JSON that breaks the contract, with each field at fault).
    """
    content_type = _content_type(headers or {})
    name = _text(key, "key") if key else None
    if value.startswith(_BOM):
        value = value[len(_BOM) :]
    if value.lstrip()[:1] in (b"{", b"[") or content_type.endswith("json"):
        article = _from_json(value)
    else:
        article = RawArticle(body=_text(value, "value"))
    if article.content_type is None and content_type.startswith("text/"):
        article = article.model_copy(update={"content_type": content_type})
    return article.model_copy(update={"id": article_id(article, name)})


def _content_type(headers: Mapping[str, bytes]) -> str:
    for name, value in headers.items():
        if name.lower() == "content-type" and value is not None:
            return value.decode("latin-1").partition(";")[0].strip().lower()
    return ""


def _text(data: bytes, what: str) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise MalformedValueError(f"{what} is not UTF-8: byte {error.start} ({error.reason})") from error


def _from_json(value: bytes) -> RawArticle:
    try:
        read = orjson.loads(value)
    except orjson.JSONDecodeError as error:
        _text(value, "value")
        raise MalformedValueError(
            f"value is not JSON: line {error.lineno}, column {error.colno}: {error.msg}"
        ) from error
    if not isinstance(read, dict):
        raise MalformedValueError(f"value is a JSON {type(read).__name__}, not an object")
    try:
        return RawArticle.model_validate(read)
    except ValidationError as error:
        raise ContractError(describe(error)) from error
