"""HTML: the article of a page, every block of a fragment, and an end to every bomb."""

from __future__ import annotations

import time
from typing import Any

import pytest

from attribune_cleaner import clean, clean_many
from attribune_cleaner.page.html_page import NO_MAIN_CONTENT, read_page
from attribune_core.errors import EmptyBodyError
from attribune_core.events import CleanArticle, RawArticle

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Bridge shut until spring | Tri-County Courier</title>
<meta property="og:title" content="Bridge shut until spring"><meta property="og:site_name" content="Tri-County Courier">
<meta name="author" content="Priya Solanki">
<meta property="article:published_time" content="2025-11-18T06:15:00-05:00">
<script>track("not for readers");</script><style>.ad { color: red }</style></head>
<body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sports</a></li></ul></nav></header>
<main><article><h1>Bridge shut until spring</h1><p class="byline">By Priya Solanki</p>
<figure><img src="b.jpg"><figcaption>Photo: Dale Fenner</figcaption></figure>
<p>Officials in Oakhurst closed the bridge to all
traffic on Monday, after inspectors   found a crack as long as a school bus.</p>
<div class="ad">Advertisement</div>
<p>&ldquo;You could put your hand in it,&rdquo; said <b>Ray</b> <i>Cobb</i>, who has painted the span since 1998.</p>
<h2>Detours</h2>
<p>Drivers must now go 14 miles around, and three things have been asked for by the county:</p>
<ul><li>a ferry at the old mill</li><li>a second ambulance on the far side</li></ul>
<blockquote><p>“We told them and told them.”</p></blockquote>
<p>That line, in red paint, appeared on the barrier overnight. Nobody has claimed it.</p>
</article><aside><h3>More</h3><a href="/a">Deer season opens with a whimper</a></aside></main>
<footer><p>© 2025 Tri-County Courier. All rights reserved.</p></footer></body></html>"""


def cleaned(body: str, **fields: Any) -> CleanArticle:
    return clean(RawArticle(body=body, **fields))


def test_the_article_of_a_page() -> None:
    article = cleaned(PAGE)
    assert article.text.split("\n\n") == [
        "Officials in Oakhurst closed the bridge to all traffic on Monday, after inspectors found a crack as long as a "
        "school bus.",
        "“You could put your hand in it,” said Ray Cobb, who has painted the span since 1998.",
        "Detours",
        "Drivers must now go 14 miles around, and three things have been asked for by the county:",
        "a ferry at the old mill",
        "a second ambulance on the far side",
        "“We told them and told them.”",
        "That line, in red paint, appeared on the barrier overnight. Nobody has claimed it.",
    ]
    assert [article.text[start:end] for start, end in article.paragraphs] == article.text.split("\n\n")


NOISY = """<!DOCTYPE html><html lang="en"><head><title>Bridge shut until spring</title></head><body><main><article>
<h1>Bridge shut until spring</h1><p>By Priya Solanki | The Tri-County Echo</p>
<p>Posted 10:15, Saturday 14 February 2026</p><p>Last modified on Sat 14 Feb 2026 12.15 GMT</p><p>5 min read</p>
<p>Officials in Oakhurst closed the bridge to all traffic on Monday, after inspectors found a crack in it.</p>
<p>Foto: Jens Uhlig</p><p>Listen to this story</p>
<p>" You could put your hand in it ", tells Ray Cobb, who has painted the span since 1998. ,,I did,'' he adds.</p>
<p>MORE COVERAGE: Who owns a bridge?</p><p>Getty Images</p>
<p>The county has asked for a ferry at the old mill, and for a second ambulance on the far side of the river.</p>
<p>EDITOR'S NOTE: photos are available on the wire</p><p>Have your say: email letters@echo.example</p>
<p>This article was amended on 15 February 2026. An earlier version gave another name to the mill.</p>
<p>Contact the writer at psolanki@echo.example</p><p>Copyright Tri-County Echo</p></article></main></body></html>"""


def test_what_stands_around_the_article_of_a_page() -> None:
    article = cleaned(NOISY)
    assert article.text.split("\n\n") == [
        "Officials in Oakhurst closed the bridge to all traffic on Monday, after inspectors found a crack in it.",
        '"You could put your hand in it", tells Ray Cobb, who has painted the span since 1998. “I did,” he adds.',
        "The county has asked for a ferry at the old mill, and for a second ambulance on the far side of the river.",
    ]
    assert (article.title, article.author) == ("Bridge shut until spring", "Priya Solanki")
    assert (article.source, article.published_at) == ("The Tri-County Echo", "2026-02-14T10:15")


def test_the_same_lines_in_a_fragment() -> None:
    body = "<p>Foto: Jens Uhlig</p><p>The bridge is shut.</p><p>Nobody came.</p><p>Copyright Valleys Gazette</p>"
    assert cleaned(body).text == "The bridge is shut.\n\nNobody came."


def test_what_the_page_says_fills_what_the_producer_left_open() -> None:
    article = cleaned(PAGE)
    assert article.title == "Bridge shut until spring"
    assert article.author == "Priya Solanki"
    assert article.source == "Tri-County Courier"
    assert article.published_at == "2025-11-18T06:15:00-05:00"
    assert article.language == "en"
    given = cleaned(PAGE, title="T", author="A", source="S", published_at="2020", language="cy")
    assert (given.title, given.author, given.source, given.published_at, given.language) == (
        "T",
        "A",
        "S",
        "2020",
        "cy",
    )


def test_html_has_no_source_map() -> None:
    assert cleaned(PAGE).source_map is None
    assert cleaned("<p>One line.</p><p>Another.</p>").source_map is None


def test_a_fragment_is_the_article() -> None:
    body = "<p>One <b>bold</b> line.</p><ul><li>first</li><li>second</li></ul><blockquote>said so</blockquote>a<br>b"
    assert cleaned(body).text.split("\n\n") == ["One bold line.", "first", "second", "said so", "a", "b"]


def test_preformatted_wire_copy_keeps_its_lines() -> None:
    assert cleaned("<pre>One line.\nAnother line.\n\nA third.</pre>").text == "One line.\n\nAnother line.\n\nA third."


def test_hidden_text_and_scripts_are_no_text() -> None:
    body = "<p>Seen.</p><p hidden>No.</p><p style='display: none'>No.</p><script>no()</script><p>Seen too.</p>"
    assert cleaned(body).text == "Seen.\n\nSeen too."


def test_a_short_page_keeps_its_paragraphs() -> None:
    body = "<html><body><h1>Shut</h1><p>The bridge is shut.</p><p>“For good,” said the mayor.</p></body></html>"
    assert cleaned(body).text.split("\n\n")[-2:] == ["The bridge is shut.", "“For good,” said the mayor."]


def test_mojibake_and_spaces_in_html() -> None:
    body = "<p>â€œIt&rsquo;s&nbsp;late,â€\x9d she&#160;said.</p><p>Then she left.</p>"
    assert cleaned(body).text == "“It’s late,” she said.\n\nThen she left."


def test_text_where_no_main_content_is_found_is_kept_with_a_warning() -> None:
    body = "<html><body>" + "".join(f"<ul><li>item {n}</li></ul>" for n in range(3000)) + "</body></html>"
    article = cleaned(body)
    assert article.warnings == (NO_MAIN_CONTENT,)
    assert article.text.startswith("item 0\n\nitem 1\n\n")
    assert article.text.endswith("item 2999")


def test_the_same_page_gives_the_same_event() -> None:
    assert cleaned(PAGE) == cleaned(PAGE)


@pytest.mark.parametrize(
    "body", ["<html></html>", "<!DOCTYPE html>", "<html><body><script>x()</script></body></html>", "<p></p><p></p>"]
)
def test_html_without_text_is_refused(body: str) -> None:
    with pytest.raises(EmptyBodyError):
        cleaned(body)


def test_an_encoding_declaration_is_no_obstacle() -> None:
    body = '<?xml version="1.0" encoding="latin-1"?><html><body><p>Zoë said that it was over.</p></body></html>'
    assert cleaned(body).text == "Zoë said that it was over."


_BOMBS = {
    "depth": "<html><body>" + "<div>" * 39_000 + "The end of it all.",
    "depth without end": "<html>" + "<b><i>" * 33_000,
    "table": "<html><body><table>" + "<tr><td>cell" * 16_000,
    "nested tables": "<html><body>" + "<table><tr><td>cell" * 10_000,
    "lists": "<html><body>" + "<ul><li>one</li></ul>" * 9_000,
    "attributes": "<html><body><p " + "a=b " * 49_000 + ">Text of the page.</p></body></html>",
    "entities": "<!DOCTYPE html [<!ENTITY a0 'boom'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 30}'>" for n in range(1, 20))
    + "]><html><body><p>Before &a19; after.</p></body></html>",
    "comment without end": "<html><body><p>Text of the page.<!--" + "-" * 190_000,
    "tag without end": "<html><body><p>Text of the page.</p><" + "a" * 190_000,
    "metadata": "<html><head>" + "<meta property='og:title' content='x'>" * 5_000 + "</head><body><p>Text.</p></body>",
    "nested json": "<html><head><script type='application/ld+json'>"
    + '{"a":[' * 30_000
    + "</script></head><p>Text.</p>",
}


@pytest.mark.parametrize("name", _BOMBS)
def test_a_bomb_ends_soon(name: str) -> None:
    started = time.process_time()
    (result,) = clean_many([RawArticle(body=_BOMBS[name])])
    assert len(result.text if isinstance(result, CleanArticle) else str(result)) <= 2 * len(_BOMBS[name])
    assert time.process_time() - started < 4


def test_entities_of_the_document_are_not_expanded() -> None:
    assert len(read_page(_BOMBS["entities"]).text) < 200
