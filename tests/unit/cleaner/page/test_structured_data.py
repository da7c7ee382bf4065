"""What a page says for machines is read where it can be, and nothing broken in it is an obstacle."""

from __future__ import annotations

import json

import pytest

from attribune_cleaner.page.blocks import parse_page
from attribune_cleaner.page.structured_data import (
    StructuredData,
    plain_string,
    read_structured_data,
    strings_at,
)

_ARTICLE = {"@type": "NewsArticle", "headline": "Bridge shut"}


def read(*scripts: object, head: str = "") -> StructuredData:
    """Return what a page with JSON-LD `scripts`, strings or objects, and `head` says."""
    texts = [script if isinstance(script, str) else json.dumps(script) for script in scripts]
    return read_structured_data(parse_page(f"<html lang=en-GB><head>{head}</head><body></body></html>"), texts)


@pytest.mark.parametrize(
    "script",
    [
        _ARTICLE,
        [_ARTICLE],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Courier"}, _ARTICLE]},
        [[{"@graph": [_ARTICLE]}]],
        {"@type": "WebPage", "mainEntity": _ARTICLE},
        f"<!-- {json.dumps(_ARTICLE)} -->",
        f"//<![CDATA[\n{json.dumps(_ARTICLE)}\n//]]>",
        f"/* <![CDATA[ */ {json.dumps(_ARTICLE)} /* ]]> */",
        f"{json.dumps(_ARTICLE)};",
    ],
)
def test_the_article_is_found(script: object) -> None:
    assert read(script).article == _ARTICLE


def test_line_ends_within_strings_are_no_obstacle() -> None:
    assert read('{"@type": "Article", "headline": "Bridge\nshut"}').text_of("headline") == "Bridge shut"


@pytest.mark.parametrize("script", ["", "{", "{'a': 1}", "null", "3", '"text"', "[1, [2]]", '{"a":[' * 30_000, "\x00"])
def test_what_is_no_object_says_nothing_and_the_next_script_is_read(script: str) -> None:
    data = read(script, _ARTICLE)
    assert (list(data.objects), data.article) == ([_ARTICLE], _ARTICLE)


@pytest.mark.parametrize(
    ("escaped", "text"),
    [
        (r"Bridge \ud800 shut", "Bridge \ufffd shut"),
        (r"Bridge \uDFFF", "Bridge \ufffd"),
        (r"\ud83d\ude00 \ud83d", "😀 \ufffd"),
        (r"\ude00\ud83d", "\ufffd\ufffd"),
        (r"\ud83d\ude00", "😀"),
    ],
)
def test_half_a_pair_of_surrogates_is_no_obstacle(escaped: str, text: str) -> None:
    assert read(f'{{"@type": "Article", "headline": "{escaped}"}}').text_of("headline") == text


@pytest.mark.parametrize("kind", ["NewsArticle", "ReportageNewsArticle", "BlogPosting", "Report", ["Thing", "Article"]])
def test_kinds_of_articles(kind: object) -> None:
    breadcrumbs = {"@type": "BreadcrumbList", "headline": "Home"}
    assert read(breadcrumbs, {"@type": kind, "headline": "Bridge shut"}).text_of("headline") == "Bridge shut"


def test_an_object_with_a_headline_stands_for_an_article_of_no_known_kind() -> None:
    assert read({"@type": "WebSite", "name": "Courier"}, {"headline": "Bridge shut"}).article == {
        "headline": "Bridge shut"
    }
    assert read({"@type": "WebSite", "name": "Courier"}).article == {}


_RELATED = {"@type": "NewsArticle", "headline": "Deer season", "url": "https://courier.example/deer"}
_OWN = {
    "@type": "NewsArticle",
    "headline": "Bridge shut",
    "mainEntityOfPage": {"@id": "http://www.courier.example/b/?x=1"},
}


@pytest.mark.parametrize(
    "head",
    [
        "<link rel=canonical href='https://courier.example/b'>",
        "<meta property='og:url' content='https://m.courier.example/b#top'>",
        "<meta property='og:title' content='Bridge: shut!'>",
        "<meta name='twitter:title' content='BRIDGE SHUT'>",
    ],
)
def test_of_several_articles_it_is_the_one_of_the_page(head: str) -> None:
    assert read([_RELATED, _OWN], head=head).article == _OWN
    assert read([_RELATED, _OWN]).article == _RELATED


def test_contents_of_meta_tags_by_name_in_order() -> None:
    data = read(
        head="<meta name=Author content='Jane  Doe '><meta property=author content='Ann O&amp;#39;Dea'>"
        "<meta name=author content=' '><meta itemprop=datePublished content=2025-11-18><meta name=empty>"
    )
    assert data.meta == {"author": ["Jane Doe", "Ann O'Dea"], "datepublished": ["2025-11-18"]}
    assert data.first_meta("none", "datepublished", "author") == "2025-11-18"
    assert data.first_meta("none") is None


def test_address_and_language() -> None:
    data = read(head="<link rel=canonical href=/first><link rel=canonical href=/second>")
    assert (data.canonical_url, data.language) == ("/first", "en-GB")
    assert read_structured_data(parse_page("<p>Text."), ()).language is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Bridge\n  shut &amp; closed ", "Bridge shut & closed"),
        ("", None),
        (" ", None),
        (7, None),
        (None, None),
        ([], None),
    ],
)
def test_strings(value: object, text: str | None) -> None:
    assert plain_string(value) == text


@pytest.mark.parametrize(
    ("value", "strings"),
    [
        ("Jane Doe", ["Jane Doe"]),
        ({"name": "Jane Doe"}, ["Jane Doe"]),
        (
            [{"name": "Jane Doe"}, "John Roe", {"name": ["Ann Poe", {"name": "Max Moe"}]}],
            ["Jane Doe", "John Roe", "Ann Poe", "Max Moe"],
        ),
        ({"url": "x"}, []),
        ([1, None, True, {"name": 3}, [[]]], []),
    ],
)
def test_strings_of_a_value(value: object, strings: list[str]) -> None:
    assert list(strings_at(value)) == strings
