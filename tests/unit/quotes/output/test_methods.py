from __future__ import annotations

import pytest

from attribune_quotes.contents.selected_quotes import SelectedQuote
from attribune_quotes.cues.candidates import CueCandidate
from attribune_quotes.cues.construction_matches import ConstructionMatch
from attribune_quotes.output.methods import method_of
from tests.unit.quotes.builders import named

SPANS = ((0, 9),)


@pytest.mark.parametrize(
    ("construction", "method"),
    [
        ("ccomp", "complement"), ("para<", "aside"), ("acc", "according"), ("r>", "beside"), ("label", "label"),
        ("n:that", "noun"), ("a:to", "adjective"), ("pass+as", "passive"), ("o+as", "object"), ("tag", "tagged"),
    ],
)  # fmt: skip
def test_the_construction_of_the_cue_decides_on_the_method(construction: str, method: str) -> None:
    candidate = CueCandidate(ConstructionMatch(3, named(construction), ((0, 2),)), SPANS, 4)
    assert method_of(SelectedQuote(SPANS, 0.9, candidate, (10, 14), 4)) == method


def test_the_method_of_a_quote_without_a_cue() -> None:
    before = SelectedQuote(SPANS, 0.9)
    assert method_of(SelectedQuote(((20, 30),), 0.9)) == "unattributed"
    assert method_of(SelectedQuote(((20, 30),), 0.9, source=4)) == "nearby"
    assert method_of(SelectedQuote(((20, 30),), 0.9, source=4, continues=before)) == "continuation"
