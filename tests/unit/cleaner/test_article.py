"""The whole cleaner: what it makes of an article, and what it refuses."""

from __future__ import annotations

import time

import pytest

from attribune_cleaner import clean, clean_many
from attribune_cleaner.page.html_page import FROM_JSON_LD, NO_MAIN_CONTENT, TEASER_ONLY
from attribune_core import VERSION
from attribune_core.errors import BodyTooLongError, ContractError, EmptyBodyError, NotTextError, PageTooComplexError
from attribune_core.events import CleanArticle, RawArticle
from attribune_core.ids import article_id, first_event_id
from tests.unit.cleaner.holds import check, covered
from tests.unit.cleaner.page.pages import STORY, json_ld, meta, page, paragraphs

WIRE = """\
By Livia Castellan
March 3, 2026

GENOA, Italy (Harbour Wire) - A ferry ran aground off the coast near Genoa early Tuesday\xa0after its steering failed.

“The ship simply stopped answering the wheel, » Captain Marco Bellandi said.  “We had everybody on deck. »

Advertisement

Nobody was seriously hurt 😀, Bellandi said.

(Reporting by Livia Castellan; editing by Tom Brandreth)
"""


def test_wire_copy() -> None:
    article = clean(RawArticle(body=WIRE))
    assert article.text.split("\n\n") == [
        "A ferry ran aground off the coast near Genoa early Tuesday after its steering failed.",
        "“The ship simply stopped answering the wheel,” Captain Marco Bellandi said. “We had everybody on deck.”",
        "Nobody was seriously hurt 😀, Bellandi said.",
    ]
    assert (article.author, article.published_at, article.source) == ("Livia Castellan", "2026-03-03", "Harbour Wire")
    assert (article.title, article.language, article.warnings) == (None, "en", ())
    assert (article.pipeline.cleaner, article.pipeline.model) == (VERSION, None)
    check(article, WIRE)


def test_every_letter_traces_back() -> None:
    article = clean(RawArticle(body=WIRE))
    assert article.source_map is not None
    letters = {at for at, char in enumerate(article.text) if char.isalnum()}
    assert letters <= covered(article.source_map)


def test_decomposed_mojibake_is_undone() -> None:
    body = "He was received by PeA\u0303±a Nieto, who said nothing, and left."
    article = clean(RawArticle(body=body))
    assert article.text == "He was received by Peña Nieto, who said nothing, and left."
    check(article, body)


def test_what_stands_around_an_article() -> None:
    body = "\n\n".join(
        [
            "Stoves and walls",
            "By Jane Doe | The Thunder Falls Echo",
            "Posted 10:15, Saturday 14 February 2026",
            "Updated 3 hours ago",
            "Foto: Jens Uhlig",
            '" I was lighting the stove ", tells the baker.',
            "MORE COVERAGE: Who owns a wall?",
            ",,I took the pan, the dough I left,'' she continues.",
            "Jane Doe covers earthquakes for the Echo.",
            "The Thunder Falls Echo is printed on recycled paper.",
            "Have your say: email letters@echo.example",
            "Copyright Thunder Falls Echo",
        ]
    )
    article = clean(RawArticle(body=body))
    assert article.text.split("\n\n") == [
        '"I was lighting the stove", tells the baker.',
        "“I took the pan, the dough I left,” she continues.",
    ]
    assert (article.title, article.author, article.source, article.published_at) == (
        "Stoves and walls",
        "Jane Doe",
        "The Thunder Falls Echo",
        "2026-02-14T10:15",
    )
    check(article, body)
    assert article.source_map is not None
    assert {at for at, char in enumerate(article.text) if char.isalnum()} <= covered(article.source_map)


def test_what_the_article_says_below_itself() -> None:
    article = clean(RawArticle(body=f"{WIRE.split('Advertisement')[1].split('(Rep')[0]}\n\nWords: Rita Cole\n\nSave"))
    assert (article.author, article.text.count("\n")) == ("Rita Cole", 0)


def test_the_producer_wins_and_metadata_passes_through() -> None:
    given_fields = {"title": "T", "source": "S", "author": "A", "published_at": "2020-01-01", "url": "https://x.org/"}
    article = clean(RawArticle(body=WIRE, id="7", metadata={"desk": ["foreign", 1]}, **given_fields))
    assert article.id == "7"
    assert article.metadata == {"desk": ["foreign", 1]}
    assert {name: getattr(article, name) for name in given_fields} == given_fields


