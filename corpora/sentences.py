"""The form that every corpus is read into: sentences with the layers that the corpus annotates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class LabelledSpan:
    """A labelled span, ``start`` inclusive, ``end`` exclusive: of tokens of a sentence, if nothing else is said."""

    start: int
    end: int
    label: str

    def overlaps(self, other: "LabelledSpan") -> bool:
        """Whether the two share a place."""
        return self.start < other.end and other.start < self.end


@dataclass
class Sentence:
    """A sentence over gold tokens. A layer that a corpus does not annotate is an empty list (names: ``None``)."""

    words: list[str]
    spaces: list[bool]
    id: str = ""
    #: Whether a paragraph begins here.
    opens: bool = False
    #: Whether it is known to be one sentence; a post may hold several, which nobody marked.
    one: bool = True
    tags: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    #: Index of each word's head in the sentence; the root has its own index.
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    #: Values of the last CoNLL-U column, as they are written.
    misc: list[str] = field(default_factory=list)
    spans: list[LabelledSpan] | None = None
    #: Tokens that may or may not belong to a name: they are not taught.
    unknown: set[int] = field(default_factory=set)
    #: For each token its part in an attribution: three letters of B, I and O, for content, cue and source.
    attribution: list[str] = field(default_factory=list)

    def text_of(self, span: LabelledSpan) -> tuple[str, ...]:
        """The words of ``span``."""
        return tuple(self.words[span.start : span.end])


def without_overlaps(spans: Iterable[LabelledSpan]) -> list[LabelledSpan]:
    """The longest spans of ``spans`` that do not overlap, in order of the text; the first wins among equals."""
    kept: list[LabelledSpan] = []
    for span in sorted(spans, key=lambda s: (s.start - s.end, s.start)):
        if not any(span.overlaps(other) for other in kept):
            kept.append(span)
    return sorted(kept)


def merged(gold: Sequence[LabelledSpan], extra: Iterable[LabelledSpan]) -> list[LabelledSpan]:
    """``gold`` with those of ``extra`` that overlap none of it."""
    free = [span for span in extra if not any(span.overlaps(other) for other in gold)]
    return sorted([*gold, *without_overlaps(free)])
