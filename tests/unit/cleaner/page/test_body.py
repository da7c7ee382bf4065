"""The paragraphs of an article: what goes with what the scorer takes, what does not, and what each of them is.

The rules are tested with a scorer that takes what the test says; whole pages with the one that ships.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from attribune_cleaner.page.block_features import Hints
from attribune_cleaner.page.block_scorer import BlockScorer, packaged_scorer, using
from attribune_cleaner.page.blocks import Block, cut_blocks, parse_page
from attribune_cleaner.page.body import Paragraph, article_paragraphs, paragraphs_of
from attribune_cleaner.page.html_page import read_page
from attribune_cleaner.text.keys import key_of
from tests.unit.cleaner.page.pages import (
    COMMENTS,
    COOKIES,
    COPYRIGHT,
    MENU,
    RELATED,
    STORY,
    json_ld,
    meta,
    page,
    paragraphs,
)

# A scorer of the tests' own can stand in for the packaged one only where that is not compiled.
pytestmark = pytest.mark.source

NO_HINTS = Hints()


class Marked(BlockScorer):
    """A scorer that knows the article's blocks by "+" at their beginning, and half believes those with "?"."""

    def __init__(self) -> None:
        self.threshold = 0.5

    def probabilities(self, blocks: Sequence[Block], hints: Hints) -> list[float]:
        return [{"+": 1.0, "?": 0.2}.get(block.text[0], 0.0) for block in blocks]


def blocks_of(html: str) -> list[Block]:
    root = parse_page(html).root
    assert root is not None
    return cut_blocks(root)


def marked(html: str, hints: Hints = NO_HINTS) -> list[tuple[str, str]]:
    """Return the kinds and texts of what is taken of `html` where the scorer takes what begins with "+"."""
    with using(Marked()):
        return [(paragraph.kind, paragraph.text) for paragraph in article_paragraphs(blocks_of(html), hints)]


def texts(html: str, hints: Hints = NO_HINTS) -> list[str]:
    return [text for _, text in marked(html, hints)]


def of(html: str) -> list[tuple[str, str]]:
    """Return the kinds and texts of the article of a whole page."""
    return [(paragraph.kind, paragraph.text) for paragraph in read_page(html).paragraphs]


def story(*, between: str = "", at: int = 3) -> str:
    """Return the paragraphs of the story with something before the one with number `at`."""
    return paragraphs(*STORY[:at]) + between + paragraphs(*STORY[at:])


_TEXT = [("text", text) for text in STORY]


def with_story(*between: tuple[str, str], at: int = 3) -> list[tuple[str, str]]:
    return [*_TEXT[:at], *between, *_TEXT[at:]]


# What a block is.


@pytest.mark.parametrize(
    ("html", "kinds"),
    [
        ("<p>One.</p>", ["text"]),
        ("<h2>One</h2>", ["heading"]),
        ("<ul><li>One</li></ul>", ["list"]),
        ("<ol><li><p>One.</p><p>Two.</p></li></ol>", ["list", "list"]),
        ("<dl><dt>Term<dd>Meaning</dl>", ["list", "list"]),
        ("<blockquote>One.</blockquote>", ["quote"]),
        ("<blockquote><div><p>One.</p></div></blockquote>", ["quote"]),
        ("<p><strong>One two</strong></p>", ["bold"]),
        ("<p><b>One</b> <b>two</b>:</p>", ["text"]),
        ("<p><b>One two three</b>:</p>", ["bold"]),
        ("<p><b>One</b> two.</p>", ["text"]),
        ("<h3><b>One</b></h3>", ["heading"]),
        ("<blockquote class=fb-post><ul><li>One</ul></blockquote>", ["embed"]),
        ("<pre>One.</pre>", ["text"]),
    ],
)
def test_kinds(html: str, kinds: list[str]) -> None:
    assert [paragraph.kind for block in blocks_of(html) for paragraph in paragraphs_of(block)] == kinds


