"""Bylines are read into author, source and date; sentences are none."""

from __future__ import annotations

import pytest

from attribune_cleaner.bylines.byline import read_byline
from attribune_cleaner.metadata.article_metadata import ArticleMetadata
from tests.unit.cleaner.holds import with_authors


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("By Jane Doe", ArticleMetadata(author="Jane Doe")),
        ("BY JANE O'BRIEN AND JOHN MCCREE", ArticleMetadata(author="Jane O'Brien and John McCree")),
        ("By Jane Doe and John Roe, Staff Writer", ArticleMetadata(author="Jane Doe and John Roe")),
        (
            "By Jane Doe, John Roe and Max van der Berg",
            ArticleMetadata(author="Jane Doe, John Roe and Max van der Berg"),
        ),
        ("By J. R. R. Doe, Associated Press", ArticleMetadata(author="J. R. R. Doe", source="Associated Press")),
        ("By Jane Doe in Paris and John Roe in Berlin", ArticleMetadata(author="Jane Doe")),
        ("By Jane Doe for the Harbor Times", ArticleMetadata(author="Jane Doe", source="Harbor Times")),
        ("By Jane Doe and John Roe, Staff Writers", ArticleMetadata(author="Jane Doe and John Roe")),
        ("By Jane Doe, Harbor Times Staff Writer", ArticleMetadata(author="Jane Doe", source="Harbor Times")),
        ("By Jane Doe, Harbor Echo", ArticleMetadata(author="Jane Doe", source="Harbor Echo")),
        ("By Jane Doe, The Thunder Falls Echo", ArticleMetadata(author="Jane Doe", source="The Thunder Falls Echo")),
        ("By Jane Doe, Oakhurst", ArticleMetadata(author="Jane Doe")),
        ("By Jane Doe @janedoe", ArticleMetadata(author="Jane Doe")),
        ("By Jane Doe Feb. 14, 2026", ArticleMetadata(author="Jane Doe", published_at="2026-02-14")),
        ("By Jane Doe in Paris for the Harbor Times", ArticleMetadata(author="Jane Doe", source="Harbor Times")),
        ("Words: Jane Doe", ArticleMetadata(author="Jane Doe")),
        ("Text: Jane Doe and John Roe", ArticleMetadata(author="Jane Doe and John Roe")),
        ("Interview by Jane Doe", ArticleMetadata(author="Jane Doe")),
        ("By Sun Li", ArticleMetadata(author="Sun Li")),
        ("By Reuters", ArticleMetadata(source="Reuters")),
        ("By The Associated Press", ArticleMetadata(source="The Associated Press")),
        ("Written by María-José Núñez", ArticleMetadata(author="María-José Núñez")),
        ("By Jane Doe, Jan. 20, 2026", ArticleMetadata(author="Jane Doe", published_at="2026-01-20")),
        ("By Owen Tarrant - 2026-01-20", ArticleMetadata(author="Owen Tarrant", published_at="2026-01-20")),
        ("By محمد الأحمد", ArticleMetadata(author="محمد الأحمد")),
    ],
)
def test_bylines(line: str, fields: ArticleMetadata) -> None:
    assert read_byline(line) == with_authors(fields)


@pytest.mark.parametrize(
    "line",
    [
        "By nightfall, the army had left",
        "By Monday",
        "By Monday Evening",
        "By Jane Doe's own account, nothing happened",
        "By Jane Doe, who was there, and by others",
        "By Jane Doe, a friend of the family",
        "Words: none that Jane Doe knew",
        "Story: Jane Doe leaves",
        "Words by the thousand were spoken",
        "By the time Jane Doe arrived",
        "By 2030, half of them will be gone",
        "Bye Jane Doe",
        "By",
    ],
)
def test_sentences_are_no_bylines(line: str) -> None:
    assert read_byline(line) is None
