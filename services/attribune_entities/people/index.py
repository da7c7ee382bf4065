"""The people file as one stretch of bytes in which names are looked up: what child processes share.

It holds the lines of the file as they are, where each begins, and two sorted columns: hashes of keys, and the number of
the line that each belongs to. A line is read when a name leads to it, so loading makes no object a line, and what stays
in memory is what is looked at.
"""

from __future__ import annotations

import mmap
import struct
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from zlib import crc32

import numpy as np

from attribune_core.errors import PeopleFileError
from attribune_entities.people.name_forms import (
    body_key,
    keys_of_names,
    office_key,
)
from attribune_entities.people.offices import office_of
from attribune_entities.people.person import Person, PersonError, read_person

#: What an index begins with. The number goes up with every change of the layout or of the keys.
_MAGIC = b"ATTRPPL\x01"
#: The magic, then how many lines, keys and bytes of lines there are.
_HEAD = struct.Struct("<8sQQQ")
#: Sections begin at multiples of so many bytes.
_ALIGNED = 8
#: A mark of the order of bytes, which editors of some systems put first.
_BOM = b"\xef\xbb\xbf"


#: A file's content, in memory or mapped into it.
Content = bytes | mmap.mmap


class PeopleIndex:
    """Looks up who may be meant by a key, in bytes that `build` or `sections` made."""

    def __init__(self, content: bytes | memoryview, digest: str) -> None:
        """Take the bytes and the digest of the file that they were made of. Raises ValueError if they are not whole."""
        view = memoryview(content)
        if len(view) < _HEAD.size:
            raise ValueError("no index of people")
        magic, lines, keys, size = _HEAD.unpack(view[: _HEAD.size])
        at = _HEAD.size
        starts_at = at + _padded(size)
        hashes_at = starts_at + 8 * (lines + 1)
        owners_at = hashes_at + _padded(4 * keys)
        if magic != _MAGIC or len(view) != owners_at + _padded(4 * keys):
            raise ValueError("no index of people, or not the whole of it")
        #: Of the file; it is a part of what event ids are made of.
        self.digest = digest
        self._lines = view[at : at + size]
        self._starts = view[starts_at:hashes_at].cast("Q")
        self._hashes = view[hashes_at : hashes_at + 4 * keys].cast("I")
        self._owners = view[owners_at : owners_at + 4 * keys].cast("I")

    def __len__(self) -> int:
        return len(self._starts) - 1

    def numbers(self, key: str) -> list[int]:
        """Return the numbers of the entries that `key` may lead to, in order of the file; a few may be others."""
        wanted = crc32(key.encode())
        at = bisect_left(self._hashes, wanted)
        found = []
        while at < len(self._hashes) and self._hashes[at] == wanted:
            found.append(self._owners[at])
            at += 1
        return found

    def count(self, key: str, most: int) -> int:
        """Return how many entries have `key`, `most` at most."""
        wanted = crc32(key.encode())
        at = first = bisect_left(self._hashes, wanted)
        while at - first < most and at < len(self._hashes) and self._hashes[at] == wanted:
            at += 1
        return at - first

    def person(self, number: int) -> Person:
        """Return the entry of that number."""
        return read_person(bytes(self._lines[self._starts[number] : self._starts[number + 1]]))


def sections(content: Content, name: str) -> tuple[bytes, list[bytes]]:
    """Return what stands before and after a people file's `content` in its index; `name` is for errors.

    So nobody need hold all of it. Raises PeopleFileError for the first line that is wrong, with its number.
    """
    starts, hashes, owners = array("Q"), array("I"), array("I")
    ids = array("q")
    rows = array("I")
    for row, start, line in lines_of(content):
        try:
            person = read_person(line)
        except PersonError as error:
            raise PeopleFileError(f"{name}, line {row}: {error}") from error
        number = len(starts)
        starts.append(start)
        rows.append(row)
        ids.append(hash(person.id))
        found = [crc32(key.encode()) for key in _keys_of(person)]
        hashes.extend(found)
        owners.extend([number] * len(found))
    if not starts:
        raise PeopleFileError(f"{name} names nobody")
    starts.append(len(content))
    _refuse_twice(content, name, starts, rows, ids)
    order = np.lexsort((np.asarray(owners), np.asarray(hashes)))
    head = _HEAD.pack(_MAGIC, len(starts) - 1, len(hashes), len(content))
    padding = bytes(_padded(len(content)) - len(content))
    return head, [padding, starts.tobytes(), _column(hashes, order), _column(owners, order)]


def build(content: Content, name: str) -> bytes:
    """Return the index of a people file's `content` in memory; see `sections`."""
    head, others = sections(content, name)
    return b"".join([head, content[:], *others])


def lines_of(content: Content) -> Iterator[tuple[int, int, bytes]]:
    """Yield number (from 1), first byte and content of each line that is not empty."""
    start = len(_BOM) if content[: len(_BOM)] == _BOM else 0
    row = 1
    while start < len(content):
        end = content.find(b"\n", start)
        if end < 0:
            end = len(content)
        line = content[start:end]
        if line and not line.isspace():
            yield row, start, line
        start = end + 1
        row += 1


def _keys_of(person: Person) -> set[str]:
    """Return every key under which the entry is found."""
    if person.kind == "organisation":
        return {body_key(name) for name in person.all_names}
    keys, surnames = keys_of_names(person.all_names)
    for role in person.roles:
        office = _office_name(role.text)
        if office:
            keys.update([office_key(surname, office) for surname in surnames])
    return keys


def _office_name(text: str) -> str:
    """Return the name of the office of a role. What most roles say after "of" need not be read for it."""
    head, of, _ = text.partition(" of ")
    return _office(text if not of or head.endswith("ember") else head)


@lru_cache(maxsize=4096)
def _office(text: str) -> str:
    return office_of(text).name


def _refuse_twice(content: Content, name: str, starts: array[int], rows: array[int], ids: array[int]) -> None:
    """Raise PeopleFileError where an id stands in two lines. `ids` are hashes, so what is equal is compared."""
    hashes = np.asarray(ids)
    order = np.argsort(hashes, kind="stable")
    same = np.flatnonzero(hashes[order][1:] == hashes[order][:-1])
    for at in same.tolist():
        one, other = int(order[at]), int(order[at + 1])
        first, second = (read_person(content[starts[number] : starts[number + 1]]).id for number in (one, other))
        if first == second:
            raise PeopleFileError(f"{name}, line {rows[other]}: the id {first!r} stands in line {rows[one]}, too")


def _column(values: array[int], order: np.ndarray[tuple[int], np.dtype[np.intp]]) -> bytes:
    column = np.asarray(values)[order].tobytes()
    return column + bytes(_padded(len(column)) - len(column))


def _padded(size: int) -> int:
    return -(-size // _ALIGNED) * _ALIGNED