def test_ids_are_those_of_the_contract() -> None:
    raw = RawArticle(body=WIRE)
    article = clean(raw)
    assert article.id == article_id(raw)
    filled = raw.model_copy(update={"id": article_id(raw)})
    assert article.event_id == first_event_id(filled, VERSION, 200_000)
    assert clean(filled).event_id == article.event_id
    assert clean(raw, max_characters=1_000).event_id != article.event_id


def test_declared_text_keeps_its_tags() -> None:
    article = clean(RawArticle(body="<p>Not a page, it says.</p><p>Truly.</p>", content_type="text/plain"))
    assert article.text == "<p>Not a page, it says.</p><p>Truly.</p>"


@pytest.mark.parametrize(
    "body", ["", " \n\t ", "\ufeff\u200b\n", "Advertisement", "March 3, 2026\nBy Jane Doe", "\xad"]
)
def test_empty_bodies(body: str) -> None:
    with pytest.raises(EmptyBodyError):
        clean(RawArticle(body=body))


@pytest.mark.parametrize(
    "body",
    [
        "😀🎉🪁",
        "1234 5678",
        "?!… — ***",
        "\ud800",
        "The minister \udfff said",
        "PK\x03\x04" + "".join(map(chr, range(1, 32))) * 9 + "text",
        "\ufffd" * 50 + "abc",
        "QUJD" * 500,
        "12.5 | 13.7 | 99 | a | " * 40,
    ],
)
def test_what_is_no_text(body: str) -> None:
    with pytest.raises(NotTextError) as caught:
        clean(RawArticle(body=body))
    assert str(caught.value)


def test_over_long_bodies_are_refused_at_once() -> None:
    with pytest.raises(BodyTooLongError, match="the body has 11 characters, more than the limit of 10"):
        clean(RawArticle(body="é" + "😀" * 10), max_characters=10)
    started = time.process_time()
    with pytest.raises(BodyTooLongError):
        clean(RawArticle(body="“a» " * 1_250_000))
    assert time.process_time() - started < 0.5


def test_fields_that_json_cannot_hold() -> None:
    for raw in (
        RawArticle(body=WIRE, title="\ud800"),
        RawArticle(body=WIRE, url="\udfff"),
        RawArticle(body=WIRE, metadata={"a": {1, 2}}),
    ):
        with pytest.raises(ContractError, match="cannot be written as JSON"):
            clean(raw)


def test_other_languages_pass() -> None:
    body = "قال رئيس البلدية يوم الاثنين إن الجسر سيبقى مغلقا حتى الربيع. «لن نقامر بحياة أحد»، أضافت المتحدثة."
    article = clean(RawArticle(body=body))
    assert (article.language, article.text) == ("ar", body)


def test_many_are_each_cleaned_or_refused() -> None:
    first, second, third = clean_many([RawArticle(body=WIRE), RawArticle(body=""), RawArticle(body=WIRE, id="b")])
    assert first == clean(RawArticle(body=WIRE))
    assert isinstance(second, EmptyBodyError)
    assert isinstance(third, CleanArticle)


# HTML.

PAGE = page(
    paragraphs(*STORY[:2])
    + "<h2>Detours for the winter</h2>"
    + paragraphs(*STORY[2:4], "The county has asked the state for three things:")
    + "<ul><li>a ferry at the old mill</li><li>a second ambulance on the far side</li><li>a school bus</li></ul>"
    + "<blockquote>We told them and told them, and what did they send us? Paint, and a man with a brush.</blockquote>"
    + paragraphs(*STORY[4:]),
    head=meta({"og:title": "Bridge shut until spring", "og:site_name": "Tri-County Courier"})
    + json_ld(
        {
            "@type": "NewsArticle",
            "headline": "Bridge shut until spring",
            "author": [{"name": "PRIYA SOLANKI"}, {"name": "Tom Brandreth"}],
            "datePublished": "2025-11-18T06:15:00-05:00",
            "articleSection": "Local",
            "keywords": "bridges, Oakhurst",
            "url": "https://courier.example/local/bridge",
        }
    ),
    top="<h1>Bridge shut until spring</h1><p class='byline'>By PRIYA SOLANKI and Tom Brandreth</p>",
)
_KINDS = ("text", "text", "heading", "text", "text", "text", "list", "list", "list", "quote", "text", "text")


