"""A page of HTML: the text of its article, and what the page says about it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from attribune_cleaner.metadata.article_metadata import ArticleMetadata
from attribune_cleaner.metadata.dates import parse_date
from attribune_cleaner.page.text_blocks import Tree, text_of_blocks
from attribune_core.errors import EmptyBodyError

#: Most elements of a page that trafilatura reads: its time grows with the square of their number. Of a page with more
#: every block of text is kept. News pages have a tenth. Set by hand.
MAX_ELEMENTS = 12_000
#: Most lists and tables of such a page. Set by hand.
MAX_LISTS = 1_500
_LISTS = frozenset({"ul", "ol", "dl", "table"})
#: Elements that a whole page has and a fragment from a feed does not: a fragment is the article.
_FURNITURE = frozenset({"nav", "footer", "aside", "form", "header", "main", "article"})
_WHOLE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
#: How far from the start a whole page shows itself, in code points. Set by hand.
_WHOLE_WITHIN = 5_000

#: Where pages say when they were published, best first.
_DATES = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[@name='parsely-pub-date' or @name='pubdate' or @name='publish-date' or @name='DC.date.issued']/@content",
)
_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
#: How trafilatura looks for dates. The last day is fixed, because the same page must give the same event on any day.
#: The running text is not searched: its dates are those that the article is about.
_DATE_SEARCH = {"original_date": True, "extensive_search": False, "max_date": "2100-12-31"}

#: The warning of a page whose main content could not be told from the rest.
NO_MAIN_CONTENT = "html: main content not found, every block of text kept"


@dataclass(frozen=True)
class Page:
    """The text of a page's article, paragraph by paragraph, and what the page says about it."""

    text: str
    metadata: ArticleMetadata
    warnings: tuple[str, ...] = ()


def read_page(html: str) -> Page:
    """Return the main content of `html`: trafilatura's for a whole page, every block of text for a fragment.

    The method for whole pages is Adrien Barbaresi's, "Trafilatura: A Web Scraping Library and Command-Line Tool for
    Text Discovery and Extraction", 2021.

    Raises EmptyBodyError for HTML without a single element or text. Parsing is bounded: libxml2 cuts what is nested
    deeper than 256 elements and expands no entities of the document's own.
    """
    tree = _parse(html)
    tags = [element.tag for element in tree.iter() if isinstance(element.tag, str)]
    whole = bool(_WHOLE.search(html[:_WHOLE_WITHIN])) or not _FURNITURE.isdisjoint(tags)
    small = len(tags) <= MAX_ELEMENTS and sum(tag in _LISTS for tag in tags) <= MAX_LISTS
    if not whole:
        return Page(text_of_blocks(tree), ArticleMetadata())
    metadata = ArticleMetadata(language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"))
    metadata.published_at = _publication_date(tree)
    main = _main_content(tree, metadata) if small else None
    if main is None or not any(char.isalpha() for char in main):
        return Page(text_of_blocks(tree), metadata, (NO_MAIN_CONTENT,))
    return Page(main, metadata)


def _parse(html: str) -> Tree:
    # Bytes, because lxml refuses a string that declares an encoding.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        return document_fromstring(html.replace("\x00", "").encode(), parser=parser)
    except etree.LxmlError as error:
        raise EmptyBodyError(f"the HTML holds no element and no text: {error}") from error


def _publication_date(tree: Tree) -> str | None:
    for path in _DATES:
        for value in _strings(tree.xpath(path)):
            day = parse_date(value)
            if day is not None:
                return day
    for script in tree.iter("script"):
        match = _JSON_DATE.search(script.text or "")
        if match:
            return parse_date(match[1])
    return None


def _strings(found: object) -> list[str]:
    return [str(one) for one in found] if isinstance(found, list) else []


def _main_content(tree: Tree, metadata: ArticleMetadata) -> str | None:
    """Return trafilatura's main content or None, and fill `metadata` from what it finds."""
    # Imported here, because plain text does without it, and it takes half a second.
    from trafilatura.core import bare_extraction
    from trafilatura.settings import Document, use_config

    # Below its smallest size trafilatura takes all text of the page as one paragraph. The blocks do better.
    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "0")

    try:
        found = bare_extraction(
            tree,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            date_extraction_params=_DATE_SEARCH,
            config=config,
        )
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 — it raises whatever an odd tree provokes; the caller falls back and says so
        return None
    if not isinstance(found, Document):
        return None
    author = re.sub(r"\s*;\s*", ", ", found.author) if found.author else None
    metadata.fill_from(ArticleMetadata(found.title, author, found.sitename, found.date))
    return text_of_blocks(found.body)
