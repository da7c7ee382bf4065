"""A page is cut into blocks where a browser draws a line break."""

from __future__ import annotations

import pytest

from attribune_cleaner.page.blocks import MAX_BLOCKS, Block, cut_blocks, parse_page, without_menus, words_of
from attribune_core.errors import PageTooComplexError


def blocks(html: str) -> list[Block]:
    root = parse_page(html).root
    assert root is not None
    return cut_blocks(root)


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<p>One <b>bold</b>\n line,  and <i>more</i>.</p><p>Two.</p>", ["One bold line, and more.", "Two."]),
        ("<h1>Head</h1>Bare.<ul><li>a<li>b</ul>Tail.", ["Head", "Bare.", "a", "b", "Tail."]),
        ("<div>Before<div>In</div>After</div>", ["Before", "In", "After"]),
        ("<table><tr><td>a<td>b<tr><td>c</table>", ["a", "b", "c"]),
        ("<dl><dt>Term<dd>Meaning</dl>", ["Term", "Meaning"]),
        ("<div>One<br>line</div>", ["One\nline"]),
        ("<div>One.<br><br>Two.<br/><br/><br/>Three.</div>", ["One.", "Two.", "Three."]),
        ("<div>One.<br>\n<br>Two.</div>", ["One.", "Two."]),
        ("One.<hr>Two.", ["One.", "Two."]),
        ("un<wbr>broken", ["unbroken"]),
        ("He said <q>so</q>.", ["He said “so”."]),
        ("<pre>One\n  line.\n\nTwo.\n</pre>", ["One\nline.\n\nTwo."]),
        ("<p>a&nbsp;b &amp;&#8212; c</p>", ["a b &— c"]),
        ("", []),
        ("<p> </p><div>\n</div>", []),
    ],
)
def test_texts(html: str, texts: list[str]) -> None:
    assert [block.text for block in blocks(html)] == texts


@pytest.mark.parametrize(
    "name", ["nav", "aside", "footer", "button", "figcaption", "noscript", "template", "textarea", "select"]
)
def test_elements_that_nobody_reads_are_no_text(name: str) -> None:
    inside = f"<{name}><span>No.</span></{name}>"
    assert [block.text for block in blocks(f"<p>Before.</p>{inside}<p>After.</p>")] == ["Before.", "After."]


def test_an_empty_element_between_sentences_is_a_line_break() -> None:
    assert [block.text for block in blocks("<p>It ended.<span></span>Then it began.</p>")] == [
        "It ended.",
        "Then it began.",
    ]
    assert [block.text for block in blocks("<p>It ended.<span></span>“Then it began.”</p>")] == [
        "It ended.",
        "“Then it began.”",
    ]


def test_an_empty_element_elsewhere_is_nothing() -> None:
    assert [block.text for block in blocks("<p>un<span></span>broken, it <i></i>Says<a id=x></a>.</p>")] == [
        "unbroken, it Says."
    ]


def test_letters_in_links_and_in_bold_are_counted() -> None:
    (first, second) = blocks("<p>Read <a href=/x><b>this</b> one</a> now</p><p><strong>All</strong></p>")
    assert (first.linked, first.bold) == (7, 4)
    assert (second.linked, second.bold) == (0, 3)


def test_pictures_count_for_the_next_block() -> None:
    html = "<p>One.</p><img><picture><source></picture><video></video><p>Two.</p><p>Three.</p>"
    assert [block.pictures for block in blocks(html)] == [0, 3, 0]


@pytest.mark.parametrize(
    "attributes", ["hidden", "style='display: none'", "style='DISPLAY:none; color: red'", "style='visibility:hidden'"]
)
def test_what_the_page_does_not_show_is_marked(attributes: str) -> None:
    html = f"<p>Seen.</p><div {attributes}><p>Not seen.</p></div><p>Seen again.</p>"
    assert [(block.text, block.hidden) for block in blocks(html)] == [
        ("Seen.", False),
        ("Not seen.", True),
        ("Seen again.", False),
    ]


def test_a_part_that_is_sent_hidden_and_moved_later_is_shown() -> None:
    assert [block.hidden for block in blocks("<div hidden id='S:1f'><p>Sent late.</p></div><p>Sent.</p>")] == [
        False,
        False,
    ]


@pytest.mark.parametrize(
    "label", ["twitter-tweet", "wide instagram-media", "tiktok-embed", "bluesky-embed", "fb-post", "mastodon-embed"]
)
def test_a_post_of_another_site_is_one_block(label: str) -> None:
    post = f"<blockquote class='{label}'><p>The bridge is shut.</p><p>For good.<br></p>— The mayor</blockquote>"
    first, embedded, last = blocks(f"<p>She wrote:</p>{post}<p>Nobody answered.</p>")
    assert embedded.text.split("\n") == ["The bridge is shut.", "For good.", "— The mayor"]
    assert [block.embedded for block in (first, embedded, last)] == [False, True, False]


