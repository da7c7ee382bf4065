"""Sentences of a corpus as spaCy documents, and as the paragraphs that the pipeline reads."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from corpora.sentences import Sentence

#: Key of a document's `user_data` under which the parts of attributions of its tokens stand.
ATTRIBUTION = "attribution"


def paragraphs(
    sentences: Iterable[Sentence], max_sentences: int, max_tokens: int, across: bool = False
) -> Iterator[list[Sentence]]:
    """Groups of consecutive sentences as the pipeline meets them: a paragraph, cut where it is very long.

    With ``across`` a group crosses the bounds of paragraphs, as in a text whose line breaks were lost.
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

    The document has trees only if all of its sentences have them: spaCy takes each word without a head for a sentence
    of its own.
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
    spans: list[Span] = []
    missing: list[Span] = []
    for at, sentence in placed:
        if sentence.spans is None:
            missing.append(doc[at : at + len(sentence.words)])
            continue
        spans += [Span(doc, at + s.start, at + s.end, label=s.label) for s in sentence.spans]
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
