"""What leaves a page before it is parsed, and that the article after it does not."""

from __future__ import annotations

import pytest

from attribune_cleaner.page.blocks import cut_blocks, parse_page
from attribune_cleaner.page.markup import MAX_DEPTH, MAX_TAGS, Markup, _bounded, _without_raw, prepare_markup
from attribune_core.errors import PageTooComplexError
from tests.unit.cleaner.page.pages import json_ld, page

_AFTER = "<p>The article goes on.</p>"
#: More tags than are let through without a look at their depth.
_MANY_TAGS = "<b></b>" * 2_500


def texts(html: str) -> list[str]:
    """Return the blocks of text of `html` as a parser sees it after its markup is prepared."""
    return parsed(prepare_markup(html).html)


def parsed(html: str) -> list[str]:
    """Return the blocks of text of `html` as a parser sees it as it is."""
    root = parse_page(html).root
    assert root is not None
    return [block.text for block in cut_blocks(root)]


@pytest.mark.parametrize(
    "cut",
    [
        "<script>if (a < b) { write('<p>No.</p>') }</script>",
        "<SCRIPT async>no()</SCRIPT >",
        "<script>a = '</scripted>'; b = '</ script>'</script>",
        "<style>p::before { content: '<p>No.' }</style>",
        "<iframe src=x><p>No.</p></iframe>",
        "<noembed><p>No.</p></noembed>",
        "<noframes><p>No.</p></noframes>",
        "<xmp><p>No.</p></xmp>",
        "<!-- <p>No.</p> > -->",
        "<!-- No. --!>",
        "<!-->",
        "<!--->",
        "<!--<script>-->",
        "<script><!-- no() --></script>",
    ],
)
def test_what_is_no_text_leaves_and_what_follows_stays(cut: str) -> None:
    assert prepare_markup(f"<p>It begins.</p>{cut}{_AFTER}").html == f"<p>It begins.</p>{_AFTER}"


def test_a_page_of_text_alone_is_as_it_was() -> None:
    html = '<!DOCTYPE html><p class="a > b" title="<script>">Five < six.</p><br/><img alt=\'>\'>\n<p>Six > five.</p>'
    assert prepare_markup(html) == (html, ())


@pytest.mark.parametrize("opening", ["<script>", "<style>", "<!--", "<iframe>"])
def test_what_is_never_closed_reaches_to_the_end(opening: str) -> None:
    assert prepare_markup(f"<p>It begins.</p>{opening}{_AFTER}").html == "<p>It begins.</p>"


def test_a_quoted_value_may_hold_the_end_of_a_tag() -> None:
    assert texts(f"<p title=\"a > b <script> \" class='<!--'>It begins.</p>{_AFTER}") == [
        "It begins.",
        "The article goes on.",
    ]


@pytest.mark.parametrize(
    "tag",
    [
        "<script type='application/ld+json'>",
        '<script data-x="a > b" type="application/ld+json">',
        "<script type=application/ld+json>",
        "<SCRIPT TYPE = 'Application/LD+JSON' async>",
    ],
)
def test_json_ld_is_kept_apart(tag: str) -> None:
    assert prepare_markup(f'{tag}{{"a": "<p>"}}</script>{_AFTER}') == (_AFTER, ('{"a": "<p>"}',))


def test_other_scripts_are_no_json_ld_and_several_keep_their_order() -> None:
    html = (
        "<script type='application/json'>{}</script><script type='application/ld+json'>1</script>"
        "<script>x('application/ld+json')</script><script type='application/ld+json'>2</script>"
    )
    assert prepare_markup(html).json_ld == ("1", "2")


def test_json_ld_that_is_never_closed_reaches_to_the_end() -> None:
    assert prepare_markup('<p>a</p><script type="application/ld+json">{"a": 1}').json_ld == ('{"a": 1}',)


def test_a_long_tag_keeps_what_tells_of_an_article() -> None:
    picture = "data:image/png;base64," + "A" * 20_000
    html = f"<div data-picture='{picture}' class='story body' onclick=\"go('>')\" ID=top hidden>Text.</div>{_AFTER}"
    assert _bounded(html).html == f"<div class='story body' id=top hidden>Text.</div>{_AFTER}"
    assert texts(html) == ["Text.", "The article goes on."]


