"""What is read as HTML."""

from __future__ import annotations

import pytest

from attribune_cleaner.page.content_type import content_kind


@pytest.mark.parametrize(
    "body",
    [
        "<!DOCTYPE html><html><body>x</body></html>",
        "\ufeff \n<html lang=en><p>x",
        '<?xml version="1.0" encoding="utf-8"?>\n<!-- made by hand -->\n<html xmlns="x"><body/></html>',
        "<p>One.</p><p>Two.</p>",
        '<div class="story">One.</div>',
        "Lead without a tag.<br>Second line.<br/>Third.",
        "Lead.<p>One.</p>\n<p>Two.</p>",
    ],
)
def test_html_is_found(body: str) -> None:
    assert content_kind(body, None) == "html"


@pytest.mark.parametrize(
    "body",
    [
        "He said the tag <b> makes text bold.",
        "Use <p> for a paragraph, the teacher said.",
        "Revenue was < $5 and profit > $2, it said.",
        "<3 was the message she sent.",
        "<tweet id=1> said the log </tweet>",
        "",
        "Plain text.\n\nMore of it.",
    ],
)
def test_text_that_mentions_markup_is_text(body: str) -> None:
    assert content_kind(body, None) == "text"


def test_what_is_declared_wins() -> None:
    assert content_kind("<p>One.</p><p>Two.</p>", "text/plain; charset=utf-8") == "text"
    assert content_kind("<b>One</b>", "TEXT/HTML; charset=utf-8") == "html"
    assert content_kind("<i>One</i> and <i>two</i>", "application/xhtml+xml") == "html"
    assert content_kind("One &amp; two", "text/html") == "html"


def test_html_without_markup_is_text() -> None:
    assert content_kind("One line.\nAnother.", "text/html") == "text"


def test_another_media_type_says_nothing() -> None:
    assert content_kind("<p>One.</p>", "application/octet-stream") == "html"
    assert content_kind("One.", "text/markdown") == "text"
