"""Names of re3d: news and official statements on Syria and Iraq, with nested entities as offsets.

re3d marks every mention of a person, an organisation or a place, names and descriptions alike. Of nested spans the
longest counts, without titles and determiners, where each of its words has a capital but those that join names ("of",
"al"). Any other span is a description, of which it is not asked whether there is a name in it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from training.annotation import Span, without_overlaps
from training.lexicon import CONNECTORS
from training.names import trimmed
from training.scoring import names_of

_CLASSES = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}


@dataclass(frozen=True)
class Document:
    """A text and its spans, as code points of it."""

    text: str
    spans: list[Span]


def read_re3d(folder: Path) -> Iterator[Document]:
    """All documents of the corpus.

    Raises:
        FileNotFoundError: it is not there.
    """
    paths = sorted(folder.glob("*/documents.json"))
    if not paths:
        raise FileNotFoundError(f"{folder} has no documents.json in any of its folders")
    for path in paths:
        spans: dict[str, list[Span]] = {}
        for entity in _rows(path.with_name("entities.json")):
            if entity["type"] in _CLASSES:
                span = Span(entity["begin"], entity["end"], _CLASSES[entity["type"]])
                spans.setdefault(entity["documentId"], []).append(span)
        for document in _rows(path):
            yield Document(document["text"], without_overlaps(spans.get(document["_id"], [])))


def compared(document: Document, doc: Doc) -> tuple[set[Span], set[Span]]:
    """The names that are to be found in ``doc``, the pipeline's reading of ``document``, and those found that count."""
    words = [token.text for token in doc]
    gold: set[Span] = set()
    open_: set[int] = set()
    for span in document.spans:
        tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
        if tokens is None:
            continue
        name = trimmed(words, Span(tokens.start, tokens.end, "PERSON" if span.label == "PER" else span.label))
        if name and all(_in_name(word) for word in words[name.start : name.end]):
            gold.add(Span(name.start, name.end, span.label))
        else:
            open_.update(range(tokens.start, tokens.end))
    return gold, {span for span in names_of(doc) if open_.isdisjoint(range(span.start, span.end))}


def _in_name(word: str) -> bool:
    return not word[:1].islower() or word.lower() in CONNECTORS


def _rows(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf8") as lines:
        return [json.loads(line) for line in lines if line.strip()]
