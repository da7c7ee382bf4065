"""Metadata is filled from several places, the first of which wins."""

from __future__ import annotations

from attribune_cleaner.metadata.article_metadata import ArticleMetadata


def test_what_is_known_stays_and_what_is_not_is_filled() -> None:
    metadata = ArticleMetadata(title="Bridge closed", author="")
    metadata.fill_from(ArticleMetadata(title="Another", author="Jane Doe", url="https://x.org/"))
    assert metadata == ArticleMetadata(title="Bridge closed", author="", url="https://x.org/")
