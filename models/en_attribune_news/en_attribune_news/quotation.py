"""Where content, cue and source of attributions stand, as probabilities a token: material for a linker of quotes."""

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from en_attribune_news.component import Head
from en_attribune_news.encoder import encoding

#: The key of ``doc.user_data`` under which the table is left.
QUOTATION = "quotation"

#: Its columns, and the steps of a probability: a value of 35 means 1.
COLUMNS = ("content_begin", "content_inside", "cue_begin", "cue_inside", "source_begin", "source_inside")
STEPS = 35


@Language.factory("attribune_quotation")
def make_quotation(nlp: Language, name: str) -> "Quotation":
    """A component that needs no labels from disk."""
    return Quotation(nlp.vocab, name)


class Quotation(Head):
    """Leaves a table of (tokens, 6) whole numbers from 0 to ``STEPS`` in ``doc.user_data["quotation"]``."""

    def __init__(self, vocab: Vocab, name: str = "quotation") -> None:
        super().__init__(vocab, name)
        self.fill(COLUMNS)

    def __call__(self, doc: Doc) -> Doc:
        """Leave the table of ``doc``.

        Raises:
            ValueError: no encoder ran before.
        """
        table = np.zeros((len(doc), len(COLUMNS)), dtype=np.uint8)
        for scored in encoding(doc, self.name):
            scores = scored.linear["attribution"].reshape(-1, 3, 3)
            powers = np.exp(scores - scores.max(2, keepdims=True))
            shares = powers / powers.sum(2, keepdims=True)
            # Of begin, inside and outside the last follows from the others.
            table[scored.run.tokens] = np.rint(shares[:, :, :2] * STEPS).reshape(-1, len(COLUMNS)).astype(np.uint8)
        doc.user_data[QUOTATION] = table
        return doc
