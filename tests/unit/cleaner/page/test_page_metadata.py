"""What a page says of its article: JSON-LD comes first, then meta tags and microdata, then what the page shows."""

from __future__ import annotations

from typing import Any

import pytest

from attribune_cleaner.metadata.article_metadata import ArticleMetadata
from attribune_cleaner.page.blocks import parse_page
from attribune_cleaner.page.markup import prepare_markup
from attribune_cleaner.page.page_metadata import read_page_metadata
from attribune_cleaner.page.structured_data import read_structured_data
from tests.unit.cleaner.page.pages import json_ld, meta, page

_URL = "https://www.tricountycourier.example/local/bridge"


def read(html: str, url: str | None = None) -> ArticleMetadata:
    markup = prepare_markup(html)
    tree = parse_page(markup.html)
    return read_page_metadata(tree, read_structured_data(tree, markup.json_ld), url)


def said(head: str = "", *, top: str = "", url: str | None = None) -> ArticleMetadata:
    """Return what a whole page says with `head` in its head and `top` above its article."""
    return read(page(head=head, top=top), url)


def stated(**fields: Any) -> ArticleMetadata:
    """Return what a page says whose JSON-LD is an article of `fields`."""
    return said(json_ld({"@type": "NewsArticle", "headline": "Bridge shut", **fields}))


_FULL = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Tri-County Courier", "url": "https://tricountycourier.example/"},
        {"@type": "Person", "@id": "#priya", "name": "Priya Solanki"},
        {
            "@type": "NewsArticle",
            "headline": "Bridge shut until spring",
            "datePublished": "2025-11-18T06:15:00-05:00",
            "dateModified": "2025-11-19T08:00:00-05:00",
            "author": [{"@id": "#priya"}, {"@type": "Person", "name": "TOM BRANDRETH"}],
            "publisher": {"@type": "Organization", "name": "Courier Media"},
            "articleSection": ["Local", "Traffic"],
            "keywords": ["bridges", "Oakhurst", "bridges"],
            "inLanguage": "en-US",
            "url": _URL,
        },
    ],
}


def test_all_that_json_ld_says() -> None:
    assert said(json_ld(_FULL)) == ArticleMetadata(
        title="Bridge shut until spring",
        author="Priya Solanki, Tom Brandreth",
        authors=("Priya Solanki", "Tom Brandreth"),
        source="Courier Media",
        published_at="2025-11-18T06:15:00-05:00",
        updated_at="2025-11-19T08:00:00-05:00",
        url=_URL,
        language="en-US",
        section="Local",
        keywords=("bridges", "Oakhurst"),
    )


_TAGS: dict[str, str | list[str]] = {
    "og:title": "Bridge shut until spring",
    "og:site_name": "Tri-County Courier",
    "og:url": _URL,
    "author": "Priya Solanki",
    "article:published_time": "2025-11-18T06:15:00-05:00",
    "article:modified_time": "2025-11-19T08:00:00-05:00",
    "article:section": "Local",
    "article:tag": ["bridges", "Oakhurst"],
}


def test_all_that_meta_tags_say() -> None:
    assert said(meta(_TAGS)) == ArticleMetadata(
        title="Bridge shut until spring",
        author="Priya Solanki",
        authors=("Priya Solanki",),
        source="Tri-County Courier",
        published_at="2025-11-18T06:15:00-05:00",
        updated_at="2025-11-19T08:00:00-05:00",
        url=_URL,
        language="en",
        section="Local",
        keywords=("bridges", "Oakhurst"),
    )


def test_json_ld_comes_before_meta_tags() -> None:
    other = {
        "author": "Web Desk",
        "article:published_time": "2020-01-01",
        "article:section": "News",
        "keywords": "x, y",
    }
    metadata = said(meta(other) + json_ld(_FULL))
    assert metadata.authors == ("Priya Solanki", "Tom Brandreth")
    assert (metadata.published_at, metadata.section) == ("2025-11-18T06:15:00-05:00", "Local")
    assert metadata.keywords == ("bridges", "Oakhurst")


def test_microdata() -> None:
    top = (
        '<h1 itemprop="headline">Bridge shut until spring</h1>'
        '<span itemprop="author" itemscope><b itemprop="name">Priya Solanki</b></span>'
        '<span itemprop="datePublished" content="2025-11-18">Tuesday</span>'
    )
    metadata = said(top=top)
    assert (metadata.title, metadata.published_at) == ("Bridge shut until spring", "2025-11-18")
    assert metadata.authors == ("Priya Solanki",)


