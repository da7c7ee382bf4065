"""Invented sentences and documents, which several tests read."""

import spacy
from en_attribune_news.pieces import Pieces
from spacy.tokens import Doc

from corpora.sentences import Sentence
from training.rows import Labels, Rows

VOCAB = spacy.blank("en").vocab

PIECES = Pieces(["[UNK]", "[CLS]", "[SEP]", "a", "b", "##a"], {"a": 3})


def sentence(text: str, opens: bool = False, tree: bool = True) -> Sentence:
    words = text.split()
    size = len(words)
    return Sentence(
        words,
        [True] * size,
        opens=opens,
        tags=["NN"] * size,
        heads=[0] * size if tree else [],
        deps=["ROOT"] + ["dep"] * (size - 1) if tree else [],
        spans=[],
    )


def doc(word: str, size: int = 10) -> Doc:
    return Doc(VOCAB, words=[word] * size, tags=["NN"] * size)


def rows() -> Rows:
    return Rows(Labels.of([doc("a")]), PIECES, {"b": 0.5})
