"""The log of a worker: JSON or text, the fields of an article, no credential, no flood."""

from __future__ import annotations

import io
import json
import logging
import sys
from typing import Any

import pytest

from attribune_core.settings import Settings
from attribune_core.stage import logs
from attribune_core.stage.logs import RateLimit, formatter

PLACE = {"article": "a1", "topic": "articles.raw", "partition": 3, "offset": 17}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def line(stream: io.StringIO | None = None, message: str = "dead letter: NotTextError", **more: Any) -> str:
    settings = Settings(**more.pop("settings", {}))
    record = logging.LogRecord("attribune_core.stage.course", logging.WARNING, __file__, 1, message, (), None)
    for name, value in more.items():
        setattr(record, name, value)
    return formatter(settings, "cleaner", stream or io.StringIO()).format(record)


def test_a_line_is_json_where_nobody_reads_along() -> None:
    found = json.loads(line(**PLACE))
    assert found.pop("time").endswith("+00:00")
    assert found == {
        "level": "WARNING",
        "stage": "cleaner",
        "logger": "attribune_core.stage.course",
        "message": "dead letter: NotTextError",
        **PLACE,
    }


def test_a_line_is_text_on_a_terminal() -> None:
    text = line(Terminal(), **PLACE)
    assert text.endswith("dead letter: NotTextError article=a1 topic=articles.raw partition=3 offset=17")


def test_a_key_writes_no_lines_of_its_own() -> None:
    text = line(Terminal(), article="a\n2026-01-01 CRITICAL all is lost")
    assert len(text.splitlines()) == 1


def test_the_setting_wins_over_what_the_stream_is() -> None:
    assert json.loads(line(Terminal(), settings={"log_format": "json"}))["message"]
    assert "WARNING attribune_core.stage.course: dead" in line(settings={"log_format": "text"})


@pytest.mark.parametrize("log_format", ["json", "text"])
def test_secrets_of_the_caller_are_blotted_out_too(log_format: str) -> None:
    record = logging.LogRecord("attribune_desk", logging.WARNING, __file__, 1, 'no "way", to %s', ('a"b',), None)
    written = formatter(Settings(log_format=log_format), "desk", io.StringIO(), ['a"b', "way"]).format(record)  # type: ignore[arg-type]
    assert "***" in written
    assert "way" not in written
    assert 'a"b' not in written.replace("\\", "")


@pytest.mark.parametrize("log_format", ["json", "text"])
@pytest.mark.parametrize("secret", ["s3cret", 'with "quotes" and ü'])
def test_a_credential_is_hidden_wherever_it_comes_from(
    log_format: str, secret: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_HEADERS", "api-key=abc")
    settings = {"sasl_password": secret, "log_format": log_format}
    try:
        raise ConnectionError(f"refused for {secret}")
    except ConnectionError:
        text = line(message=f"auth {secret} api-key=abc", settings=settings, exc_info=sys.exc_info(), article=secret)
    assert "abc" not in text
    assert secret not in text
    assert json.dumps(secret)[1:-1] not in text
    assert "ConnectionError" in text


def test_a_field_is_cut_and_a_traceback_is_one_field() -> None:
    found = json.loads(line(article="x" * 5_000))
    assert len(found["article"]) == 200
    try:
        raise ValueError("of the worker")
    except ValueError:
        found = json.loads(line(exc_info=sys.exc_info()))
    assert "of the worker" in found["exception"]


def test_a_flood_is_held_back_and_told_when_its_minute_is_over(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    limit, now = RateLimit(), [0.0]
    monkeypatch.setattr("attribune_core.stage.logs.time.monotonic", lambda: now[0])
    lines = [logging.LogRecord("x", logging.ERROR, "/p/client.py", 7, "the broker is gone", (), None)] * 1_000
    assert sum(map(limit.filter, lines)) == 10
    assert limit.held == 990
    with caplog.at_level(logging.INFO, logs.__name__):
        limit.tell()
        assert caplog.messages == []
        now[0] = 61.0
        limit.tell()
        limit.tell()
    assert caplog.messages == ["990 lines of client:7 were held back"]
    assert limit.filter(lines[0])


def test_places_are_limited_one_by_one_and_what_was_asked_for_is_not() -> None:
    limit = RateLimit()

    def passed(level: int, place: int) -> int:
        record = logging.LogRecord("x", level, "/p/client.py", place, "m", (), None)
        return sum(limit.filter(record) for _ in range(50))

    assert [passed(logging.WARNING, 1), passed(logging.ERROR, 2), passed(logging.DEBUG, 3)] == [10, 10, 50]


def test_libraries_that_are_given_articles_are_not_heard(capfd: pytest.CaptureFixture[str]) -> None:
    before = {
        name: logging.getLogger(name).level for name in (None, "attribune_core", *logs._LIBRARIES, *logs._READERS)
    }
    handlers = logging.getLogger().handlers[:]
    try:
        logs.configure(Settings(), "cleaner")
        logging.getLogger("spacy.pipeline").error("a paragraph of the article")
        logging.getLogger("a_pipeline").error("it does not load")
        logs.hear_no_library()
        logging.getLogger("a_pipeline").error("a sentence of the article")
        logging.getLogger("attribune_core.stage").warning("this is ours")
    finally:
        logging.captureWarnings(False)
        logging.getLogger().handlers[:] = handlers
        for name, level in before.items():
            logging.getLogger(name).setLevel(level)
    heard = capfd.readouterr().err
    assert "of the article" not in heard
    assert "it does not load" in heard
    assert "this is ours" in heard
