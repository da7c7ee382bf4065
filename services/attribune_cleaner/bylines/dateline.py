"""Datelines: "WASHINGTON (Reuters) — ", "PARIS, March 27 (AFP) - ", "LONDON, March 3 - " before a paragraph's text.

Press releases write "BERLIN, 4 Nov. 2025 /PRNewswire/ -- ", papers of South Asia "NEW DELHI: "."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attribune_cleaner.lexicon import read
from attribune_cleaner.metadata.article_metadata import ArticleMetadata
from attribune_cleaner.metadata.dates import MONTH, parse_date
from attribune_cleaner.metadata.names import NEVER_IN_NAMES, NEWS_AGENCIES

# Parts of a dateline: a place in capitals or as a name is written, its region, a date, an agency, and the dash.
_CAPITAL = r"[^\W\d_a-zà-öø-ÿ]"
_UPPER = rf"(?:Ma?c(?={_CAPITAL}))?{_CAPITAL}(?:[.'’\-/]?{_CAPITAL})*\.?"
_CAPITALS = rf"{_UPPER}(?: (?:(?:and|de|du|of) )?{_UPPER}){{0,4}}"
_WORD = rf"{_CAPITAL}[\w.'’\-/]*"
_NAME = rf"{_WORD}(?: (?:(?:and|de|du|of|es) )?{_WORD}){{0,4}}"
_REGION = rf"(?:,? \[{_WORD}(?: {_WORD}){{0,3}}\]|(?:, {_WORD}(?: {_WORD}){{0,3}}){{0,3}}?)"
_DAY = (
    rf"(?:(?i:{MONTH})(?<=\w|\.) ?\d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?i:{MONTH})(?:,? \d{{4}})?)"
)
_DATE = rf"(?:,? (?P<date>{_DAY}))"
_BRACKETS = r"(?:\((?P<agency>[\w.&'’/\- ]{2,40})\)|/(?P<wire>[\w.&'’\- ]{2,40})/)"
_AGENCY = rf",?\s?(?:(?:--|—)\s?)?{_BRACKETS}"
_DASH = r"(?:\s*(?:—|--|–[-–])\s*|\s+[–\-−_]\s+|\s?:\s+)"
_BARE_DASH = r"(?:\s*(?:—|–[-–])\s*|\s+(?:–|-|--|_)\s+|--\s+)"
#: The beginning of a sentence.
_SENTENCE = r"(?=(?:[\"“‘«„…]|''?|``?)?[^\W_a-zà-öø-ÿ])"

#: A dateline with an agency. No sentence begins like that.
_WITH_AGENCY = re.compile(
    rf"(?:(?:(?P<capitals>{_CAPITALS})|{_NAME}){_REGION}{_DATE}?|(?P<day>{_DAY}))?{_AGENCY}"
    rf"(?:\s*[–—\-−_:|]+\s*|(?P<no_dash>\s*{_SENTENCE}))"
)
#: What a broadcaster writes without brackets: "London CNN — ".
_WITHOUT_BRACKETS = re.compile(rf"(?:{_NAME}{_REGION} )?(?P<agency>CNN)\s+—\s+{_SENTENCE}")
#: A dateline on a line of its own.
_ALONE = re.compile(rf"{_CAPITALS}{_REGION}{_DATE}?(?:{_AGENCY})?\s*[:—–_-]*")
_WITH_DATE = re.compile(rf"{_CAPITALS}{_REGION}{_DATE}{_DASH}")
#: A place that is not in capitals, with a whole date: "London, 4 March 2026 – ".
_WITH_WHOLE_DATE = re.compile(
    rf"(?P<place>{_NAME}){_REGION}, (?P<date>{_DAY}(?<=\d{{4}}))(?:{_DASH}|\s[–—-]\s)(?!\d){_SENTENCE}"
)
#: A place in capitals before the beginning of a sentence.
_PLACE = re.compile(rf"(?P<place>{_CAPITALS}){_REGION}{_BARE_DASH}{_SENTENCE}")
#: The same with a colon, as a speaker's name has it as well.
_PLACE_COLON = re.compile(rf"(?P<place>{_CAPITALS}|{_NAME})(?P<region>{_REGION})\s?:\s+{_SENTENCE}")
#: The region of a place of few letters: an abbreviation.
_SHORT_REGION = re.compile(r", (?:(?:[A-Z]\.){2}|[A-Z][a-z]{1,4}\.)")
#: A label before a colon: a speaker's, where there are several.
_LABEL = re.compile(rf"(?:{_CAPITALS}|{_NAME}):\s")
#: Paragraphs from the top that may begin with a dateline without an agency; headings may stand above. Set by hand.
_FIRST_PARAGRAPHS = 4
#: Fewest letters of a place without date and agency. Fewer are an abbreviation. Set by hand.
_FEWEST_LETTERS = 4
#: Most words of such a place ("RIO DE JANEIRO"). Set by hand.
_MOST_WORDS = 3
#: Fewest letters of a place before an agency that is in no list, or before a region. Set by hand.
_FEWEST_LETTERS_WITH_AGENCY = 3
#: Longest dateline, in code points. Set by hand.
_LONGEST = 160
#: More than an abbreviation in capitals.
_CAPITAL_WORD = re.compile(rf"{_CAPITAL}{{4}}")


def _in_capitals(entry: str) -> str | None:
    """The form of a place without date and agency."""
    if not entry.isupper():
        return "such places are in capitals"
    return "shorter places are never read" if _letters(entry) < _FEWEST_LETTERS else None


def _as_a_name(entry: str) -> str | None:
    """The form of a place before a colon."""
    return None if re.fullmatch(rf"{_CAPITALS}|{_NAME}", entry) else "places are names or in capitals"


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


_NO_PLACES = read("no_dateline_places.txt", _in_capitals)
_PLACES = read("dateline_places.txt", _as_a_name)
_PLACES_IN_CAPITALS = frozenset(place.upper() for place in _PLACES)


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
            match = (
                _WITH_DATE.match(head)
                or _whole_date(paragraphs, number)
                or _place_alone(head)
                or _own_line(paragraph)
                or _place_before_colon(paragraphs, number)
            )
        if match is None:
            continue
        lengths[number] = match.end()
        groups = match.groupdict()
        day = parse_date(groups.get("date") or groups.get("day") or "")
        source = groups.get("agency") or groups.get("wire")
        metadata.fill_from(ArticleMetadata(source=source, published_at=day))
    return metadata, lengths


def _with_agency(head: str) -> re.Match[str] | None:
    """Match a dateline with an agency of the list, or any after a place in capitals or a date: (Ohio) is no agency."""
    match = _WITH_AGENCY.match(head)
    if match is None:
        return _WITHOUT_BRACKETS.match(head)
    agency = match["agency"] or match["wire"]
    known = not NEWS_AGENCIES.isdisjoint(re.split(r"[\s/]+", agency.lower()))
    capitals = match["capitals"] is not None and _letters(match["capitals"]) >= _FEWEST_LETTERS_WITH_AGENCY
    if match["no_dash"] is not None:
        # Without a dash, "Jane Doe (BBC) Photo" begins like that.
        return match if known and (capitals or match.start("agency") == 1) else None
    if not known and match["date"] is None and match[0].rstrip().endswith(":"):
        # "REP. JANE DOE (D-OHIO): " is who speaks in a transcript.
        return None
    return match if known or ((capitals or match["date"]) and agency[0].isupper()) else None


def _own_line(paragraph: str) -> re.Match[str] | None:
    """Match a dateline that is a whole paragraph and holds a date or an agency."""
    match = _ALONE.fullmatch(paragraph) if len(paragraph) <= _LONGEST else None
    return match if match is not None and (match["date"] or match["agency"] or match["wire"]) else None


def _whole_date(paragraphs: Sequence[str], number: int) -> re.Match[str] | None:
    """Match a place and a whole date. Where several paragraphs have such beginnings they are entries of a timeline."""
    match = _WITH_WHOLE_DATE.match(paragraphs[number][:_LONGEST])
    if match is None or not NEVER_IN_NAMES.isdisjoint(match["place"].lower().split()):
        return None
    others = (*paragraphs[:number], *paragraphs[number + 1 :])
    return None if any(_WITH_WHOLE_DATE.match(other[:_LONGEST]) for other in others) else match


def _place_alone(head: str) -> re.Match[str] | None:
    """Match a dateline that is nothing but a place."""
    match = _PLACE.match(head)
    if match is None:
        return None
    place = match["place"]
    # A region is written small or abbreviated ("Fla.", "D.C."). More capitals are a headline's.
    region = match.group()[len(place) :]
    fewest = _FEWEST_LETTERS_WITH_AGENCY if _SHORT_REGION.match(region) else _FEWEST_LETTERS
    if place in _NO_PLACES or _letters(place) < fewest or len(place.split()) > _MOST_WORDS:
        return None
    return None if _CAPITAL_WORD.search(region) else match


def _place_before_colon(paragraphs: Sequence[str], number: int) -> re.Match[str] | None:
    """Match a place before a colon: one of the list, or one in capitals in which something happens further on.

    Where other paragraphs begin with a label, all of them are speakers.
    """
    match = _PLACE_COLON.match(paragraphs[number][:_LONGEST])
    if match is None:
        return None
    place = match["place"]
    if place in _NO_PLACES or any(_LABEL.match(one) for one in (*paragraphs[:number], *paragraphs[number + 1 :])):
        return None
    if place in (_PLACES_IN_CAPITALS if place.isupper() else _PLACES):
        return match
    if not place.isupper() or _letters(place) < _FEWEST_LETTERS or len(place.split()) > _MOST_WORDS:
        return None
    within = re.compile(rf"\b(?:in|near) {re.escape(place.title())}\b(?!['’]s)")
    return match if any(within.search(one) for one in paragraphs) else None
