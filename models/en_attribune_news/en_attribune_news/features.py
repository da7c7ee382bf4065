"""Token features with Brown clusters: the embedding layer of the pipeline's encoder.

A token is described by hashed attributes of its form, as in spaCy's ``MultiHashEmbed``, and by the Brown cluster of
its word (Brown et al. 1992, "Class-based n-gram models of natural language"): the whole cluster, and the first bits of
its path in the cluster tree, which name a broader class. The clusters come from the vocabulary's lookup table
``lexeme_cluster``, which ships inside the package; a form that is not in it falls back on its lower case, then on
cluster 0, which means unknown.
"""

from collections.abc import Callable, Sequence
from typing import Any, cast

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array
from thinc.types import Floats2d

#: The vocabulary's lookup table that holds the clusters: hash of a form -> path bits of its cluster, root in bit 0.
CLUSTER_TABLE = "lexeme_cluster"

#: Path bits, from the root, of the broader class.
PREFIX_BITS = 8

_UInts = npt.NDArray[np.uint64]


class ClusterIndex:
    """The cluster table as two sorted arrays, so that a whole document is looked up in one step."""

    def __init__(self) -> None:
        self._table: object = None
        self._keys: _UInts = np.zeros(0, dtype=np.uint64)
        self._values: _UInts = np.zeros(0, dtype=np.uint64)

    def lookup(self, doc: Doc) -> _UInts:
        """The cluster of each token of ``doc``; 0 where neither its form nor its lower case has one."""
        self._read(doc.vocab)
        columns: Any = ["ORTH", "LOWER"]
        forms = doc.to_array(columns).astype(np.uint64).reshape(len(doc), 2)
        found = self._find(forms[:, 0])
        return cast(_UInts, np.where(found > 0, found, self._find(forms[:, 1])))

    def _read(self, vocab: Vocab) -> None:
        table = vocab.lookups.get_table(CLUSTER_TABLE, {})
        if table is self._table:
            return
        keys = np.fromiter(table.keys(), dtype=np.uint64, count=len(table))
        values = np.fromiter(table.values(), dtype=np.uint64, count=len(table))
        order = np.argsort(keys)
        self._keys, self._values = keys[order], values[order]
        # Last, so that another thread never sees a table that is marked as read while its arrays are the old ones.
        self._table = table

    def _find(self, forms: _UInts) -> _UInts:
        if not len(self._keys):
            return np.zeros(len(forms), dtype=np.uint64)
        at = np.minimum(np.searchsorted(self._keys, forms), len(self._keys) - 1)
        return cast(_UInts, np.where(self._keys[at] == forms, self._values[at], 0).astype(np.uint64))


class TokenFeatures:
    """Forward pass of the feature extractor: documents in, one array of hashes a document out."""

    def __init__(self, attrs: Sequence[str]) -> None:
        self._columns: Any = list(attrs)
        self._clusters = ClusterIndex()

    def __call__(
        self, model: Model[Any, Any], docs: list[Doc], is_train: bool
    ) -> tuple[list[Any], Callable[[list[Any]], list[Any]]]:
        """The features of each document, and a backward pass that ends here."""
        ops: Any = model.ops
        return [ops.asarray2i(self._features(doc), dtype="uint64") for doc in docs], _no_gradient

    def _features(self, doc: Doc) -> _UInts:
        clusters = self._clusters.lookup(doc)
        broad = clusters & np.uint64((1 << PREFIX_BITS) - 1)
        attrs = doc.to_array(self._columns).astype(np.uint64).reshape(len(doc), len(self._columns))
        return np.concatenate([attrs, clusters[:, None], broad[:, None]], axis=1)


def _no_gradient(_: list[Any]) -> list[Any]:
    return []


def cluster_hash_embed(
    width: int, attrs: list[str], rows: list[int], cluster_rows: int, dropout: float = 0.0
) -> Model[list[Doc], list[Floats2d]]:
    """An embedding of tokens by hashed attributes and Brown clusters, mixed by a maxout layer.

    Args:
        width: width of each feature's table and of the output.
        attrs: names of token attributes, as ``NORM``.
        rows: rows of the table of each attribute, in order of ``attrs``.
        cluster_rows: rows of the two tables of clusters.
        dropout: share of the mixed vectors' values dropped in training.

    Returns:
        a model from documents to one array of ``width`` columns a document.

    Raises:
        ValueError: ``attrs`` and ``rows`` differ in length.
    """
    if len(attrs) != len(rows):
        raise ValueError(f"{len(attrs)} attributes, but {len(rows)} row counts")
    sizes = [*rows, cluster_rows, cluster_rows]
    tables: list[Model[Any, Any]] = [
        HashEmbed(width, size, column=column, seed=column + 7, dropout=0.0) for column, size in enumerate(sizes)
    ]
    extract: Model[list[Doc], list[Any]] = Model("token_features", TokenFeatures(attrs))
    mixer: Model[Any, Any] = Maxout(nO=width, nI=width * len(sizes), nP=3, dropout=dropout, normalize=True)
    embedding: Model[Any, Any] = chain(
        extract,
        list2ragged(),
        with_array(concatenate(*tables)),
        with_array(mixer),
        ragged2list(),
    )
    return embedding
