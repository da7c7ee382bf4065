"""The whole cleaner: what it makes of an article, and what it refuses."""

from __future__ import annotations

import time

import pytest

from attribune_cleaner import clean, clean_many
from attribune_core import VERSION
from attribune_core.errors import BodyTooLongError, ContractError, EmptyBodyError, NotTextError
from attribune_core.events import CleanArticle, RawArticle
from attribune_core.ids import article_id, first_event_id
from tests.unit.cleaner.holds import check, covered

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
