"""Sentences and trees."""

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from en_attribune_news.component import Head
from en_attribune_news.encoder import Scored, encoding
from en_attribune_news.tree import tree

_ROOT = "ROOT"

#: The relation of white space to the word before it.
_HANGS = "dep"


@Language.factory("attribune_parser", assigns=["token.head", "token.dep", "token.is_sent_start", "doc.sents"])
def make_parser(nlp: Language, name: str) -> "Parser":
    """A parser that has to be filled from disk or bytes."""
    return Parser(nlp.vocab, name)


class Parser(Head):
    """Sets ``token.head``, ``token.dep_`` and the sentences; it keeps to sentence starts that are set already."""

    def __init__(self, vocab: Vocab, name: str = "parser") -> None:
        super().__init__(vocab, name)
        self._relations = np.zeros(0, dtype=np.uint64)
        self._root = 0

    def fill(self, labels: Sequence[str]) -> "Parser":
        """Take the relations; ``ROOT`` is one of them."""
        super().fill(labels)
        strings: Any = self.vocab.strings
        self._relations = np.array([strings.add(label) for label in (*labels, _HANGS)], dtype=np.uint64)
        self._root = self._labels.index(_ROOT)
        return self

    def __call__(self, doc: Doc) -> Doc:
        """Set heads, relations and sentences of ``doc``.

        Raises:
            ValueError: no encoder ran before.
        """
        count = len(doc)
        heads = np.arange(count) - 1  # white space is attached to the token before it
        relations = np.full(count, -1)
        given = _given_starts(doc)
        for scored in encoding(doc, self.name):
            tokens = scored.run.tokens
            found = self._heads(scored, given[tokens] if given is not None else None)
            heads[tokens] = tokens[found]
            relations[tokens] = self._related(scored, found)
        self._seat_spaces(heads, relations)
        steps = (heads - np.arange(count)).astype(np.int64)
        columns: Any = np.stack([steps.view(np.uint64), self._relations[relations]], axis=1)
        attributes: Any = ["HEAD", "DEP"]
        return doc.from_array(attributes, columns) if count else doc

    def _heads(self, scored: Scored, given: npt.NDArray[np.int64] | None) -> npt.NDArray[np.int64]:
        starts = scored.starts()
        if given is not None:
            starts = np.where(given == 0, starts, given > 0)
            starts[0] = True
        bounds = [*np.flatnonzero(starts).tolist(), len(starts)]
        heads = np.empty(len(starts), dtype=np.int64)
        for first, last in itertools.pairwise(bounds):
            heads[first:last] = first + tree(scored.arcs[first:last, first:last])
        return heads

    def _related(self, scored: Scored, heads: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        scores = scored.relations(heads)
        roots = heads == np.arange(len(heads))
        scores[:, self._root] = np.where(roots, np.inf, -np.inf)
        best: npt.NDArray[np.int64] = scores.argmax(1)
        return best

    def _seat_spaces(self, heads: npt.NDArray[np.int64], relations: npt.NDArray[np.int64]) -> None:
        """Attach white space at the start of the text to the first word; without any word, to the first token."""
        words = np.flatnonzero(relations >= 0)
        first = int(words[0]) if len(words) else 0
        heads[:first] = first
        if not len(words) and len(heads):
            heads[:] = 0


def _given_starts(doc: Doc) -> npt.NDArray[np.int64] | None:
    if not doc.has_annotation("SENT_START"):
        return None
    return np.array([0 if t.is_sent_start is None else 1 if t.is_sent_start else -1 for t in doc], dtype=np.int64)
