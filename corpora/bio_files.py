"""Reading files that have a token and its BIO tag on each line: Universal NER, Wikigold, CrossNER."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpora.sentences import LabelledSpan

#: The one word of a block that opens a document in CoNLL's column format.
DOCUMENT_START = "-DOCSTART-"


@dataclass(frozen=True)
class TaggedSentence:
    """The tokens of a sentence and the spans that a file marks, under the file's own labels."""

    id: str
    words: list[str]
    spans: list[LabelledSpan]
    #: Whether a document begins here, where the file says so.
    opens: bool = False
    #: The sentence as it was written, where the file says so.
    text: str = ""


def spans_of(tags: Sequence[str]) -> list[LabelledSpan]:
    """The spans of BIO tags; a run of ``I-`` tags with no ``B-`` before it is a span too, as in Wikigold."""
    spans: list[LabelledSpan] = []
    start, label = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        kind = tag[2:] if tag[:2] in ("B-", "I-") else ""
        if label and (kind != label or tag.startswith("B-")):
            spans.append(LabelledSpan(start, i, label))
            label = ""
        if kind and not label:
            start, label = i, kind
    return spans


def runs_of(tags: Sequence[str]) -> list[LabelledSpan]:
    """The spans of plain tags: each longest run of one tag that is not ``O``."""
    return spans_of([tag if tag == "O" else f"I-{tag}" for tag in tags])


def read_universal_ner(path: Path) -> Iterator[TaggedSentence]:
    """The sentences of a Universal NER file; its stray tag ``B-O`` means ``O``."""
    for comments, rows in _blocks(path):
        tags = ["O" if row[2] == "B-O" else row[2] for row in rows]
        yield TaggedSentence(
            id=comments.get("sent_id", ""),
            words=[row[1] for row in rows],
            spans=spans_of(tags),
            opens="newdoc id" in comments or "newdoc" in comments,
            text=comments.get("text", ""),
        )


def read_columns(path: Path) -> Iterator[TaggedSentence]:
    """The sentences of a file of two columns, word and tag; their id is their number, from 0.

    A block that only says where a document starts (``DOCUMENT_START``) is counted and yielded like a sentence.
    """
    for number, (_, rows) in enumerate(_blocks(path)):
        yield TaggedSentence(str(number), [row[0] for row in rows], spans_of([row[-1] for row in rows]))


def read_silver_tags(path: Path) -> dict[str, list[str]]:
    """The tags of each sentence, one a token, by its id; a line of the file is ``id <tab> tag tag ...``."""
    tags: dict[str, list[str]] = {}
    with path.open(encoding="utf8") as lines:
        for line in lines:
            name, _, values = line.rstrip("\n").partition("\t")
            tags[name] = values.split(" ")
    return tags


def _blocks(path: Path) -> Iterator[tuple[dict[str, str], list[list[str]]]]:
    comments: dict[str, str] = {}
    rows: list[list[str]] = []
    with path.open(encoding="utf8") as lines:
        for raw in lines:
            line = raw.rstrip("\n")
            if not line.strip():
                if rows:
                    yield comments, rows
                    comments, rows = {}, []
            elif line.startswith("# ") and not rows:
                key, _, value = line[2:].partition(" = ")
                comments[key] = value
            else:
                rows.append(line.split())
    if rows:
        yield comments, rows
