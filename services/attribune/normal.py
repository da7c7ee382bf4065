"""One form for whatever a user hands in: the article as the first stage would read it from the topic."""

from __future__ import annotations

from attribune_core.codec import encode
from attribune_core.errors import MalformedValueError
from attribune_core.events import RawArticle
from attribune_core.raw import read_raw
from attribune_core.topics import MAX_MESSAGE_BYTES

_JSON = {"content-type": b"application/json"}


def normal(raw: str | RawArticle, max_bytes: int = MAX_MESSAGE_BYTES) -> RawArticle:
    """Return the article as it comes out of its own JSON, with its id; a string is the body itself.

    What JSON changes (a tuple in the metadata, a NaN) is changed here too, so that the same article gives the same
    event whether it went over Kafka or not. Raises MalformedValueError for what JSON cannot hold, such as a lone
    surrogate, and RecordTooLargeError for an article whose JSON has more than `max_bytes` bytes.
    """
    article = RawArticle(body=raw) if isinstance(raw, str) else raw
    try:
        value = encode(article)
    except TypeError as error:  # orjson's JSONEncodeError is one
        raise MalformedValueError(f"the article cannot be written as JSON: {error}") from error
    return read_raw(value, headers=_JSON, max_bytes=max_bytes)
