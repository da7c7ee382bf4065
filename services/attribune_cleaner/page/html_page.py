"""A page of HTML: the paragraphs of its article, and what the page says about it."""

from __future__ import annotations

import html as html_library
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from attribune_cleaner.metadata.article_metadata import ArticleMetadata
from attribune_cleaner.metadata.authors import split_authors
from attribune_cleaner.metadata.names import is_person_name
from attribune_cleaner.page.block_features import Hints
from attribune_cleaner.page.blocks import Block, cut_blocks, parse_page, without_menus
from attribune_cleaner.page.body import Paragraph, article_paragraphs, paragraphs_of
from attribune_cleaner.page.markup import prepare_markup
from attribune_cleaner.page.page_metadata import read_page_metadata, title_as_shown
from attribune_cleaner.page.structured_data import StructuredData, read_structured_data, strings_at
from attribune_cleaner.text.keys import key_of
from attribune_core.errors import EmptyBodyError

#: Elements that a whole page has and a fragment from a feed does not: a fragment is the article.
_FURNITURE = re.compile(r"<(?:nav|footer|aside|form|header|main|article)[\s>]", re.IGNORECASE)
_WHOLE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
#: How far from the start a whole page shows itself, in code points. Set by hand.
_WHOLE_WITHIN = 5_000

_ELEMENT = re.compile(r"</?(?:p|br|div|h[1-6]|li|ul|a|strong|em)\b", re.IGNORECASE)
#: Between the paragraphs of a line of a text in JSON-LD: no space where one sentence ends and another begins.
_STATED_BREAK = re.compile(r"(?:(?<=[^\W\d_]{2}[.!?])|(?<=[^\W\d_][.!?][”’\"]))(?=[“‘\"]?[A-Z][a-z])")

#: Code points of the text on the page below which the text that it states in JSON-LD is taken, if that is twice as
#: long. Set by hand.
_FEW = 500
#: Code points of a whole page, and how many times those of its article, from which the article is remarkably short.
#: Set by hand.
_LARGE_PAGE, _TIMES_ARTICLE = 6_000, 20
#: Code points below which the article of a page that is not free is a teaser. Set by hand.
_TEASER = 1_500

#: Code points of a text in JSON-LD, and summaries and titles, that the blocks are compared with: each block is looked
#: for in all of them. Set by hand.
_MAX_STATED, _MAX_HINTS = 250_000, 50
#: Longest of those summaries and titles, in code points. Set by hand.
_MAX_HINT = 2_000
#: Code points of a text in JSON-LD times blocks that are looked for in it. Set by hand: so many take a second.
_MAX_COMPARED = 1_000_000_000
#: Paragraphs from the top among which lines of names are looked for, and their greatest length in code points. Set by
#: hand.
_NAMES_WITHIN, _MAX_NAMES = 3, 120

#: Lines between the title and the article that are kept for their names and dates, and their greatest length in code
#: points. Set by hand.
_LINES_ABOVE, _MAX_ABOVE = 12, 160
#: Fewest letters of a line that begins the title as the page states it, with its own name after it. Set by hand.
_FEWEST_TITLE_LETTERS = 8

#: The warnings of a page.
NO_MAIN_CONTENT = "html: main content not found, every block of text kept"
FROM_JSON_LD = "html: text taken from the page's JSON-LD, the page itself shows little of it"
SHORT_FOR_PAGE = "html: the article is short for the size of its page, some of it may be missing"
TEASER_ONLY = "html: the page is behind a paywall, this may be its teaser alone"


@dataclass(frozen=True)
class Page:
    """The paragraphs of a page's article, and what the page says about it."""

    paragraphs: tuple[Paragraph, ...]
    metadata: ArticleMetadata
    warnings: tuple[str, ...] = ()
    #: Lines between the title and the article that are not the article's: who wrote it and when, among others.
    above: tuple[str, ...] = ()


def read_page(html: str, url: str | None = None) -> Page:
    """Return the article of `html`: of a whole page what the block scorer takes, of a fragment every block of text.

    `url` is where the page comes from, if the producer says so.

    Raises EmptyBodyError for a page without text, or with nothing but labels and links, and PageTooComplexError.
    """
    markup = prepare_markup(html)
    tree = parse_page(markup.html)
    blocks = cut_blocks(tree.root) if tree.root is not None else []
    if not _is_whole(html):
        return Page(_all_paragraphs(_shown(blocks)), ArticleMetadata())
    data = read_structured_data(tree, markup.json_ld)
    metadata = read_page_metadata(tree, data, url)
    metadata.title = title_as_shown(metadata.title, partial(_is_shown, blocks))
    stated = _stated_text(data)
    paragraphs = article_paragraphs(*_judged(blocks, data, stated), metadata.title)
    paragraphs = _without_names(paragraphs, metadata)
    length = sum(len(paragraph.text) for paragraph in paragraphs)
    if length < _FEW and len(stated) > 2 * length:
        return Page(_stated_paragraphs(stated), metadata, (FROM_JSON_LD,))
    if not paragraphs:
        return Page(_all_paragraphs(_shown(blocks)), metadata, (NO_MAIN_CONTENT,))
    above = _lines_above(blocks, paragraphs, metadata.title)
    return Page(tuple(paragraphs), metadata, _warnings(blocks, data, length), above)


def _is_shown(blocks: Sequence[Block], key: str) -> bool:
    """Whether a block or a line of one is the text with the letters and digits `key`."""
    return any(
        block.key == key or (key in block.key and any(key_of(line) == key for line in block.text.split("\n")))
        for block in blocks
    )


