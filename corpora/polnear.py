"""PolNeAR's gold attributions (Newell et al. 2018): who says, writes, thinks or intends what in US news articles.

The corpus is read from a folder and never becomes part of this project. An attribution has a Content, mostly a Source
and a Cue, each of one or more spans. Of articles that several people annotated, the first file by name is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from corpora.alignment import CharSpan

Part = Literal["train", "dev"]

#: A Content that holds one of these is a quoted one, direct or mixed.
DOUBLE_MARKS = frozenset('"“”„«»')

_ROLES = ("Content", "Source", "Cue")


@dataclass(frozen=True)
class Attribution:
    """One attribution; spans are sorted, in code points of the article's text."""

    content: tuple[CharSpan, ...]
    source: tuple[CharSpan, ...]
    cue: tuple[CharSpan, ...]
    #: Whether the Content holds a quotation mark.
    quoted: bool


@dataclass(frozen=True)
class Article:
    """An article of the corpus with its gold."""

    name: str
    text: str
    attributions: tuple[Attribution, ...]


def read_articles(corpus: Path, part: Part) -> Iterator[Article]:
    """The articles of ``part``, by name. ``corpus`` is the unpacked folder, with ``train/`` and ``dev/``.

    An article without annotation is left out.

    Raises:
        FileNotFoundError: the corpus lacks that part.
    """
    folder = corpus / part
    if not (folder / "text").is_dir():
        raise FileNotFoundError(f"{folder} has no folder text/")
    for path in sorted((folder / "text").glob("*.txt")):
        # The name of an annotation is that of its article, followed by a dot or an annotator.
        found = sorted(one for one in (folder / "attributions").iterdir() if one.name.startswith(path.stem))
        if found:
            text = path.read_bytes().decode("utf-8")
            yield Article(path.stem, text, tuple(_read(found[0], text)))


def _read(path: Path, text: str) -> Iterator[Attribution]:
    """Brat standoff: ``T`` lines are spans, ``E`` lines join them to attributions."""
    spans: dict[str, tuple[CharSpan, ...]] = {}
    events: list[list[tuple[str, str]]] = []
    for line in path.read_bytes().decode("utf-8").splitlines():
        fields = line.split("\t")
        if line.startswith("T") and len(fields) > 1:
            places = fields[1].split(" ", 1)[1].split(";")
            spans[fields[0]] = tuple((int(start), int(end)) for start, end in (place.split() for place in places))
        elif line.startswith("E"):
            events.append([(role, name) for role, _, name in (one.partition(":") for one in fields[1].split())])
    for roles in events:
        picked = {
            kind: tuple(sorted(span for role, name in roles if role.startswith(kind) for span in spans.get(name, ())))
            for kind in _ROLES
        }
        if picked["Content"]:
            words = "".join(text[start:end] for start, end in picked["Content"])
            quoted = not DOUBLE_MARKS.isdisjoint(words)
            yield Attribution(picked["Content"], picked["Source"], picked["Cue"], quoted)
