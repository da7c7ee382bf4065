"""One line above or below an article that says when, by whom and where it was published."""

from __future__ import annotations

import re
from dataclasses import replace

from attribune_cleaner.boilerplate.lines import is_boilerplate
from attribune_cleaner.boilerplate.table import piece
from attribune_cleaner.bylines.byline import publication_in, read_byline
from attribune_cleaner.lexicon import alternatives, read_table
from attribune_cleaner.metadata.article_metadata import ArticleMetadata
from attribune_cleaner.metadata.dates import parse_date
from attribune_cleaner.metadata.names import NEWS_AGENCIES, is_affiliation, is_job_title, is_news_organisation
from attribune_text.lexicon import phrase

#: Longest header line, in code points. Set by hand.
LONGEST = 160
#: Most words of a source after a label. Set by hand.
_MOST_SOURCE_WORDS = 8

_LABELLED = re.compile(r"([^\W\d_][\w \-]{1,20}?)\s*[:：]\s*(\S.*)")


def _label(entry: str) -> str | None:
    """The form of a label before a colon."""
    return phrase(entry) or (None if _LABELLED.fullmatch(f"{entry}: x") else "labels have two to 21 characters")


#: The field that the value after a label fills, or "-".
_FIELDS = read_table("header_labels.txt", _label)
#: The field that the date after a label fills.
_DATE_FIELDS = read_table("date_labels.txt", phrase)
_DATED = re.compile(
    rf"({alternatives(_DATE_FIELDS)})(?:\s+(?:on|at|online))?\s*[:：–-]?\s+(.+)",
    re.IGNORECASE,
)
#: Between the segments of a line. Magazines credit words and pictures in one: "Words: Jane Doe. Pictures: John Roe".
_SEGMENTS = re.compile(
    r"\s+[|•·]\s+|\s*\|\s*|[.,;]?\s+(?=(?:words|pictures?|photos?|photograph(?:s|y)|images?|fotos?|illustrations?)"
    r"(?:\s?:|\sby\b))",
    re.IGNORECASE,
)
#: The place after a date: "Published - March 3, 2026 10:15 pm IST - OAKHURST".
_PLACE_AFTER = re.compile(r"\s+[–—-]\s+[A-Z][A-Z .'’-]+\Z")
#: A time after a date in a segment of its own.
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: [a-z]{2,5})?", re.IGNORECASE)
#: What a timestamp begins with.
_STAMPED = r"(?:first |last )?(?:published|posted|updated|modified|created)"
_TIME_AGO = f"(?:{piece('time_ago')})"
_AGO = re.compile(
    rf"(?:{_STAMPED}\s?:? {_TIME_AGO}|\d{{1,3}} ?(?:m|h|min(?:ute)?s?|hours?|hrs?) ago)\.?",
    re.IGNORECASE,
)
#: A time without a day, after a label.
_TIME_ALONE = re.compile(
    rf"(?:{_STAMPED}|time)(?: at)?\s?:?\s\d{{1,2}}[:.]\d{{2}}(?: ?[ap]\.?m\.?)?(?: [a-z]{{2,5}})?", re.IGNORECASE
)
_STAMP = re.compile(rf"{_STAMPED}\b", re.IGNORECASE)
_ADDRESS = re.compile(r"@\w+|[\w.+-]+@[\w-]+\.[\w.-]+")
#: How many words an article has: what archives write after "Words:", where magazines write the author.
_COUNT = re.compile(r"[\d,.]+(?: words?)?")
#: Signs and pictures before a line.
_LEADING_SIGNS = re.compile(r"[^\w\s(@#\"'“‘«„\[©]+\s+")


def is_timestamp(line: str) -> bool:
    """Whether `line` says when the article was published or changed, with a label: a date alone is no timestamp."""
    return (
        _STAMP.match(line) is not None
        and read_header_line(line) is not None
        and all(
            _AGO.fullmatch(one) or _TIME_ALONE.fullmatch(one) or _DATED.fullmatch(one) or parse_date(one)
            for one in _SEGMENTS.split(line)
        )
    )


def read_header_line(line: str) -> ArticleMetadata | None:
    """Return what a header line says, or None for a line that is no header line.

    Every segment of the line has to say something or to be boilerplate.
    """
    if len(line) > LONGEST:
        return None
    metadata = ArticleMetadata()
    says_anything = False
    affiliations: list[str] = []
    line = _LEADING_SIGNS.sub("", line, count=1) if _LEADING_SIGNS.match(line) else line
    for segment in _SEGMENTS.split(line.strip(" |•·")):
        read = _read_segment(segment)
        if read is not None:
            metadata.fill_from(read)
            says_anything = True
        elif _goes_with(segment, metadata):
            continue
        elif is_affiliation(segment) or is_news_organisation(segment):
            affiliations.append(segment)
        elif not (is_boilerplate(segment) or is_job_title(segment)):
            return None
    if not says_anything or not all(metadata.author or is_news_organisation(one) for one in affiliations):
        return None
    metadata.fill_from(ArticleMetadata(source=next(filter(None, map(publication_in, affiliations)), None)))
    return metadata


def _goes_with(segment: str, metadata: ArticleMetadata) -> bool:
    """Whether `segment` is the time after a date or the address after a name."""
    if (metadata.published_at or metadata.updated_at) and _CLOCK.fullmatch(segment):
        return True
    return metadata.author is not None and _ADDRESS.fullmatch(segment) is not None


def _read_segment(segment: str) -> ArticleMetadata | None:
    day = parse_date(segment)
    if day is not None:
        return ArticleMetadata(published_at=day)
    dated = _DATED.fullmatch(_PLACE_AFTER.sub("", segment))
    day = parse_date(dated[2]) if dated else None
    if dated and day is not None:
        return _with_field(_DATE_FIELDS.get(dated[1].lower(), "published_at"), day)
    if dated and " by " in dated[2]:
        date_text, _, names = dated[2].partition(" by ")
        day, name = parse_date(date_text), read_byline(f"by {names}")
        return replace(name, published_at=day) if day and name else None
    if _AGO.fullmatch(segment) or _TIME_ALONE.fullmatch(segment):
        return ArticleMetadata()
    if segment.lower() in NEWS_AGENCIES and not segment.islower():
        return ArticleMetadata(source=segment)
    labelled = _LABELLED.fullmatch(segment)
    if labelled and not (labelled[1].lower() == "words" and not _COUNT.fullmatch(labelled[2].strip())):
        return _read_labelled(labelled[1].lower(), labelled[2].strip()) or read_byline(segment)
    return read_byline(segment)


def _read_labelled(label: str, value: str) -> ArticleMetadata | None:
    name = _FIELDS.get(label)
    if name == "-":
        return ArticleMetadata()
    if name is None or len(value) > LONGEST:
        return None
    if name == "author":
        return read_byline(f"by {value}")
    if name == "language" and not re.fullmatch(r"[a-zA-Z]{2}(?:-\w{2,8})?", value):
        return None
    if name == "url" and not re.match(r"https?://\S+$", value):
        return None
    if name == "source" and (len(value.split()) > _MOST_SOURCE_WORDS or value.endswith(".")):
        return None
    return _with_field(name, value)


def _with_field(name: str, value: str) -> ArticleMetadata:
    metadata = ArticleMetadata()
    setattr(metadata, name, value)
    return metadata
