"""The one form every corpus is read into: sentences with what they are annotated for, and the rest unknown."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan
from spacy.vocab import Vocab

#: Where a document keeps the parts of attributions of its tokens.
ATTRIBUTION = "attribution"


@dataclass(frozen=True, order=True)
class Span:
    """A named span of tokens of one sentence, ``start`` inclusive, ``end`` exclusive."""

    start: int
    end: int
    label: str

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a token."""
        return self.start < other.end and other.start < self.end


@dataclass
class Sentence:
    """A sentence over gold tokens. A layer that a corpus does not annotate is an empty list (names: ``None``)."""

    words: list[str]
    spaces: list[bool]
    id: str = ""
    #: Whether a paragraph begins here.
    opens: bool = False
    #: Whether it is known to be one sentence, not several.
    one: bool = True
    tags: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    #: Index of the head in the sentence, its own for the root.
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    #: Raw values of the last CoNLL-U column.
    misc: list[str] = field(default_factory=list)
    spans: list[Span] | None = None
    #: Tokens of which it is not known whether they belong to a name.
    unknown: set[int] = field(default_factory=set)
    #: For each token its part in an attribution: three letters of B, I and O, for content, cue and source.
    attribution: list[str] = field(default_factory=list)

    def text_of(self, span: Span) -> tuple[str, ...]:
        """The words of ``span``."""
        return tuple(self.words[span.start : span.end])


def without_overlaps(spans: Iterable[Span]) -> list[Span]:
    """The longest spans of ``spans`` that do not overlap, in order of the text; the first wins among equals."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start - s.end, s.start)):
        if not any(span.overlaps(other) for other in kept):
            kept.append(span)
    return sorted(kept)


def merged(gold: Sequence[Span], extra: Iterable[Span]) -> list[Span]:
    """``gold`` with those of ``extra`` that overlap none of it."""
    free = [span for span in extra if not any(span.overlaps(other) for other in gold)]
    return sorted([*gold, *without_overlaps(free)])


def paragraphs(
    sentences: Iterable[Sentence], max_sentences: int, max_tokens: int, across: bool = False
) -> Iterator[list[Sentence]]:
    """Groups of consecutive sentences as the pipeline will meet them: a paragraph, cut where it is very long.

    ``across`` goes on over the bounds of paragraphs, as in a text whose line breaks were lost.
    """
    group: list[Sentence] = []
    size = 0
    for sentence in sentences:
        full = len(group) >= max_sentences or size + len(sentence.words) > max_tokens
        if group and (full or (sentence.opens and not across)):
            yield group
            group, size = [], 0
        group.append(sentence)
        size += len(sentence.words)
    if group:
        yield group


def to_doc(vocab: Vocab, sentences: Sequence[Sentence]) -> Doc:
    """One document of ``sentences``; layers that are unknown are left unset, as spaCy's training expects.

    The document has trees where all of its sentences have them, else none: spaCy would take each word without a head
    for a sentence of its own.
    """
    words = [w for s in sentences for w in s.words]
    parsed = all(s.heads for s in sentences)
    offsets = [0]
    for sentence in sentences:
        offsets.append(offsets[-1] + len(sentence.words))
    placed = list(zip(offsets, sentences, strict=False))
    doc = Doc(
        vocab,
        words=words,
        spaces=[b for s in sentences for b in s.spaces],
        tags=_layer([s.tags for s in sentences], sentences),
        pos=_layer([s.pos for s in sentences], sentences),
        morphs=_layer([s.feats for s in sentences], sentences),
        deps=_layer([s.deps for s in sentences], sentences) if parsed else None,
        heads=[at + head for at, s in placed for head in s.heads] if parsed else None,
        sent_starts=None if parsed else [start for s in sentences for start in _starts(s)],
    )
    spans: list[DocSpan] = []
    missing: list[DocSpan] = []
    for at, sentence in placed:
        if sentence.spans is None:
            missing.append(doc[at : at + len(sentence.words)])
            continue
        spans += [DocSpan(doc, at + s.start, at + s.end, label=s.label) for s in sentence.spans]
        covered = {i for s in sentence.spans for i in range(s.start, s.end)}
        missing += [doc[at + i : at + i + 1] for i in sorted(sentence.unknown - covered)]
    doc.set_ents(spans, missing=missing, default="outside")
    if all(s.attribution for s in sentences):
        doc.user_data[ATTRIBUTION] = [parts for s in sentences for parts in s.attribution]
    return doc


def _starts(sentence: Sentence) -> list[bool | None]:
    return [True, *[False if sentence.one else None] * (len(sentence.words) - 1)]


def _layer(layers: Sequence[Sequence[str]], sentences: Sequence[Sentence]) -> list[str] | None:
    if not any(layers):
        return None
    return [v for layer, s in zip(layers, sentences, strict=True) for v in (layer or [""] * len(s.words))]