def test_a_line_end_between_sentences_parts_paragraphs() -> None:
    (block,) = blocks_of("<p>One.<br>“Two!”<br>three<br>four.<br>Five</p>")
    assert list(paragraphs_of(block)) == [
        Paragraph("One.", "text"),
        Paragraph("“Two!” three four.", "text"),
        Paragraph("Five", "text"),
    ]


def test_a_post_is_one_paragraph_and_preformatted_text_keeps_its_lines() -> None:
    post, poem = blocks_of("<blockquote class=twitter-tweet><p>One.<br>Two.</p>— Ray</blockquote><pre>One.\nTwo.</pre>")
    assert list(paragraphs_of(post)) == [Paragraph("One. Two. — Ray", "embed")]
    assert list(paragraphs_of(poem)) == [Paragraph("One.\nTwo.", "text")]


# What goes with what the scorer takes.


def test_what_the_scorer_takes_in_the_order_of_the_page() -> None:
    assert texts("<p>+One.</p><p>Two.</p><p>+Three.</p>") == ["+One.", "+Three."]
    assert texts("<p>One.</p>") == []
    assert texts("") == []


@pytest.mark.parametrize("heading", ["<h2>?Head</h2>", "<p><b>?Head</b></p>"])
def test_a_heading_goes_with_what_stands_below_it(heading: str) -> None:
    assert texts(f"<p>+One.</p>{heading}<p>+Two.</p>") == ["+One.", "?Head", "+Two."]


@pytest.mark.parametrize(
    "html",
    [
        # Nothing of the article above, or nothing right below.
        "<h2>?Head</h2><p>+One.</p><p>+Two.</p>",
        "<p>+One.</p><p>+Two.</p><h2>?Head</h2><p>Other.</p>",
        "<p>+One.</p><p>+Two.</p><h2>?Head</h2>",
        # The scorer is sure that it is none.
        "<p>+One.</p><h2>Head</h2><p>+Two.</p>",
        # A link, a line of text, and one that is too long.
        "<p>+One.</p><h2><a href=/x>?Head</a></h2><p>+Two.</p>",
        "<p>+One.</p><p>?Head</p><p>+Two.</p>",
        f"<p>+One.</p><h2>?{'Head ' * 50}</h2><p>+Two.</p>",
    ],
)
def test_other_headings_stay_out(html: str) -> None:
    assert texts(html) == ["+One.", "+Two."]


def test_a_list_is_taken_as_a_whole_where_half_of_it_is() -> None:
    assert marked("<ul><li>+a<li>b</ul>") == [("list", "+a"), ("list", "b")]
    assert texts("<ul><li>+a<li>b<li>c</ul>") == ["+a"]


def test_a_list_after_a_colon_goes_on_the_article() -> None:
    assert texts("<p>+They asked for:</p><ul><li>?a<li>?b</ul>") == ["+They asked for:", "?a", "?b"]
    assert texts("<p>+They asked.</p><ul><li>?a<li>?b</ul>") == ["+They asked."]
    assert texts("<p>They asked for:</p><ul><li>?a<li>?b</ul>") == []
    assert texts("<p>+They asked for:</p><ul><li>a<li>b</ul>") == ["+They asked for:"]


def test_a_list_between_two_paragraphs_of_one_parent_is_the_articles() -> None:
    assert texts("<div><p>+One.</p><ul><li>?a<li>?b</ul><p>+Two.</p></div>") == ["+One.", "?a", "?b", "+Two."]
    assert texts("<div><p>+One.</p><ul><li>?a<li>?b</ul></div><p>+Two.</p>") == ["+One.", "+Two."]


def test_a_list_of_links_is_a_menu() -> None:
    links = "<li><a href=/a>?a</a><li><a href=/b>?b</a>"
    assert texts(f"<div><p>+One:</p><ul>{links}</ul><p>+Two.</p></div>") == ["+One:", "+Two."]


# What does not.


