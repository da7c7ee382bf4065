"""Each feature of a block has a name of its own and says what it is called."""

from __future__ import annotations

from math import log1p

import numpy as np
import pytest

from attribune_cleaner.page.block_features import COLUMNS, Hints, block_rows
from attribune_cleaner.page.blocks import Block, cut_blocks, parse_page
from attribune_cleaner.page.markup import prepare_markup
from tests.unit.cleaner.page.pages import STORY, page

NO_HINTS = Hints()
#: The distance to an element that is not there.
FAR = 40


def blocks(html: str) -> list[Block]:
    root = parse_page(prepare_markup(html).html).root
    assert root is not None
    return cut_blocks(root)


def values(html: str, hints: Hints = NO_HINTS) -> dict[str, list[float]]:
    """Return the values of each feature, one a block of `html`."""
    rows = block_rows(blocks(html), hints)
    return {name: rows[:, number].tolist() for number, name in enumerate(COLUMNS)}


def test_names_are_unique() -> None:
    assert len(set(COLUMNS)) == len(COLUMNS) > 50


@pytest.mark.parametrize(
    "html", [page(), "<p>One.</p>", "One.<hr>Two.", "<p>" + "x<p>" * 300, "<h1>…</h1><ul><li>1</ul>"]
)
def test_each_block_has_a_number_for_each_feature(html: str) -> None:
    found = blocks(html)
    rows = block_rows(found, Hints())
    assert rows.shape == (len(found), len(COLUMNS))
    assert rows.dtype == np.float64
    assert np.isfinite(rows).all()


def test_a_page_without_blocks_has_no_rows() -> None:
    assert block_rows([], Hints()).shape == (0, len(COLUMNS))


def test_the_same_page_has_the_same_features() -> None:
    assert np.array_equal(block_rows(blocks(page()), Hints()), block_rows(blocks(page()), Hints()))


def test_the_text_of_a_block() -> None:
    found = values(
        "<p>One, two: <a href=/>three</a> 4.</p><p>“NO”</p><p><b>bold</b> and more:</p><p>One<br>two</p><p>“no!”</p>"
    )
    assert found["letters"] == pytest.approx([log1p(12), log1p(2), log1p(11), log1p(6), log1p(2)])
    assert found["words"] == pytest.approx([log1p(4), log1p(1), log1p(3), log1p(1), log1p(1)])
    assert found["linked"] == pytest.approx([5 / 18, 0, 0, 0, 0])
    assert found["bold"] == pytest.approx([0, 0, 4 / 14, 0, 0])
    assert found["ends sentence"] == [1, 0, 1, 0, 1]
    assert found["begins with capital"] == [1, 0, 0, 1, 0]
    assert found["quotation marks"] == [0, 1, 0, 0, 1]
    assert found["commas a word"] == [0.25, 0, 0, 0, 0]
    assert found["digits"] == pytest.approx([1 / 18, 0, 0, 0, 0])
    assert found["capitals"] == pytest.approx([1 / 18, 2 / 4, 0, 1 / 7, 0])
    assert found["lines"] == [0, 0, 0, 1, 0]
    assert found["times on page"] == [1, 2, 1, 1, 2]


def test_what_surrounds_a_block() -> None:
    found = values(
        "<main><h2>Head</h2><img><img><p hidden>Text.</p></main><ul><li>a<li>bb</ul>"
        "<blockquote class=fb-post>c</blockquote>"
    )
    assert found["level of heading"] == [2, 0, 0, 0, 0]
    assert found["pictures before"] == [0, 2, 0, 0, 0]
    assert found["hidden"] == [0, 1, 0, 0, 0]
    assert found["below main"] == [1, 1, FAR, FAR, FAR]
    assert found["below ul"] == [FAR, FAR, 1, 1, FAR]
    assert found["items"] == [0, 0, 2, 2, 0]
    assert found["letters an item"] == [-1, -1, 1.5, 1.5, -1]
    assert found["tag"][2] == found["tag"][3] != found["tag"][1]
    assert found["depth"] == [4, 4, 4, 4, 2]


def test_what_the_page_says_of_itself() -> None:
    long = "The bridge over the Senn stays shut until the spring, the county said."
    hints = Hints(
        body="thebridgeoverthesennstaysshutuntilthespringthecountysaidnobodycame",
        descriptions=frozenset(["thebridgeoverthesennstaysshutuntilthespringthecountysaid"]),
        titles=frozenset(["shut"]),
    )
    html = f"<h1>Shut!</h1><p>{long}</p><p>Nobody came.</p><p>came</p>"
    assert values(html, hints)["page states text"] == [1, 1, 1, 1]
    assert values(html, hints)["in stated text"] == [0, 1, 1, 0]
    assert values(html, hints)["in description"] == [0, 1, 0, 0]
    assert values(html, hints)["is title"] == [1, 0, 0, 0]
    assert values(html, hints)["after title"] == [0, 1, 2, 3]
    for name in ("page states text", "in stated text", "in description", "is title"):
        assert values(html)[name] == [0, 0, 0, 0]


def test_neighbours_are_the_blocks_before_and_after() -> None:
    found = values(f"<div><h2>One</h2><p><a href=/>Two.</a></p><p>Three</p></div><p>{STORY[0]}</p>")
    assert found["linked -1"] == [-1, 0, 1, 0]
    assert found["linked +1"] == [1, 0, 0, -1]
    assert found["level of heading -2"] == [-1, -1, 2, 0]
    assert found["letters +2"][2:] == [-1, -1]
    assert found["letters +2"][0] == pytest.approx(log1p(5))
    assert found["tag -1"] == [-1, *found["tag"][:-1]]
    assert found["running text +1"] == [0, 0, 1, -1]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_page_of_few_blocks_has_few_neighbours(count: int) -> None:
    found = values("<p>One.</p>" * count)
    for step in (-2, -1, 1, 2):
        there = [number + step in range(count) for number in range(count)]
        assert [value != -1 for value in found[f"letters {step:+}"]] == there


def test_words_of_classes_near_and_farther_up() -> None:
    found = values(
        "<div class=story-list><div><div><p class=storyline>a</p><p class=my-story>b</p></div></div></div>"
        "<div id=storyRail><div><div><div><div><p>c</p></div></div></div></div></div><p>d</p>"
    )
    assert found["word story"] == [1, 0, 2, 2]
    assert found["word caption"] == [2, 2, 2, 2]
    assert found["below good word"] == [3, 0, 5, FAR]
    assert found["below bad word"] == [3, 3, 5, FAR]


def test_words_are_not_looked_for_all_the_way_up() -> None:
    html = "<div class='story ad'>" + "<div>" * 8 + "<p>a</p></div><p>b</p>"
    assert values(html)["below good word"] == values(html)["below bad word"] == [FAR, 8]


def test_running_text_is_where_sentences_are() -> None:
    story = "".join(f"<p>{text}</p>" for text in STORY)
    found = values(
        f"<nav2><a href=/>Home</a></nav2><article>{story}</article><footer2><p>All rights reserved</p></footer2>"
    )
    assert found["in main element"] == [0, *[1] * len(STORY), 0]
    assert found["running text of siblings"] == pytest.approx([0, *[1] * len(STORY), 0])
    assert found["running text before"][1] == 0
    assert found["running text after"][-2] == 0
    assert found["back to much text"][2] == 1
    assert found["after last text"][-1] == 1
    assert found["place"] == pytest.approx([number / (len(STORY) + 2) for number in range(len(STORY) + 2)])
