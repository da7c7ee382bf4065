"""The cleaner as the stage calls it."""

from __future__ import annotations

import gzip

import orjson
import pytest

from attribune_cleaner.worker import load
from attribune_core.codec import decode
from attribune_core.events import CleanArticle
from attribune_core.settings import Settings
from attribune_core.stage.work import Done, Job, Refused, Work

BODY = "“We will rebuild it,” the mayor said on Monday.\n\nNobody believed her, and the bridge stayed shut."


@pytest.fixture(scope="module")
def work() -> Work:
    return load(Settings(max_characters=1_000))


def test_plain_bytes_are_the_body_and_the_key_the_id(work: Work) -> None:
    (done,) = work([Job(b"k1", BODY.encode())])
    assert isinstance(done, Done)
    article = decode(CleanArticle, done.value)
    assert (done.key, article.id, article.text) == (b"k1", "k1", BODY)


def test_without_a_key_the_id_is_derived(work: Work) -> None:
    (done,) = work([Job(None, orjson.dumps({"body": BODY, "url": "https://x.org/1"}))])
    assert isinstance(done, Done)
    assert done.key.startswith(b"url-")
    assert decode(CleanArticle, done.value).id == done.key.decode()


def test_the_content_type_header_is_heard(work: Work) -> None:
    body = b"<p>One.</p><p>Two said so.</p>"
    html, text = work([Job(b"a", body), Job(b"b", body, {"content-type": b"text/plain"})])
    assert isinstance(html, Done)
    assert isinstance(text, Done)
    assert decode(CleanArticle, html.value).text == "One.\n\nTwo said so."
    assert decode(CleanArticle, text.value).text == body.decode()


def test_a_record_over_its_limit_is_refused_as_it_is_and_inflated() -> None:
    work = load(Settings(max_bytes=2_000))
    large, bomb, small = work(
        [Job(b"a", b"word " * 500), Job(b"b", gzip.compress(b"word " * 500)), Job(b"c", b"Word.")]
    )
    for one in (large, bomb):
        assert isinstance(one, Refused)
        assert one.exception.endswith("RecordTooLargeError")
        assert "2000" in one.message
    assert isinstance(small, Done)


@pytest.mark.parametrize(
    ("value", "exception", "reason"),
    [
        (b"%PDF-1.7", "MalformedValueError", "a PDF file"),
        (b'{"body": "half', "MalformedValueError", "line 1"),
        (b"[1, 2]", "MalformedValueError", "not an object"),
        (b'{"body": 1}', "ContractError", "body"),
        (b'{"body": ""}', "EmptyBodyError", "empty"),
        (b'{"body": "\\ud800"}', "MalformedValueError", "JSON"),
        ("😀🎉".encode(), "NotTextError", "no letters"),
        (b"a b " * 1_250_000, "BodyTooLongError", "limit of 1000"),
    ],
)
def test_bad_input_is_refused_with_its_reason(work: Work, value: bytes, exception: str, reason: str) -> None:
    (refused,) = work([Job(b"k", value)])
    assert isinstance(refused, Refused)
    assert refused.exception == exception
    assert reason in refused.message
    assert exception in refused.stacktrace


def test_one_bad_job_of_a_batch_stops_no_other(work: Work) -> None:
    jobs = [Job(b"1", BODY.encode()), Job(b"2", b""), Job(b"3", BODY.encode())]
    assert [type(result) for result in work(jobs)] == [Done, Refused, Done]


def test_the_batch_does_not_change_the_bytes(work: Work) -> None:
    jobs = [Job(str(n).encode(), f"{BODY}\n\nThat was day {n}.".encode()) for n in range(5)]
    assert work(jobs) == [result for job in jobs for result in work([job])]
