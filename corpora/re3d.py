"""re3d: news and official statements on Syria and Iraq, with nested entities as offsets (Dstl 2017).

It marks every mention of a person, an organisation or a place, names and descriptions alike. Of nested entities the
longest is read.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpora.sentences import LabelledSpan, without_overlaps

_CLASSES = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}


@dataclass(frozen=True)
class Document:
    """A text and its entities, labelled PER, ORG or LOC; offsets are code points of the text."""

    text: str
    spans: list[LabelledSpan]


def read_documents(folder: Path) -> Iterator[Document]:
    """All documents of the corpus.

    Raises:
        FileNotFoundError: there is no document in ``folder``.
    """
    paths = sorted(folder.glob("*/documents.json"))
    if not paths:
        raise FileNotFoundError(f"{folder} has no documents.json in any of its folders")
    for path in paths:
        spans: dict[str, list[LabelledSpan]] = {}
        for entity in _rows(path.with_name("entities.json")):
            if entity["type"] in _CLASSES:
                span = LabelledSpan(entity["begin"], entity["end"], _CLASSES[entity["type"]])
                spans.setdefault(entity["documentId"], []).append(span)
        for document in _rows(path):
            yield Document(document["text"], without_overlaps(spans.get(document["_id"], [])))


def _rows(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf8") as lines:
        return [json.loads(line) for line in lines if line.strip()]
