"""Words cut into pieces, and what the encoder is told besides."""

import itertools

import pytest
from en_attribune_news.clusters import by_word, lines
from en_attribune_news.pieces import MOST, SHAPES, Pieces, shape_of

VOCABULARY = [
    *("[PAD]", "[UNK]", "[CLS]", "[SEP]"),
    *("port", "##s", "said", "u", ".", "s", "“", "”", '"', "cafe", "n", "'", "t", "a", "##b"),
]

CLUSTERS = {"port": 7, "said": 2, "Said": 3}


@pytest.fixture
def pieces() -> Pieces:
    return Pieces(VOCABULARY, CLUSTERS)


def cut(pieces: Pieces, *words: str) -> list[list[str]]:
    rows = pieces.encode(words, [True] * len(words))
    bounds = [*rows.firsts.tolist(), len(rows.pieces) - 1]
    names = [VOCABULARY[number] for number in rows.pieces]
    assert (names[0], names[-1]) == ("[CLS]", "[SEP]")
    return [names[first:last] for first, last in itertools.pairwise(bounds)]


def test_a_word_is_its_longest_pieces_in_lower_case_without_accents(pieces: Pieces) -> None:
    assert cut(pieces, "Ports", "Café", "SAID") == [["port", "##s"], ["cafe"], ["said"]]


def test_punctuation_stands_alone(pieces: Pieces) -> None:
    assert cut(pieces, "U.S.", "n't") == [["u", ".", "s", "."], ["n", "'", "t"]]


def test_each_paragraph_has_edges_and_places_of_its_own(pieces: Pieces) -> None:
    rows = pieces.encode(["“", "port", "said", "port"], [False] * 4, [True, False, True, False])
    assert [VOCABULARY[number] for number in rows.pieces] == [
        *("[CLS]", "“", "port", "[SEP]"),
        *("[CLS]", "said", "port", "[SEP]"),
    ]
    assert rows.places.tolist() == [0, 1, 2, 3] * 2
    assert rows.paragraphs.tolist() == [0] * 4 + [1] * 4
    assert rows.firsts.tolist() == [1, 2, 5, 6]
    assert rows.surroundings[rows.firsts].tolist() == [2, 2, 0, 0], "marks do not reach into the next paragraph"


def test_a_word_that_no_pieces_make_is_unknown(pieces: Pieces) -> None:
    assert cut(pieces, "portx", "\u200b", "漢") == [["[UNK]"]] * 3


def test_a_long_word_has_its_first_pieces_alone(pieces: Pieces) -> None:
    assert cut(pieces, "a" + "b" * 500_000) == [["a", *["##b"] * (MOST - 1)]]
    assert pieces.count("." * 10_000) == MOST


def test_words_are_inside_marks_or_not_and_followed_by_a_space_or_not(pieces: Pieces) -> None:
    rows = pieces.encode(["“", "said", "”", '"', "port", '"', "said"], [False, True, True, False, False, True, False])
    assert rows.surroundings[rows.firsts].tolist() == [2, 3, 1, 2, 2, 1, 0]


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("port", "lower"), ("Port", "title"), ("PORT", "upper"), ("I", "initial"), ("U.S.", "upper dotted"),
        ("iPhone", "mixed"), ("2015", "digits"), ("3,000", "digits mixed"), ("G20", "letters digits"),
        ("“", "mark"), (",", "punctuation"), ("$", "symbol"), ("’s", "apostrophe word"),
        ("Al-Amin", "hyphen title"), ("e-mail", "hyphen lower"), ("漢", "lower"), ("", "punctuation"),
    ],
)  # fmt: skip
def test_shapes(word: str, shape: str) -> None:
    assert shape_of(word) == shape
    assert shape in SHAPES


def test_a_vocabulary_needs_its_edges() -> None:
    with pytest.raises(KeyError, match="CLS"):
        Pieces(["[UNK]", "a"], {})


def test_every_piece_of_a_word_carries_its_cluster(pieces: Pieces) -> None:
    rows = pieces.encode(["Said", "SAID", "ports", "Port"], [True] * 4, [True, False, True, False])
    assert [VOCABULARY[number] for number in rows.pieces[[4, 5, 6]]] == ["[CLS]", "port", "##s"]
    assert rows.clusters.tolist() == [0, 3, 2, 0, 0, 0, 0, 7, 0]


def test_clusters_come_back_from_text() -> None:
    assert lines(CLUSTERS).split("\n") == ["", "said", "Said", "", "", "", "port"]
    assert by_word(lines(CLUSTERS)) == CLUSTERS
    assert by_word(lines({})) == {}
