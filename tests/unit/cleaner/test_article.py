"""The whole cleaner: what it makes of an article, what it refuses, and what holds for any string."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attribune_cleaner import clean, clean_many
from attribune_core import VERSION
from attribune_core.codec import decode, encode
from attribune_core.errors import ArticleError, BodyTooLongError, ContractError, EmptyBodyError, NotTextError
from attribune_core.events import CleanArticle, RawArticle
from attribune_core.ids import article_id, first_event_id

WIRE = """\
By Livia Castellan
March 3, 2026

GENOA, Italy (Harbour Wire) - A ferry ran aground off the coast near Genoa early Tuesday\xa0after its steering failed.

“The ship simply stopped answering the wheel, » Captain Marco Bellandi said.  “We had everybody on deck. »

Advertisement

Nobody was seriously hurt 😀, Bellandi said.

(Reporting by Livia Castellan; editing by Tom Brandreth)
"""


def check(article: CleanArticle, body: str) -> None:
    """Assert what holds for every clean article."""
    assert article.text == article.text.strip()
    assert article.text
    assert [article.text[start:end] for start, end in article.paragraphs] == article.text.split("\n\n")
    for start, origin, size in article.source_map or ():
        assert article.text[start : start + size] == body[origin : origin + size]
    assert decode(CleanArticle, encode(article)) == article


def covered(runs: Iterable[tuple[int, int, int]]) -> set[int]:
    return {at for start, _, size in runs for at in range(start, start + size)}


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
    with pytest.raises(BodyTooLongError, match="11 characters, more than the limit of 10"):
        clean(RawArticle(body="😀" * 11), max_characters=10)
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


# Properties.

_PIECES = st.sampled_from(
    [
        *("By Jane Doe", "March 3, 2026", "date 2024-03-27", "Read more", "PARIS (AFP) - ", "LONDON — ", "Source: X\n"),
        *(
            "“",
            "”",
            "»",
            "« ",
            "„",
            '"',
            "''",
            "'",
            "’",
            "\n",
            "\n\n",
            "\r\n",
            " ",
            "\xa0",
            "\t",
            "\u200b",
            "\ufeff",
            "\x00",
        ),
        *(
            "â€œ",
            "â€™",
            "Ã©",
            "e\u0301",
            "한",
            "😀",
            "👨‍👩‍👧",
            "&quot;",
            "&amp;",
            "<p>",
            "</p>",
            "<br>",
            "<html>",
            "\ud800",
            "\x85",
        ),
        *("The minister said that it was over.", "he said", "a", "Zoë", "قال", ".", ",,", ' " ', " ''", "``"),
        *(
            "Foto: X Y",
            "Copyright X",
            "Updated 3 hours ago",
            "10:15, 3 March 2026",
            "By Jane Doe | The X Echo",
            "Tags: a",
        ),
    ]
)
_BODIES = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=30).map("".join))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=300)
@given(_BODIES, st.sampled_from([None, "text/plain", "text/html", "junk"]))
def test_any_string_is_cleaned_or_refused(body: str, content_type: str | None) -> None:
    (result,) = clean_many([RawArticle(body=body, content_type=content_type)])
    if isinstance(result, CleanArticle):
        check(result, body)
    else:
        assert str(result)


@settings(deadline=None)
@given(st.text(st.characters(max_codepoint=127, exclude_characters="&"), max_size=300))
def test_every_ascii_letter_traces_back(body: str) -> None:
    (article,) = clean_many([RawArticle(body=body, content_type="text/plain")])
    if isinstance(article, ArticleError):
        return
    assert article.source_map is not None
    assert {at for at, char in enumerate(article.text) if char.isalnum()} <= covered(article.source_map)


_SENTENCES = st.sampled_from(
    [
        "The minister said on Monday that the bridge would stay shut until the spring, and nobody agreed.",
        "“We will not gamble with a single family,\xa0» she said.",
        "\" I was lighting the stove \", tells the baker. ,,The rest I left,'' she adds.",
        "“We told them,'' said Ray Cobb, who has painted it since 1998. “Nobody listened.\"",
        "„Das ist gut“, sagte sie.",
        "Nobody\u200b was hurt\u00ad 😀, Rene\u0301e Ouellette  said.",
        "â€œItâ€™s late,â€\x9d she said, and left the room with her brother.",
    ]
)
_NOISE = st.sampled_from(
    [
        *("Advertisement", "Read more: Ten bridges to avoid", "© 2025 Courier", "Share this article"),
        *("Foto: Jens Uhlig", "Updated 3 hours ago", "Copyright Valleys Gazette", "Words: Jane Doe", "Getty Images"),
        *("EDITOR'S NOTE: all times are local", "Last modified on 14 Feb 2026", "Results: page 14"),
    ]
)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["By Jane Doe", "March 3, 2026", "Source: Courier"]), max_size=2),
    st.lists(st.one_of(_SENTENCES, _NOISE), max_size=8),
    st.sampled_from(["\n", "\n\n", "\r\n\r\n"]),
)
def test_a_clean_article_is_clean(header: list[str], paragraphs: list[str], separator: str) -> None:
    try:
        article = clean(RawArticle(body=separator.join([*header, *paragraphs])))
    except EmptyBodyError:
        return
    assert clean(RawArticle(body=article.text)).text == article.text


_LONG = 200_000
_HOSTILE = {
    "spaces": "a" + " " * (_LONG - 2) + "b",
    "lines": "a\n" * (_LONG // 2),
    "opening marks": "“a" * (_LONG // 2),
    "clauses": ("“He said. “x, he said. " * _LONG)[:_LONG],
    "capitals": "“" + "A" * (_LONG - 2) + ".",
    "mojibake": ("â€œhello thereâ€\x9d\n" * _LONG)[:_LONG],
    "marks on one letter": "a" + "\u0316\u0301" * (_LONG // 2 - 1),
    "decomposed": "e\u0301" * (_LONG // 2),
    "references": ("&amp;lt" * _LONG)[:_LONG],
    "brackets": "<p " * (_LONG // 3),
    "credits": ("A / " * 75 + "\n\n") * (_LONG // 302),
    "bylines": "By Jane Doe\n" * (_LONG // 12),
    "low commas": "“ ,,a \" b '' “" * (_LONG // 14),
    "guillemets": '« " „a " ” ' * (_LONG // 11),
    "pages": ("Photo: A B | " * 12 + "\n\n") * (_LONG // 160),
    "footers": "Words: Jane Doe | 3 hours ago, 3 pm\n\n" * (_LONG // 40),
    "times": "3 pm 3 pm 3 pm 3 pm 3 pm\n\n" * (_LONG // 27),
    "reach": ("Email the writer " + "1 " * 70 + "\n\n") * (_LONG // 160),
    "many characters": "".join(random.Random(1).choice("“”\"«»'’ \n.,aBé☃") for _ in range(_LONG)),
}


@pytest.mark.parametrize("name", _HOSTILE)
def test_hostile_bodies_take_no_longer_than_others(name: str) -> None:
    started = time.process_time()
    (result,) = clean_many([RawArticle(body=_HOSTILE[name], content_type="text/plain")])
    assert time.process_time() - started < 4
    if isinstance(result, CleanArticle):
        check(result, _HOSTILE[name])