def test_a_long_tag_loses_its_long_values_and_the_second_of_a_name() -> None:
    html = f"<p id='{'i' * 9_000}' class=one class=two>Text.</p>"
    assert _bounded(html).html == "<p class=one>Text.</p>"


def test_a_short_tag_keeps_all() -> None:
    html = f"<p data-x='{'i' * 1_900}' class=one>Text.</p>"
    assert prepare_markup(html).html == _bounded(html).html == html


def test_a_tag_of_many_attributes_is_never_let_through() -> None:
    many = " ".join(f"attribute{number}=x" for number in range(1_000))
    assert prepare_markup(f"<p {many} class=one>Text.</p>").html == "<p class=one>Text.</p>"


def test_elements_too_deep_leave_and_their_text_stays() -> None:
    deep = MAX_DEPTH + 50
    html = _MANY_TAGS + "<div>" * deep + "<p>At the bottom.</p>" + "</div>" * deep + _AFTER
    prepared = prepare_markup(html).html
    assert prepared.count("<div>") == prepared.count("</div>") == MAX_DEPTH
    assert prepared.endswith(f"</div>{_AFTER}")
    assert texts(html) == ["At the bottom.", "The article goes on."]


def test_depth_counts_what_is_open_at_once() -> None:
    html = "<div><span>One.</span></div><p>Two<br>three<img>four" * (MAX_DEPTH + 250)
    assert prepare_markup(html + "</p>").html == _bounded(html + "</p>").html == html + "</p>"


def test_a_page_of_few_tags_may_be_deep() -> None:
    deep = MAX_DEPTH + 50
    html = "<div>" * deep + "<p>At the bottom.</p>" + "</div>" * deep + _AFTER
    assert prepare_markup(html).html == html
    assert texts(html) == parsed(_bounded(html).html) == ["At the bottom.", "The article goes on."]


