"""Named entities."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from en_attribune_news.component import Head
from en_attribune_news.encoder import encoding
from en_attribune_news.spans import Chunker, Floats

#: The key of ``doc.user_data`` under which the scores of names are left.
NAME_SCORES = "name_scores"

#: The labels of its columns. Values and names are hardly ever confused, so values have none.
COLUMNS = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "LAW")
#: Steps of a log-odds of 1: a value of 8 means that the label has e times the probability of no name.
STEPS = 8
_MOST = 127


@Language.factory("attribune_names", assigns=["doc.ents", "token.ent_iob", "token.ent_type"])
def make_names(nlp: Language, name: str) -> "Names":
    """A recogniser that has to be filled from disk or bytes."""
    return Names(nlp.vocab, name)


class Names(Head):
    """Sets ``doc.ents``; entities that are set already stay, and none of its own overlaps them.

    Leaves a table of (tokens, 8) signed bytes in ``doc.user_data["name_scores"]``: for each token and each label of
    ``COLUMNS``, the log-odds of the label against no name, in ``STEPS`` steps each.
    """

    def __init__(self, vocab: Vocab, name: str = "ner") -> None:
        super().__init__(vocab, name)
        self._chunker = Chunker(["O"])
        self._outside = 0
        self._columns: list[list[int]] = []

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of entities."""
        return tuple(sorted({label[2:] for label in self._labels if label != "O"}))

    def fill(self, labels: Sequence[str]) -> "Names":
        """Take the BIO tags."""
        super().fill([*labels])
        for label in self.labels:
            self.vocab.strings.add(label)
        self._chunker = Chunker(labels)
        self._outside = labels.index("O")
        self._columns = [[at for at, tag in enumerate(labels) if tag[2:] == column] for column in COLUMNS]
        return self

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of ``doc``.

        Raises:
            ValueError: no encoder ran before.
        """
        given = list(doc.ents)
        taken = {token for span in given for token in range(span.start, span.end)}
        found = []
        table = np.zeros((len(doc), len(COLUMNS)), dtype=np.int8)
        for scored in encoding(doc, self.name):
            tokens = scored.run.tokens
            table[tokens] = self._steps(scored.linear["names"])
            for first, last, label in self._chunker.spans(scored.linear["names"], scored.starts()):
                start, end = int(tokens[first]), int(tokens[last - 1]) + 1
                if taken.isdisjoint(range(start, end)):
                    found.append(Span(doc, start, end, label=label))
        doc.set_ents([*given, *found])
        doc.user_data[NAME_SCORES] = table
        return doc

    def _steps(self, scores: Floats) -> npt.NDArray[np.int8]:
        """The rows of the table for words whose tags have ``scores``: the better of a label's two tags counts."""
        none = np.full(len(scores), -np.inf, dtype=np.float32)
        best = np.stack([scores[:, tags].max(1) if tags else none for tags in self._columns], 1)
        steps = np.rint((best - scores[:, [self._outside]]) * STEPS)
        return steps.clip(-_MOST, _MOST).astype(np.int8)
