"""Logging of a worker and of the desk: one line an event to stderr, no article's text, no credential, no flood."""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

import orjson

from attribune_core.settings import Settings

log = logging.getLogger(__name__)

#: This project's packages that log.
_OURS = ("attribune_core", "attribune_desk")
#: The libraries' loggers, from which only what matters is taken: at DEBUG they log the records themselves.
_LIBRARIES = ("faust", "aiokafka", "mode", "kafka", "asyncio", "opentelemetry", "urllib3")
#: Libraries that are given articles: nobody can say what of one they quote in a line.
_READERS = ("spacy", "py.warnings")
#: Modules whose classes extend Faust's, which gives each a logger that says every start and stop of a part.
_PARTS = ("attribune_core.stage.app", "attribune_core.stage.kafka")
#: Lines that one place in the code may log, in this many seconds: a client whose broker is gone logs 14 KB a second.
_LINES, _SECONDS = 10, 60.0
#: What a line about an article says beside its message; given as `extra`.
FIELDS = ("article", "topic", "partition", "offset", "trace_id")
#: Variables of others that may hold a credential.
_SECRETS = ("OTEL_EXPORTER_OTLP_HEADERS", "OTEL_EXPORTER_OTLP_TRACES_HEADERS")
#: Longest value of a field, in characters: a key may be anything.
_FIELD_LENGTH = 200


@dataclass
class _Place:
    since: float
    lines: int = 0


class RateLimit(logging.Filter):
    """Lets through so many warnings a minute from each place in the code, and counts what it held back."""

    def __init__(self) -> None:
        super().__init__()
        self._places: dict[tuple[str, int], _Place] = {}
        #: Lines held back, ever.
        self.held = 0

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether to log `record`. What is below a warning is our own alone, and asked for."""
        if record.levelno < logging.WARNING:
            return True
        place = self._places.setdefault((record.pathname, record.lineno), _Place(time.monotonic()))
        place.lines += 1
        if place.lines <= _LINES:
            return True
        self.held += 1
        return False

    def tell(self) -> None:
        """Say how many lines were held back in the minutes that are over; called now and then."""
        now = time.monotonic()
        for (path, line), place in list(self._places.items()):
            if now - place.since < _SECONDS:
                continue
            del self._places[path, line]
            if place.lines > _LINES:
                log.info("%d lines of %s:%d were held back", place.lines - _LINES, Path(path).stem, line)


class Text(logging.Formatter):
    """A line to read, the fields behind the message."""

    def __init__(self, secrets: Sequence[str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = secrets

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the base class's name
        """Return the line without a traceback."""
        # A key may hold line breaks, and must not write lines of its own.
        fields = " ".join(
            f"{name}={value if str(value).isprintable() else repr(value)}" for name, value in fields_of(record).items()
        )
        return f"{super().formatMessage(record)} {fields}".rstrip()

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        return _hidden(super().format(record), self._secrets)


class Json(logging.Formatter):
    """One JSON object a line."""

    def __init__(self, stage: str, secrets: Sequence[str]) -> None:
        super().__init__()
        self._stage = stage
        # As they stand in JSON.
        self._secrets = [orjson.dumps(secret).decode()[1:-1] for secret in secrets]

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            **({"stage": self._stage} if self._stage else {}),
            "logger": record.name,
            "message": record.getMessage(),
            **fields_of(record),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return _hidden(orjson.dumps(line, default=str).decode(), self._secrets)


def fields_of(record: logging.LogRecord) -> dict[str, str | int]:
    """Return the fields of a line that is about an article."""
    found = {name: getattr(record, name, None) for name in FIELDS}
    return {
        name: value[:_FIELD_LENGTH] if isinstance(value, str) else value
        for name, value in found.items()
        if value is not None
    }


def _hidden(line: str, secrets: Sequence[str]) -> str:
    # No line has been seen with one in it; a library may change its mind.
    for secret in secrets:
        line = line.replace(secret, "***")
    return line


def formatter(settings: Settings, stage: str, stream: TextIO, secrets: Sequence[str] = ()) -> logging.Formatter:
    """Return what formats the lines that go to `stream`; `secrets` are blotted out beside those of the settings."""
    password = settings.sasl_password.get_secret_value() if settings.sasl_password else ""
    others = (os.environ.get(name, "") for name in _SECRETS)
    secrets = [secret for secret in (password, *secrets, *others) if secret]
    readable = stream.isatty() if settings.log_format == "auto" else settings.log_format == "text"
    return Text(secrets) if readable else Json(stage, secrets)


def configure(settings: Settings, stage: str, secrets: Sequence[str] = ()) -> RateLimit:
    """Log to stderr: this project at the level of the settings, the libraries from WARNING on; return the limit.

    `secrets` are credentials beside those of the settings, which no line may hold.
    """
    limit = RateLimit()
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter(settings, stage, sys.stderr, secrets))
    handler.addFilter(limit)
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in _OURS:
        logging.getLogger(name).setLevel(settings.log_level)
    for name in (*_LIBRARIES, *_PARTS):
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in _READERS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    logging.captureWarnings(True)
    return limit


def hear_no_library() -> None:
    """From here on this process works on articles, with libraries that are not known: log nothing of theirs."""
    logging.getLogger().setLevel(logging.CRITICAL)
