"""Dead letters: the original bytes with the reason in the headers, in ever smaller forms."""

from __future__ import annotations

from collections.abc import Iterator

from attribune_core.stage import headers as names
from attribune_core.stage.headers import Headers
from attribune_core.stage.records import Consumed, Record
from attribune_core.stage.work import Refused
from attribune_core.topics import DEAD

#: Longest message and stack trace in the headers, in characters: a message may quote a whole article.
MESSAGE_LENGTH, STACKTRACE_LENGTH = 2_000, 20_000


def forms(record: Consumed, refused: Refused, stage: str, version: str) -> Iterator[Record]:
    """Yield the dead letter of `record`: whole, without its stack trace, and without its value.

    The broker refuses what is larger than it takes; then the next form is tried. The last one still says where the
    record lies, so that it can be read again for as long as its topic keeps it.
    """
    carried = names.carried(names.without(record.headers, *names.ERROR_HEADERS), record.source)
    coordinates: Headers = [
        (names.ERROR_TOPIC, record.topic.encode()),
        (names.ERROR_PARTITION, b"%d" % record.partition),
        (names.ERROR_OFFSET, b"%d" % record.offset),
    ]
    why: Headers = [
        (names.ERROR_EXCEPTION, _text(refused.exception, MESSAGE_LENGTH)),
        (names.ERROR_MESSAGE, _text(refused.message, MESSAGE_LENGTH)),
    ]
    who: Headers = [
        (names.STAGE, stage.encode()),
        (names.VERSION, version.encode()),
        (names.FAILED_AT, names.now()),
    ]
    trace: Headers = [(names.ERROR_STACKTRACE, _text(refused.stacktrace, STACKTRACE_LENGTH))]
    # The client sends no record of neither key nor value.
    value = b"" if record.key is None and record.value is None else record.value
    yield Record(DEAD.name, record.key, value, [*carried, *coordinates, *why, *trace, *who])
    yield Record(DEAD.name, record.key, value, [*carried, *coordinates, *why, *who])
    size = len(record.value or b"")
    left_out: Headers = [(names.VALUE_LEFT_OUT, b"%d" % size)]
    source = [header for header in carried if header[0] in (names.SOURCE, names.PROCESSED_AT)]
    # The producer's own headers may be what is too large, and so may be the key.
    yield Record(DEAD.name, record.key, b"", [*carried, *coordinates, *why, *who, *left_out])
    yield Record(DEAD.name, None, b"", [*source, *coordinates, *why, *who, *left_out])


def _text(text: str, longest: int) -> bytes:
    # The end of a stack trace is what tells; of a message, the beginning. Both are kept where they fit.
    if len(text) > longest:
        half = longest // 2
        text = f"{text[:half]} … {text[-half:]}"
    return text.encode(errors="backslashreplace")
