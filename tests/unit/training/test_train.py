"""The plan of training: its length, its batches, its mixture; and documents as rows."""

import random

import pytest
import spacy
from en_attribune_news.pieces import Pieces
from spacy.tokens import Doc, Span

from training.annotation import ATTRIBUTION
from training.augment import NamePool
from training.plan import Plan, batches, stream
from training.rows import UNKNOWN, Labels, Row, Rows

VOCAB = spacy.blank("en").vocab
PIECES = Pieces(["[UNK]", "[CLS]", "[SEP]", "a", "b", "##a"], {"a": 3})
POOL = NamePool([], [], {})


def doc(word: str, size: int = 10) -> Doc:
    return Doc(VOCAB, words=[word] * size, tags=["NN"] * size)


def plan(**more: object) -> Plan:
    given = {"first_mixture": {"a": 1, "b": 2.5}, "last_mixture": {"a": 2, "b": 0.5}, **more}
    return Plan(**{"layers": (0,), "words": 2_000, "batch": 100, **given})  # type: ignore[arg-type]


def rows() -> Rows:
    return Rows(Labels.of([doc("a")]), PIECES, {"b": 0.5})


def test_the_mixture_moves_from_the_first_to_the_last() -> None:
    assert [plan().times("a", share) for share in (0, 0.5, 1)] == [1, 1.5, 2]


def test_all_words_of_the_plan_are_met_and_few_more() -> None:
    sources = {"a": [doc("a")] * 40, "b": [doc("b")] * 40}
    met = [len(row) for batch in stream(sources, plan(), POOL, rows(), random.Random(0)) for row in batch]
    assert 2_000 <= sum(met) < 2_100


def test_a_pass_draws_each_source_as_often_as_planned() -> None:
    sources = {"a": [doc("a")] * 40, "b": [doc("b")] * 40}
    batches_ = list(stream(sources, plan(words=1_400), POOL, rows(), random.Random(0)))
    trusts = [row.trust for batch in batches_ for row in batch][:140]
    assert (trusts.count(1.0), trusts.count(0.5)) == (40, 100)


def test_batches_hold_rows_of_one_length_within_their_size() -> None:
    made = [rows().row(doc("a", size), "a") for size in (3, 30, 4, 5, 28, 200)]
    grouped = batches(made, 70, random.Random(0))
    assert sorted(sorted(len(row) for row in batch) for batch in grouped) == [[3, 4, 5], [28, 30], [200]]


def test_a_row_has_what_is_known_and_marks_what_is_not() -> None:
    known = Doc(
        VOCAB, words=["Ada", "sang", "aa"], tags=["NNP", "VBD", ""], heads=[1, 1, 1], deps=["nsubj", "ROOT", "obj"]
    )
    known.set_ents([Span(known, 0, 1, label="PERSON")], missing=[Span(known, 2, 3)], default="outside")
    known.user_data[ATTRIBUTION] = ["OOB", "OBO", "BOO"]
    labels = Labels.of([known])
    assert labels.names == ["O", "B-PERSON", "I-PERSON"]
    row: Row = Rows(labels, PIECES, {}).row(known, "a")
    assert row.heads.tolist() == [1, 1, 1]
    assert [labels.relations[n] for n in row.relations] == ["nsubj", "ROOT", "obj"]
    assert row.tags.tolist()[2] == UNKNOWN
    assert row.names.tolist() == [1, 0, UNKNOWN]
    assert row.attribution.tolist() == [[2, 2, 0], [2, 0, 2], [0, 2, 2]]
    assert row.encoded.firsts.tolist() == [1, 2, 3]
    bare = Rows(labels, PIECES, {}).row(Doc(VOCAB, words=["aa"]), "a")
    assert (bare.heads.tolist(), bare.attribution.tolist()) == ([UNKNOWN], [[UNKNOWN] * 3])


def test_a_network_learns_what_it_is_shown() -> None:
    torch = pytest.importorskip("torch", reason="training needs its own requirements")
    from training.losses import losses, scores, total
    from training.network import Network, Shape
    from training.tensors import batch_of

    torch.manual_seed(0)
    shown = Doc(VOCAB, words=["a", "b", "a"], tags=["X", "Y", "X"], heads=[1, 1, 1], deps=["l", "ROOT", "r"])
    shown.user_data[ATTRIBUTION] = ["OOB", "OBO", "BOO"]
    labels = Labels.of([shown])
    batch = batch_of([Rows(labels, PIECES, {}).row(shown, "a"), Rows(labels, PIECES, {}).row(shown[:2].as_doc(), "a")])
    network = Network(Shape(1, 2, 1, 1, 3, width=24, attention_heads=2, inner=24))
    steps = torch.optim.Adam(network.parameters(), lr=0.01)
    for _ in range(60):
        loss = total(losses(network, batch, scores(network, batch, 0.0)))
        steps.zero_grad()
        loss.backward()
        steps.step()
    said = scores(network.eval(), batch, 0.0)
    assert said.arcs.argmax(-1)[0].tolist() == [1, 1, 1]
    assert said.linear["tags"].argmax(-1)[0].tolist() == batch.targets["tags"][0].tolist()
    assert said.linear["attribution"].unflatten(-1, (3, 3)).argmax(-1)[0].tolist() == [[2, 2, 0], [2, 0, 2], [0, 2, 2]]
