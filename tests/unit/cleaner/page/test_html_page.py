"""A page of HTML: the article of a whole one, every block of a fragment, and what the page says about it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from attribune_cleaner.metadata.article_metadata import ArticleMetadata
from attribune_cleaner.page.block_features import Hints
from attribune_cleaner.page.block_scorer import BlockScorer, using
from attribune_cleaner.page.blocks import Block
from attribune_cleaner.page.html_page import (
    FROM_JSON_LD,
    NO_MAIN_CONTENT,
    SHORT_FOR_PAGE,
    TEASER_ONLY,
    Page,
    page_blocks,
    read_page,
)
from attribune_core.errors import EmptyBodyError, PageTooComplexError
from tests.unit.cleaner.page.pages import STORY, json_ld, meta, page, paragraphs

_ARTICLE = {"@type": "NewsArticle", "headline": "Bridge shut until spring"}


def texts(html: str) -> list[str]:
    return [paragraph.text for paragraph in read_page(html).paragraphs]


# Fragments.


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>One <b>bold</b> line.</p><p>Two.</p>", ["One bold line.", "Two."]),
        ("<h2>Head</h2><ul><li>a</li><li>b</li></ul>", ["Head", "a", "b"]),
        ("<div>Seen.<br>And this.<br><br>too</div>", ["Seen.", "And this.", "too"]),
        ("<p>Shut.</p><p><a href=/x>Menu</a></p>", ["Shut.", "Menu"]),
        ("<p>No.<script>no()</script></p><style>no</style><p>Two.</p>", ["No.", "Two."]),
        ("<p>Seen.</p><p hidden>No.</p>", ["Seen."]),
        ("Lead.<br>Second line.<br/>Third.", ["Lead.", "Second line.", "Third."]),
        ("<p>Last words", ["Last words"]),
        ("<p>a</p>3 < 5 and so", ["a", "3 < 5 and so"]),
    ],
)
def test_a_fragment_is_the_article(html: str, found: list[str]) -> None:
    read = read_page(html)
    assert [paragraph.text for paragraph in read.paragraphs] == found
    assert (read.metadata, read.warnings) == (ArticleMetadata(), ())


def test_kinds_of_a_fragment() -> None:
    html = "<h2>Head</h2><p>Text.</p><ul><li>a</li></ul><blockquote>Said.</blockquote><p><b>Bold</b></p>"
    assert [paragraph.kind for paragraph in read_page(html).paragraphs] == ["heading", "text", "list", "quote", "bold"]


@pytest.mark.parametrize("furniture", ["nav", "footer", "aside", "form", "header", "main", "article"])
def test_what_has_the_furniture_of_a_page_is_a_whole_page(furniture: str) -> None:
    html = f"<h1>Bridge shut until spring</h1><{furniture}></{furniture}>{paragraphs(*STORY)}"
    assert read_page(html).metadata.title == "Bridge shut until spring"


@pytest.mark.parametrize(
    "beginning", ["<!DOCTYPE html>", "<HTML lang=en>", "<!-- made by hand --><head></head>", "\n<body>"]
)
def test_what_begins_as_a_page_is_a_whole_page(beginning: str) -> None:
    html = f"{beginning}<h1>Bridge shut until spring</h1>{paragraphs(*STORY)}"
    assert read_page(html).metadata.title == "Bridge shut until spring"


# Whole pages.


def test_the_article_of_a_whole_page() -> None:
    read = read_page(page(head=meta({"og:title": "Bridge shut until spring"})))
    assert [paragraph.text for paragraph in read.paragraphs] == list(STORY)
    assert (read.metadata.title, read.warnings) == ("Bridge shut until spring", ())


def test_the_same_page_gives_the_same_article() -> None:
    assert read_page(page()) == read_page(page())


@pytest.mark.parametrize(
    "html",
    [
        "<html></html>",
        "<!DOCTYPE html>",
        "<html><body><script>x()</script></body></html>",
        "<p></p><p> </p>",
        "<html><body><nav>Home</nav><p hidden>Not seen.</p></body></html>",
        "",
    ],
)
def test_a_page_without_text_is_refused(html: str) -> None:
    with pytest.raises(EmptyBodyError):
        read_page(html)


def test_a_page_with_too_many_tags_is_refused() -> None:
    with pytest.raises(PageTooComplexError):
        read_page("<p>x</p>" * 160_000)


def test_the_address_that_the_producer_gave_completes_what_the_page_says() -> None:
    html = page(head="<link rel=canonical href='/local/bridge'>")
    assert read_page(html).metadata.url is None
    found = read_page(html, "https://courier.example/local/2025/11/18/bridge?utm=1").metadata
    assert (found.url, found.source) == ("https://courier.example/local/bridge", "courier.example")


def test_the_day_in_the_address_that_the_producer_gave() -> None:
    assert read_page(page(), "https://courier.example/2025/11/18/bridge").metadata.published_at == "2025-11-18"
    assert read_page(page()).metadata.published_at is None


def test_what_the_scorer_is_fitted_to() -> None:
    description = "A crack closes the only crossing."
    article = {**_ARTICLE, "articleBody": "Closed &amp; shut.", "description": "It is closed."}
    found, hints = page_blocks(page(head=meta({"og:title": "Bridge!", "description": description}) + json_ld(article)))
    assert set(STORY) < {block.text for block in found}
    assert hints.body == "closedshut"
    assert hints.descriptions == {"acrackclosestheonlycrossing", "itisclosed"}
    assert hints.titles == {"bridge", "bridgeshutuntilspring"}


# Lines of names.


class Everything(BlockScorer):
    """A scorer that takes every block."""

    def __init__(self) -> None:
        self.threshold = 0.5

    def probabilities(self, blocks: Sequence[Block], hints: Hints) -> list[float]:
        return [1.0] * len(blocks)


def _read_all(line: str, **stated: object) -> Page:
    """Return what is read of a page of `line` and the story where the scorer takes every block."""
    head = json_ld({**_ARTICLE, **stated}) if stated else ""
    with using(Everything()):
        return read_page(f"<html><head>{head}</head><body>{paragraphs(line, *STORY)}</body></html>")


def _with_line(line: str, **stated: object) -> str:
    """Return a page whose article begins with `line`, in the element of its text."""
    return page(paragraphs(line, *STORY), head=json_ld({**_ARTICLE, **stated}) if stated else "")


@pytest.mark.source
@pytest.mark.parametrize("line", ["Priya Solanki", "By Priya Solanki", "Priya Solanki and Tom Brandreth"])
def test_names_that_the_page_states_are_no_paragraph(line: str) -> None:
    stated = ["Priya Solanki", "Tom Brandreth"]
    assert texts(_with_line(line, author=stated)) == list(STORY)
    assert [paragraph.text for paragraph in _read_all(line, author=stated).paragraphs] == list(STORY)


@pytest.mark.source
@pytest.mark.parametrize("stated", [{}, {"author": {"name": "Tri-County Courier"}, "publisher": "Tri-County Courier"}])
def test_a_line_of_names_names_the_authors_where_the_page_states_nobody(stated: dict[str, object]) -> None:
    read = _read_all("By Priya Solanki and Tom Brandreth", **stated)
    assert [paragraph.text for paragraph in read.paragraphs] == list(STORY)
    assert read.metadata.authors == ("Priya Solanki", "Tom Brandreth")
    assert read.metadata.author == "Priya Solanki, Tom Brandreth"


@pytest.mark.source
def test_a_line_of_other_names_does_not_change_the_authors() -> None:
    assert read_page(_with_line("Ray Cobb", author="Priya Solanki")).metadata.authors == ("Priya Solanki",)
    read = _read_all("Ray Cobb", author="Priya Solanki")
    assert read.metadata.authors == ("Priya Solanki",)
    assert [paragraph.text for paragraph in read.paragraphs] == ["Ray Cobb", *STORY]


# Text in JSON-LD.


def _without_text(article_body: str) -> str:
    """Return a page that shows one line and states `article_body` for machines."""
    return page("<p>Loading.</p>", head=json_ld({**_ARTICLE, "articleBody": article_body}))


@pytest.mark.parametrize(
    "article_body",
    [
        "\n".join(STORY),
        "\n\n".join(STORY),
        "\r\n \r\n".join(STORY),
        "".join(f"<p>{text}</p>" for text in STORY),
        "<br><br>".join(STORY) + "<br>",
        "".join(f"&lt;p&gt;{text}&lt;/p&gt;" for text in STORY),
    ],
)
def test_a_page_that_shows_no_text_has_that_of_its_json_ld(article_body: str) -> None:
    read = read_page(_without_text(article_body))
    assert [paragraph.text for paragraph in read.paragraphs] == list(STORY)
    assert {paragraph.kind for paragraph in read.paragraphs} == {"text"}
    assert read.warnings == (FROM_JSON_LD,)
    assert read.metadata.title == "Bridge shut until spring"


def test_sentences_without_a_space_between_them_are_two_paragraphs_in_json_ld() -> None:
    assert texts(_without_text("".join(STORY[::2]))) == list(STORY[::2])


def test_a_quotation_mark_ends_a_sentence_in_json_ld() -> None:
    assert texts(_without_text("".join(STORY))) == list(STORY)


def test_references_in_a_text_of_json_ld() -> None:
    stated = "\n".join(STORY).replace("“", "&ldquo;").replace("”", "&#8221;")
    assert texts(_without_text(stated)) == list(STORY)


def test_posts_of_a_live_blog_in_json_ld() -> None:
    posts = [
        {"headline": "Ferry to start", "articleBody": STORY[2]},
        3,
        {"articleBody": [STORY[1]]},
        {"headline": STORY[0]},
    ]
    html = page("<p>Loading.</p>", head=json_ld({**_ARTICLE, "@type": "LiveBlogPosting", "liveBlogUpdate": posts}))
    assert texts(html) == ["Ferry to start", STORY[2], STORY[0]]


def test_a_page_that_shows_its_text_does_not_need_that_of_its_json_ld() -> None:
    other = "\n".join([*STORY, *(f"{text} And so on." for text in STORY)] * 3)
    read = read_page(page(head=json_ld({**_ARTICLE, "articleBody": other})))
    assert FROM_JSON_LD not in read.warnings
    assert [paragraph.text for paragraph in read.paragraphs] == list(STORY)


@pytest.mark.parametrize("article_body", ["", "Short.", 17, None, [], {"a": 1}])
def test_a_text_in_json_ld_that_is_none_is_passed_over(article_body: object) -> None:
    read = read_page(page(head=json_ld({**_ARTICLE, "articleBody": article_body})))
    assert [paragraph.text for paragraph in read.paragraphs] == list(STORY)
    assert read.warnings == ()


# Warnings.


def test_where_no_block_is_likely_all_that_is_shown_is_kept_with_a_warning() -> None:
    items = "".join(f"<ul><li><a href='/{number}'>item {number}</a></li></ul>" for number in range(50))
    read = read_page(f"<html><body>{items}<p hidden>Not seen.</p></body></html>")
    assert read.warnings == (NO_MAIN_CONTENT,)
    assert [paragraph.text for paragraph in read.paragraphs] == [f"item {number}" for number in range(50)]


def test_an_article_that_is_short_for_its_page_has_a_warning() -> None:
    links = "".join(
        f"<li><a href='/{number}'>Another page about matter number {number}</a></li>" for number in range(300)
    )
    small = read_page(page(paragraphs(*STORY[:2]), after=f"<div class='sitemap'><ul>{links}</ul></div>"))
    assert small.warnings == (SHORT_FOR_PAGE,)
    assert [paragraph.text for paragraph in small.paragraphs] == list(STORY[:2])
    assert read_page(page(after=f"<div class='sitemap'><ul>{links[: len(links) // 6]}</ul></div>")).warnings == ()


@pytest.mark.parametrize("free", [False, "False", "false"])
def test_a_page_behind_a_paywall_has_a_warning_where_it_is_short(free: object) -> None:
    head = json_ld({**_ARTICLE, "isAccessibleForFree": free})
    assert read_page(page(head=head)).warnings == (TEASER_ONLY,)
    longer = paragraphs(
        *STORY, *(text.replace("the", "that") for text in STORY), *(f"{text[:-1]}, too." for text in STORY)
    )
    assert read_page(page(longer, head=head)).warnings == ()


@pytest.mark.parametrize("free", [True, "True", None, 1])
def test_a_free_page_has_none(free: object) -> None:
    assert read_page(page(head=json_ld({**_ARTICLE, "isAccessibleForFree": free}))).warnings == ()