def test_what_a_page_says_again_and_again_is_furniture() -> None:
    line = "<p>+This video is not available.</p>"
    assert texts(f"<p>+One.</p>{line}<p>+Two.</p>{line}{line}") == ["+One.", "+Two."]
    assert texts(f"<p>+One.</p>{line}<p>+Two.</p>{line}").count("+This video is not available.") == 2


def test_a_quotation_pulled_out_of_a_paragraph_is_said_once() -> None:
    long = "<p>+“You could put your hand in it,” said Ray Cobb, who has painted it since 1998.</p>"
    pulled = "<p>+You could put your hand in it, said Ray Cobb</p>"
    assert texts(pulled + long) == texts(long + pulled) == texts(long)
    short = "<p>+“You could,” said Ray.</p>"
    assert len(texts(f"{short}<p>+You could</p>")) == 2


def test_the_title_is_no_paragraph() -> None:
    hints = Hints(titles=frozenset([key_of("+Bridge shut until spring")]))
    assert texts("<h1>+Bridge shut</h1><p>+One.</p>", hints) == ["+One."]
    assert texts("<h2>+Bridge shut</h2><p>+One.</p>", hints) == ["+Bridge shut", "+One."]


_LINES = [f"Line {number} of the text that the page itself states for machines." for number in range(12)]


def test_the_text_that_a_page_states_is_taken() -> None:
    html = paragraphs("+Lead.", *_LINES, "Other line of the page that nobody states for machines.")
    assert texts(html, Hints(body=key_of("".join(_LINES)))) == ["+Lead.", *_LINES]
    assert texts(html, Hints(body=key_of("".join(_LINES[:3])))) == ["+Lead."]


def test_what_comes_well_after_the_stated_text_is_comments() -> None:
    hints = Hints(body=key_of("".join(_LINES)))
    near = paragraphs(*_LINES, *["no"] * 4, "+Near.")
    assert texts(near, hints) == [*_LINES, "+Near."]
    far = paragraphs(*_LINES, *"abcde", "+Far.", "+Farther.")
    assert texts(far, hints) == _LINES
    # Where little of the stated text is on the page, it does not tell where the article ends.
    assert texts(far, Hints(body=key_of("".join(_LINES)) + "x" * 2_000)) == [*_LINES, "+Far.", "+Farther."]


# Whole pages.


def test_the_article_of_a_page_without_its_furniture() -> None:
    assert of(page(story())) == _TEXT


def test_the_furniture_is_on_the_page() -> None:
    """What the tests of whole pages leave out is there to be left out."""
    found = {block.text for block in blocks_of(page(story()))}
    assert {*RELATED, *COMMENTS, COOKIES, "Share Tweet Email"} <= found
    assert COPYRIGHT in page()
    assert all(label in page() for label in MENU)


def test_a_standfirst_that_the_page_describes_itself_by() -> None:
    standfirst = "A crack as long as a bus closes the only crossing of the river for fourteen miles."
    head = "<title>Bridge shut</title>" + meta({"og:title": "Bridge shut until spring", "description": standfirst})
    top = f"<h1>Bridge shut until spring</h1><p class='article-summary'>{standfirst}</p>"
    assert of(page(story(), head=head, top=top)) == [("text", standfirst), *_TEXT]


def test_headings_within_the_article() -> None:
    assert of(page(story(between="<h2>Detours for the winter</h2>"))) == with_story(
        ("heading", "Detours for the winter")
    )
    assert of(page(story(between="<p><strong>The far side</strong></p>"))) == with_story(("bold", "The far side"))


def test_a_list_within_the_article() -> None:
    items = ("a ferry at the old mill", "a second ambulance on the far side", "a bus for the school")
    html = "<p>The county has asked the state for three things:</p><ul>" + "".join(f"<li>{one}</li>" for one in items)
    assert of(page(story(between=f"{html}</ul>"))) == with_story(
        ("text", "The county has asked the state for three things:"), *(("list", one) for one in items)
    )


