"""From scores to trees, spans and runs, against what is found by trying everything."""

from itertools import product

import numpy as np
import pytest
import spacy
from en_attribune_news.pieces import Pieces
from en_attribune_news.runs import WORDS, runs
from en_attribune_news.spans import Chunker
from en_attribune_news.tree import tree
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

TAGS = ["O", "B-A", "I-A", "B-B", "I-B"]


def is_tree(heads: tuple[int, ...]) -> bool:
    roots = [at for at, head in enumerate(heads) if at == head]
    if len(roots) != 1:
        return False
    for at in range(len(heads)):
        seen = set()
        while heads[at] != at and at not in seen:
            seen.add(at)
            at = heads[at]
        if heads[at] != at:
            return False
    return True


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 4), st.integers(0, 10_000))
def test_the_tree_is_one_and_the_best_with_its_root(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size)).astype(np.float32)
    found = tuple(tree(scores).tolist())
    assert is_tree(found)
    root = next(at for at, head in enumerate(found) if at == head)

    def worth(heads: tuple[int, ...]) -> float:
        return float(sum(scores[at, head] for at, head in enumerate(heads)))

    rivals = [h for h in product(range(size), repeat=size) if h[root] == root and is_tree(h)]
    assert worth(found) == pytest.approx(max(map(worth, rivals)), abs=1e-4)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 3), st.integers(0, 10_000))
def test_the_spans_are_those_of_the_best_lawful_path(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, len(TAGS))).astype(np.float32)

    def lawful(path: tuple[int, ...]) -> bool:
        before = "O"
        for number in path:
            tag = TAGS[number]
            if tag.startswith("I-") and before[2:] != tag[2:]:
                return False
            before = tag
        return True

    paths = [path for path in product(range(len(TAGS)), repeat=size) if lawful(path)]
    best = max(paths, key=lambda path: sum(scores[at, number] for at, number in enumerate(path)))
    spans: list[tuple[int, int, str]] = []
    for at, number in enumerate(best):
        if TAGS[number].startswith("I-"):
            spans[-1] = (spans[-1][0], at + 1, spans[-1][2])
        elif number:
            spans.append((at, at + 1, TAGS[number][2:]))
    assert Chunker(TAGS).spans(scores, np.zeros(size, dtype=bool)) == spans


def test_no_span_goes_over_into_a_sentence() -> None:
    scores = np.zeros((4, len(TAGS)), dtype=np.float32)
    scores[:, TAGS.index("I-A")] = 3
    scores[0, TAGS.index("B-A")] = 5
    scores[2, TAGS.index("B-A")] = 1
    assert Chunker(TAGS).spans(scores, np.array([True, False, False, False])) == [(0, 4, "A")]
    assert Chunker(TAGS).spans(scores, np.array([True, False, True, False])) == [(0, 2, "A"), (2, 4, "A")]


@pytest.fixture
def pieces() -> Pieces:
    return Pieces(["[UNK]", "[CLS]", "[SEP]", "word", "."], {})


def test_runs_cover_all_words_and_no_white_space(pieces: Pieces) -> None:
    doc = spacy.blank("en")("word word.\n\n  word word ")
    (run,) = runs(doc, pieces)
    assert [doc[int(at)].text for at in run.tokens] == ["word", "word", ".", "word", "word"]
    assert run.opens == [True, False, False, True, False]


def test_a_long_document_is_cut_behind_a_sentence(pieces: Pieces) -> None:
    words = (["word"] * 9 + ["."]) * 60
    doc = Doc(spacy.blank("en").vocab, words=words)
    cut = list(runs(doc, pieces))
    assert [word for run in cut for word in run.words] == words
    assert all(len(run.words) <= WORDS and run.words[-1] == "." for run in cut)


def test_no_paragraph_is_parted_that_fits_into_a_run(pieces: Pieces) -> None:
    nlp = spacy.blank("en")
    doc = nlp("\n\n".join(" ".join(["word ."] * 35) for _ in range(5)))
    assert [len(run.words) for run in runs(doc, pieces)] == [70] * 5
    short = nlp("\n\n".join(" ".join(["word ."] * 15) for _ in range(5)))
    assert [sum(run.opens) for run in runs(short, pieces)] == [2, 2, 1]


def test_a_sentence_without_end_is_cut_at_the_limit(pieces: Pieces) -> None:
    doc = Doc(spacy.blank("en").vocab, words=["word"] * (2 * WORDS + 1))
    assert [len(run.words) for run in runs(doc, pieces)] == [WORDS, WORDS, 1]


def test_a_document_of_nothing_has_no_runs(pieces: Pieces) -> None:
    nlp = spacy.blank("en")
    assert list(runs(nlp(""), pieces)) == list(runs(nlp(" \n "), pieces)) == []
