"""The text of a tree has a blank line between blocks, and nothing that a page hides or skips."""

from __future__ import annotations

import pytest
from lxml import etree
from lxml.html import document_fromstring

from attribune_cleaner.page.text_blocks import text_of_blocks


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One <b>bold</b>\n line.</p><p>Two.</p>", "One bold line.\n\nTwo."),
        ("<div>One<br>line.<div>Two.</div>Three.</div>", "One\nline.\n\nTwo.\n\nThree."),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "a b \n\nc "),
        ("<pre>One\n  line.</pre>", "One\n  line."),
        ("<p>Seen.</p><p style='visibility:hidden'>No.</p><nav>No.</nav>Tail.", "Seen.\n\nTail."),
        ("<script>no()</script>", ""),
    ],
)
def test_blocks(html: str, text: str) -> None:
    assert [one.strip() for one in text_of_blocks(document_fromstring(html)).split("\n\n")] == [
        one.strip() for one in text.split("\n\n")
    ]


def test_the_head_of_a_page_is_no_text_and_a_heading_of_a_tree_is() -> None:
    page = etree.fromstring("<html><head>No.<title>No.</title></head><body><p>Yes.</p></body></html>")
    assert text_of_blocks(page) == "Yes."
    tree = etree.fromstring("<main><head>Heading</head><p>Text.<lb/>More.</p><graphic>no</graphic></main>")
    assert text_of_blocks(tree) == "Heading\n\nText.\nMore."


def test_no_depth_is_too_much() -> None:
    tree = leaf = etree.Element("div")
    for _ in range(5000):
        leaf = etree.SubElement(leaf, "div")
    leaf.text = "The end."
    assert text_of_blocks(tree) == "The end."