def test_a_block_quote_within_the_article() -> None:
    text = "We told them and told them in the autumn, and what did they send us? Paint, and a man with a brush."
    assert of(page(story(between=f"<blockquote>{text}</blockquote>"))) == with_story(("quote", text))
    short = "We told them and told them, and what did they send us? Paint."
    late = page(story(between=f"<blockquote><p>{short}</p></blockquote>", at=5))
    assert of(late) == with_story(("quote", short), at=5)


def test_a_paragraph_that_is_one_link() -> None:
    text = "The report of the state names the bridge as one of nine in the valley that need more than paint."
    assert of(page(story(between=f"<p><a href='/report'>{text}</a></p>"))) == with_story(("text", text))


def test_text_in_bare_elements_and_between_line_breaks() -> None:
    assert of(page("".join(f"<div>{text}</div>" for text in STORY))) == _TEXT
    assert of(page("<br><br>".join(STORY))) == _TEXT
    assert of(page("<br>".join(STORY))) == _TEXT
    assert of(page("<span>" + "</span><br/><br/><span>".join(STORY) + "</span>")) == _TEXT


@pytest.mark.parametrize("element", ["span class='dropcap'", "b", "big"])
def test_a_drop_cap_is_part_of_its_word(element: str) -> None:
    first = f"<p><{element}>{STORY[0][0]}</{element.split()[0]}>{STORY[0][1:]}</p>"
    assert of(page(first + paragraphs(*STORY[1:]))) == _TEXT


@pytest.mark.parametrize(
    "furniture",
    [
        "<div class='related-inline'><h3>Read more</h3><ul><li><a href=/x>Deer season opens</a></li></ul></div>",
        "<p><strong>Read also: <a href=/z>Five cakes for a grey weekend</a></strong></p>",
        "<div class='share-buttons'><a href='#'>Facebook</a><a href='#'>WhatsApp</a><a href='#'>Copy link</a></div>",
        "<figure><img src='c.jpg'><figcaption>Drivers wait at the old mill. Photo: Dale Fenner</figcaption></figure>",
        "<div class='wp-caption'><img src='c.jpg'><p class='wp-caption-text'>Drivers wait (D. Fenner)</p></div>",
        "<div class='newsletter-signup'><p>The valley by email</p><form><input><button>Sign up</button></form></div>",
        "<aside class='pullquote'><p>I told them again after the first frost.</p></aside>",
        "<div class='pull-quote'><p>You could put your hand in it, said Ray Cobb</p></div>",
        "<div style='display:none'><p>This paragraph is for machines alone, and no reader sees it here.</p></div>",
    ],
)
def test_furniture_within_the_article_stays_out(furniture: str) -> None:
    assert of(page(story(between=furniture))) == _TEXT


def test_the_posts_of_a_live_blog() -> None:
    posts = [
        ("10:40", "Ferry to start on Thursday", STORY[2], STORY[3]),
        ("09:15", "State sends engineers", STORY[4], STORY[5]),
        ("08:00", "Bridge closed to all traffic", STORY[0], STORY[1]),
    ]
    html = "".join(
        f"<div class='live-post'><time>{clock}</time><h2>{head}</h2>"
        f"<div class='post-body'>{paragraphs(*texts)}</div></div>"
        for clock, head, *texts in posts
    )
    body = "\n".join(text for _, *texts in posts for text in texts)
    live = {
        "@type": "LiveBlogPosting",
        "headline": "Bridge shut",
        "liveBlogUpdate": [
            {"@type": "BlogPosting", "headline": head, "articleBody": "\n".join(texts)} for _, head, *texts in posts
        ],
    }
    found = [text for _, text in of(page(html, head=json_ld(live)))]
    assert [text for text in found if text in STORY] == [text for text in body.split("\n") if text in STORY]
    assert not {*COMMENTS, *RELATED} & set(found)


def test_the_scorer_of_these_tests_is_gone_after_them() -> None:
    assert texts("<p>+One.</p>") == ["+One."]
    assert read_page(page(story())).paragraphs
    assert packaged_scorer().threshold != 1
