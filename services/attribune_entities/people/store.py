"""Opens the people file: its index is made once and shared by all processes of this machine that read the same file.

The index lies in a folder of this user's own under the folder for temporary files, by the digest of the people file and
of what it was made with, and is mapped into memory. So a child process adds hardly any memory, and one that starts
again loads in no time. Where no such folder can be had, the process holds an index of its own.
"""

from __future__ import annotations

import fcntl
import logging
import mmap
import os
import stat
import tempfile
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from attribune_core.errors import PeopleFileError
from attribune_core.version import VERSION
from attribune_entities.lexicon import people
from attribune_entities.lexicon.bodies import ACRONYMS, LEGAL_FORMS, SPELLINGS
from attribune_entities.lexicon.places import PLACE_ALIASES
from attribune_entities.lexicon.titles import PARTIES, TITLE_NOUNS
from attribune_entities.people.index import Content, PeopleIndex, build, sections
from attribune_text import person_names

log = logging.getLogger(__name__)

#: Bytes of a digest.
_DIGEST = 16


def open_people(path: Path | None) -> PeopleIndex | None:
    """Return the index of the people file at `path`; None without a file.

    Raises PeopleFileError when it cannot be read, or names the first line that is wrong.
    """
    if path is None:
        return None
    try:
        state = path.stat()
    except OSError as error:
        raise PeopleFileError(f"{path}: {error.strerror}") from error
    return _open(path, state.st_mtime_ns, state.st_size, state.st_ino)


@lru_cache(maxsize=1)
def _open(path: Path, changed: int, size: int, inode: int) -> PeopleIndex:
    """Return the index; the other arguments tell one state of the file from another."""
    content = _content(path)
    digest = blake2b(content, digest_size=_DIGEST).hexdigest()
    folder = _own_folder()
    try:
        if folder is not None:
            return _shared(folder, content, digest, str(path))
    except OSError as error:
        log.warning("the people file is not shared with other processes: %s: %s", folder, error.strerror)
    return PeopleIndex(build(content, str(path)), digest)


def _content(path: Path) -> Content:
    """Return what the file holds, mapped into memory: other processes that read it use the same memory."""
    try:
        with path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except ValueError:
        return b""  # an empty file cannot be mapped
    except OSError as error:
        raise PeopleFileError(f"{path}: {error.strerror}") from error


def _shared(folder: Path, content: Content, digest: str, name: str) -> PeopleIndex:
    """Return the index in `folder`, made if it is not there. Raises OSError where that cannot be."""
    place = folder / f"{digest}-{_made_with()}"
    found = _mapped(place, digest)
    if found is not None:
        return found
    # Of the processes that start together one makes it, and the others wait.
    with (folder / "lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        found = _mapped(place, digest)
        if found is None:
            _make(place, content, name)
            found = _mapped(place, digest)
    return found or PeopleIndex(build(content, name), digest)


def _make(place: Path, content: Content, name: str) -> None:
    """Write the index to `place`, and take those away that were there: who has mapped one keeps it."""
    head, others = sections(content, name)
    for other in place.parent.iterdir():
        if other.name != "lock":
            other.unlink()
    part = place.with_suffix(".part")
    with part.open("wb") as file:
        file.write(head)
        file.write(content)
        file.writelines(others)
    part.rename(place)


def _mapped(place: Path, digest: str) -> PeopleIndex | None:
    try:
        with place.open("rb") as file:
            return PeopleIndex(memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)), digest)
    except (FileNotFoundError, ValueError):
        return None


def _own_folder() -> Path | None:
    """Return the folder for indexes, which nobody else can write to; None where there is none."""
    folder = Path(tempfile.gettempdir()) / f"attribune-people-{os.getuid()}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
    except OSError as error:
        log.warning("the people file is not shared with other processes: %s: %s", folder, error.strerror)
        return None
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
        log.warning("the people file is not shared with other processes: %s is not this user's alone", folder)
        return None
    return folder


@lru_cache(maxsize=1)
def _made_with() -> str:
    """Return a digest of what the keys of an index depend on beside the people file: the code and the word lists."""
    lists = (
        *(people.SAME_OFFICES, people.OFFICE_QUALIFIERS, person_names.TRANSLITERATIONS, people.OTHER_SCRIPTS),
        *(person_names.NICKNAMES, person_names.SURNAMES_WRITTEN_FIRST, person_names.SURNAME_PARTICLES),
        *(person_names.NAME_SUFFIXES, ACRONYMS, LEGAL_FORMS, SPELLINGS, PLACE_ALIASES, PARTIES, TITLE_NOUNS),
    )
    state = [VERSION, *(repr(sorted(one.items()) if isinstance(one, dict) else sorted(one)) for one in lists)]
    return blake2b("\n".join(state).encode(), digest_size=_DIGEST).hexdigest()
