"""How the pipeline is scored: trees and tags on CoNLL-U, names on Universal NER, both as in their shared tasks.

Trees are scored on gold tokens and sentences, without punctuation and without subtypes of relations. Names are scored
on gold tokens of whole documents. A span is right when its start, end and class are right; ``PERSON`` is PER, ``ORG``
is ORG, and ``GPE``, ``LOC`` and ``FAC`` are LOC. A leading "the" and a closing possessive are not part of a span.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.scorer import PRFScore
from spacy.tokens import Doc

from corpora.bio_files import TaggedSentence, read_universal_ner
from corpora.conllu_files import read_conllu
from corpora.sentences import LabelledSpan

#: Classes of Universal NER, by the pipeline's labels.
CLASSES = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


class SpanCounts:
    """Spans that are right, too many and missing, by class."""

    def __init__(self) -> None:
        self._by_label: defaultdict[str, PRFScore] = defaultdict(PRFScore)

    def add(self, gold: set[LabelledSpan], predicted: set[LabelledSpan]) -> None:
        """Count one document."""
        for label in {span.label for span in gold | predicted}:
            given, found = ({span for span in spans if span.label == label} for spans in (gold, predicted))
            self._by_label[label].score_set(found, given)

    def scores(self, label: str | None = None) -> tuple[float, float, float]:
        """Precision, recall and F1 of one class, or of all together."""
        total = PRFScore()
        for counted in [self._by_label[label]] if label else self._by_label.values():
            total += counted
        return total.precision, total.recall, total.fscore


@dataclass
class TreeCounts:
    """Tokens, right heads, right heads with relation, and right word classes."""

    tokens: int = 0
    attached: int = 0
    labelled: int = 0
    classed: int = 0

    def add(self, other: "TreeCounts") -> None:
        """Count what ``other`` counted."""
        self.tokens += other.tokens
        self.attached += other.attached
        self.labelled += other.labelled
        self.classed += other.classed

    @property
    def las(self) -> float:
        """Share of tokens whose head and relation are right."""
        return self.labelled / max(1, self.tokens)

    @property
    def uas(self) -> float:
        """Share of tokens whose head is right."""
        return self.attached / max(1, self.tokens)

    @property
    def upos(self) -> float:
        """Share of tokens whose universal word class is right."""
        return self.classed / max(1, self.tokens)


def score_trees(nlp: Language, path: Path) -> TreeCounts:
    """The counts of one CoNLL-U file, a sentence at a time over gold tokens."""
    counts = TreeCounts()
    for sentence in read_conllu(path):
        doc = annotate(nlp, sentence.words, sentence.spaces)
        rows = zip(doc, sentence.heads, sentence.deps, sentence.pos, strict=True)
        for token, head, relation, pos in rows:
            if pos == "PUNCT":
                continue
            attached = token.head.i == head
            counts.tokens += 1
            counts.attached += attached
            counts.labelled += attached and _relation(token.dep_) == _relation(relation)
            counts.classed += token.pos_ == pos
    return counts


def score_names(nlp: Language, path: Path) -> SpanCounts:
    """The counts of a Universal NER file, a document at a time over gold tokens."""
    counts = SpanCounts()
    for document in _documents(read_universal_ner(path)):
        words: list[str] = []
        spaces: list[bool] = []
        gold: set[LabelledSpan] = set()
        for sentence in document:
            gold |= {LabelledSpan(len(words) + s.start, len(words) + s.end, s.label) for s in sentence.spans}
            words += sentence.words
            spaces += spaces_of(sentence.words, sentence.text)
        doc = annotate(nlp, words, spaces)
        counts.add({s for s in gold if s.label in CLASSES.values()}, names_of(doc))
    return counts


def names_of(doc: Doc) -> set[LabelledSpan]:
    """The names of ``doc`` as spans of PER, LOC and ORG, without a leading "the" and a closing possessive."""
    return {
        LabelledSpan(e.start + (e[0].lower_ == "the"), e.end - (e[-1].text in ("'s", "’s", "'")), CLASSES[e.label_])
        for e in doc.ents
        if e.label_ in CLASSES
    }


def spaces_of(words: list[str], text: str) -> list[bool]:
    """Whether each of ``words`` is followed by a space in ``text``; the last always is, before the next sentence."""
    spaces, at = [], 0
    for word in words:
        found = text.find(word, at)
        if found >= 0:
            at = found + len(word)
        spaces.append(text[at : at + 1] == " ")
    spaces[-1] = True
    return spaces


def words_and_spaces(doc: Doc) -> tuple[list[str], list[bool]]:
    """The words of ``doc``, and whether each is followed by a space."""
    return [token.text for token in doc], [bool(token.whitespace_) for token in doc]


def annotate(nlp: Language, words: list[str], spaces: list[bool]) -> Doc:
    """The document that the pipeline makes of gold tokens."""
    doc = Doc(nlp.vocab, words=words, spaces=spaces)
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    return doc


def _documents(sentences: Iterable[TaggedSentence]) -> Iterator[list[TaggedSentence]]:
    document: list[TaggedSentence] = []
    for sentence in sentences:
        if sentence.opens and document:
            yield document
            document = []
        document.append(sentence)
    if document:
        yield document


def _relation(name: str) -> str:
    return name.split(":")[0].lower()
