"""What a page says of its article: title, authors, time of publication, source, address, language, section, keywords.

JSON-LD comes first, then meta tags and microdata, then what the page shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from urllib.parse import SplitResult, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from attribune_cleaner.metadata.article_metadata import ArticleMetadata
from attribune_cleaner.metadata.authors import split_authors
from attribune_cleaner.metadata.dates import parse_date
from attribune_cleaner.metadata.names import is_person_name
from attribune_cleaner.page.structured_data import StructuredData, strings_at
from attribune_cleaner.text.keys import key_of

#: Meta tags by the letters of their names, in the order in which they are believed.
_PUBLISHED = (
    *("articlepublishedtime", "ogarticlepublishedtime", "ogpublishedtime", "articlepublished", "datepublished"),
    *("parselypubdate", "sailthrudate", "pubdate", "publishdate", "datecreated", "dcdateissued", "dctermscreated"),
    *("dctermsdate", "dcdate", "dcdatecreated", "cxenseparserecspublishtime", "cxenseparsepublishtime", "date"),
    *("rnewsdatepublished", "publicationdate", "articledate"),
)
_MODIFIED = ("articlemodifiedtime", "ogupdatedtime", "datemodified", "dctermsmodified", "lastmodified")
_AUTHORS = (
    *("author", "articleauthor", "parselyauthor", "dccreator", "dctermscreator", "sailthruauthor", "byl"),
    *("cxenseparseauthor", "articleauthorname", "citationauthor"),
)
_SECTION = (
    *("articlesection", "parselysection", "ogarticlesection", "cxenseparsesection", "section", "contentcategory"),
    "category",
)
_KEYWORDS = ("newskeywords", "keywords", "parselytags", "articletag")
_SITE = ("ogsitename", "applicationname", "dcpublisher")
#: Longest title, in code points. Set by hand: longer ones are lists of search terms.
_MAX_TITLE = 1_000
#: Fewest letters of a part of a title that is looked for on the page. Set by hand: shorter ones are sections.
_SHORTEST_SHOWN = 10
#: What stands between a title and the name of the site.
_SEPARATOR = re.compile(r"\s+[-–—|•·»:]+\s+|\s*[|｜ㅣ：]+\s*|-{1,2}(?=[^\W\d_]+\Z)")
#: Where a page shows its authors, by attributes that many pages have, the surer ones first.
_SHOWN_AUTHORS = (
    "[itemprop=author] [itemprop=name], [itemprop=author]",
    "a[rel~=author]",
    "[class*=byline i] a[href*=author i]",
    "[class*=author-name i], [class*=authorname i], [class*=author_name i]",
    "[class*=byline i]",
    "[class*=author i], [class*=autor i]",
)
#: Most elements of each kind that are looked at. Set by hand: those of other articles come after.
_MAX_SHOWN = 3
#: Most parts of one that are looked at. Set by hand.
_MAX_PARTS = 20
#: Longest text of such an element, in code points. Set by hand: biographies are longer.
_MAX_SHOWN_TEXT = 120
#: Where a page shows when it was published.
_SHOWN_DATES = "[itemprop=datePublished], time[pubdate], time[datetime]"
#: A day in the path of an address.
_DAY_IN_PATH = re.compile(r"/(20\d\d)[/-](\d\d)[/-](\d\d)(?=[/_-]|\Z)")
#: Labels of a host that name no site.
_HOST_LABELS = frozenset(("www", "m", "amp", "com", "co", "org", "net", "news"))
#: Shortest name of a site that is found within a longer one, in letters: "Globalnews" in "globalnews.ca". Set by hand.
_MIN_SITE_PART = 4
#: Most keywords that are kept. Set by hand.
_MAX_KEYWORDS = 50


def read_page_metadata(tree: LexborHTMLParser, data: StructuredData, url: str | None) -> ArticleMetadata:
    """Return what the page says of its article; `url` is the address that the producer gave, if any."""
    meta = _by_letters(data.meta)
    address = data.canonical_url or _first(meta, "ogurl") or data.text_of("url")
    address = _absolute(address, url) if address else None
    sites = _site_names(data, meta, address or url)
    title, day_in_title = _title(tree, data, meta, sites)
    authors = _authors(tree, data, meta, sites)
    return ArticleMetadata(
        title=title,
        author=", ".join(authors) or None,
        authors=authors or None,
        source=next(iter(sites), None),
        published_at=_published(tree, data, meta, address or url) or day_in_title,
        updated_at=_first_date([data.text_of("dateModified"), *_all(meta, _MODIFIED)]),
        url=address,
        language=data.text_of("inLanguage") or data.language or _first(meta, "oglocale", "contentlanguage"),
        section=next(iter([*strings_at(data.article.get("articleSection")), *_all(meta, _SECTION)]), None),
        keywords=_keywords(data, meta) or None,
    )


def _absolute(address: str, base: str | None) -> str | None:
    """Return `address`, which may be relative to `base`; None where it leads nowhere."""
    for one in (base, None):
        try:
            absolute = urljoin(one or "", address)
            if urlsplit(absolute).hostname:
                return absolute
        except ValueError:
            continue
    return None


def _parts_of(url: str | None) -> SplitResult:
    """Return the parts of `url`, empty ones where it is none."""
    try:
        return urlsplit(url or "")
    except ValueError:
        return urlsplit("")


def _by_letters(meta: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Return the contents of meta tags by the letters of their names: pages mix up what stands between them."""
    out: dict[str, list[str]] = {}
    for name, contents in meta.items():
        out.setdefault(key_of(name), []).extend(contents)
    return out


