"""What the benchmark of scaling works on."""

from __future__ import annotations

from attribune_core.codec import decode
from attribune_core.events import CleanArticle
from benchmarks.scaling import cleaned


def test_the_entity_stage_gets_cleaned_articles_with_their_ids() -> None:
    jobs = cleaned(3)
    assert [job.key for job in jobs] == [b"article-0", b"article-1", b"article-2"]
    assert all(decode(CleanArticle, job.value).text for job in jobs)
