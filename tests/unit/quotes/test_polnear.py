"""Reading attributions and scoring against them, on an invented article in the corpus's format."""

from __future__ import annotations

from pathlib import Path

import pytest

from attribune_core.events import EnrichedArticle
from attribune_quotes import link
from benchmarks.attributions import count, figures
from benchmarks.polnear import Article, articles
from tests.unit.quotes.builders import article
from tests.unit.quotes.test_link import DIRECT, NAMES
from training.quote_examples import clean, examples
from training.quote_lexicon import fit
from training.quote_silver import annotated
from training.quote_weights import fold_of

TEXT = "“We won,” said Ada Roe. “At last.”"
ANN = """T1\tContent 0 9;24 34\t“We won,” “At last.”
T2\tCue 10 14\tsaid
T3\tSource 15 22\tAda Roe

E1\tAttribution:T2 Content:T1 Source:T3 Cue:T2
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for folder in ("text", "attributions"):
        (tmp_path / "dev" / folder).mkdir(parents=True)
    (tmp_path / "dev" / "text" / "paper_2016-01-02_won.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "dev" / "attributions" / "paper_2016-01-02_won_one.ann").write_text(ANN, encoding="utf-8")
    (tmp_path / "dev" / "attributions" / "paper_2016-01-02_won_two.ann").write_text("", encoding="utf-8")
    return tmp_path


def gold_of(corpus: Path) -> Article:
    (gold,) = articles(corpus, "dev")
    return gold


def event() -> EnrichedArticle:
    found = link(article(DIRECT, NAMES))
    assert found.text == TEXT
    return found


def test_the_first_annotators_attributions_are_read(corpus: Path) -> None:
    gold = gold_of(corpus)
    (one,) = gold.attributions
    assert [TEXT[start:end] for start, end in one.content] == ["“We won,”", "“At last.”"]
    assert (one.source, one.cue, one.quoted) == (((15, 22),), ((10, 14),), True)


def test_a_corpus_without_the_part_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="train"):
        list(articles(tmp_path, "train"))


def test_what_is_all_right_scores_one(corpus: Path) -> None:
    found = figures(count(gold_of(corpus), event()))
    assert found["quoted_linked_f1"] == found["all_linked_f1"] == found["speaker_acc"] == 1.0


def test_a_wrong_speaker_matches_and_is_not_linked(corpus: Path) -> None:
    (quote,) = event().quotes
    wrong = event().model_copy(update={"quotes": (quote.model_copy(update={"speaker": None}),)})
    found = figures(count(gold_of(corpus), wrong))
    assert (found["all_f1"], found["all_linked_f1"], found["speaker_acc"]) == (1.0, 0.0, 0.0)


def test_a_content_that_is_cut_badly_matches_and_is_not_exact(corpus: Path) -> None:
    (quote,) = event().quotes
    *others, (start, end) = quote.spans
    short = quote.model_copy(update={"spans": (*others, (start, end - 3))})
    found = figures(count(gold_of(corpus), event().model_copy(update={"quotes": (short,)})))
    assert (found["all_f1"], found["exact_r"]) == (1.0, 0.0)
    assert figures(count(gold_of(corpus), event()))["exact_r"] == 1.0


def test_a_nested_quote_is_left_out(corpus: Path) -> None:
    (quote,) = event().quotes
    inner = quote.model_copy(update={"id": "q2", "nested_in": "q1"})
    counts = count(gold_of(corpus), event().model_copy(update={"quotes": (quote, inner)}))
    assert (counts["found"], counts["match"]) == (1, 1)


def test_half_of_a_content_is_no_match(corpus: Path) -> None:
    (quote,) = event().quotes
    half = quote.model_copy(update={"spans": ((1, 3),)})
    found = figures(count(gold_of(corpus), event().model_copy(update={"quotes": (half,)})))
    assert found["all_f1"] == 0.0


def test_an_article_without_an_event_found_nothing(corpus: Path) -> None:
    counts = count(gold_of(corpus), None)
    assert (counts["missing"], counts["gold"], counts["found"]) == (1, 1, 0)


SILVER = """0\t1\t“\t"\t``\t3\tpunct\tO
1\t3\tWe\twe\tPRP\t3\tnsubj\tO
4\t7\twon\twin\tVBD\t6\tccomp\tO
7\t8\t,\t,\t,\t3\tpunct\tO
8\t9\t”\t"\t''\t3\tpunct\tO
10\t14\tsaid\tsay\tVBD\t0\troot\tO
15\t18\tAda\tAda\tNNP\t8\tcompound\tPERSON
19\t22\tRoe\tRoe\tNNP\t6\tnsubj\tPERSON
22\t23\t.\t.\t.\t6\tpunct\tO

24\t25\t“\t"\t``\t3\tpunct\tO
25\t27\tAt\tat\tIN\t3\tcase\tO
28\t32\tlast\tlast\tJJ\t0\troot\tO
32\t33\t.\t.\t.\t3\tpunct\tO
33\t34\t”\t"\t''\t3\tpunct\tO
"""


def test_the_silver_parse_as_an_annotated_article(corpus: Path, tmp_path: Path) -> None:
    table = tmp_path / "silver.tsv"
    table.write_text(SILVER, encoding="utf-8")
    read = annotated(clean(gold_of(corpus)), table)
    assert read.annotation is not None
    assert read.sentences == ((0, 23), (24, 34))
    assert read.annotation.absolute_heads()[:6] == [2, 2, 5, 2, 2, 5]
    assert [(one.label, one.name) for one in read.entities] == [("PERSON", "Ada Roe")]


def test_examples_say_which_readings_are_right_and_weights_follow_them(corpus: Path, tmp_path: Path) -> None:
    table = tmp_path / "silver.tsv"
    table.write_text(SILVER, encoding="utf-8")
    found = examples(gold_of(corpus), annotated(clean(gold_of(corpus)), table))
    assert any(one.right and "lc=say:ccomp<" in one.features for one in found)
    weights = fit([found * 20])
    right = [one for one in found if one.right]
    assert all(sum(weights.get(name, 0) for name in one.features) > 0 for one in right)


def test_one_publishers_month_is_one_fold() -> None:
    assert fold_of("paper_2016-01-02_won", 5) == fold_of("paper_2016-01-30_lost", 5)
    assert len({fold_of(f"{paper}_2016-{month:02}-01_x", 5) for paper in "abcd" for month in range(1, 13)}) == 5