def _all(meta: Mapping[str, Sequence[str]], names: Iterable[str]) -> Iterator[str]:
    return (content for name in names for content in meta.get(name, ()))


def _first(meta: Mapping[str, Sequence[str]], *names: str) -> str | None:
    return next(_all(meta, names), None)


def _site_names(data: StructuredData, meta: Mapping[str, Sequence[str]], url: str | None) -> list[str]:
    """Return the names of the site: what it calls itself first, its host last."""
    names = [*_all(meta, _SITE), *strings_at(data.article.get("publisher"))]
    for one in data.objects:
        if "WebSite" in str(one.get("@type")):
            names += [*strings_at(one.get("name")), *strings_at(one.get("alternateName"))]
    host = (_parts_of(url).hostname or "").removeprefix("www.")
    names += [host, *[label for label in host.split(".") if label not in _HOST_LABELS][:1]]
    return [name for name in names if key_of(name)]


def _title(
    tree: LexborHTMLParser, data: StructuredData, meta: Mapping[str, Sequence[str]], sites: Sequence[str]
) -> tuple[str | None, str | None]:
    """Return the title without the site's name, and the day that stood after it, if one did."""
    surroundings = {*map(key_of, sites), *map(key_of, _all(meta, _SECTION))}
    surroundings |= {key_of(one) for one in strings_at(data.article.get("articleSection"))}
    shown = [text for node in tree.css("h1") if (text := _text_of(node)) and key_of(text) not in surroundings]
    headline = data.text_of("headline") or data.text_of("name")
    head = tree.css_first("title")
    stated = [_first(meta, "ogtitle"), _first(meta, "twittertitle"), headline, _text_of(head) if head else None]
    day: str | None = None
    titles: list[str | None] = []
    for candidate in (one if one and len(one) <= _MAX_TITLE else None for one in stated):
        others = {key_of(other) for other in (*stated, *shown) if other and other != candidate}
        title, found = _without_site(candidate, surroundings - {""}, others) if candidate else (None, None)
        titles.append(title)
        day = day or found
    og_title, twitter_title, article_headline, head_title = titles
    if article_headline and article_headline.endswith(("…", "...")):
        article_headline = None
    best = _preferred(og_title, twitter_title, article_headline)
    return best or next(iter(shown), None) or head_title, day


def _preferred(og_title: str | None, twitter_title: str | None, headline: str | None) -> str | None:
    """Return the title that a page means, of those that it states: OpenGraph's, Twitter's and JSON-LD's.

    Where two agree, it is theirs. Where OpenGraph's and JSON-LD's differ by what stands before or after, a kicker or a
    search term, it is the shorter one. Chosen on pages of many publishers.
    """
    if og_title and headline:
        og_key, key = key_of(og_title), key_of(headline)
        if og_key in key or key in og_key:
            shorter = min(og_title, headline, key=len)
            return shorter if len(shorter) * 2 >= max(len(og_title), len(headline)) else og_title
        if twitter_title and key_of(twitter_title) == key:
            return headline
    return og_title or headline or twitter_title