def test_what_the_page_shows_comes_last() -> None:
    top = (
        "<h1>Bridge shut until spring</h1><a rel='author' href='/priya'>PRIYA SOLANKI</a>"
        "<time datetime='2025-11-18T06:15Z'>Tuesday</time>"
    )
    metadata = said(top=top)
    assert (metadata.title, metadata.author, metadata.published_at) == (
        "Bridge shut until spring",
        "Priya Solanki",
        "2025-11-18T06:15Z",
    )
    tagged = said(meta({"author": "Ann Poe", "article:published_time": "2025-11-17"}), top=top)
    assert (tagged.author, tagged.published_at) == ("Ann Poe", "2025-11-17")


def test_a_page_that_says_nothing() -> None:
    assert read("<html><body><p>Text.</p></body></html>") == ArticleMetadata()


# Title.


@pytest.mark.parametrize(
    "text",
    [
        "Bridge shut until spring",
        "Bridge shut until spring | Tri-County Courier",
        "Bridge shut until spring - Tri-County Courier",
        "Bridge shut until spring — Local — Tri-County Courier",
        "Bridge shut until spring | Local | TRI-COUNTY COURIER",
        "Bridge shut until spring | tricountycourier.example",
        "Bridge  shut until\n spring · Courier",
    ],
)
@pytest.mark.parametrize("where", ["title", "og", "json"])
def test_the_title_is_without_the_site_and_the_section(text: str, where: str) -> None:
    head = {
        "title": f"<title>{text}</title>",
        "og": meta({"og:title": text}),
        "json": json_ld({"@type": "NewsArticle", "headline": text}),
    }[where]
    site = meta({"og:site_name": "Tri-County Courier", "article:section": "Local"})
    assert said(head + site, url=_URL).title == "Bridge shut until spring"


@pytest.mark.parametrize(
    "text", ["Bridge shut - until spring", "Oakhurst: bridge shut", "A two-year wait | and a ferry", "What now?"]
)
def test_what_stands_after_a_dash_may_be_of_the_title(text: str) -> None:
    assert said(meta({"og:title": text, "og:site_name": "Tri-County Courier"})).title == text


def test_a_day_after_the_title_is_the_day_of_publication() -> None:
    metadata = said(meta({"og:title": "Bridge shut until spring - 18 November 2025", "og:site_name": "Courier"}))
    assert (metadata.title, metadata.published_at) == ("Bridge shut until spring", "2025-11-18")


def test_a_heading_that_is_the_name_of_the_site_is_no_title() -> None:
    site = meta({"og:site_name": "Tri-County Courier"})
    assert said(site, top="<h1>Tri-County Courier</h1><h1>Bridge shut</h1>").title == "Bridge shut"


def test_a_headline_that_is_cut_short_is_no_title() -> None:
    head = json_ld({"@type": "NewsArticle", "headline": "Bridge shut until…"})
    assert said(head, top="<h1>Bridge shut until spring</h1>").title == "Bridge shut until spring"


def test_of_a_title_with_a_kicker_and_one_without_it_is_the_one_without() -> None:
    head = meta({"og:title": "Oakhurst: Bridge shut until spring"})
    assert said(head + json_ld({"@type": "NewsArticle", "headline": "Bridge shut until spring"})).title == (
        "Bridge shut until spring"
    )


def test_where_two_titles_agree_it_is_theirs() -> None:
    head = meta({"og:title": "You will not believe this crack", "twitter:title": "Bridge shut until spring"})
    assert said(head + json_ld({"@type": "NewsArticle", "headline": "Bridge shut until spring"})).title == (
        "Bridge shut until spring"
    )


def test_character_references_in_a_title() -> None:
    assert stated(headline="Bridge &quot;shut&quot; &amp; closed").title == 'Bridge "shut" & closed'


# Authors.