@pytest.mark.parametrize("label", ["twitter-tweets", "fb-post-list", "quote"])
def test_other_quotations_are_no_posts(label: str) -> None:
    html = f"<blockquote class='{label}'><p>One.</p><p>Two.</p></blockquote>"
    assert [(block.text, block.embedded) for block in blocks(html)] == [("One.", False), ("Two.", False)]


def test_the_element_of_a_block_is_the_innermost_that_breaks_lines() -> None:
    (block,) = blocks("<main><article class='story-text'><p class=first><a><b>Text.</b></a></p></article></main>")
    assert [element.tag for element in block.element.chain()][:5] == ["p", "article", "main", "body", "html"]
    assert [element.depth for element in block.element.chain()][:2] == [block.element.depth, block.element.depth - 1]
    assert block.element.label == "first"


def test_a_page_with_too_many_blocks_is_refused() -> None:
    assert len(blocks("<p>x" * MAX_BLOCKS)) == MAX_BLOCKS
    with pytest.raises(PageTooComplexError, match=f"more than {MAX_BLOCKS} blocks"):
        blocks("<p>x" * (MAX_BLOCKS + 1))


@pytest.mark.parametrize("html", ["<div>x<br><br>", "x<hr>", "<p>It ended.<span></span>", "<p hidden>x</p>", "<li>x"])
def test_blocks_of_any_kind_count(html: str) -> None:
    with pytest.raises(PageTooComplexError):
        blocks(html * (MAX_BLOCKS + 1))
    assert len(blocks(html * 100)) >= 100


def shown(html: str) -> list[str]:
    """Return the texts of `html` without its menus."""
    return [block.text for block in without_menus(blocks(html))]


_LINKS = "<p><a href=/a>Home</a></p><p><a href=/b>Local</a></p><p><a href=/c>Sports</a></p>"


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        (_LINKS, []),
        (f"<p>One.</p>{_LINKS}<p>Two.</p>", ["One.", "Home", "Sports", "Two."]),
        (f"{_LINKS}<p>One.</p>", ["Sports", "One."]),
        (f"<p>One.</p>{_LINKS}", ["One.", "Home"]),
        ("<p>One.</p><p><a href=/a>Home</a></p><p>Two.</p>", ["One.", "Home", "Two."]),
        ("<p><a href=/a>Home</a></p>", []),
        ("<p>One.</p>", ["One."]),
        ("", []),
    ],
)
def test_short_links_among_links_are_a_menu(html: str, texts: list[str]) -> None:
    assert shown(html) == texts


def test_a_long_link_is_no_item_of_a_menu() -> None:
    for length, is_kept in ((59, False), (60, True)):
        long = "x" * length
        assert (long in shown(f"{_LINKS}<p><a href=/d>{long}</a></p>{_LINKS}")) is is_kept


@pytest.mark.parametrize(
    ("item", "is_link"),
    [
        ("<a href=/d>Home and garden</a>", True),
        ("<a href=/d>Home</a> <a href=/e>Garden</a>", True),
        ("<a href=/d>Home and garden</a>:", True),
        ("<a href=/d>Home</a> and garden", False),
        ("Home and garden", False),
    ],
)
def test_an_item_of_a_menu_is_a_link_as_a_whole(item: str, is_link: bool) -> None:
    (block,) = blocks(f"<p>{item}</p>")
    assert (block.text not in shown(f"{_LINKS}<p>{item}</p>{_LINKS}")) is is_link


def test_blocks_that_are_no_menu_are_those_that_came_in() -> None:
    found = blocks(f"<p>One.</p>{_LINKS}<p>Two.</p>")
    assert without_menus(found) == [found[0], found[1], found[3], found[4]]


def test_the_words_of_an_element_are_those_of_its_labels() -> None:
    (block,) = blocks("<div class='articleBody story-text_x2 URLList' id=Main role=region data-testid=par>Text.</div>")
    assert words_of(block.element.label) == {
        *("article", "body", "story", "text", "x", "url", "list", "main", "region", "par"),
    }


def test_preformatted_text_is_marked() -> None:
    assert [block.preformatted for block in blocks("<pre>a\nb</pre><p>c\nd</p>")] == [True, False]


def test_no_depth_exhausts_the_stack() -> None:
    assert [block.text for block in blocks("<div>" * 3_000 + "The end.")] == ["The end."]