def _without_site(title: str, surroundings: set[str], others: set[str]) -> tuple[str, str | None]:
    """Return `title` without the site's name, the section or the day after it, and that day.

    `others` are the other titles of the page by their letters: what one of them ends at is where the title ends.
    """
    day = None
    while (gap := next(reversed([*_SEPARATOR.finditer(title)]), None)) is not None:
        head, tail = title[: gap.start()], title[gap.end() :]
        key = key_of(tail)
        found = parse_date(tail)
        is_site = any(
            key == one or (min(len(key), len(one)) >= _MIN_SITE_PART and (key in one or one in key))
            for one in surroundings
        )
        if not (found or is_site or key_of(head) in others):
            break
        title, day = head, day or found
    return title, day


def title_as_shown(title: str | None, shown: Callable[[str], bool]) -> str | None:
    """Return `title`, or what stands before or after a separator in it where that alone is `shown` on the page."""
    gaps = [*_SEPARATOR.finditer(title)] if title and len(title) <= _MAX_TITLE else []
    if not title or not gaps or shown(key_of(title)):
        return title
    parts = (title[: gaps[-1].start()], title[gaps[0].end() :])
    return next((part for part in parts if len(key_of(part)) >= _SHORTEST_SHOWN and shown(key_of(part))), title)


def _text_of(node: LexborNode) -> str:
    return " ".join(node.text().split())


def _authors(
    tree: LexborHTMLParser, data: StructuredData, meta: Mapping[str, Sequence[str]], sites: Sequence[str]
) -> tuple[str, ...]:
    """Return the authors; the site itself only where it names nobody else."""
    own = {key_of(name) for name in sites}
    stated = _split_all(_stated_authors(data))
    tagged = _split_all(_all(meta, _AUTHORS))
    for names in (stated, tagged):
        others = tuple(name for name in names if key_of(name) not in own and not name.isdigit())
        if others and not all(map(_is_login, others)):
            return others
    for selector in _SHOWN_AUTHORS:
        for node in tree.css(selector)[:_MAX_SHOWN]:
            names = tuple(name for name in _shown_names(node) if key_of(name) not in own)
            if names:
                return names
    return stated or tagged


def _is_login(name: str) -> bool:
    """Whether `name` is that of an account and not of a person: one word without a capital."""
    return " " not in name and name.islower()


def _split_all(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for text in texts for name in split_authors(text)))


def _stated_authors(data: StructuredData) -> Iterator[str]:
    """Yield the names of JSON-LD's authors, also of those that stand elsewhere on the page and are referred to."""
    people = {one["@id"]: one for one in data.objects if isinstance(one.get("@id"), str) and "name" in one}
    stated = data.article.get("author") or data.article.get("creator")
    for one in stated if isinstance(stated, list) else [stated]:
        if isinstance(one, dict) and "name" not in one:
            one = people.get(str(one.get("@id")), one)
        yield from strings_at(one)


def _shown_names(node: LexborNode) -> Iterator[str]:
    """Yield the names in an element: those of its parts, or its whole text."""
    parts = [_text_of(part) for part in node.css("a, span, li, address")[:_MAX_PARTS]]
    yield from dict.fromkeys(name for text in (*parts, _text_of(node)) for name in _names_in(text))


def _names_in(text: str) -> list[str]:
    short = 0 < len(text) <= _MAX_SHOWN_TEXT
    return [name for name in split_authors(text) if is_person_name(name)] if short else []


def _published(
    tree: LexborHTMLParser, data: StructuredData, meta: Mapping[str, Sequence[str]], url: str | None
) -> str | None:
    stated = [data.text_of("datePublished"), data.text_of("dateCreated")]
    stated += [text for one in data.objects for text in strings_at(one.get("datePublished"))]
    day = _first_date([*stated, *_all(meta, _PUBLISHED)]) or _first_date(_shown_dates(tree))
    if day is None and (match := _DAY_IN_PATH.search(_parts_of(url).path)):
        day = parse_date("-".join(match.groups()))
    return day


def _shown_dates(tree: LexborHTMLParser) -> Iterator[str | None]:
    for node in tree.css(_SHOWN_DATES)[:_MAX_SHOWN]:
        attributes = node.attributes
        yield attributes.get("datetime") or attributes.get("content") or _text_of(node)


def _first_date(texts: Iterable[str | None]) -> str | None:
    return next((day for text in texts if text and (day := parse_date(text)) is not None), None)


def _keywords(data: StructuredData, meta: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the keywords, each once; lists are split at commas."""
    stated = [*strings_at(data.article.get("keywords"))] or [*_all(meta, _KEYWORDS)]
    words = (" ".join(word.split()) for text in stated for word in re.split(r"[,;]", text))
    return tuple(dict.fromkeys(word for word in words if word))[:_MAX_KEYWORDS]
