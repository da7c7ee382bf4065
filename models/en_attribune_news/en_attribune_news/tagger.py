"""Tags and features: the best label of each word by itself."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from en_attribune_news.component import Head
from en_attribune_news.encoder import encoding

#: What a token of white space is.
_SPACE_TAG, _SPACE_POS = "_SP", "SPACE"

#: Between the Penn tags and the classes with features in the one list of labels.
_BREAK = ""


@Language.factory("attribune_tagger", assigns=["token.tag", "token.pos", "token.morph"])
def make_tagger(nlp: Language, name: str) -> "Tagger":
    """A tagger that has to be filled from disk or bytes."""
    return Tagger(nlp.vocab, name)


class Tagger(Head):
    """Sets ``token.tag_``, ``token.pos_`` and ``token.morph``.

    Its labels are the Penn tags, an empty string, and the Universal Dependencies classes with their features
    (``NOUN|Number=Sing``).
    """

    def __init__(self, vocab: Vocab, name: str = "tagger") -> None:
        super().__init__(vocab, name)
        self._tags = self._classes = self._features = np.zeros(0, dtype=np.uint64)

    def fill(self, labels: Sequence[str]) -> "Tagger":
        """Take the labels as the class says.

        Raises:
            ValueError: there is no empty string between tags and classes.
        """
        super().fill(labels)
        middle = self._labels.index(_BREAK)
        strings: Any = self.vocab.strings
        morphology: Any = self.vocab.morphology
        tags, classes = self._labels[:middle], [label.partition("|") for label in self._labels[middle + 1 :]]
        self._tags = _numbers(strings.add(tag) for tag in (*tags, _SPACE_TAG))
        self._classes = _numbers(strings.add(pos) for pos in (*(pos for pos, _, _ in classes), _SPACE_POS))
        self._features = _numbers(morphology.add(features) for features in (*(f for _, _, f in classes), ""))
        return self

    def __call__(self, doc: Doc) -> Doc:
        """Set tags, classes and features of ``doc``.

        Raises:
            ValueError: no encoder ran before.
        """
        tags = np.full(len(doc), -1)
        classes = np.full(len(doc), -1)
        for scored in encoding(doc, self.name):
            tags[scored.run.tokens] = scored.linear["tags"].argmax(1)
            classes[scored.run.tokens] = scored.linear["morphs"].argmax(1)
        columns: Any = np.stack([self._tags[tags], self._classes[classes], self._features[classes]], axis=1)
        attributes: Any = ["TAG", "POS", "MORPH"]
        return doc.from_array(attributes, columns)


def _numbers(values: Any) -> np.ndarray[Any, np.dtype[np.uint64]]:
    return np.array(list(values), dtype=np.uint64)
