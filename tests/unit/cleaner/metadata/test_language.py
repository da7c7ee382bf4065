"""The language is told where it can be."""

from __future__ import annotations

from typing import Any

import pytest

from attribune_cleaner import clean
from attribune_cleaner.metadata import language as module
from attribune_cleaner.metadata.language import identify_language, language_of_page, language_of_tag
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


_ENGLISH = "The bridge was closed on Monday after inspectors found a crack as long as a bus, officials said."
_FRENCH = "Le pont a été fermé lundi après que des inspecteurs ont trouvé une longue fissure, selon la mairie."


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        (_ENGLISH, "en-US", "en"),
        (_FRENCH, "fr_FR", "fr"),
        # The template is English, the text is not; and the other way round.
        (_FRENCH, "en", "fr"),
        (_ENGLISH, "fr", "en"),
        (_FRENCH, None, "fr"),
        (_FRENCH, "", "fr"),
        (_FRENCH, "xx-none", "fr"),
        (_FRENCH, "French (France)", "fr"),
    ],
)
def test_of_a_page_its_words_say_more_than_its_template(text: str, declared: str | None, language: str) -> None:
    assert language_of_page(text, declared) == language


@pytest.mark.parametrize("declared", ["fr", "cs", "da"])
def test_a_language_other_than_english_is_believed(declared: str) -> None:
    assert language_of_page("Prague 1, Brno 2.", declared) == declared


def test_where_nothing_can_be_told_the_declared_language_stands() -> None:
    assert language_of_page("Brno 2.", "en") == "en"
    assert language_of_page("Brno 2.", None) is None


def test_the_words_at_the_beginning_tell() -> None:
    assert language_of_page(_FRENCH * 11 + _ENGLISH * 100, "en") == "fr"


class Identifier:
    """Stands for the identifier: remembers what it is asked, and finds one language with one probability."""

    def __init__(self, language: str = "fr", confidence: float = 1.0) -> None:
        self.asked: list[str] = []
        self._found = language, confidence

    def classify(self, text: str) -> Any:
        self.asked.append(text)
        return self._found


@pytest.fixture
def identifier(monkeypatch: pytest.MonkeyPatch) -> Identifier:
    """An identifier that takes every text for French."""
    found = Identifier()
    monkeypatch.setattr(module, "language_identifier", lambda: found)
    return found


#: One in four is a function word; one fewer in a hundred is no longer sure.
_SURE, _HARDLY = "the bridge Oakhurst closed " * 25, "the bridge Oakhurst closed " * 24 + "bridge Oakhurst closed shut "


def test_a_text_that_is_surely_english_needs_no_identifier(identifier: Identifier) -> None:
    assert identify_language(_ENGLISH) == "en"
    assert identify_language(_SURE) == "en"
    assert language_of_page(_SURE, "fr") == "en"
    assert identifier.asked == []


def test_a_text_that_is_hardly_english_is_identified(identifier: Identifier) -> None:
    assert identify_language(_HARDLY) == "fr"
    assert identify_language(_FRENCH) == "fr"
    assert identifier.asked == [_HARDLY, _FRENCH]


def test_the_case_of_a_function_word_does_not_count(identifier: Identifier) -> None:
    assert identify_language(_SURE.upper()) == "en"
    assert identifier.asked == []


def test_a_text_of_few_letters_is_not_identified_even_where_it_is_english(identifier: Identifier) -> None:
    assert identify_language("the " * 13 + "1234 5678 !") is None
    assert identify_language("the " * 14) == "en"
    assert identify_language("a" * 39 + " 1234 5678") is None
    assert identifier.asked == []
    assert identify_language("a" * 40) == "fr"


@pytest.mark.parametrize(("confidence", "language"), [(0.79, None), (0.8, "fr")])
def test_a_language_that_is_not_likely_enough_is_none(
    confidence: float, language: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "language_identifier", lambda: Identifier("fr", confidence))
    assert identify_language(_FRENCH) == language
    assert language_of_page(_FRENCH, "en") == (language or "en")


@pytest.mark.parametrize(("text", "declared"), [(_ENGLISH, "en-GB"), (_FRENCH, "fr"), (_FRENCH, "de-AT")])
def test_a_declared_language_that_the_words_do_not_contradict_is_not_looked_into(
    text: str, declared: str, identifier: Identifier
) -> None:
    assert language_of_page(text, declared) == declared[:2]
    assert identifier.asked == []


@pytest.mark.parametrize("declared", ["en", "en-US", None, "", "xx", "French"])
def test_a_declared_language_that_the_words_contradict_is_looked_into(
    declared: str | None, identifier: Identifier
) -> None:
    assert language_of_page(_FRENCH, declared) == "fr"
    assert identifier.asked == [_FRENCH]


def test_the_beginning_of_a_text_is_enough(identifier: Identifier) -> None:
    identify_language("Le pont a été fermé. " * 1_000)
    (asked,) = identifier.asked
    assert len(asked) == 1_000