def test_a_page_is_its_article_and_what_it_says_of_it() -> None:
    article = clean(RawArticle(body=PAGE))
    kept = article.text.split("\n\n")
    assert (kept[:2], kept[-2:]) == (list(STORY[:2]), list(STORY[-2:]))
    assert (article.title, article.source) == ("Bridge shut until spring", "Tri-County Courier")
    assert article.author == "Priya Solanki, Tom Brandreth"
    assert article.authors == ("Priya Solanki", "Tom Brandreth")
    assert (article.section, article.keywords) == ("Local", ("bridges", "Oakhurst"))
    assert (article.published_at, article.language) == ("2025-11-18T06:15:00-05:00", "en")
    assert (article.url, article.source_map, article.warnings) == ("https://courier.example/local/bridge", None, ())
    check(article, PAGE)


def test_each_paragraph_of_a_page_has_its_kind() -> None:
    article = clean(RawArticle(body=PAGE))
    assert len(article.paragraphs) == len(article.paragraph_kinds)
    assert article.paragraph_kinds == _KINDS


@pytest.mark.parametrize(
    ("html", "kinds"),
    [
        # What leaves the text takes its kind along, wherever it stands.
        ("<h2>Advertisement</h2><p>It was shut.</p><ul><li>by ferry</li></ul>", ("text", "list")),
        ("<h2>By Jane Doe</h2><p>It was shut.</p><blockquote>For good.</blockquote>", ("text", "quote")),
        ("<p>It was shut.</p><h3>Read more</h3><ul><li>by ferry</li></ul><p>Copyright Courier</p>", ("text", "list")),
        ("<h2>GENOA, Italy (Harbour Wire) - A ferry ran aground.</h2><p>It was new.</p>", ("heading", "text")),
        # A paragraph of several, and letters that are more or fewer in the text.
        ("<pre>It was shut.\nTruly.\n\nFor good.</pre><ul><li>by ferry</li></ul>", ("text", "text", "text", "list")),
        ("<ul><li>â€œShut,â€\x9d he said.</li></ul><p>e\u0301</p><h2>It\u200b is</h2>", ("list", "text", "heading")),
        ("<p>\xa0It was shut.\xa0</p><p>\u200b</p><blockquote>\ufeffFor good.</blockquote>", ("text", "quote")),
    ],
)
def test_kinds_stay_with_their_paragraphs(html: str, kinds: tuple[str, ...]) -> None:
    article = clean(RawArticle(body=html))
    assert article.paragraph_kinds == kinds, article.text
    assert len(article.paragraphs) == len(kinds)


def test_every_paragraph_of_plain_text_is_text() -> None:
    article = clean(RawArticle(body=WIRE))
    assert article.paragraph_kinds == ("text",) * 3
    assert len(article.paragraphs) == 3


def test_a_title_that_the_page_repeats_is_no_paragraph() -> None:
    article = clean(RawArticle(body=f"<h2>Bridge shut!</h2>{paragraphs(*STORY)}", title="Bridge shut"))
    assert article.text.split("\n\n") == list(STORY)
    assert article.paragraph_kinds == ("text",) * len(STORY)


def test_the_limit_is_one_of_readable_text_and_not_of_markup() -> None:
    markup = "<script>a()</script>" * 20_000 + f"<div data-x='{'x' * 100_000}'></div>"
    body = PAGE.replace("<main>", f"{markup}<main>")
    article = clean(RawArticle(body=body), max_characters=2_000)
    assert len(article.text) < 2_000 < len(body)
    assert article.text == clean(RawArticle(body=PAGE)).text
    with pytest.raises(BodyTooLongError, match=r"the page's article has \d+ characters, more than the limit of 1000"):
        clean(RawArticle(body=body), max_characters=1_000)


def test_the_limit_of_a_fragment() -> None:
    body = f"<p>{'a' * 90}</p><p>{'b' * 8}</p>"
    assert clean(RawArticle(body=body), max_characters=100).text == f"{'a' * 90}\n\n{'b' * 8}"
    with pytest.raises(BodyTooLongError, match="has 100 characters, more than the limit of 99"):
        clean(RawArticle(body=body), max_characters=99)


@pytest.mark.parametrize(
    ("author", "authors"),
    [
        ("By Jane Doe and JOHN ROE", ("Jane Doe", "JOHN ROE")),
        ("Jane Doe, John Roe", ("Jane Doe", "John Roe")),
        ("JANE DOE", ("Jane Doe",)),
        (None, ("Priya Solanki", "Tom Brandreth")),
    ],
)
def test_the_authors_are_those_of_the_producer_or_else_of_the_page(
    author: str | None, authors: tuple[str, ...]
) -> None:
    article = clean(RawArticle(body=PAGE, author=author))
    assert article.authors == tuple(name.title() for name in authors)
    assert article.author == (author or "Priya Solanki, Tom Brandreth")