@pytest.mark.parametrize(
    ("author", "authors"),
    [
        ("Priya Solanki", ("Priya Solanki",)),
        ("By Priya Solanki and Tom Brandreth", ("Priya Solanki", "Tom Brandreth")),
        ("PRIYA SOLANKI", ("Priya Solanki",)),
        ("Priya Solanki (Oakhurst), priya@courier.example", ("Priya Solanki",)),
        ({"name": "Priya Solanki"}, ("Priya Solanki",)),
        ([{"name": "Priya Solanki"}, {"name": "Tom Brandreth"}], ("Priya Solanki", "Tom Brandreth")),
        ({"name": ["Priya Solanki", "Tom Brandreth"]}, ("Priya Solanki", "Tom Brandreth")),
        (["Priya Solanki", 17, None, {"name": 3}], ("Priya Solanki",)),
        ({"url": "https://courier.example/priya"}, None),
        (17, None),
        ("1234567", None),
        ("https://www.facebook.example/priya", None),
    ],
)
def test_authors_are_names(author: object, authors: tuple[str, ...] | None) -> None:
    metadata = stated(author=author)
    assert metadata.authors == authors
    assert metadata.author == (", ".join(authors) if authors else None)


@pytest.mark.parametrize(
    "top", ["<p class='byline'>By <a href='/a/p'>Priya Solanki</a></p>", "<p class='author'><a>Priya Solanki</a></p>"]
)
def test_an_author_who_is_shown_within_others_is_there_once(top: str) -> None:
    assert said(top=top).authors == ("Priya Solanki",)


def test_the_creator_stands_for_the_author() -> None:
    assert stated(creator=["Priya Solanki"]).authors == ("Priya Solanki",)


def test_several_tags_are_several_authors() -> None:
    assert said(meta({"author": ["Priya Solanki", "Tom Brandreth", "Priya Solanki"]})).authors == (
        "Priya Solanki",
        "Tom Brandreth",
    )


def test_a_number_of_the_author_is_no_name() -> None:
    tags = '<meta name="author" content="4711"><meta property="article:author" content="Priya Solanki">'
    assert said(tags).authors == ("Priya Solanki",)


@pytest.mark.parametrize(
    "top",
    [
        "<p class='byline'>By Priya Solanki</p>",
        "<div class='c-Byline'>By Priya Solanki | Courier</div>",
        "<div class='author-name'>Priya Solanki</div>",
        "<p>By <a rel='author nofollow' href='/p'>Priya Solanki</a></p>",
        "<div class='article-author'>PRIYA SOLANKI</div>",
    ],
)
def test_the_site_is_an_author_only_where_nobody_else_is(top: str) -> None:
    site = meta({"og:site_name": "Tri-County Courier", "author": "Tri-County Courier"})
    own = json_ld({"@type": "NewsArticle", "headline": "Bridge shut", "author": {"name": "Tri-County Courier"}})
    assert said(site + own, top=top).authors == ("Priya Solanki",)
    assert said(site + own).authors == ("Tri-County Courier",)


def test_a_biography_is_no_list_of_authors() -> None:
    text = (
        "Priya Solanki has covered the county since 2011, and before that she wrote about the sea and the people on it."
    )
    assert said(top=f"<div class='author-box'>{text} {text}</div>").authors is None


# Times.


def test_the_time_of_an_update_is_not_that_of_publication() -> None:
    assert stated(dateModified="2025-11-19").published_at is None
    assert stated(dateModified="2025-11-19").updated_at == "2025-11-19"
    tags = meta({"article:modified_time": "2025-11-19", "og:updated_time": "2025-11-20"})
    assert (said(tags).published_at, said(tags).updated_at) == (None, "2025-11-19")


@pytest.mark.parametrize(
    "tag",
    [
        '<meta property="article:published_time" content="2025-11-18">',
        '<meta name="article.published" content="2025-11-18">',
        '<meta name="parsely-pub-date" content="2025-11-18">',
        '<meta name="DC.date.issued" content="2025-11-18">',
        '<meta itemprop="datePublished" content="2025-11-18">',
        '<meta name="date" content="18 November 2025">',
    ],
)
def test_tags_of_the_day_of_publication(tag: str) -> None:
    assert said(tag).published_at == "2025-11-18"


@pytest.mark.parametrize("value", ["yesterday", "", 1763464500, None, {"@value": "2025"}, "0000-00-00"])
def test_what_is_no_date_is_passed_over(value: object) -> None:
    head = json_ld({"@type": "NewsArticle", "headline": "Bridge shut", "datePublished": value})
    assert said(head).published_at is None
    assert said(head + meta({"date": "2025-11-18"})).published_at == "2025-11-18"


