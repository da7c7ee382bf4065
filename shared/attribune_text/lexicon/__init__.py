"""Word lists: data files with one entry a line, read once and checked.

An entry is in the form in which it is looked up. `#` begins a comment; the first comments of a file say what the list
is for and where it comes from. A file of pairs has a tab between key and value. Reading refuses what can only be a
slip: an entry that is there twice, and an entry that no look-up can ever match.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.resources import files

from attribune_text.fold import fold


class LexiconError(ValueError):
    """A line of a word list that cannot be right. The message names the file, the line and what is wrong."""


#: A check of entries: it returns why an entry can never match what is looked up, or None if it can match.
Form = Callable[[str], str | None]


def token(entry: str) -> str | None:
    """Check the form of a token or a lemma in lower case. Tokenizers for English divide words at spaces and hyphens."""
    if entry != entry.lower():
        return "look-ups are in lower case"
    if any(character.isspace() for character in entry):
        return "no token holds white space"
    letters = entry.split("-")
    if len(letters) > 1 and all(part.isalpha() for part in letters):
        return "tokens end at hyphens between letters"
    if "_" in entry:
        return "no word holds an underscore"
    return None


def bare_token(entry: str) -> str | None:
    """Check the form of a token in lower case without the full stops at its end."""
    return "look-ups are without final full stops" if entry.endswith(".") else token(entry)


def cased_token(entry: str) -> str | None:
    """Check the form of a token as it is written."""
    return token(entry.lower())


def folded_word(entry: str) -> str | None:
    """Check the form of one word of a folded name, see :func:`attribune_text.fold.fold`."""
    return None if fold(entry) == (entry,) else f"look-ups are folded: {' '.join(fold(entry))!r}"


def folded_name(entry: str) -> str | None:
    """Check the form of a folded name of any number of words."""
    folded = " ".join(fold(entry))
    return None if folded == entry else f"look-ups are folded: {folded!r}"


def phrase(entry: str) -> str | None:
    """Check the form of words in lower case with single spaces between them."""
    if entry != entry.lower():
        return "look-ups are in lower case"
    return None if entry == " ".join(entry.split()) else "words are divided by single spaces"


def read_words(package: str, name: str, form: Form) -> frozenset[str]:
    """Return the entries of the word list `name`, a file beside the modules of `package`.

    Raises LexiconError for an entry that is there twice, and for one that can never match by `form`.
    """
    found: dict[str, int] = {}
    for number, entry in _lines(package, name):
        if entry in found:
            raise LexiconError(f"{name}, line {number}: {entry!r} stands in line {found[entry]}, too")
        if (reason := form(entry)) is not None:
            raise LexiconError(f"{name}, line {number}: {entry!r} can never match: {reason}")
        found[entry] = number
    return frozenset(found)


def read_pairs(package: str, name: str, form: Form) -> dict[str, str]:
    """Return the pairs of the file `name` beside the modules of `package`: `key<tab>value` a line, in their order.

    Raises LexiconError for a key that is there twice or can never match by `form`, and for a line without a tab.
    """
    found: dict[str, str] = {}
    for number, line in _lines(package, name):
        key, tab, value = line.partition("\t")
        if not tab:
            raise LexiconError(f"{name}, line {number}: no tab in {line!r}")
        if key in found:
            raise LexiconError(f"{name}, line {number}: {key!r} stands there twice")
        if (reason := form(key)) is not None:
            raise LexiconError(f"{name}, line {number}: {key!r} can never match: {reason}")
        found[key] = value.strip()
    return found


def _lines(package: str, name: str) -> Iterator[tuple[int, str]]:
    """Yield the number and the entry of each line, without comments and empty lines."""
    text = (files(package) / name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        entry = line.partition("#")[0].strip()
        if entry:
            yield number, entry


def words(text: str) -> frozenset[str]:
    """Return the words of `text`, which white space divides. It is for the few function words that a rule names.

    Raises LexiconError for a word that is there twice.
    """
    entries = text.split()
    if len(entries) != len(set(entries)):
        twice = next(entry for entry in entries if entries.count(entry) > 1)
        raise LexiconError(f"{twice!r} stands there twice")
    return frozenset(entries)
