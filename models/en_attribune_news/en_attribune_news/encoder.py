"""The component that runs the network: one pass a document, whose scores the other components read."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
from spacy.language import Language
from spacy.tokens import Doc

from en_attribune_news.clusters import by_word, lines
from en_attribune_news.pieces import Pieces
from en_attribune_news.products import options, overflow
from en_attribune_news.runs import Run, runs

#: The extension of a document that holds its encoding until the pipeline's end.
ENCODING = "attribune_encoding"

NETWORK, VOCABULARY, CLUSTERS, SIZES = "network.onnx", "pieces.txt", "clusters.txt", "sizes.json"

#: Keeps eight-bit products exact where their sums overflow by default, so that articles come out as elsewhere. It costs
#: a twelfth of the speed there; where they are exact anyway it changes nothing, and can cost two fifths.
_EXACT = "session.x64quantprecision"

#: Rewritings of the graph that make it slower: the fused layer took four times as long as its parts.
_SLOW = ["SkipLayerNormFusion"]

Floats = npt.NDArray[np.float32]

Doc.set_extension(ENCODING, default=None, force=True)


@dataclass(frozen=True, slots=True)
class Scored:
    """What the network says of one run of words."""

    run: Run
    #: Scores of each linear head by name, (words, labels).
    linear: dict[str, Floats]
    #: (words, words): how well each column heads each row.
    arcs: Floats
    #: (words, relations, width) and (words, width): a word as the dependent and as the head of a relation.
    dependent: Floats
    head: Floats

    def starts(self) -> npt.NDArray[np.bool_]:
        """Which words begin a sentence; the first does, and so does the first of each paragraph."""
        starts: npt.NDArray[np.bool_] = self.linear["starts"][:, 0] > 0
        starts |= self.run.opens
        starts[0] = True
        return starts

    def relations(self, heads: npt.NDArray[np.int64]) -> Floats:
        """Scores of each relation, (words, relations), of the words to their ``heads``."""
        scores: Floats = np.matmul(self.dependent, self.head[heads][:, :, None])[:, :, 0]
        return scores


def session(network: bytes) -> Any:
    """An ONNX Runtime session that runs the graph ``network`` on one thread, with the same products on every processor.

    Raises:
        onnxruntime.capi.onnxruntime_pybind11_state.InvalidGraph: ``network`` is no graph that can be run.
    """
    chosen = options()
    if overflow():
        chosen.add_session_config_entry(_EXACT, "1")
    return onnxruntime.InferenceSession(network, chosen, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOW)


@Language.factory("attribune_encoder", assigns=[f"doc._.{ENCODING}"])
def make_encoder(nlp: Language, name: str) -> "Encoder":
    """An encoder that has to be filled from disk or bytes."""
    return Encoder(name)


class Encoder:
    """Runs the network on each document by itself, so that what it says of one does not depend on the others."""

    def __init__(self, name: str = "encoder") -> None:
        self.name = name
        self._network = b""
        self._vocabulary: list[str] = []
        self._clusters: Mapping[str, int] = {}
        self._sizes: dict[str, int] = {}
        self._pieces: Pieces | None = None
        self._session: Any = None

    def fill(
        self, network: bytes, vocabulary: Sequence[str], clusters: Mapping[str, int], sizes: dict[str, int]
    ) -> None:
        """Take the network and what it was trained with.

        Args:
            network: an ONNX graph.
            vocabulary: the pieces in the order of their numbers.
            clusters: the number of each word's cluster.
            sizes: of the linear heads, by name.

        Raises:
            onnxruntime.capi.onnxruntime_pybind11_state.InvalidGraph: the network is no graph that can be run.
        """
        self._network, self._vocabulary, self._clusters, self._sizes = network, list(vocabulary), clusters, sizes
        self._pieces = Pieces(vocabulary, clusters)
        self._session = session(network)

    def __call__(self, doc: Doc) -> Doc:
        """Encode ``doc``.

        Raises:
            ValueError: the encoder was not filled.
        """
        if self._pieces is None:
            raise ValueError(f"the component {self.name!r} holds no network: load the pipeline from its package")
        doc._.set(ENCODING, [self._score(run) for run in runs(doc, self._pieces)])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 1) -> Iterator[Doc]:
        """Encode each document of ``stream``."""
        for doc in stream:
            yield self(doc)

    def _score(self, run: Run) -> Scored:
        assert self._pieces is not None
        rows = self._pieces.encode(run.words, run.spaces, run.opens)
        linear, arcs, dependent, head = self._session.run(
            None,
            {
                "pieces": rows.pieces,
                "shapes": rows.shapes,
                "surroundings": rows.surroundings,
                "clusters": rows.clusters,
                "places": rows.places,
                "paragraphs": rows.paragraphs,
                "firsts": rows.firsts,
            },
        )
        at, parts = 0, {}
        for name, size in self._sizes.items():
            parts[name] = linear[:, at : at + size]
            at += size
        return Scored(run, parts, arcs, dependent, head)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The encoder in one piece."""
        parts = {"pieces": self._vocabulary, "clusters": lines(self._clusters), "sizes": self._sizes}
        about = json.dumps(parts).encode()
        return len(about).to_bytes(8, "big") + about + self._network

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "Encoder":
        """Take what `to_bytes` gave."""
        size = int.from_bytes(data[:8], "big")
        about = json.loads(data[8 : 8 + size])
        if len(data) > 8 + size:
            self.fill(data[8 + size :], about["pieces"], by_word(about["clusters"]), about["sizes"])
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the encoder to the folder ``path``."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / NETWORK).write_bytes(self._network)
        (folder / VOCABULARY).write_text("\n".join(self._vocabulary), encoding="utf8")
        (folder / CLUSTERS).write_text(lines(self._clusters), encoding="utf8")
        (folder / SIZES).write_text(json.dumps(self._sizes), encoding="utf8")

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "Encoder":
        """Read the encoder from the folder ``path``.

        Raises:
            FileNotFoundError: a part is missing.
        """
        folder = Path(path)
        vocabulary = (folder / VOCABULARY).read_text(encoding="utf8").split("\n")
        sizes = json.loads((folder / SIZES).read_text(encoding="utf8"))
        clusters = by_word((folder / CLUSTERS).read_text(encoding="utf8"))
        self.fill((folder / NETWORK).read_bytes(), vocabulary, clusters, sizes)
        return self

    def __getstate__(self) -> tuple[str, bytes]:
        return self.name, self.to_bytes()

    def __setstate__(self, state: tuple[str, bytes]) -> None:
        self.__init__(state[0])  # type: ignore[misc] # a session cannot be pickled: it is made anew
        self.from_bytes(state[1])


def encoding(doc: Doc, component: str) -> list[Scored]:
    """What the encoder said of ``doc``.

    Raises:
        ValueError: no encoder ran before ``component``.
    """
    found: list[Scored] | None = doc._.get(ENCODING)
    if found is None:
        raise ValueError(f"the component {component!r} needs the encoder before it: do not disable or exclude that")
    return found
