"""The table of boilerplate patterns: reads the rows of `patterns/*.toml` and refuses what can only be a slip.

`patterns/README.md` says how a row is written.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

#: What a row's pattern matches and where such a line counts; `patterns/README.md` explains each.
KINDS = (
    "line",
    "edge",
    "offer",
    "contact heading",
    "contact detail",
    "credit",
    "edge credit",
    "contact",
    "plea opening",
    "plea subject",
    "before a name",
    "after the writer",
    "after the writers",
    "after the paper",
)
#: Kinds whose groups hold names.
_WITH_NAMES = frozenset({"credit", "edge credit"})
_KEYS = frozenset({"kind", "pattern", "examples", "near_misses"})
_PIECES = "pieces.toml"
_REFERENCE = re.compile(r"<([a-z_]+)>")


class PatternError(ValueError):
    """A row or a piece that cannot be right: says the file, the name and what is wrong."""


class Row(NamedTuple):
    """A row of the table; `pattern` is the regular expression, its pieces put in."""

    name: str
    kind: str
    pattern: str
    #: Lines that are boilerplate by this row.
    examples: tuple[str, ...]
    #: Lines of an article that look alike.
    near_misses: tuple[str, ...]


def read_table(folder: Traversable) -> tuple[Row, ...]:
    """Return the rows of all tables in `folder`, by file and then as they stand there.

    Raises PatternError for a row that lacks a key or has one too many, or has another row's name. Raises it for a kind
    that is not in KINDS, for a pattern that is no regular expression or names a piece that is not there, for groups in
    a row that is no credit, and for a credit without one. Raises it for a row without an example or a near miss.
    """
    pieces = read_pieces(folder)
    rows: dict[str, Row] = {}
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if not file.name.endswith(".toml") or file.name == _PIECES:
            continue
        for name, fields in tomllib.loads(file.read_text(encoding="utf-8")).items():
            where = f"{file.name}, {name}"
            if name in rows:
                raise PatternError(f"{where}: another row has that name")
            rows[name] = _row(name, fields, pieces, where)
    return tuple(rows.values())


def read_pieces(folder: Traversable) -> dict[str, str]:
    """Return the pieces that patterns share, by name.

    Raises PatternError for a piece that names one which does not stand before it, and for one with groups.
    """
    pieces: dict[str, str] = {}
    for name, pattern in tomllib.loads((folder / _PIECES).read_text(encoding="utf-8")).items():
        where = f"{_PIECES}, {name}"
        pieces[name] = _expand(pattern, pieces, where)
        if _compile(pieces[name], where).groups:
            raise PatternError(f"{where}: groups of a piece are written (?:…)")
    return pieces


def any_of(patterns: Iterable[str]) -> str:
    """Return one regular expression for any of `patterns`. It takes half the time of one expression after the other."""
    return "|".join(f"(?:{pattern})" for pattern in patterns)


def _row(name: str, fields: object, pieces: dict[str, str], where: str) -> Row:
    if not isinstance(fields, dict) or set(fields) != _KEYS:
        raise PatternError(f"{where}: a row has the keys {', '.join(sorted(_KEYS))} and no others")
    kind = fields["kind"]
    if kind not in KINDS:
        raise PatternError(f"{where}: {kind!r} is no kind; kinds are {', '.join(KINDS)}")
    pattern = _expand(fields["pattern"], pieces, where)
    if bool(_compile(pattern, where).groups) != (kind in _WITH_NAMES):
        raise PatternError(f"{where}: a group (…) is for the names of a credit, and a credit has one")
    return Row(
        name,
        kind,
        pattern,
        _lines(fields["examples"], "example", where),
        _lines(fields["near_misses"], "near miss", where),
    )


def _lines(given: object, what: str, where: str) -> tuple[str, ...]:
    lines = tuple(given) if isinstance(given, list) else ()
    if not lines or not all(isinstance(line, str) and line.strip() for line in lines):
        raise PatternError(f"{where}: a row has at least one {what}, a line of text")
    return lines


def _expand(pattern: object, pieces: dict[str, str], where: str) -> str:
    """Return `pattern` without its line ends and indentation, and with the pieces that it names."""
    if not isinstance(pattern, str):
        raise PatternError(f"{where}: a pattern is a string")

    def put_in(match: re.Match[str]) -> str:
        if match[1] not in pieces:
            raise PatternError(f"{where}: there is no piece <{match[1]}> before it")
        return f"(?:{pieces[match[1]]})"

    if "\n" in pattern:
        pattern = "".join(line.strip() for line in pattern.splitlines())
    return _REFERENCE.sub(put_in, pattern)


def _compile(pattern: str, where: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise PatternError(f"{where}: no regular expression: {error}") from error


def _folder() -> Traversable:
    return files("attribune_cleaner.boilerplate") / "patterns"


@lru_cache(maxsize=1)
def table() -> tuple[Row, ...]:
    """Return the rows of the cleaner's own table, read once."""
    return read_table(_folder())


def patterns(kind: str) -> Iterator[str]:
    """Yield the patterns of the cleaner's own rows of that kind."""
    return (row.pattern for row in table() if row.kind == kind)


def piece(name: str) -> str:
    """Return the piece of that name of the cleaner's own table, which other code shares."""
    return read_pieces(_folder())[name]
