"""Corrections are found again in an event whose quotes are cut otherwise."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from attribune_core.events import Quote
from attribune_desk.corrections.models import Correction, Kind, NewSpeaker, QuoteTarget
from attribune_desk.corrections.placing import Placement, place, targets

TEXT = (
    "“We will rebuild the whole harbour wall by the spring,” Ada Roe said. “Nobody will be left out,” she added. "
    "“Nobody will be left out,” the council wrote in May. The port denied that the money had run out at once."
)
WALL = "“We will rebuild the whole harbour wall by the spring,”"


def quotes(*said: str, text: str = TEXT) -> list[Quote]:
    """Return quotes of these stretches of the text; the same again is its next occurrence."""
    found, after = [], dict.fromkeys(said, 0)
    for number, words in enumerate(said, 1):
        start = text.index(words, after[words])
        end = after[words] = start + len(words)
        kind = "direct" if "“" in words else "indirect"
        found.append(
            Quote.model_validate(
                {
                    "id": f"q{number}",
                    "type": kind,
                    "text": words,
                    "spans": ((start, end),),
                    "confidence": 0.9,
                    "method": "x",
                }
            )
        )
    return found


def correction(
    target: QuoteTarget,
    identifier: str = "c1",
    kind: Kind = "hide",
    replaces: tuple[str, ...] = (),
    speaker: str | None = None,
) -> Correction:
    return Correction(
        id=identifier,
        kind=kind,
        article="a",
        quote=target,
        replaces=replaces,
        speaker=None if speaker is None else NewSpeaker(name=speaker),
        made_at="2026-01-01T00:00:00+00:00",
    )


def placed(found: Sequence[Placement]) -> list[tuple[str, str | None, bool]]:
    return [(one.correction.id, one.quote, one.in_force) for one in found]


def test_it_is_found_by_its_words_wherever_they_are_now() -> None:
    before = targets(quotes(WALL))["q1"]
    text = "The wall fell. " + TEXT.replace("“We will", "[‘W]e will").replace("spring,”", "spring!’")
    cut = quotes("The wall fell", "[‘W]e will rebuild the whole harbour wall by the spring!’", text=text)
    (found,) = place([correction(before)], cut, text)
    assert (found.quote, found.exact, found.share) == ("q2", True, 1.0)


def test_of_equal_quotes_the_one_at_its_place_or_of_its_number_is_meant() -> None:
    left = "“Nobody will be left out,”"
    first, second = targets(quotes(left, left)).values()
    assert (first.occurrence, second.occurrence) == (0, 1)
    # The first of the two is not found any more: the second keeps its own correction.
    last = quotes(left, left)[1:]
    assert [one.quote for one in place([correction(first, "c1"), correction(second, "c2")], last, TEXT)] == [None, "q2"]
    moved = "Moved. " + TEXT
    again = quotes(left, left, text=moved)
    assert [one.quote for one in place([correction(first, "c1"), correction(second, "c2")], again, moved)] == [
        "q1",
        "q2",
    ]


@pytest.mark.parametrize(
    "cut",
    [
        "We will rebuild the whole harbour wall by the spring",
        "rebuild the whole harbour wall",
        "“We will rebuild the whole harbour wall by the spring,” Ada Roe said",
    ],
)
@pytest.mark.parametrize("before", ["", "Moved. "])
def test_it_goes_to_the_quote_that_has_most_of_it(cut: str, before: str) -> None:
    one, text = correction(targets(quotes(WALL))["q1"]), before + TEXT
    others = "“Nobody will be left out,”"
    assert placed(place([one], quotes(others, cut, text=text), text)) == [("c1", "q2", True)]


@pytest.mark.parametrize("before", ["", "Moved. "])
def test_a_quote_of_which_less_than_half_is_there_is_unplaced(before: str) -> None:
    one, text = correction(targets(quotes(WALL))["q1"]), before + TEXT
    (found,) = place([one], quotes("by the spring,”", "“Nobody will be left out,”", text=text), text)
    assert (found.quote, found.in_force) == (None, True)
    assert found.why == "no quote of the article holds half of it"


def test_a_quote_that_says_much_more_is_another_one() -> None:
    one = correction(targets(quotes("“Nobody will be left out,”"))["q1"])
    assert placed(place([one], quotes(TEXT), TEXT)) == [("c1", None, True)]


def test_words_that_all_english_shares_are_nothing_in_common() -> None:
    text = "“It is a very good day for the port,” she said."
    one = correction(targets(quotes("“It is a very good day for the port,”", text=text))["q1"])
    other = "“It was the day a port is for, not a very bad one,” he said."
    assert placed(place([one], quotes("“It was the day a port is for, not a very bad one,”", text=other), other)) == [
        ("c1", None, True)
    ]


def test_a_short_quote_is_found_by_its_words() -> None:
    text = "“No,” she said. “No,” he said. “Yes,” she said."
    found = targets(quotes("“No,”", "“No,”", "“Yes,”", text=text))
    assert [(one.key, one.occurrence) for one in found.values()] == [(None, 0), (None, 1), (None, 0)]
    moved = "So. " + text
    again = quotes("“No,”", "“No,”", "“Yes,”", text=moved)
    three = [correction(one, f"c{number}") for number, one in enumerate(found.values())]
    assert [one.quote for one in place(three, again, moved)] == ["q1", "q2", "q3"]


def test_one_that_came_in_the_place_of_another_supersedes_it_however_the_quote_is_cut() -> None:
    whole, part = targets(quotes(WALL, "rebuild the whole harbour wall")).values()
    two = [correction(whole, "c1", "speaker"), correction(part, "c2", "speaker", replaces=("c1",))]
    for cut in (WALL, "rebuild the whole harbour wall", "We will rebuild the whole harbour wall"):
        assert placed(place(two, quotes(cut), TEXT)) == [("c1", "q1", False), ("c2", "q1", True)]
    # The later one is undone: the earlier is in force again.
    assert placed(place(two[:1], quotes(WALL), TEXT)) == [("c1", "q1", True)]


def test_of_two_quotes_that_are_one_now_the_greater_share_counts_and_the_other_is_told() -> None:
    first, second = "We will rebuild the whole", "harbour wall by the spring"
    found = targets(quotes(first, second)).values()
    two = [correction(one, f"c{number}", "speaker", speaker=f"P{number}") for number, one in enumerate(found, 1)]
    joined = quotes("will rebuild the whole harbour wall by the spring")
    results = place(two, joined, TEXT)
    assert placed(results) == [("c1", None, True), ("c2", "q1", True)]
    assert results[0].why == "another correction fits its quote better"
    # Where both say the same, nobody needs to look.
    both = [correction(one, f"c{number}", "speaker", speaker="P") for number, one in enumerate(found, 1)]
    assert placed(place(both, joined, TEXT)) == [("c1", "q1", False), ("c2", "q1", True)]


def test_a_correction_of_a_quote_that_is_there_beats_one_of_a_quote_that_is_not() -> None:
    whole, part = targets(quotes(WALL, "rebuild the whole harbour wall by the spring")).values()
    two = [correction(whole, "c1", "speaker", speaker="P"), correction(part, "c2", "speaker")]
    assert placed(place(two, quotes(WALL), TEXT)) == [("c1", "q1", True), ("c2", None, True)]


def test_to_hide_and_to_change_the_speaker_do_not_meet() -> None:
    (one,) = targets(quotes(WALL)).values()
    two = [correction(one, "c1", "speaker"), correction(one, "c2", "hide")]
    assert placed(place(two, quotes(WALL), TEXT)) == [("c1", "q1", True), ("c2", "q1", True)]
