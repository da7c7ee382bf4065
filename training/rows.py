"""Training documents as arrays of numbers: the input of the network and the targets of its heads."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from en_attribune_news.pieces import Encoded, Pieces
from spacy.tokens import Doc

from training.documents import ATTRIBUTION

#: A target that is unknown: its loss is left out.
UNKNOWN = -100
_PARTS = "BIO"

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Labels:
    """The labels of each head; a label's number is its index."""

    tags: list[str]
    morphs: list[str]
    relations: list[str]
    names: list[str]

    @classmethod
    def of(cls, docs: Iterable[Doc]) -> "Labels":
        """All labels in ``docs``; names as BIO tags."""
        tags, morphs, relations, names = set(), set(), set(), set()
        for doc in docs:
            for token in doc:
                if token.tag_:
                    tags.add(token.tag_)
                if token.pos_:
                    morphs.add(_morph(token.pos_, str(token.morph)))
                if token.dep_:
                    relations.add(token.dep_)
                if token.ent_type_:
                    names.add(token.ent_type_)
        bio = ["O", *(f"{part}-{name}" for name in sorted(names) for part in "BI")]
        return cls(sorted(tags), sorted(morphs), sorted(relations), bio)


def _morph(pos: str, features: str) -> str:
    return f"{pos}|{features}" if features else pos


@dataclass(frozen=True)
class Row:
    """One document as arrays with an entry for each word; unknown targets are `UNKNOWN`."""

    encoded: Encoded
    tags: Ints
    morphs: Ints
    heads: Ints
    relations: Ints
    starts: Ints
    names: Ints
    #: (words, 3), for content, cue and source: 0 begin, 1 inside, 2 outside.
    attribution: Ints
    #: Number of the sentence of each word.
    sentences: Ints
    #: Weight of the names and trees; less than 1 for silver data.
    trust: float

    def __len__(self) -> int:
        return len(self.tags)


class Rows:
    """Turns documents into rows by the labels and pieces of one network."""

    def __init__(self, labels: Labels, pieces: Pieces, trust: Mapping[str, float]) -> None:
        self._pieces = pieces
        self._tags = {name: number for number, name in enumerate(labels.tags)}
        self._morphs = {name: number for number, name in enumerate(labels.morphs)}
        self._relations = {name: number for number, name in enumerate(labels.relations)}
        self._names = {name: number for number, name in enumerate(labels.names)}
        self._trust = trust

    def row(self, doc: Doc, source: str) -> Row:
        """The arrays of ``doc``, a document of ``source``."""
        tokens = list(doc)
        parsed = doc.has_annotation("DEP")
        starts = _array(UNKNOWN if t.is_sent_start is None else t.is_sent_start for t in tokens)
        parts: Sequence[str] | None = doc.user_data.get(ATTRIBUTION)
        return Row(
            encoded=self._pieces.encode([t.text for t in tokens], [bool(t.whitespace_) for t in tokens]),
            tags=_array(self._tags.get(t.tag_, UNKNOWN) for t in tokens),
            morphs=_array(self._morphs.get(_morph(t.pos_, str(t.morph)), UNKNOWN) for t in tokens),
            heads=_array((t.head.i if parsed else UNKNOWN) for t in tokens),
            relations=_array((self._relations[t.dep_] if parsed else UNKNOWN) for t in tokens),
            starts=starts,
            names=_array(self._names[_bio(t.ent_iob, t.ent_type_)] if t.ent_iob else UNKNOWN for t in tokens),
            attribution=np.array(
                [[_PARTS.index(part) for part in p] for p in parts] if parts else [[UNKNOWN] * 3] * len(tokens),
                dtype=np.int64,
            ),
            sentences=np.cumsum(starts == 1),
            trust=self._trust.get(source, 1.0),
        )


def _bio(iob: int, label: str) -> str:
    return "O" if iob == 2 else f"{'B' if iob == 3 else 'I'}-{label}"


def _array(values: Iterable[int]) -> Ints:
    return np.array(list(values), dtype=np.int64)
