"""The embedding with Brown clusters, on a vocabulary of a few words."""

import numpy as np
import pytest
import spacy
from en_attribune_news.features import CLUSTER_TABLE, PREFIX_BITS, ClusterIndex, cluster_hash_embed
from spacy.tokens import Doc
from spacy.vocab import Vocab

HIGH = 1 << PREFIX_BITS


@pytest.fixture
def vocab() -> Vocab:
    vocab = spacy.blank("en").vocab
    vocab.lookups.add_table(CLUSTER_TABLE, {"oslo": 5, "OSLO": 7, "Lund": 5 + HIGH})
    return vocab


def test_a_form_has_its_own_cluster_or_that_of_its_lower_case_or_none(vocab: Vocab) -> None:
    doc = Doc(vocab, words=["OSLO", "Oslo", "Lund", "lund"])
    assert ClusterIndex().lookup(doc).tolist() == [7, 5, 5 + HIGH, 0]


def test_another_vocabulary_has_its_own_clusters(vocab: Vocab) -> None:
    index = ClusterIndex()
    index.lookup(Doc(vocab, words=["oslo"]))
    other = spacy.blank("en").vocab
    assert index.lookup(Doc(other, words=["oslo"])).tolist() == [0]
    other.lookups.add_table(CLUSTER_TABLE, {"oslo": 9})
    assert index.lookup(Doc(other, words=["oslo"])).tolist() == [9]


def test_words_alike_but_for_their_cluster_are_embedded_apart(vocab: Vocab) -> None:
    model = cluster_hash_embed(width=8, attrs=["SHAPE"], rows=[50], cluster_rows=50)
    docs = [Doc(vocab, words=["oslo", "lund", "bern"]), Doc(vocab, words=[])]
    model.initialize(X=docs)
    known, empty = (np.asarray(rows, dtype=np.float32) for rows in model.predict(docs))
    assert known.shape == (3, 8)
    assert empty.shape == (0, 8)
    assert not np.allclose(known[0], known[1])
    assert np.allclose(known[1], known[2])


def test_attributes_and_rows_have_to_match() -> None:
    with pytest.raises(ValueError, match="2 attributes"):
        cluster_hash_embed(width=8, attrs=["NORM", "SHAPE"], rows=[50], cluster_rows=50)