def test_the_day_in_the_address_comes_last() -> None:
    url = "https://courier.example/local/2025/11/18/bridge"
    assert said(url=url).published_at == "2025-11-18"
    assert said(meta({"date": "2025-11-17"}), url=url).published_at == "2025-11-17"
    assert said(url="https://courier.example/local/2025/31/18/bridge").published_at is None


# Source, address, language, section, keywords.


def test_the_source_is_what_the_site_calls_itself_and_the_host_where_it_does_not() -> None:
    website = json_ld({"@type": "WebSite", "name": "The Courier"})
    assert said(meta({"og:site_name": "Tri-County Courier"}) + website).source == "Tri-County Courier"
    assert said(meta({"application-name": "Courier"}) + website).source == "Courier"
    assert said(website).source == "The Courier"
    assert stated(publisher={"name": "Courier Media"}).source == "Courier Media"
    assert stated(publisher="Courier Media").source == "Courier Media"
    assert said(url=_URL).source == "tricountycourier.example"
    assert said().source is None


@pytest.mark.parametrize(
    ("head", "url", "address"),
    [
        ("<link rel=canonical href='https://courier.example/b'>", None, "https://courier.example/b"),
        ("<link rel=canonical href='/b'>", "https://courier.example/a?x=1", "https://courier.example/b"),
        ("<link rel=canonical href='/b'>", None, None),
        ("<meta property=og:url content='https://courier.example/b'>", None, "https://courier.example/b"),
        ("", "https://courier.example/b", None),
        ("<link rel=canonical href=''>", "https://courier.example/b", None),
    ],
)
def test_the_address_is_the_one_that_the_page_calls_its_own(head: str, url: str | None, address: str | None) -> None:
    assert said(head, url=url).url == address


@pytest.mark.parametrize("address", ["http://[x/a", "https://[::1/b", "https://exa\u2100mple.org/"])
def test_a_bad_address_is_none(address: str) -> None:
    canonical = "<link rel=canonical href='{}'>"
    assert said(canonical.format(address)).url is None
    assert said(canonical.format("/b"), url=address).url is None
    assert said(meta({"og:url": address}), url="https://courier.example/b").source == "courier.example"


def test_language() -> None:
    assert stated(inLanguage="de-AT").language == "de-AT"
    assert stated(inLanguage=7).language == "en"
    assert read(page(language="cy")).language == "cy"
    assert read("<html><head><meta property=og:locale content=fr_FR></head><p>Un pont.").language == "fr_FR"


def test_the_section_is_the_first_that_is_given() -> None:
    assert stated(articleSection="Local").section == "Local"
    assert stated(articleSection=[3, "Local", "Traffic"]).section == "Local"
    assert said(meta({"article:section": "Local"})).section == "Local"
    assert stated(articleSection=17).section is None


@pytest.mark.parametrize(
    ("value", "keywords"),
    [
        ("bridges, Oakhurst; the  Senn,, bridges", ("bridges", "Oakhurst", "the Senn")),
        (["bridges", "Oakhurst, traffic"], ("bridges", "Oakhurst", "traffic")),
        ([{"@type": "DefinedTerm", "name": "bridges"}, 7], ("bridges",)),
        ([], None),
        ({}, None),
        (12, None),
    ],
)
def test_keywords_are_split_and_each_is_there_once(value: object, keywords: tuple[str, ...] | None) -> None:
    assert stated(keywords=value).keywords == keywords


def test_keywords_are_bounded() -> None:
    keywords = stated(keywords=[f"word {number}" for number in range(2_000)]).keywords
    assert keywords == tuple(f"word {number}" for number in range(50))


@pytest.mark.parametrize("odd", [1, 1.5, True, None, [], {}, [[]], [None], {"name": {}}, "", " ", [{"@id": 3}]])
def test_odd_values_in_json_ld_are_passed_over(odd: object) -> None:
    names = (
        *("author", "creator", "publisher", "datePublished", "dateModified", "articleSection", "keywords"),
        *("inLanguage", "url", "mainEntityOfPage", "@id", "description", "articleBody"),
    )
    article = {"@type": "NewsArticle", "headline": "Bridge shut", **dict.fromkeys(names, odd)}
    assert said(json_ld(article, {"@type": odd, "name": odd, "headline": odd})) == ArticleMetadata(
        title="Bridge shut", language="en"
    )
