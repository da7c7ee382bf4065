"""What the components that read the encoder's scores have in common: their labels, kept on disk and in bytes."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

_LABELS = "labels.json"


class Head:
    """A component with labels in the order of the network's scores."""

    def __init__(self, vocab: Vocab, name: str) -> None:
        self.vocab = vocab
        self.name = name
        self._labels: list[str] = []

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that this component can set."""
        return tuple(self._labels)

    def fill(self, labels: Sequence[str]) -> "Head":
        """Take the labels, and make of them what each call needs."""
        self._labels = list(labels)
        for label in self._labels:
            self.vocab.strings.add(label)
        return self

    def __call__(self, doc: Doc) -> Doc:
        """Set this component's layer of ``doc``."""
        raise NotImplementedError

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 1) -> Iterator[Doc]:
        """Set this component's layer of each document of ``stream``."""
        for doc in stream:
            yield self(doc)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The labels in one piece."""
        return json.dumps(self._labels).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "Head":
        """Take what `to_bytes` gave."""
        return self.fill(json.loads(data))

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the labels to the folder ``path``."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _LABELS).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "Head":
        """Read the labels from the folder ``path``.

        Raises:
            FileNotFoundError: they are missing.
        """
        return self.from_bytes((Path(path) / _LABELS).read_bytes())