def page_blocks(html: str) -> tuple[list[Block], Hints]:
    """Return the blocks of a page and what it says of its article: what the block scorer sees and is fitted to."""
    markup = prepare_markup(html)
    tree = parse_page(markup.html)
    data = read_structured_data(tree, markup.json_ld)
    blocks = cut_blocks(tree.root) if tree.root is not None else []
    return _judged(blocks, data, _stated_text(data))


def _judged(blocks: Sequence[Block], data: StructuredData, stated: str) -> tuple[list[Block], Hints]:
    """Return those of `blocks` that the scorer judges, and what the page says of its article."""
    candidates = without_menus(blocks)
    return candidates, _hints(data, stated, len(candidates))


def _without_names(paragraphs: Sequence[Paragraph], metadata: ArticleMetadata) -> list[Paragraph]:
    """Return `paragraphs` without lines at the top that are names alone: the authors', also where the page states none.

    Where a page states only itself as the author, the names there are the authors. A heading may be a name.
    """
    kept = list(paragraphs)
    stated = {key_of(name) for name in metadata.authors or ()}
    unknown = stated <= {key_of(metadata.source or "")}
    for paragraph in paragraphs[:_NAMES_WITHIN]:
        if paragraph.kind not in ("text", "bold") or len(paragraph.text) > _MAX_NAMES:
            continue
        names = split_authors(paragraph.text)
        keys = {key_of(name) for name in names}
        if not names:
            continue
        if unknown and all(map(is_person_name, names)):
            metadata.authors, metadata.author = names, ", ".join(names)
            stated, unknown = keys, False
        if keys <= stated:
            kept.remove(paragraph)
    return kept


def _lines_above(blocks: Sequence[Block], paragraphs: Sequence[Paragraph], title: str | None) -> tuple[str, ...]:
    """Return the short lines between the title, where it stands on the page, and the first paragraph below it."""
    taken = {paragraph.text for paragraph in paragraphs}
    stated = key_of(title or "")
    above: list[str] | None = None
    for block in blocks:
        if above is not None and any(paragraph.text in taken for paragraph in paragraphs_of(block)):
            break
        for line in block.text.split("\n"):
            key = key_of(line)
            is_begin = len(key) >= _FEWEST_TITLE_LETTERS and stated.startswith(key)
            if above is None and (block.element.tag == "h1" or is_begin):
                above = []
            elif above is not None and line and len(line) <= _MAX_ABOVE:
                above.append(line)
    return tuple(above or ())[:_LINES_ABOVE]


def _is_whole(html: str) -> bool:
    return bool(_WHOLE.search(html, 0, _WHOLE_WITHIN) or _FURNITURE.search(html))


def _shown(blocks: Sequence[Block]) -> list[Block]:
    return [block for block in blocks if not block.hidden]


def _all_paragraphs(blocks: Sequence[Block]) -> tuple[Paragraph, ...]:
    if not blocks:
        raise EmptyBodyError("the HTML holds no element with text")
    return tuple(paragraph for block in blocks for paragraph in paragraphs_of(block))


def _hints(data: StructuredData, stated: str, blocks: int) -> Hints:
    descriptions = [data.first_meta(name) for name in ("description", "og:description", "twitter:description")]
    titles = [data.first_meta(name) for name in ("og:title", "twitter:title", "title")]
    for one in data.objects:
        descriptions += strings_at(one.get("description"), "")
        titles += strings_at(one.get("headline"), "")
    length = min(_MAX_STATED, _MAX_COMPARED // (blocks or 1))
    return Hints(
        key_of(html_library.unescape(stated[:length])),
        frozenset(key_of(text[:_MAX_HINT]) for text in descriptions[:_MAX_HINTS] if text) - {""},
        frozenset(key_of(text[:_MAX_HINT]) for text in titles[:_MAX_HINTS] if text) - {""},
    )


def _stated_text(data: StructuredData) -> str:
    """Return the text of the article that the page's JSON-LD holds: the longest, or the posts of a live blog."""
    texts = [text for one in data.objects if isinstance(text := one.get("articleBody"), str)]
    posts = [post for one in data.objects if isinstance(live := one.get("liveBlogUpdate"), list) for post in live]
    live_blog = "\n".join(
        text
        for post in posts
        if isinstance(post, dict)
        for text in (post.get("headline"), post.get("articleBody"))
        if isinstance(text, str)
    )
    return max([*texts, live_blog], key=len)


def _stated_paragraphs(stated: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text in JSON-LD, which may hold elements or character references."""
    text = html_library.unescape(stated)
    if _ELEMENT.search(text):
        root = parse_page(prepare_markup(text).html).root
        return _all_paragraphs(cut_blocks(root) if root is not None else [])
    parts = (part for line in text.split("\n") for part in _STATED_BREAK.split(line))
    paragraphs = (" ".join(part.split()) for part in parts)
    return tuple(Paragraph(paragraph, "text") for paragraph in paragraphs if paragraph)


def _warnings(blocks: Sequence[Block], data: StructuredData, length: int) -> tuple[str, ...]:
    warnings = []
    page = sum(len(block.text) for block in blocks)
    if page >= _LARGE_PAGE and page > _TIMES_ARTICLE * length:
        warnings.append(SHORT_FOR_PAGE)
    if length < _TEASER and any(str(one.get("isAccessibleForFree")).lower() == "false" for one in data.objects):
        warnings.append(TEASER_ONLY)
    return tuple(warnings)