def test_the_authors_of_plain_text() -> None:
    assert clean(RawArticle(body=WIRE)).authors == ("Livia Castellan",)
    assert clean(RawArticle(body=WIRE, author="Jane Doe and John Roe")).authors == ("Jane Doe", "John Roe")
    assert clean(RawArticle(body="The bridge is shut. Nobody came.")).authors == ()


def test_what_the_producer_says_comes_before_what_the_page_says() -> None:
    given = {
        "title": "T",
        "source": "S",
        "author": "A",
        "published_at": "2020",
        "url": "https://x.org/",
        "language": "cy",
    }
    article = clean(RawArticle(body=PAGE, **given))
    assert {name: getattr(article, name) for name in given} == given
    assert (article.section, article.keywords) == ("Local", ("bridges", "Oakhurst"))


def test_a_line_of_names_above_the_article_names_its_authors() -> None:
    article = clean(RawArticle(body=page(paragraphs("By Priya Solanki and Tom Brandreth", *STORY))))
    assert article.authors == ("Priya Solanki", "Tom Brandreth")
    assert article.text.split("\n\n") == list(STORY)


def test_the_day_of_an_update_stands_for_the_day_of_publication_where_that_is_not_said() -> None:
    html = page(head=json_ld({"@type": "NewsArticle", "headline": "Bridge shut", "dateModified": "2025-11-19"}))
    assert clean(RawArticle(body=html)).published_at == "2025-11-19"


def test_an_address_of_the_page_is_completed_by_the_producers() -> None:
    html = page(head="<link rel=canonical href=/b>")
    assert clean(RawArticle(body=html)).url is None
    assert clean(RawArticle(body=html, url="https://courier.example/a?x=1")).url == "https://courier.example/a?x=1"


@pytest.mark.parametrize(
    ("html", "warning"),
    [
        ("<html><body>" + "<ul><li><a href=/x>item</a></li></ul>" * 40 + "</body></html>", NO_MAIN_CONTENT),
        (
            page("<p>Loading.</p>", head=json_ld({"@type": "NewsArticle", "articleBody": "\n".join(STORY)})),
            FROM_JSON_LD,
        ),
        (page(head=json_ld({"@type": "NewsArticle", "isAccessibleForFree": False})), TEASER_ONLY),
    ],
)
def test_warnings_of_the_page_reach_the_event(html: str, warning: str) -> None:
    assert clean(RawArticle(body=html)).warnings == (warning,)


@pytest.mark.parametrize("address", ["http://[x/a", "https://exa\u2100mple.org/"])
def test_a_bad_address_is_no_obstacle(address: str) -> None:
    html = page(head=f"<link rel=canonical href='{address}'>")
    assert clean(RawArticle(body=html)).url is None
    article = clean(RawArticle(body=page(head="<link rel=canonical href=/b>"), url=address))
    assert (article.url, article.text) == (address, clean(RawArticle(body=html)).text)


def test_half_a_pair_of_surrogates_in_json_ld_leaves_an_event_that_can_be_written() -> None:
    script = (
        r'<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Shut \ud800", "keywords": "\udfff"}'
    )
    article = clean(RawArticle(body=page(head=f"{script}</script>")))
    assert (article.title, article.keywords) == ("Shut \ufffd", ("\ufffd",))
    check(article, article.text)


def test_a_label_that_the_page_leaves_in_its_article_leaves_the_text() -> None:
    body = paragraphs(*STORY[:3]) + "<div class='ad-slot'>Advertisement</div>" + paragraphs(*STORY[3:])
    assert clean(RawArticle(body=page(body))).text.split("\n\n") == list(STORY)


def test_a_page_with_too_many_blocks_is_refused() -> None:
    with pytest.raises(PageTooComplexError, match="blocks of text"):
        clean(RawArticle(body=page("<p>x" * 40_000)))


def test_a_page_with_too_many_tags_is_refused_and_the_next_is_cleaned() -> None:
    refused, article = clean_many([RawArticle(body="<p>x</p>" * 160_000), RawArticle(body=PAGE)])
    assert isinstance(refused, PageTooComplexError)
    assert article == clean(RawArticle(body=PAGE))


def test_what_stands_around_the_article_of_a_fragment() -> None:
    body = "<p>Foto: Jens Uhlig</p><p>The bridge is shut.</p><p>Nobody came.</p><p>Copyright Valleys Gazette</p>"
    assert clean(RawArticle(body=body)).text == "The bridge is shut.\n\nNobody came."


