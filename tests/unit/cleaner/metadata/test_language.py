"""The language is told where it can be."""

from __future__ import annotations

import pytest

from attribune_cleaner import clean
from attribune_cleaner.metadata.language import identify_language, language_of_tag
from attribune_core.events import RawArticle


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The bridge was closed on Monday after inspectors found a crack as long as a bus, officials said.", "en"),
        ("Le pont a été fermé lundi après que des inspecteurs ont trouvé une longue fissure, selon la mairie.", "fr"),
        ("El puente fue cerrado el lunes después de que los inspectores hallaran una grieta, dijo el alcalde.", "es"),
        ("Die Brücke wurde am Montag gesperrt, nachdem Prüfer einen Riss gefunden hatten, sagte der Minister.", "de"),
        ("أغلقت السلطات الجسر يوم الاثنين بعد أن عثر المفتشون على شق طويل فيه، بحسب ما قال رئيس البلدية", "ar"),
        ("Мост был закрыт в понедельник после того, как инспекторы нашли трещину, сообщил мэр города.", "ru"),
        (
            "市长星期一表示，检查人员发现裂缝后，大桥已经关闭，直到春天才会重新开放，居民必须绕行十四英里，消防部门对此表示担忧。",
            "zh",
        ),
    ],
)
def test_found(text: str, language: str) -> None:
    assert identify_language(text) == language


def test_a_few_words_are_no_evidence() -> None:
    assert identify_language("Bonjour à tous") is None
    assert identify_language("") is None


def test_names_and_numbers_do_not_make_another_language() -> None:
    text = "Nguyễn Văn Thiệu, Søren Kjærgård and Łukasz Żółć were among those who said on Monday that they would stay."
    assert identify_language(text) == "en"


def test_a_tag_is_cut_to_its_language() -> None:
    assert [language_of_tag(tag) for tag in ("en-US", "EN", "pt_BR", "zh-Hant-TW", "", None)] == [
        "en",
        "en",
        "pt",
        "zh",
        None,
        None,
    ]


def test_the_producer_wins() -> None:
    text = "Le pont a été fermé lundi après que des inspecteurs ont trouvé une longue fissure, selon la mairie."
    assert clean(RawArticle(body=text)).language == "fr"
    assert clean(RawArticle(body=text, language="en-GB")).language == "en"
