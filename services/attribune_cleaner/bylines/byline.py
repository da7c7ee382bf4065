"""Bylines: "By Jane Doe", "By Jane Doe and John Roe, Staff Writer", "By Jane Doe, Jan. 20, 2026", "By Reuters".

Magazines write "Words: Jane Doe". Papers put themselves after the name ("By Jane Doe, The Harbor Echo").
"""

from __future__ import annotations

import re

from attribune_cleaner.metadata.article_metadata import ArticleMetadata
from attribune_cleaner.metadata.authors import recase_capitals
from attribune_cleaner.metadata.dates import parse_date
from attribune_cleaner.metadata.names import (
    is_affiliation,
    is_job_title,
    is_news_organisation,
    is_person_name,
    without_job_title,
)

#: Between the names of a byline and the date after them.
_BEFORE_DATE = re.compile(r",\s+|\s+[-–—]\s+|\s+on\s+|\s+")
#: An address of mail or a handle after a name.
_ADDRESS = re.compile(r"[,;]?\s+\(?(?:@\w+|[\w.+-]+@[\w-]+\.[\w.-]+)\)?$")
_BYLINE = re.compile(
    r"(?:(?:by|(?:written|words|story|text|report|reported|interview|review|posted|published) by)[:\s]"
    r"|(?:words|text|story|report|reporting|interview|reporter|writer)\s?:)\s*(\S.*)",
    re.IGNORECASE,
)
#: Between the names of a byline.
_NAMES = re.compile(r"\s*,\s*and\s+|\s+and\s+|\s*&\s*|\s*,\s*|\s*;\s*", re.IGNORECASE)
#: Between the names of a byline and the paper, place or desk after them.
_BEFORE_AFFILIATION = re.compile(r"\s+(?:for|in|from|at)\s+(?=(?:the\s)?[A-Z])|\s*[/–—]\s*|\s+-\s+")


def read_byline(segment: str) -> ArticleMetadata | None:
    """Return the author, source and date of a byline, or None for a segment that is no byline.

    Every part has to be a person, a news organisation, a job title or an affiliation: "By nightfall, the army had left"
    is a sentence.
    """
    segment = _ADDRESS.sub("", segment)
    for gap in _BEFORE_DATE.finditer(segment):
        day = parse_date(segment[gap.end() :])
        read = _read_undated(segment[: gap.start()]) if day is not None else None
        if read is not None:
            read.published_at = day
            return read
    return _read_undated(segment)


def _read_undated(segment: str) -> ArticleMetadata | None:
    match = _BYLINE.fullmatch(segment.rstrip(" ,."))
    if match is None:
        return None
    names, *affiliation = _BEFORE_AFFILIATION.split(match[1], maxsplit=1)
    parts = _NAMES.split(names)
    people = 0
    while (
        people < len(parts)
        and is_person_name(parts[people])
        and not (is_news_organisation(parts[people]) or is_job_title(parts[people]))
    ):
        people += 1
    if not people:
        return ArticleMetadata(source=match[1]) if is_news_organisation(match[1]) else None
    rest = [*parts[people:], *affiliation]
    if not all(
        is_news_organisation(one) or is_job_title(one) or is_affiliation(one) or one in affiliation for one in rest
    ):
        return None
    return ArticleMetadata(
        author=recase_capitals(_joined(names, parts[:people])),
        authors=tuple(map(recase_capitals, parts[:people])),
        source=next(filter(None, map(publication_in, rest)), None),
    )


def publication_in(text: str) -> str | None:
    """Return the paper or agency that `text`, after a byline's names, is; None for a job title, a place or a desk."""
    name = without_job_title(text.rsplit(" for ", 1)[-1])
    if is_news_organisation(name) or (name.startswith("The ") and len(name.split()) > 2 and is_affiliation(name)):
        return name.removeprefix("the ")
    return None


def _joined(names: str, people: list[str]) -> str:
    """Return the part of `names` that holds `people`, its beginning, joined as the byline joins them."""
    end = names.index(people[-1], sum(len(one) for one in people[:-1])) + len(people[-1])
    return names[:end]
