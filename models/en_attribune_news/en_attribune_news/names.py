"""Named entities."""

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from en_attribune_news.component import Head
from en_attribune_news.encoder import encoding
from en_attribune_news.spans import Chunker


@Language.factory("attribune_names", assigns=["doc.ents", "token.ent_iob", "token.ent_type"])
def make_names(nlp: Language, name: str) -> "Names":
    """A recogniser that has to be filled from disk or bytes."""
    return Names(nlp.vocab, name)


class Names(Head):
    """Sets ``doc.ents``; entities that are set already stay, and none of its own overlaps them."""

    def __init__(self, vocab: Vocab, name: str = "ner") -> None:
        super().__init__(vocab, name)
        self._chunker = Chunker(["O"])

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
        return self

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of ``doc``.

        Raises:
            ValueError: no encoder ran before.
        """
        given = list(doc.ents)
        taken = {token for span in given for token in range(span.start, span.end)}
        found = []
        for scored in encoding(doc, self.name):
            tokens = scored.run.tokens
            for first, last, label in self._chunker.spans(scored.linear["names"], scored.starts()):
                start, end = int(tokens[first]), int(tokens[last - 1]) + 1
                if taken.isdisjoint(range(start, end)):
                    found.append(Span(doc, start, end, label=label))
        doc.set_ents([*given, *found])
        return doc
