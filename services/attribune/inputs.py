"""Articles from files, folders, JSON lines and standard input, each with the place it came from."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from attribune_core.decoding import decode_body, inflate, too_large
from attribune_core.errors import ArticleError, MalformedValueError
from attribune_core.events import RawArticle
from attribune_core.raw import read_raw
from attribune_core.topics import MAX_MESSAGE_BYTES

#: Standard input, on the command line.
STDIN = "-"
#: Files that hold a `RawArticle` a line.
LINES = frozenset({".jsonl", ".ndjson"})
#: What stands after the suffix of a compressed file.
_COMPRESSED = ".gz"
_HTML = frozenset({".html", ".htm", ".xhtml", ".xht"})
_JSON = {"content-type": b"application/json"}


class UnreadableFileError(ArticleError):
    """The file cannot be read, or its name gives an id that another file of the same run has."""


@dataclass(frozen=True)
class Read:
    """One article, or why there is none, and where it stood: a path, or a path and line."""

    where: str
    article: RawArticle | ArticleError


def read_all(targets: Iterable[str], *, max_bytes: int = MAX_MESSAGE_BYTES) -> Iterator[Read]:
    """Yield the articles of files, folders and `-`, in order; a folder's files in order of their names.

    A `.jsonl` file and standard input hold a `RawArticle` a line. Any other file is one article whose id is its name
    without the suffix: `.json` holds a `RawArticle`, `.html` a page, everything else is the body itself, in any
    encoding. A file compressed with gzip ends in `.gz` after its suffix (`page.html.gz` has the id `page`). A file or
    line of more than `max_bytes` bytes, as it is or inflated, is refused. Two files of one name would overwrite each
    other downstream, so the second is refused. Hidden files are left out.
    """
    taken: dict[str, Path] = {}
    for target in targets:
        if target == STDIN:
            yield from _lines(STDIN, sys.stdin.buffer, max_bytes)
            continue
        for path in files_of(Path(target)):
            stem, suffix = _name(path)
            if suffix in LINES:
                yield from _lines_of_file(path, max_bytes)
            elif stem in taken:
                fault = UnreadableFileError(f"the id {stem!r} belongs to {taken[stem]} already")
                yield Read(str(path), fault)
            else:
                taken[stem] = path
                yield Read(str(path), _one(path, stem, suffix, max_bytes))


def files_of(path: Path) -> list[Path]:
    """Return the file itself, or every file below a folder that is not hidden, sorted."""
    if not path.is_dir():
        return [path]
    found = (one for one in path.rglob("*") if one.is_file())
    return sorted(one for one in found if not any(part.startswith(".") for part in one.relative_to(path).parts))


def count(targets: Sequence[str]) -> int | None:
    """Return how many articles `read_all` will yield, blank lines of JSON lines included.

    None for standard input and for compressed JSON lines, of which the number is known only at their end.
    """
    total = 0
    for target in targets:
        if target == STDIN:
            return None
        for path in files_of(Path(target)):
            if _name(path)[1] not in LINES:
                total += 1
                continue
            if _is_compressed(path):
                return None
            try:
                with path.open("rb") as file:
                    total += sum(1 for _ in file)
            except OSError:  # read_all reports it as one fault
                total += 1
    return total


def _is_compressed(path: Path) -> bool:
    return path.suffix.lower() == _COMPRESSED


def _name(path: Path) -> tuple[str, str]:
    """Return the name of a file without its suffix, and the suffix in small letters, `.gz` left out of both."""
    if _is_compressed(path):
        path = path.with_suffix("")
    return path.stem, path.suffix.lower()


def _one(path: Path, stem: str, suffix: str, max_bytes: int) -> RawArticle | ArticleError:
    kind = "text/html" if suffix in _HTML else None
    try:
        value = inflate(_bytes(path, max_bytes), max_bytes=max_bytes)
        if suffix == ".json":
            return read_raw(value, stem.encode(), _JSON, max_bytes=max_bytes)
        body = decode_body(value, kind)
    except OSError as error:
        return UnreadableFileError(error.strerror or str(error))
    except ArticleError as error:
        return error
    # Only what is known is set, so that what is published says no more than the file does.
    return RawArticle(id=stem, body=body, content_type=kind) if kind else RawArticle(id=stem, body=body)


def _bytes(path: Path, max_bytes: int) -> bytes:
    """Return what the file holds. Raises RecordTooLargeError, for which no more is read than the limit, and OSError."""
    with path.open("rb") as file:
        value = file.read(max_bytes + 1)
    if len(value) > max_bytes:
        raise too_large(max(len(value), path.stat().st_size), max_bytes)
    return value


def _lines_of_file(path: Path, max_bytes: int) -> Iterator[Read]:
    try:
        if _is_compressed(path):
            with gzip.open(path) as inflated:
                yield from _lines(str(path), cast(BinaryIO, inflated), max_bytes)
        else:
            with path.open("rb") as file:
                yield from _lines(str(path), file, max_bytes)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        yield Read(str(path), MalformedValueError(f"broken gzip: {error}"))
    except OSError as error:
        yield Read(str(path), UnreadableFileError(error.strerror or str(error)))


def _lines(name: str, file: BinaryIO, max_bytes: int) -> Iterator[Read]:
    number = 0
    while line := file.readline(max_bytes + 1):
        number += 1
        where = f"{name}:{number}"
        size = len(line)
        if size > max_bytes and not line.endswith(b"\n"):
            while not line.endswith(b"\n") and (line := file.readline(max_bytes)):
                size += len(line)
            yield Read(where, too_large(size, max_bytes))
            continue
        if not line.strip():
            continue
        try:
            article: RawArticle | ArticleError = read_raw(line.rstrip(b"\r\n"), headers=_JSON, max_bytes=max_bytes)
        except ArticleError as error:
            article = error
        yield Read(where, article)
