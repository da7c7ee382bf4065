"""The cleaner's one door: a raw article in, a clean one out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from attribune_cleaner.boilerplate.paragraphs import find_boilerplate
from attribune_cleaner.bylines.dateline import read_datelines
from attribune_cleaner.bylines.footer import read_footer
from attribune_cleaner.bylines.header import read_header, read_lines_above
from attribune_cleaner.bylines.header_line import is_timestamp
from attribune_cleaner.bylines.mail import read_mail
from attribune_cleaner.encoding.character_references import decode_character_references
from attribune_cleaner.encoding.characters import compose_characters, normalise_characters
from attribune_cleaner.encoding.mojibake import fix_mojibake
from attribune_cleaner.layout.paragraphs import SEPARATOR, drop_paragraphs, paragraph_spans, separate_paragraphs
from attribune_cleaner.metadata.article_metadata import ArticleMetadata
from attribune_cleaner.metadata.authors import split_authors
from attribune_cleaner.metadata.language import language_of_page, language_of_tag
from attribune_cleaner.page.body import Paragraph
from attribune_cleaner.page.content_type import content_kind
from attribune_cleaner.page.html_page import read_page
from attribune_cleaner.quotation_marks.repair import repair_quotation_marks
from attribune_cleaner.text.keys import key_of
from attribune_cleaner.text.traced_text import Edit, TracedText
from attribune_cleaner.text.validation import check_body, check_encodable, check_prose
from attribune_core import VERSION
from attribune_core.errors import ArticleError, BodyTooLongError, ContractError
from attribune_core.events import CleanArticle, ParagraphKind, Pipeline, RawArticle, Span
from attribune_core.ids import article_id, first_event_id

#: Longest readable text unless the caller says otherwise, in code points: of a page, its article.
MAX_CHARACTERS = 200_000
#: Paragraphs from the top among which a heading that repeats the title is looked for. Set by hand.
_TITLE_WITHIN = 3


def clean(raw: RawArticle, *, max_characters: int = MAX_CHARACTERS) -> CleanArticle:
    """Return the readable text of `raw`, its paragraphs, what it says about itself, and the way back to the raw body.

    Fields that the producer gave stand as they are, but for the language, which is cut to its code ("en-US" is "en").
    Offsets are code points. The result depends on `raw` and `max_characters` alone.

    Raises, all of them ArticleErrors: BodyTooLongError (a readable text of more than `max_characters` code points),
    EmptyBodyError, NotTextError, PageTooComplexError, and ContractError for a field that cannot be written as JSON.
    """
    try:
        raw = raw.model_copy(update={"id": article_id(raw)})
        event_id = first_event_id(raw, VERSION, max_characters)
    except TypeError as error:
        check_encodable(raw.body)
        raise ContractError(f"a field cannot be written as JSON: {error}") from error
    is_html = content_kind(raw.body, raw.content_type) == "html"
    warnings: tuple[str, ...] = ()
    metadata = ArticleMetadata()
    body, page_kinds = raw.body, None
    if is_html:
        page = read_page(body, raw.url)
        body, page_kinds = SEPARATOR.join(paragraph.text for paragraph in page.paragraphs), page.paragraphs
        metadata, warnings = page.metadata, page.warnings
        _fill_from_lines_above(metadata, page.above, body)
    check_body(body)
    if len(body) > max_characters:
        what = "the page's article" if is_html else "the body"
        raise BodyTooLongError(f"{what} has {len(body)} characters, more than the limit of {max_characters}")
    text = TracedText.from_raw(body)
    if not is_html:
        text = decode_character_references(text)
    # Composed before, because mojibake in pieces is not recognised, and after, because its repair may leave pieces.
    text = normalise_characters(fix_mojibake(compose_characters(text)))
    mail = None
    if not is_html:
        mail, text = read_mail(text)
    text = _own_paragraphs(text, raw, metadata, mail)
    check_prose(text.text)
    paragraphs = tuple(paragraph_spans(text.text))
    return CleanArticle(
        event_id=event_id,
        id=raw.id or "",
        url=raw.url or metadata.url,
        title=raw.title or metadata.title,
        source=raw.source or metadata.source,
        author=raw.author or metadata.author,
        authors=split_authors(raw.author) if raw.author else metadata.authors or (),
        language=language_of_tag(raw.language) or language_of_page(text.text, metadata.language),
        published_at=raw.published_at or metadata.published_at or metadata.updated_at,
        section=metadata.section,
        keywords=metadata.keywords or (),
        metadata=raw.metadata,
        text=text.text,
        paragraphs=paragraphs,
        paragraph_kinds=_paragraph_kinds(text, paragraphs, page_kinds),
        source_map=None if is_html else text.runs,
        pipeline=Pipeline(cleaner=VERSION),
        warnings=warnings,
    )


def _fill_from_lines_above(metadata: ArticleMetadata, above: Sequence[str], body: str) -> None:
    """Fill authors and dates that a page does not state from what stands above its article.

    Where it states only itself as the author, the names there come first.
    """
    by_site = (metadata.author or "").casefold() == (metadata.source or "").casefold()
    if metadata.author and metadata.published_at and not by_site:
        return
    found = read_lines_above(above, body)
    if by_site and found.authors:
        metadata.author, metadata.authors = found.author, found.authors
    metadata.fill_from(found)


def clean_many(
    raws: Iterable[RawArticle], *, max_characters: int = MAX_CHARACTERS
) -> list[CleanArticle | ArticleError]:
    """Return for each article what `clean` returns, or the error that it raises."""
    out: list[CleanArticle | ArticleError] = []
    for raw in raws:
        try:
            out.append(clean(raw, max_characters=max_characters))
        except ArticleError as error:
            out.append(error)
    return out


def _own_paragraphs(
    text: TracedText, raw: RawArticle, metadata: ArticleMetadata, mail: ArticleMetadata | None
) -> TracedText:
    """Return the article's own paragraphs, a blank line between them; the lines that go fill `metadata`.

    What the headers of a mail say fills it after those of the article; None for a page.
    """
    header, text = read_header(text, raw.title or metadata.title, takes_headline=mail is not None)
    metadata.fill_from(header)
    if mail is not None:
        metadata.fill_from(mail)
    text = repair_quotation_marks(separate_paragraphs(text))
    text = _without_surroundings(text, raw, metadata)
    return _without_datelines(text, metadata)


def _without_surroundings(text: TracedText, raw: RawArticle, metadata: ArticleMetadata) -> TracedText:
    """Return `text` without boilerplate, the lines below the article, and headings that repeat the title."""
    paragraphs = text.text.split(SEPARATOR)
    boilerplate = find_boilerplate(paragraphs, is_other=is_timestamp)
    authors = split_authors(raw.author) if raw.author else metadata.authors
    names = ArticleMetadata(authors=authors, source=raw.source or metadata.source)
    footer, footer_lines = read_footer(paragraphs, boilerplate, names)
    metadata.fill_from(footer)
    title = raw.title or metadata.title
    titles: set[int] = set()
    if title:
        key = key_of(title)
        titles = {number for number, one in enumerate(paragraphs[:_TITLE_WITHIN]) if key_of(one) == key}
    return drop_paragraphs(text, boilerplate | footer_lines | titles)


def _without_datelines(text: TracedText, metadata: ArticleMetadata) -> TracedText:
    """Return `text` without its datelines."""
    dateline, lengths = read_datelines(text.text.split(SEPARATOR))
    metadata.fill_from(dateline)
    spans = paragraph_spans(text.text)
    whole = {number for number, length in lengths.items() if length == spans[number][1] - spans[number][0]}
    shortened = text.edit(
        Edit(spans[number][0], spans[number][0] + length) for number, length in lengths.items() if number not in whole
    )
    return drop_paragraphs(shortened, whole)


def _paragraph_kinds(
    text: TracedText, paragraphs: Sequence[Span], page: Sequence[Paragraph] | None
) -> tuple[ParagraphKind, ...]:
    """Return what each of `paragraphs` is: that of the paragraph of the page that its beginning comes from."""
    kinds: list[ParagraphKind] = ["text"] * len(paragraphs)
    if page is None:
        return tuple(kinds)
    starts = [0]
    for paragraph in page:
        starts.append(starts[-1] + len(paragraph.text) + len(SEPARATOR))
    run = 0
    for number, (start, end) in enumerate(paragraphs):
        while run < len(text.runs) and text.runs[run][0] + text.runs[run][2] <= start:
            run += 1
        if run == len(text.runs) or text.runs[run][0] >= end:
            continue
        at, origin, _ = text.runs[run]
        kinds[number] = page[bisect_right(starts, origin + max(0, start - at)) - 1].kind
    return tuple(kinds)