def test_a_page_with_too_many_tags_is_refused() -> None:
    assert prepare_markup("<b></b>" * (MAX_TAGS // 2)).html
    with pytest.raises(PageTooComplexError, match="more than 300000 tags"):
        prepare_markup("<b></b>" * (MAX_TAGS // 2) + "<p>")


# The end of a page.


@pytest.mark.parametrize("tail", ["Second line.", " 3 < 5 and so", " <", "\n", " a <3 b", " x > y"])
@pytest.mark.parametrize("many", ["", _MANY_TAGS])
def test_text_after_the_last_tag_stays(tail: str, many: str) -> None:
    assert prepare_markup(f"{many}<p>It ends.</p>{tail}").html == f"{many}<p>It ends.</p>{tail}"


@pytest.mark.parametrize("tag", ["<a href=", "<a", "<a title='<b", "</p", "<!-", "<!-- no"])
@pytest.mark.parametrize("many", ["", _MANY_TAGS])
def test_a_tag_that_the_page_ends_in_goes(tag: str, many: str) -> None:
    html = f"{many}<p>Text, then {tag}"
    assert _bounded(html).html == f"{many}<p>Text, then "
    assert texts(html) == parsed(html) == ["Text, then"]


# Elements that hold nothing of an article.


@pytest.mark.parametrize("name", ["aside", "footer", "nav", "svg"])
@pytest.mark.parametrize(
    "element",
    [
        "<{0}>No.</{0}>",
        "<{0} class='a > b'><p>No.</p></{0} >",
        "<{0}\n>No.</{0}\n>",
        "<{0}><div><{0} id=x>No.</{0}></div>No.</{0}>",
        "<{0}>No.<navy>No.</navy></asides></{0}>",
        "<{0}></{0}><{0}>No.</{0}>",
    ],
)
def test_an_element_that_is_closed_leaves_with_what_it_holds(name: str, element: str) -> None:
    html = f"<p>It begins.</p>{element.format(name)}{_AFTER}"
    upper = f"<p>It begins.</p>{element.format(name.upper())}{_AFTER}"
    for prepare in (_without_raw, _bounded):
        assert prepare(html) == prepare(upper) == Markup(f"<p>It begins.</p>{_AFTER}", ())


@pytest.mark.parametrize("name", ["aside", "footer", "nav", "svg"])
@pytest.mark.parametrize("element", ["<{0}>", "</{0}>", "<{0}><{0}>No.</{0}>", "<{0}/>", "<{0} class=x />"])
def test_an_element_that_is_not_closed_stays(name: str, element: str) -> None:
    html = f"<p>It begins.</p>{element.format(name)}{_AFTER}"
    assert prepare_markup(html) == (html, ())


@pytest.mark.parametrize("many", ["", _MANY_TAGS])
def test_an_element_with_json_ld_leaves_and_its_json_ld_is_kept(many: str) -> None:
    script = '<script type="application/ld+json">{"a": 1}</script>'
    html = f"{many}<nav>Yes.</nav><footer><p>No.</p>{script}</footer>{_AFTER}"
    assert prepare_markup(html) == (f"{many}{_AFTER}", ('{"a": 1}',))
    assert texts(html) == ["The article goes on."]


def test_an_unclosed_element_does_not_keep_the_others() -> None:
    html = f"<aside>One.</aside><nav><p>Two.</p><aside>Three.</aside><svg>4</svg>{_AFTER}"
    assert prepare_markup(html).html == f"<nav><p>Two.</p>{_AFTER}"


# Both ways of preparing a page give the same.

_SCRIPT = '<script type="application/ld+json">{"headline": "<p>"}</script>'


@pytest.mark.parametrize(
    "html",
    [
        page(),
        page(head=json_ld({"@type": "NewsArticle", "headline": "Bridge shut"})),
        f"<p title='<script>' class=\"</p>\">One.</p>{_AFTER}<a onclick='if (a > b) {{ x(\"<nav>\") }}'>Two.</a>",
        f"<p data-x = \"<!--\" data-y= '-->'>One.</p>{_AFTER}",
        f"<!-- <p>No.</p> --><p>One.</p><!----><!--> {_AFTER}<!-- <nav> -->",
        f"<script>a = '<!--'</script><p>One.</p><script><!-- b --></script>{_AFTER}",
        f"<nav>No.<nav>No.</nav>No.</nav><p>One.</p><NAV class=x>No.</Nav>{_AFTER}",
        f"</nav><p>One.</p></aside></svg>{_AFTER}</footer>",
        f"<svg><path d='M0 0'/><g></g></svg><p>One.</p>{_AFTER}",
        f"<P CLASS=X>One.</P><SCRIPT>no()</SCRIPT><STYLE>p {{}}</STYLE>{_AFTER.upper()}",
        f"<!DOCTYPE html><html><head><title>T</title></head><body>{_AFTER}</body></html>",
        f'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "a"><p>One.<br/>Two.</p>{_AFTER}',
        f"<p>One.<![CDATA[ a > b ]]> two.</p>{_AFTER}",
        f"<p>Five < six, <3, </ 4, < p>, 7 > 6 <> and &lt;p&gt;.</p>{_AFTER}",
        f"<p =x title==y a'b=c>One.</p><p title=a'b>Two.</p><img alt=>{_AFTER}",
        f"<p\n\tclass=x\n>One.</p\n><br\n/>{_AFTER}",
        f"<navigation>One.</navigation><svgs>Two.</svgs><aside-box>Three.</aside-box>{_AFTER}",
        f"{_SCRIPT}<p>One.</p>{_SCRIPT.upper()}{_AFTER}",
        f"<p>One.<b>Two.<i>Three.</b>Four.</i>{_AFTER}",
        f"<iframe src=x><p>No.</p></iframe><p>One.</p>{_AFTER}",
        f"<p>One.</p>{_AFTER}<script>never closed",
        "Text alone.",
        "",
    ],
)
def test_both_ways_give_the_same_on_ordinary_pages(html: str) -> None:
    quick = _without_raw(html)
    assert quick is not None
    assert quick == _bounded(html) == prepare_markup(html)
    assert parsed(quick.html) == parsed(html)


@pytest.mark.parametrize(
    "html",
    [
        f"<nav>No.{_AFTER}",
        f"<nav>No.<nav>No.</nav>{_AFTER}",
        f"<svg/><p>One.</p>{_AFTER}",
        f"<p>One.</p>{_AFTER}<a href='x",
        f"<p {'a=b ' * 500}>One.</p>{_AFTER}",
        _MANY_TAGS + _AFTER,
    ],
)
def test_other_pages_are_left_to_the_exact_way(html: str) -> None:
    assert _without_raw(html) is None
    assert prepare_markup(html) == _bounded(html)
    assert texts(html) == parsed(html)
