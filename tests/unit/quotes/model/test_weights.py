"""The weights say what they are, and are refused where the code has other features."""

from __future__ import annotations

import orjson
import pytest

from attribune_quotes.analysis import analyse
from attribune_quotes.attribution import features as source_features
from attribune_quotes.attribution.candidates import source_candidates
from attribune_quotes.contents import features as content_features
from attribune_quotes.contents.proposals import propose_contents
from attribune_quotes.linker import check_weights
from attribune_quotes.model.columns import FeatureBlock, WeightsError, check_columns, columns_of
from attribune_quotes.model.forest import Forest
from attribune_quotes.model.scorer import Scorer
from attribune_quotes.model.weights import SCHEMA, Weights, packaged_weights, weights_of
from tests.unit.quotes.builders import article
from tests.unit.quotes.test_linker import DIRECT, NAMES

FITTED = ("one", "two", "three")


@pytest.mark.parametrize(
    ("declared", "reason"),
    [
        (
            ("one", "between", "two", "three"),
            r"column 1 of the trees for content is 'two' in the weights and 'between'",
        ),
        (("one", "renamed", "three"), r"column 1 .* is 'two' in the weights and 'renamed' in the code"),
        (("one", "two", "three", "four"), r"fitted without 'four', which is column 3"),
        (("one", "two"), r"fitted to 'three', which the code lacks"),
        ((), r"fitted to 'one', which the code lacks"),
    ],
)
def test_other_features_than_those_fitted_are_refused_by_name(declared: tuple[str, ...], reason: str) -> None:
    with pytest.raises(WeightsError, match=reason):
        check_columns("content", FITTED, declared)


def test_the_same_features_are_accepted() -> None:
    check_columns("content", FITTED, FITTED)


def test_no_two_features_have_one_name() -> None:
    blocks = [FeatureBlock(("one", "two"), list), FeatureBlock(("two",), list)]
    with pytest.raises(WeightsError, match="two features are called 'two'"):
        columns_of(blocks)
    assert columns_of(blocks[:1], ("three",)) == FITTED


def test_the_weights_that_ship_were_fitted_to_the_features_of_the_code() -> None:
    check_weights()
    columns = packaged_weights().columns
    assert set(columns) == {"content", "source", "confidence"}
    assert list(columns["confidence"][: len(columns["source"])]) == list(columns["source"])


def test_the_weights_that_ship_say_what_they_were_fitted_to() -> None:
    meta = packaged_weights().meta
    assert meta["schema"] == SCHEMA
    assert {"fitted", "commit", "model", "corpora", "command"} <= meta.keys()


def test_another_layout_is_refused() -> None:
    stored = {"meta": {"schema": SCHEMA + 1}}
    with pytest.raises(WeightsError, match=f"layout {SCHEMA + 1}, this code reads {SCHEMA}"):
        weights_of(stored)
    with pytest.raises(WeightsError, match="layout None"):
        weights_of(orjson.loads(b'{"lexicon": {}}'))


def test_each_block_gives_a_value_for_each_of_its_names() -> None:
    one = article(DIRECT, NAMES)
    assert one.annotation is not None
    analysis = analyse(one, one.annotation)
    contents = propose_contents(analysis)
    assert contents
    assert content_features.rows(analysis, contents).shape == (len(contents), len(content_features.COLUMNS))
    sources = source_candidates(analysis, contents[0], None)
    rows = source_features.rows(analysis, contents[0], sources, 0.5, None)
    assert rows.shape == (len(sources), len(source_features.COLUMNS))


def test_a_lemma_reports_where_it_does_so_in_some_construction() -> None:
    cues = {"l=say": 1.0, "l=see": -0.5, "lc=see:ccomp": 0.9, "lc=see:obj": -0.4, "l=run": -0.2, "lc=eat:obj": 0.1}
    scorer = Scorer(Forest([]), Forest([]), Forest([]), 1.0, 0.0, ())
    assert Weights(cues, scorer, scorer).reporting == {"say", "see"}
