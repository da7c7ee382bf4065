"""Every convention and kind of text has its examples, and a quote is taken for an example of what it shows."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.articles_gold import load, load_all
from benchmarks.conventions import CONVENTIONS, GENRES, NOT_SPEECH, of
from benchmarks.gold_model import Gold
from benchmarks.markup import parse

GOLDS = load_all()
EXAMPLES = Counter(name for gold in GOLDS for quote in gold.quotes for name in of(gold, quote))


@pytest.mark.parametrize("convention", sorted(CONVENTIONS))
def test_every_convention_has_examples_in_more_than_one_quote(convention: str) -> None:
    assert EXAMPLES[convention] >= 4


def test_no_example_is_of_a_convention_without_a_name() -> None:
    assert set(EXAMPLES) <= CONVENTIONS


def test_every_kind_of_text_is_there() -> None:
    assert {gold.genre for gold in GOLDS} == GENRES


def test_all_that_is_no_speech_is_there_for_each_reason() -> None:
    reasons = Counter(reason for gold in GOLDS for reason in gold.not_speech)
    assert set(reasons) == NOT_SPEECH
    assert min(reasons.values()) >= 3


ENTITIES = {
    "ara": '{label = "PERSON", name = "Ara Kim"}',
    "bo": '{label = "ORG", name = "Bo Bank"}',
    "aid": '{label = "PERSON", name = "an aide", named = false}',
}
SAY = 'cue = "say"'


def gold_of(folder: Path, text: str, *quotes: str) -> Gold:
    """The gold of a text of markup; a quote's line of the head each, from 1 on."""
    entities = [f"{key} = {entity}" for key, entity in ENTITIES.items() if f"[{key}" in text]
    heads = [f"{number} = {{{quote}}}" for number, quote in enumerate(quotes, 1)]
    head = "\n".join(['genre = "news"', "[entities]", *entities, "[quotes]", *heads])
    (folder / "a.gold").write_text(f"+++\n{head}\n+++\n{text}\n", encoding="utf-8")
    (folder / "a.txt").write_text(parse(text).text, encoding="utf-8")
    return load(folder / "a.txt", folder / "a.gold")


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("[ara@1:Ara Kim] {c1|said} {1|it was late}.", f'type = "indirect", {SAY}', set()),
        ("{1|“Late,”} [ara@1:Ara Kim] {c1|said}.", f'type = "direct", {SAY}', {"curly marks"}),
        ('{1|"Late,"} [ara@1:Ara Kim] {c1|said}.', f'type = "direct", {SAY}', {"straight marks"}),
        ("{1|‘It’s late’}, [ara@1:Ara Kim] {c1|said}.", f'type = "direct", {SAY}', {"single marks"}),
        ("{1|``Late,''} [ara@1:Ara Kim] {c1|said}.", f'type = "direct", {SAY}', {"``marks''"}),
        ("{1|« Late »}, [ara@1:Ara Kim] {c1|said}.", f'type = "direct", {SAY}', {"«marks»"}),
        ("{1|„Late“}, [ara@1:Ara Kim] {c1|said}.", f'type = "direct", {SAY}', {"„marks“"}),
        ("[ara@1:Ara Kim] {c1|said} {1|that it’s “late”}.", f'type = "mixed", {SAY}', {"curly marks"}),
        ("{1|It is late}, {c1|said} Mr. [ara@1:Ara Kim].", f'type = "indirect", {SAY}', {"inversion"}),
        ("{1|“Late,”} [ara@1:Kim] {c1|said}. {1|“So.”}", f'type = "direct", {SAY}', {"curly marks", "interrupted"}),
        ("Yes.\n\n{1|“Late.”}", 'type = "direct"', {"curly marks", "alone in its paragraph", "nobody named"}),
        ("[ara@1:Kim] left, {c1|calling} {1|it late}.", 'type = "indirect", cue = "call"', {"participle"}),
        ("[ara@1:Kim] {c1|denied} {1|it}.", 'type = "indirect", cue = "deny", negated = true', {"negation"}),
        ("[ara@1:Kim] {c1|hopes} {1|to go}.", 'type = "indirect", cue = "hope", kind = "intention"', {"intention"}),
        (
            "[ara@1:Kim] {c1|tweeted} {1|it}.",
            'type = "indirect", cue = "tweet", kind = "writing"',
            {"writing", "posted"},
        ),
        ("[ara@1:Kim] {c1|told} us {1|it was late}.", 'type = "indirect", cue = "tell"', {"told"}),
        ("{1|It is late}, {c1|according to} [ara@1:Kim].", 'type = "indirect", cue = "accord"', {"according to"}),
        (
            "{1|It} was {c1|called} {1|late} by [ara@1:Kim].",
            'type = "indirect", cue = "call", tags = ["passive"]',
            {"passive"},
        ),
        ("[ara:Kim], [ara@1:who] {c1|said} {1|it was late}.", f'type = "indirect", {SAY}', {"relative pronoun"}),
        ("[ara:Kim] left. [ara@1:She] {c1|said} {1|so}.", f'type = "indirect", {SAY}', {"pronoun"}),
        ("[ara:Kim] left. [ara~@1:The baker] {c1|said} {1|so}.", f'type = "indirect", {SAY}', {"description"}),
        ("[aid@1:An aide] {c1|said} {1|it was late}.", f'type = "indirect", {SAY}', {"anonymous"}),
        ("[bo@1:Bo Bank] {c1|said} {1|it was late}.", f'type = "indirect", {SAY}', {"organisation"}),
        (
            "[ara@1:Kim] and [bo@1:Bo Bank] {c1|said} {1|it was late}.",
            f'type = "indirect", {SAY}',
            {"organisation", "several speakers"},
        ),
    ],
)
def test_a_quote_is_an_example_of_what_it_shows(tmp_path: Path, text: str, quote: str, expected: set[str]) -> None:
    gold = gold_of(tmp_path, text, quote)
    assert of(gold, gold.quotes[0]) == expected


def test_a_quote_in_a_quote_is_an_example_of_both(tmp_path: Path) -> None:
    text = "{1|“[aid@2:An aide] {c2|said}, {2|‘Late,’}”} [ara@1:Kim] {c1|said}."
    gold = gold_of(tmp_path, text, f'type = "direct", {SAY}', f'type = "direct", {SAY}')
    outer, inner = (of(gold, quote) for quote in gold.quotes)
    assert outer == {"curly marks", "nested marks"}
    assert inner == {"single marks", "nested attribution", "anonymous"}


def test_a_quote_carried_on_is_told_from_one_said_on(tmp_path: Path) -> None:
    said, on = f'type = "direct", {SAY}', 'type = "direct", continues = "1"'
    carried = gold_of(tmp_path, "[ara@1,2:Kim] {c1|said}: {1|“Late.}\n\n{2|“Very.”}", said, on)
    assert "repeated opening marks" in of(carried, carried.quotes[1])
    closed = gold_of(tmp_path, "[ara@1,2:Kim] {c1|said}: {1|“Late.”}\n\n{2|“Very.”}", said, on)
    assert "repeated opening marks" not in of(closed, closed.quotes[1])