def test_preformatted_wire_copy_keeps_its_lines() -> None:
    article = clean(RawArticle(body="<pre>One line.\nAnother line.\n\nA third.</pre>"))
    assert article.text == "One line.\n\nAnother line.\n\nA third."


def test_mojibake_and_spaces_in_html() -> None:
    body = "<p>â€œIt&rsquo;s&nbsp;late,â€\x9d she&#160;said.</p><p>Then she left.</p>"
    assert clean(RawArticle(body=body)).text == "“It’s late,” she said.\n\nThen she left."


def test_an_encoding_declaration_is_no_obstacle() -> None:
    body = '<?xml version="1.0" encoding="latin-1"?><html><body><p>Zoë said that it was over.</p></body></html>'
    assert clean(RawArticle(body=body)).text == "Zoë said that it was over."


# Lines above the article, mail, press releases.

TOP = """<html><head><title>Planes to go - Harbour Gazette</title></head><body>
<div><a href="/">Front page</a><br><a href="/tides">Tide tables</a></div>
<div><b>Planes to go</b><br>By Rhona Speight<br>14 March 2026<br><br>
A row of plane trees that has shaded Harbour Street since 1888 will be felled next month, after engineers found that
their roots had cracked a gas main.<br><br>“I wept when I read the report,” said the council’s tree officer, Gwendolyn
Asante. “Then I read it again, and it was right.”<br><br>
Residents have tied ribbons round the trunks of the trees, and nobody on the council knows who is to take them off.<br>
</div></body></html>"""


def test_author_and_date_stand_above_the_article_of_a_page() -> None:
    article = clean(RawArticle(body=TOP))
    assert (article.author, article.authors, article.published_at) == (
        "Rhona Speight",
        ("Rhona Speight",),
        "2026-03-14",
    )


def test_the_lines_above_the_article_of_a_page_leave_its_text() -> None:
    assert clean(RawArticle(body=TOP)).text.startswith("A row of plane trees")


def test_what_the_page_states_comes_before_what_stands_above_its_article() -> None:
    head = '<meta name="author" content="Ilan Barkat"><meta property="article:published_time" content="2026-03-13">'
    article = clean(RawArticle(body=TOP.replace("</head>", f"{head}</head>")))
    assert (article.author, article.published_at) == ("Ilan Barkat", "2026-03-13")


MAIL = """\
From: desk@echo.example
Subject: FW: BRIDGE CLOSED
Date: Sat, 14 Mar 2026 07:12:00 +0000

OAKHURST (Harbor Wire) - The old bridge of Oakhurst was closed on Monday after
engineers found a crack as long as a bus in it.

"Nobody was hurt," said Mayor Ruth Ellery, who
has crossed it every day since 2009.

> "I never liked it," Leopold Marsh, 78, said.

--\x20
Echo Desk
This e-mail and any attachment are confidential. If you are not the
intended recipient, delete it.
"""


def test_a_mail() -> None:
    article = clean(RawArticle(body=MAIL))
    assert article.text.split("\n\n") == [
        "The old bridge of Oakhurst was closed on Monday after engineers found a crack as long as a bus in it.",
        '"Nobody was hurt," said Mayor Ruth Ellery, who has crossed it every day since 2009.',
        '"I never liked it," Leopold Marsh, 78, said.',
    ]
    assert (article.title, article.author, article.source) == ("BRIDGE CLOSED", None, "Harbor Wire")
    assert article.published_at == "2026-03-14T07:12:00+00:00"
    check(article, MAIL)


RELEASE = """\
FOR IMMEDIATE RELEASE
Contact: Jane Roe
jroe@oakhurst.example

Oakhurst Opens New Bridge After Ten Years

OAKHURST, Ohio, March 3, 2026 /PRNewswire/ -- Oakhurst opened a bridge over the Ellery today, years after the old fell.

"It is the best that we have," said Mayor Ruth Ellery.

- more -

It carries trams.

###

Media Contact:
Priya Raman
+1 709 555 0143
"""


def test_a_press_release() -> None:
    article = clean(RawArticle(body=RELEASE))
    assert article.text.split("\n\n") == [
        "Oakhurst opened a bridge over the Ellery today, years after the old fell.",
        '"It is the best that we have," said Mayor Ruth Ellery.',
        "It carries trams.",
    ]
    assert (article.title, article.author, article.source, article.published_at) == (
        "Oakhurst Opens New Bridge After Ten Years",
        None,
        "PRNewswire",
        "2026-03-03",
    )
    check(article, RELEASE)
