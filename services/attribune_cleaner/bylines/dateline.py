"""Datelines: "WASHINGTON (Reuters) — ", "PARIS, March 27 (AFP) - ", "LONDON, March 3 - " before a paragraph's text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attribune_cleaner.lexicon import read
from attribune_cleaner.metadata.article_metadata import ArticleMetadata
from attribune_cleaner.metadata.dates import MONTH, parse_date
from attribune_cleaner.metadata.names import NEWS_AGENCIES

_UPPER = r"[^\W\d_a-zà-öø-ÿ][^\W\d_a-zà-öø-ÿ.'’\-/]*\.?"
_CAPITALS = rf"{_UPPER}(?: {_UPPER}){{0,4}}"
_WORD = r"[^\W\d_a-zà-öø-ÿ][\w.'’\-]*"
_REGION = rf"(?:, {_WORD}(?: {_WORD}){{0,3}}){{0,2}}?"
_DATE = rf"(?:, (?P<date>(?:(?i:{MONTH})) \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} (?:(?i:{MONTH}))(?: \d{{4}})?))"
_AGENCY = r"\s?\((?P<agency>[\w.&'’/\- ]{2,40})\)"
_DASH = r"(?:\s*(?:—|--)\s*|\s+[–\-−_]\s+|\s?:\s+)"
_BARE_DASH = r"(?:\s*—\s*|\s+(?:–|-|--|_)\s+)"

#: With an agency: no sentence begins like that.
_WITH_AGENCY = re.compile(
    rf"(?:(?P<capitals>{_CAPITALS})|{_WORD}(?: {_WORD}){{0,4}})?{_REGION}{_DATE}?{_AGENCY}{_DASH}"
)
#: On a line of its own.
_ALONE = re.compile(rf"{_CAPITALS}{_REGION}{_DATE}?(?:{_AGENCY})?\s*[:—–_-]*")
_WITH_DATE = re.compile(rf"{_CAPITALS}{_REGION}{_DATE}{_DASH}")
#: A place alone, in capitals, before the beginning of a sentence.
_PLACE = re.compile(rf"(?P<place>{_CAPITALS}){_REGION}{_BARE_DASH}(?=[\"“'‘«„]?[^\W_a-zà-öø-ÿ])")
#: A place alone counts in the first paragraphs only; a heading may stand above.
_FIRST = 4
#: Fewest letters of a place that stands alone: fewer are an abbreviation. Set by hand.
_SHORTEST = 4
#: Most words of a place that stands alone ("RIO DE JANEIRO"). Set by hand.
_MOST_WORDS = 3


def _in_capitals(entry: str) -> str | None:
    """The form of a place that stands alone."""
    if not entry.isupper():
        return "such places are in capitals"
    return "shorter places are never read" if sum(map(str.isalpha, entry)) < _SHORTEST else None


#: Words in capitals before a dash that are no place.
_NO_PLACES = read("no_dateline_places.txt", _in_capitals)
#: Longest dateline, in code points.
_LONGEST = 160


def read_datelines(paragraphs: Sequence[str]) -> tuple[ArticleMetadata, dict[int, int]]:
    """Return what the datelines say, and for each paragraph that has one the length of it, in code points.

    It is the whole paragraph where the dateline has a line of its own.

    The place goes with the dateline, for no field of an event holds it. A date without a year is left out. Round-ups
    have datelines further down; those count where an agency stands in them.
    """
    metadata = ArticleMetadata()
    lengths: dict[int, int] = {}
    for number, paragraph in enumerate(paragraphs):
        head = paragraph[:_LONGEST]
        match = _strong(head)
        if match is None and not lengths and number < _FIRST:
            match = _WITH_DATE.match(head) or _weak(head) or _alone(paragraph)
        if match is None:
            continue
        lengths[number] = match.end()
        groups = match.groupdict()
        day = parse_date(groups.get("date") or "")
        metadata.fill_from(ArticleMetadata(source=groups.get("agency"), published_at=day))
    return metadata, lengths


def _strong(head: str) -> re.Match[str] | None:
    match = _WITH_AGENCY.match(head)
    if match is None:
        return None
    known = not NEWS_AGENCIES.isdisjoint(re.split(r"[\s/]+", match["agency"].lower()))
    # Unknown agencies need a place in capitals, or a senator from (Ohio) would be one.
    capitals = match["capitals"] is not None and sum(char.isalpha() for char in match["capitals"]) > 2
    return match if known or (capitals and match["agency"][0].isupper()) else None


def _alone(paragraph: str) -> re.Match[str] | None:
    match = _ALONE.fullmatch(paragraph) if len(paragraph) <= _LONGEST else None
    return match if match is not None and (match["date"] or match["agency"]) else None


def _weak(head: str) -> re.Match[str] | None:
    match = _PLACE.match(head)
    if match is None:
        return None
    place = match["place"]
    if place in _NO_PLACES or sum(map(str.isalpha, place)) < _SHORTEST or len(place.split()) > _MOST_WORDS:
        return None
    # A region is written small or abbreviated ("Fla.", "D.C."); more capitals are a headline's.
    region = match.group()[len(place) :]
    return None if re.search(r"[^\W\d_a-zà-öø-ÿ]{4}", region) else match
