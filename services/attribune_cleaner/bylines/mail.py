"""What a mail puts around an article: headers, marks before quoted lines, and the signature.

RFC 5322 names the headers, RFC 3676 the quote marks and the signature, which a line of two hyphens opens. A block of
headers counts at the top of a text and below a line that says that what follows was forwarded. Further down, an article
may print the mails that it is about.
"""

from __future__ import annotations

import re
from itertools import pairwise

from attribune_cleaner.bylines.header_line import LONGEST
from attribune_cleaner.metadata.article_metadata import ArticleMetadata
from attribune_cleaner.metadata.authors import recase_capitals
from attribune_cleaner.metadata.dates import parse_date
from attribune_cleaner.metadata.names import is_news_organisation, is_person_name
from attribune_cleaner.text.traced_text import Edit, TracedText
from attribune_core.marks import DOUBLE_MARKS

_HEADER = re.compile(
    r"[ \t>*]*(?P<label>from|sent|to|cc|bcc|date|subject|reply-to|sender|importance|priority|attachments?|message-id"
    r"|return-path|received|delivered-to|in-reply-to|references|mime-version|content-type|content-transfer-encoding"
    r"|user-agent|list-\w+|x-[\w-]+)\**[ \t]*:\**[ \t]*(?P<value>.*?)[ \t*]*",
    re.IGNORECASE,
)
#: Labels that archives of articles do not have; a block of headers has one of them.
_OF_MAIL = frozenset({"from", "to", "sent"})
#: Fewest headers of a block. Set by hand.
_FEWEST_HEADERS = 2
_FORWARDED = re.compile(
    r"[ \t>]*-{2,}[ \t]*(?:forwarded (?:message|by\b.{0,80})|original message)[ \t]*-{2,}[ \t]*"
    r"|[ \t>]*begin forwarded message:?[ \t]*",
    re.IGNORECASE,
)
#: Marks before a line that a mail quotes.
_QUOTE_MARKS = re.compile(r"(?:>[ \t]?)+(?=\S|\Z)")
#: What a reply or a forwarded mail puts before its subject.
_REPLY = re.compile(r"(?:(?:re|fwd?|aw|wg|tr)\s?:\s*)+", re.IGNORECASE)
_ADDRESS = re.compile(r"\s*[<\[(]\s*(?:mailto:)?[^\s<>]+@[^\s<>]+\s*[>\])]\s*|[\"']")
#: An offset after "GMT", by which the time before it is a local one.
_OFFSET = re.compile(r"\s+(?:GMT|UTC)[+-]\d{1,2}(?::?\d\d)?\Z")
#: Most lines of a signature with the disclaimer below it. Set by hand.
_SIGNATURE_LINES = 14
#: Greatest length of what follows the line of two hyphens, in a mail with headers and elsewhere, where two hyphens may
#: part sections, in code points. Set by hand.
_LONGEST_SIGNATURE, _LONGEST_WITHOUT_HEADERS = 1_500, 250

#: A line's [start, end) without its line end, in code points.
_Line = tuple[int, int]


def read_mail(text: TracedText) -> tuple[ArticleMetadata, TracedText]:
    """Return what the headers of a mail say, and `text` without headers, quote marks and signature.

    The innermost of forwarded mails is the article's: of two blocks of headers the later one counts.
    """
    raw = text.text
    lines = _lines(raw)
    metadata, headers = _headers(raw, lines)
    edits = headers + _quote_marks(raw, lines, headers)
    signature = _signature(raw, lines, _LONGEST_SIGNATURE if headers else _LONGEST_WITHOUT_HEADERS)
    if signature is not None:
        edits = [edit for edit in edits if edit.end <= signature.start] + [signature]
    return metadata, text.edit(sorted(edits)) if edits else text


