"""The invented articles have gold of every kind, and gold that does not fit its article is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.articles_gold import ARTICLES, GOLD, load, load_all
from benchmarks.gold_model import GoldError

GOLDS = load_all()


def test_there_is_enough_of_it() -> None:
    assert len(GOLDS) >= 40
    assert sum(len(gold.quotes) for gold in GOLDS) >= 300
    assert sum(len(gold.mentions) for gold in GOLDS) >= 600


def test_every_type_kind_and_label_is_there() -> None:
    quotes = [quote for gold in GOLDS for quote in gold.quotes]
    assert {quote.type for quote in quotes} == {"direct", "mixed", "indirect"}
    assert {quote.kind for quote in quotes} == {"speech", "writing", "thought", "intention"}
    assert any(quote.negated for quote in quotes)
    assert any(quote.nested_in for quote in quotes)
    assert any(quote.continues for quote in quotes)
    assert any(not quote.speakers for quote in quotes)
    assert any(len(quote.speakers) > 1 for quote in quotes)
    assert any(len(quote.spans) > 1 for quote in quotes)
    labels = {label for gold in GOLDS for entity in gold.entities for label in entity.labels}
    assert labels == {"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT"}
    assert {mention.kind for gold in GOLDS for mention in gold.mentions} == {"name", "nominal", "pronoun"}
    assert any(gold.not_quotes for gold in GOLDS)


GOOD = """+++
genre = "news"
[entities]
ara = {label = "PERSON", name = "Ara Kim"}
[quotes]
1 = {type = "direct", cue = "say"}
+++
{1|“Yes,”} {c1|said} [ara@1:Ara Kim].
"""


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("“Yes,”", "“No,”", "not in the article"),
        ("[ara@1:Ara Kim]", "[ara@1:Ara Kim", "never closed"),
        ("[ara@1:Ara Kim]", "[bob@1:Ara Kim]", "bob"),
        ("[ara@1:Ara Kim]", "[ara@2:Ara Kim]", "speaker of no quote"),
        ("{c1|said}", "{c2|said}", "cue of no quote"),
        ("{c1|said}", "said", "cue is marked"),
        ("{1|“Yes,”}", "“Yes,”", "differ"),
        ('"direct"', '"indirect"', "does not fit"),
        ("“Yes,”", "Yes,", "does not fit"),
        ('"PERSON"', '"HUMAN"', "unknown label"),
        ("[quotes]", 'bob = {label = "PERSON", name = "Bob"}\n[quotes]', "never mentioned"),
        ('"news"', '"poem"', "unknown genre"),
        ('"direct", cue', '"direct", tags = ["loud"], cue', "unknown tags"),
        ("[entities]", 'not_quotes = ["title"]\n[entities]', "not_quotes has to say"),
        ("{c1|said}", "{x|{c1|said}}", "not_quotes has to say"),
        ("[entities]", 'absent = ["Read more"]\n[entities]', "boilerplate"),
        ("[entities]", 'absent = ["Ara Kim"]\n[entities]', "boilerplate"),
        ('cue = "say"', 'cue = "say", tone = "glad"', "unknown fields"),
    ],
)
def test_a_gold_that_is_wrong_is_refused(tmp_path: Path, old: str, new: str, fault: str) -> None:
    article, gold = tmp_path / "a.txt", tmp_path / "a.gold"
    article.write_text("SEOUL — “Yes,” said Ara Kim.\n", encoding="utf-8")
    gold.write_text(GOOD, encoding="utf-8")
    assert load(article, gold).quotes[0].speakers[0].entity.names == ("Ara Kim",)
    assert old in GOOD
    gold.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(GoldError, match=fault):
        load(article, gold)


def test_an_article_without_gold_is_refused(tmp_path: Path) -> None:
    for folder in (ARTICLES, GOLD):
        (tmp_path / folder.name).mkdir()
    (tmp_path / ARTICLES.name / "a.txt").write_text("Text.", encoding="utf-8")
    with pytest.raises(GoldError, match="without gold"):
        load_all(tmp_path / ARTICLES.name, tmp_path / GOLD.name)
