from __future__ import annotations

import pytest

from attribune.clients.latest import Latest
from attribune_core.stage.headers import Source


def source(offset: int, *, partition: int = 0, timestamp: int | None = None) -> Source:
    return Source("articles.raw", partition, offset, 1000 + offset if timestamp is None else timestamp)


def test_the_first_event_is_news_and_its_duplicate_is_not() -> None:
    latest = Latest()
    assert latest.is_news("a", "e1", source(1))
    assert not latest.is_news("a", "e1", source(1))
    assert latest.is_news("b", "e1", source(1)), "another article may have any event id"


def test_the_same_article_published_again_is_a_duplicate_but_moves_the_source_on() -> None:
    latest = Latest()
    latest.is_news("a", "e1", source(1))
    assert not latest.is_news("a", "e1", source(7))
    assert not latest.is_news("a", "e2", source(5)), "older than the last time the article was published"


def test_an_older_version_after_a_newer_one_is_stale() -> None:
    latest = Latest()
    assert latest.is_news("a", "new", source(5))
    assert not latest.is_news("a", "old", source(4))
    assert latest.is_news("a", "newer", source(6))


def test_another_model_on_the_same_source_is_news() -> None:
    latest = Latest()
    latest.is_news("a", "model 1", source(5))
    assert latest.is_news("a", "model 2", source(5))


def test_an_article_that_goes_back_to_an_earlier_version_is_news() -> None:
    latest = Latest()
    assert [latest.is_news("a", event, source(at)) for at, event in enumerate(["one", "two", "one"])] == [True] * 3


def test_a_retraction_is_news_once_and_outlasts_an_older_version() -> None:
    latest = Latest()
    latest.is_news("a", "e1", source(1))
    assert latest.is_news("a", None, source(3))
    assert not latest.is_news("a", None, source(3))
    assert not latest.is_news("a", "e2", source(2)), "a replayed dead letter from before the retraction"
    assert latest.is_news("a", "e1", source(4)), "published anew"


def test_between_partitions_the_timestamp_decides() -> None:
    latest = Latest()
    latest.is_news("a", "e1", source(900, partition=0, timestamp=50))
    assert latest.is_news("a", "e2", source(1, partition=3, timestamp=60))
    assert not latest.is_news("a", "e3", source(901, partition=0, timestamp=55))


def test_an_event_without_a_source_is_never_stale() -> None:
    latest = Latest()
    latest.is_news("a", "e1", source(5))
    assert latest.is_news("a", "e2", None)
    assert latest.is_news("a", "e3", source(1)), "there is no source to be older than"


def test_the_memory_is_bounded_and_keeps_the_ids_seen_last() -> None:
    latest = Latest(remember=2)
    latest.is_news("a", "e", source(1))
    latest.is_news("b", "e", source(2))
    latest.is_news("a", "e", source(1))  # a duplicate: a is fresh again
    latest.is_news("c", "e", source(3))
    assert len(latest) == 2
    assert not latest.is_news("a", "e", source(1))
    assert latest.is_news("b", "e", source(2)), "forgotten"


def test_a_memory_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        Latest(remember=0)