def _headers(raw: str, lines: list[_Line]) -> tuple[ArticleMetadata, list[Edit]]:
    """Return what the blocks of headers say, and the edits that take them out with the lines above forwarded ones."""
    metadata = ArticleMetadata()
    edits: list[Edit] = []
    number = 0
    top = True
    while number < len(lines):
        start, end = lines[number]
        forwarded = _FORWARDED.fullmatch(raw, start, end) is not None
        begin = _after_blank_lines(raw, lines, number + 1) if forwarded else number
        stop = _end_of_headers(raw, lines, begin) if top or forwarded else begin
        if stop > begin:
            inner = _read_headers(raw, lines[begin:stop])
            inner.fill_from(metadata)
            metadata = inner
        after = stop if stop > begin else number + 1
        if stop > begin or forwarded:
            edits.append(Edit(start, lines[after - 1][1]))
        # A line of text ends the top; a mail may begin with blank lines.
        top = top and (start == end or stop > begin)
        number = after
    return metadata, edits


def _lines(raw: str) -> list[_Line]:
    out: list[_Line] = []
    at = 0
    for line in raw.split("\n"):
        out.append((at, at + len(line)))
        at += len(line) + 1
    return out


def _after_blank_lines(raw: str, lines: list[_Line], number: int) -> int:
    while number < len(lines) and not raw[slice(*lines[number])].strip(" \t>"):
        number += 1
    return number


def _end_of_headers(raw: str, lines: list[_Line], begin: int) -> int:
    """Return the number of the line after the block of headers that begins at `begin`, or `begin` without a block."""
    labels: list[str] = []
    number = begin
    while number < len(lines):
        line = raw[slice(*lines[number])]
        match = _HEADER.fullmatch(line) if len(line) <= LONGEST else None
        if match is not None:
            labels.append(match["label"].lower())
        elif not (labels and line[:1] in " \t" and line.strip() and len(line) <= LONGEST):
            break
        number += 1
    is_block = len(labels) >= _FEWEST_HEADERS and not _OF_MAIL.isdisjoint(labels)
    return number if is_block else begin


def _read_headers(raw: str, lines: list[_Line]) -> ArticleMetadata:
    """Return the subject as the title, the sender as the author where it is a person, and the date."""
    metadata = ArticleMetadata()
    for line in lines:
        match = _HEADER.fullmatch(raw, *line)
        value = " ".join(match["value"].split()) if match else ""
        if match is None or not value:
            continue
        label = match["label"].lower()
        if label == "subject":
            metadata.fill_from(ArticleMetadata(title=_REPLY.sub("", value, count=1) or None))
        elif label in ("date", "sent"):
            metadata.fill_from(ArticleMetadata(published_at=parse_date(_OFFSET.sub("", value))))
        elif label == "from":
            name = _ADDRESS.sub("", value).strip()
            if is_person_name(name) and not is_news_organisation(name):
                author = recase_capitals(name)
                metadata.fill_from(ArticleMetadata(author=author, authors=(author,)))
    return metadata


def _quote_marks(raw: str, lines: list[_Line], headers: list[Edit]) -> list[Edit]:
    """Return edits that take the marks off quoted lines: of a mail, or of two lines and more one after the other."""
    marked = [number for number, (start, end) in enumerate(lines) if _QUOTE_MARKS.match(raw, start, end)]
    if not headers and not any(later == number + 1 for number, later in pairwise(marked)):
        return []
    taken = [(edit.start, edit.end) for edit in headers]
    edits: list[Edit] = []
    for number in marked:
        match = _QUOTE_MARKS.match(raw, *lines[number])
        if match and not any(start <= match.start() < end for start, end in taken):
            edits.append(Edit(match.start(), match.end()))
    return edits


def _signature(raw: str, lines: list[_Line], longest: int) -> Edit | None:
    """Return the edit that takes out a signature: a line of two hyphens, and few lines without speech after it."""
    for number in range(len(lines) - 1, max(-1, len(lines) - 2 - _SIGNATURE_LINES), -1):
        start, end = lines[number]
        if raw[start:end].rstrip() == "--" and raw[:start].strip():
            rest = raw[end:]
            is_one = len(rest) <= longest and DOUBLE_MARKS.isdisjoint(rest)
            return Edit(start, len(raw)) if is_one else None
    return None
