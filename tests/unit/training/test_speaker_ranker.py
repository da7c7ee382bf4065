"""The speaker ranker, fitted to invented questions, and where its examples come from."""

from __future__ import annotations

import numpy as np
import pytest

from attribune_cleaner import clean
from attribune_core.events import AnnotatedArticle, RawArticle
from attribune_entities import annotate
from attribune_quotes.speakers.features import COLUMNS
from corpora.news_gold import Article, Quote
from training.speaker_examples import Example, GoldAnswers, ReadAnswers, Text, examples

TEXT = (
    "Ada Moreno, the harbour master, met Carl Reyes on Friday.\n\n“We sail,” said the harbour master.\n\n"
    "“Not in this wind,” a fisherman said."
)


def annotated() -> AnnotatedArticle:
    return annotate(clean(RawArticle(id="lantern", body=TEXT)))


def gold(words: str, mention: str, name: str | None, description: str | None) -> Quote:
    start = TEXT.index(words)
    return Quote(((start, start + len(words)),), True, mention, name, description, "said")


def test_the_gold_says_whom_a_description_means() -> None:
    quotes = (
        gold("“We sail,”", "the harbour master", "Ada Moreno", None),
        gold("“Not in this wind,”", "a fisherman", None, "a fisherman"),
    )
    article = Article("lantern", TEXT, quotes, ("Ada Moreno", "Carl Reyes"), "sailing", "lantern")
    one = annotated()
    master, fisherman = examples(Text("sailing", one, GoldAnswers.of(article, one.text)), None)
    assert (master.words, int(master.right.sum()), master.nobody) == ("the harbour master", 1, False)
    assert master.right[master.chosen]
    assert (fisherman.words, int(fisherman.right.sum()), fisherman.nobody) == ("a fisherman", 0, True)
    assert master.rows.shape == (len(master.right), len(COLUMNS))


def test_a_mention_that_was_read_means_whom_the_reader_says() -> None:
    one = annotated()
    read = ReadAnswers({one.text.index("the harbour master."): one.text.index("Carl Reyes")})
    (found,) = examples(Text("sailing", one, read), None)
    (carl,) = np.flatnonzero(found.right)
    assert found.chosen == carl


def test_a_ranker_learns_what_is_right_and_that_it_may_be_nobody() -> None:
    pytest.importorskip("lightgbm", reason="only training installs it")
    from training.speaker_ranker import ranker

    chance = np.random.default_rng(0)
    found = []
    for number in range(400):
        rows = chance.random((3, len(COLUMNS)))
        right = np.zeros(3, dtype=bool)
        if number % 4:
            right[number % 3] = True
        rows[:, 5] = right + chance.normal(0, 0.1, 3)
        found.append(Example(f"event-{number}", 4, "the baker", rows, right, not right.any(), -1))
    trained = ranker(found)
    for one in found[:40]:
        chances = trained.probabilities(one.rows.tolist())
        assert (max(chances) < 0.5) == one.nobody
        assert one.nobody or one.right[int(np.argmax(chances))]
