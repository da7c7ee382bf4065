"""What the benchmark of the stream works on."""

from __future__ import annotations

from benchmarks.stream import articles


def test_every_article_has_an_id_of_its_own_and_a_body() -> None:
    raws = articles(50)
    assert len({raw.id for raw in raws}) == 50
    assert all(raw.body for raw in raws)
    assert len({raw.body for raw in raws}) > 10
