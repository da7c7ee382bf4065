"""The page on capacity says what the measured figures come to."""

from __future__ import annotations

from pathlib import Path

import pytest

from attribune_core.topics import PARTITIONS
from benchmarks import capacity_plan as arithmetic

PAGE = (Path(__file__).parents[3] / "docs" / "capacity.md").read_text().splitlines()

FIGURES = {
    "characters": 2000,
    "cpu_milliseconds": {"cleaner": 1.7, "entity-extractor": 17.0, "quote-linker": 8.5},
    "bytes": {"articles.raw": 2000, "articles.clean": 2000, "articles.annotated": 16_000, "articles.enriched": 10_000},
    "bytes_lz4": {"articles.raw": 1000, "articles.clean": 1000, "articles.annotated": 8000, "articles.enriched": 4000},
}


def test_the_tables_are_what_the_arithmetic_says() -> None:
    measured = arithmetic.load()
    tables = (
        arithmetic.costs(measured),
        arithmetic.sizes(measured),
        arithmetic.rates(arithmetic.load("broker")),
        arithmetic.plans(measured),
    )
    for rows in tables:
        at = PAGE.index(rows[0])
        assert PAGE[at : at + len(rows)] == rows


def test_the_page_quotes_the_scaling_as_it_was_measured() -> None:
    measured = arithmetic.load("scaling")
    one, two = (measured["cpu_milliseconds_an_article"][f"workers_{count}"] for count in (1, 2))
    assert f"2 × {one:.1f} / {two:.1f} = {2 * one / two:.2f} times as fast" in "\n".join(PAGE)
    assert f"{measured['two_to_one']['loop']:.1f} times as fast as one alone" in "\n".join(PAGE)


def test_a_plan_by_hand() -> None:
    # 864,000 a day are 10 a second, 40 at the peak; an article of 4,000 characters costs twice what one of 2,000 does,
    # and 0.85 of a worker's time is work: 40 × 17 × 2 / 0.85 = 1,600 ms a second, 2.67 cores at 0.6 busy.
    plan = arithmetic.plan(FIGURES, 864_000, replication=3)
    assert plan.peak_rate == pytest.approx(40)
    assert plan.cores["entity-extractor"] == pytest.approx(1.6)
    assert plan.workers == {"cleaner": 2, "entity-extractor": 3, "quote-linker": 2}
    assert plan.partitions == PARTITIONS
    # 7 days × 864,000 × 4,000 bytes × 3 replicas; what stages write is compressed.
    assert plan.disk_gb["articles.raw"] == pytest.approx(72.576)
    assert plan.disk_gb["articles.annotated"] == pytest.approx(2 * 864_000 * 16_000 * 3 / 1e9)
    assert plan.written_mb == pytest.approx(40 * (4000 + 2000 + 16_000 + 8000 + 40) * 3 / 1e6)


def test_more_workers_than_twelve_get_more_partitions() -> None:
    plan = arithmetic.plan(FIGURES, 8_640_000, replication=3)
    assert plan.workers["entity-extractor"] == 27
    assert plan.partitions == 60
