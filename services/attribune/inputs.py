"""Articles from files, folders, JSON lines and standard input, each with the place it came from."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from attribune_core.errors import ArticleError, MalformedValueError
from attribune_core.events import RawArticle
from attribune_core.raw import read_raw

#: Standard input, on the command line.
STDIN = "-"
#: Files that hold a `RawArticle` a line.
LINES = frozenset({".jsonl", ".ndjson"})
_HTML = frozenset({".html", ".htm", ".xhtml"})
_JSON = {"content-type": b"application/json"}


class UnreadableFileError(ArticleError):
    """The file cannot be read, or its name gives an id that another file of the same run has."""


@dataclass(frozen=True)
class Read:
    """One article, or why there is none, and where it stood: a path, or a path and line."""

    where: str
    article: RawArticle | ArticleError


def read_all(targets: Iterable[str]) -> Iterator[Read]:
    """Yield the articles of files, folders and `-`, in order; a folder's files in order of their names.

    A `.jsonl` file and standard input hold a `RawArticle` a line. Any other file is one article whose id is its name
    without the suffix: `.json` holds a `RawArticle`, `.html` a page, everything else is the body itself. Two files
    of one name would overwrite each other downstream, so the second is refused. Hidden files are left out.
    """
    taken: dict[str, Path] = {}
    for target in targets:
        if target == STDIN:
            yield from _lines(STDIN, sys.stdin.buffer)
            continue
        for path in files_of(Path(target)):
            if path.suffix.lower() in LINES:
                yield from _lines_of_file(path)
            elif path.stem in taken:
                fault = UnreadableFileError(f"the id {path.stem!r} belongs to {taken[path.stem]} already")
                yield Read(str(path), fault)
            else:
                taken[path.stem] = path
                yield Read(str(path), _one(path))


def files_of(path: Path) -> list[Path]:
    """Return the file itself, or every file below a folder that is not hidden, sorted."""
    if not path.is_dir():
        return [path]
    found = (one for one in path.rglob("*") if one.is_file())
    return sorted(one for one in found if not any(part.startswith(".") for part in one.relative_to(path).parts))


def count(targets: Sequence[str]) -> int | None:
    """Return how many articles `read_all` will yield, blank lines of JSON lines included; None for standard input."""
    total = 0
    for target in targets:
        if target == STDIN:
            return None
        for path in files_of(Path(target)):
            if path.suffix.lower() not in LINES:
                total += 1
                continue
            try:
                with path.open("rb") as file:
                    total += sum(1 for _ in file)
            except OSError:  # read_all reports it as one fault
                total += 1
    return total


def _one(path: Path) -> RawArticle | ArticleError:
    try:
        value = path.read_bytes()
        if path.suffix.lower() == ".json":
            return read_raw(value, path.stem.encode(), _JSON)
        body = value.decode("utf-8-sig")
    except OSError as error:
        return UnreadableFileError(error.strerror or str(error))
    except UnicodeDecodeError as error:
        return MalformedValueError(f"file is not UTF-8: byte {error.start} ({error.reason})")
    except ArticleError as error:
        return error
    kind = "text/html" if path.suffix.lower() in _HTML else None
    # Only what is known is set, so that what is published says no more than the file does.
    return RawArticle(id=path.stem, body=body, content_type=kind) if kind else RawArticle(id=path.stem, body=body)


def _lines_of_file(path: Path) -> Iterator[Read]:
    try:
        with path.open("rb") as file:
            yield from _lines(str(path), file)
    except OSError as error:
        yield Read(str(path), UnreadableFileError(error.strerror or str(error)))


def _lines(name: str, file: BinaryIO) -> Iterator[Read]:
    for number, line in enumerate(file, start=1):
        if not line.strip():
            continue
        try:
            article: RawArticle | ArticleError = read_raw(line.rstrip(b"\r\n"), headers=_JSON)
        except ArticleError as error:
            article = error
        yield Read(f"{name}:{number}", article)
