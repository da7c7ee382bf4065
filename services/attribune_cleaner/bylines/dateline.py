"""Datelines: "WASHINGTON (Reuters) — ", "PARIS, March 27 (AFP) - ", "LONDON, March 3 - " before a paragraph's text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attribune_cleaner.lexicon import read
from attribune_cleaner.metadata.article_metadata import ArticleMetadata
from attribune_cleaner.metadata.dates import MONTH, parse_date
from attribune_cleaner.metadata.names import NEWS_AGENCIES

# Parts of a dateline: a place in capitals or as a name is written, its region, a date, an agency, and the dash.
_UPPER = r"[^\W\d_a-zà-öø-ÿ][^\W\d_a-zà-öø-ÿ.'’\-/]*\.?"
_CAPITALS = rf"{_UPPER}(?: {_UPPER}){{0,4}}"
_WORD = r"[^\W\d_a-zà-öø-ÿ][\w.'’\-]*"
_REGION = rf"(?:, {_WORD}(?: {_WORD}){{0,3}}){{0,2}}?"
_DATE = rf"(?:, (?P<date>(?:(?i:{MONTH})) \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} (?:(?i:{MONTH}))(?: \d{{4}})?))"
_AGENCY = r"\s?\((?P<agency>[\w.&'’/\- ]{2,40})\)"
_DASH = r"(?:\s*(?:—|--)\s*|\s+[–\-−_]\s+|\s?:\s+)"
_BARE_DASH = r"(?:\s*—\s*|\s+(?:–|-|--|_)\s+)"

#: A dateline with an agency. No sentence begins like that.
_WITH_AGENCY = re.compile(
    rf"(?:(?P<capitals>{_CAPITALS})|{_WORD}(?: {_WORD}){{0,4}})?{_REGION}{_DATE}?{_AGENCY}{_DASH}"
)
#: A dateline on a line of its own.
_ALONE = re.compile(rf"{_CAPITALS}{_REGION}{_DATE}?(?:{_AGENCY})?\s*[:—–_-]*")
_WITH_DATE = re.compile(rf"{_CAPITALS}{_REGION}{_DATE}{_DASH}")
#: A place in capitals before the beginning of a sentence.
_PLACE = re.compile(rf"(?P<place>{_CAPITALS}){_REGION}{_BARE_DASH}(?=[\"“'‘«„]?[^\W_a-zà-öø-ÿ])")
#: Paragraphs from the top that may begin with a dateline without an agency; headings may stand above. Set by hand.
_FIRST_PARAGRAPHS = 4
#: Fewest letters of a place without date and agency. Fewer are an abbreviation. Set by hand.
_FEWEST_LETTERS = 4
#: Most words of such a place ("RIO DE JANEIRO"). Set by hand.
_MOST_WORDS = 3
#: Fewest letters of a place before an agency that is in no list. Set by hand.
_FEWEST_LETTERS_WITH_AGENCY = 3
#: Longest dateline, in code points. Set by hand.
_LONGEST = 160
#: More than an abbreviation in capitals.
_CAPITAL_WORD = re.compile(r"[^\W\d_a-zà-öø-ÿ]{4}")


def _in_capitals(entry: str) -> str | None:
    """The form of a place without date and agency."""
    if not entry.isupper():
        return "such places are in capitals"
    return "shorter places are never read" if _letters(entry) < _FEWEST_LETTERS else None


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


_NO_PLACES = read("no_dateline_places.txt", _in_capitals)


def read_datelines(paragraphs: Sequence[str]) -> tuple[ArticleMetadata, dict[int, int]]:
    """Return what the datelines say, and the length of each by the number of its paragraph, in code points.

    A dateline that has a line of its own is as long as its paragraph. The first dateline stands near the top; of those
    further down, which round-ups have, the ones with an agency count. The place is lost with the dateline, because no
    field of an event holds it, and so is a date without a year.
    """
    metadata = ArticleMetadata()
    lengths: dict[int, int] = {}
    for number, paragraph in enumerate(paragraphs):
        head = paragraph[:_LONGEST]
        match = _with_agency(head)
        if match is None and not lengths and number < _FIRST_PARAGRAPHS:
            match = _WITH_DATE.match(head) or _place_alone(head) or _own_line(paragraph)
        if match is None:
            continue
        lengths[number] = match.end()
        groups = match.groupdict()
        day = parse_date(groups.get("date") or "")
        metadata.fill_from(ArticleMetadata(source=groups.get("agency"), published_at=day))
    return metadata, lengths


def _with_agency(head: str) -> re.Match[str] | None:
    """Match a dateline with an agency: one of the list, or any after a place in capitals, or (Ohio) would be one."""
    match = _WITH_AGENCY.match(head)
    if match is None:
        return None
    known = not NEWS_AGENCIES.isdisjoint(re.split(r"[\s/]+", match["agency"].lower()))
    capitals = match["capitals"] is not None and _letters(match["capitals"]) >= _FEWEST_LETTERS_WITH_AGENCY
    return match if known or (capitals and match["agency"][0].isupper()) else None


def _own_line(paragraph: str) -> re.Match[str] | None:
    """Match a dateline that is a whole paragraph and holds a date or an agency."""
    match = _ALONE.fullmatch(paragraph) if len(paragraph) <= _LONGEST else None
    return match if match is not None and (match["date"] or match["agency"]) else None


def _place_alone(head: str) -> re.Match[str] | None:
    """Match a dateline that is nothing but a place."""
    match = _PLACE.match(head)
    if match is None:
        return None
    place = match["place"]
    if place in _NO_PLACES or _letters(place) < _FEWEST_LETTERS or len(place.split()) > _MOST_WORDS:
        return None
    # A region is written small or abbreviated ("Fla.", "D.C."). More capitals are a headline's.
    region = match.group()[len(place) :]
    return None if _CAPITAL_WORD.search(region) else match
