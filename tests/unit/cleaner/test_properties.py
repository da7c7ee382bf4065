"""What holds for any string that the cleaner is given, and that none holds it up."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attribune_cleaner import clean, clean_many
from attribune_core.errors import ArticleError, EmptyBodyError
from attribune_core.events import CleanArticle, RawArticle
from tests.unit.cleaner.holds import check, covered

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
