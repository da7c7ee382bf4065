"""Words cut into the pieces that the encoder knows, and what else it reads of each word.

The pieces are those of WordPiece (Schuster and Nakajima 2012; Devlin et al. 2019, "BERT"): a word in lower case without
accents, cut at punctuation, then into the longest pieces that the vocabulary has. Since that drops the casing, each
word carries its shape, whether a space follows, and whether it stands inside quotation marks; and since training meets
few words often, it carries its cluster.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from en_attribune_news.clusters import cluster_of

#: Pieces of one word at most: what comes after says nothing of a long number or an address.
MOST = 6

#: Words remembered at most; then all are forgotten, so that memory stays flat.
_REMEMBERED = 30_000

_UNKNOWN, _FIRST, _LAST = "[UNK]", "[CLS]", "[SEP]"

#: Names of the shapes, in the order of their numbers.
SHAPES = (
    "edge", "lower", "title", "upper", "initial", "mixed", "upper dotted", "digits", "digits mixed", "letters digits",
    "mark", "punctuation", "symbol", "apostrophe word", "hyphen title", "hyphen lower",
)  # fmt: skip
_SHAPE = {name: number for number, name in enumerate(SHAPES)}

_OPENING = frozenset(["“", "«", "„", "``", "‟"])
_CLOSING = frozenset(["”", "»", "''"])
_STRAIGHT = frozenset(['"', "＂"])
_QUOTING = _OPENING | _CLOSING | _STRAIGHT
_MARKS = _QUOTING | {"‘", "’", "'", "`", "‚", "‹", "›"}

#: Numbers of what a word's surroundings can be: outside marks or inside, with or without a space after it.
SURROUNDINGS = 4

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Encoded:
    """A run of words as the encoder reads it: one row a piece, the edges of each paragraph included."""

    pieces: Ints
    shapes: Ints
    surroundings: Ints
    clusters: Ints
    #: The row's place in its paragraph, and the paragraph's number in the run.
    places: Ints
    paragraphs: Ints
    #: The row of each word's first piece.
    firsts: Ints


class Pieces:
    """Cuts words by a vocabulary, a piece a line, continuations marked with ``##``."""

    def __init__(self, vocabulary: Sequence[str], clusters: Mapping[str, int]) -> None:
        """Take the pieces in the order of their numbers, and the number of each word's cluster.

        Raises:
            KeyError: the vocabulary lacks ``[UNK]``, ``[CLS]`` or ``[SEP]``.
        """
        self._number = {piece: number for number, piece in enumerate(vocabulary)}
        self._unknown = self._number[_UNKNOWN]
        self._edges = self._number[_FIRST], self._number[_LAST]
        self._longest = max(map(len, vocabulary))
        self._clusters = clusters
        self._known: dict[str, tuple[tuple[int, ...], int, int]] = {}

    def encode(self, words: Sequence[str], spaces: Iterable[bool], opens: Sequence[bool] = ()) -> Encoded:
        """Return the rows of ``words``.

        Args:
            words: the words of the run.
            spaces: which are followed by a space.
            opens: which begin a paragraph; without it, all are one paragraph.
        """
        first, last = self._edges
        pieces, shapes, surroundings, clusters, firsts = [first], [0], [0], [0], []
        begins = [0]
        inside = 0
        for at, (word, space) in enumerate(zip(words, spaces, strict=True)):
            if at and opens and opens[at]:
                pieces += (last, first)
                shapes += (0, 0)
                surroundings += (0, 0)
                clusters += (0, 0)
                begins.append(len(pieces) - 1)
                inside = 0
            numbers, shape, cluster = self._known.get(word) or self._of(word)
            if word in _QUOTING:
                inside = 2 if word in _OPENING or (word in _STRAIGHT and not inside) else 0
            firsts.append(len(pieces))
            if len(numbers) == 1:
                # By far the most.
                pieces.append(numbers[0])
                shapes.append(shape)
                surroundings.append(inside + space)
                clusters.append(cluster)
            else:
                pieces += numbers
                shapes += [shape] * len(numbers)
                surroundings += [inside + space] * len(numbers)
                clusters += [cluster] * len(numbers)
        pieces.append(last)
        shapes.append(0)
        surroundings.append(0)
        clusters.append(0)
        sizes = np.diff([*begins, len(pieces)])
        paragraphs = np.repeat(np.arange(len(begins)), sizes)
        places = np.arange(len(pieces)) - np.repeat(begins, sizes)
        columns = (pieces, shapes, surroundings, clusters, places, paragraphs, firsts)
        return Encoded(*(np.asarray(column, dtype=np.int64) for column in columns))

    def count(self, word: str) -> int:
        """Return how many pieces ``word`` has."""
        return len(self._of(word)[0])

    def _of(self, word: str) -> tuple[tuple[int, ...], int, int]:
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = tuple(self._cut(word)[:MOST]), _SHAPE[shape_of(word)], cluster_of(word, self._clusters)
            self._known[word] = found
        return found

    def _cut(self, word: str) -> list[int]:
        out: list[int] = []
        # What lies beyond the longest piece of the last piece kept is never looked at.
        for part in _parts(word[: MOST * self._longest]):
            out += self._longest_pieces(part)
        return out or [self._unknown]

    def _longest_pieces(self, part: str) -> list[int]:
        out: list[int] = []
        at = 0
        while at < len(part):
            prefix = "##" if at else ""
            for end in range(min(len(part), at + self._longest), at, -1):
                number = self._number.get(prefix + part[at:end])
                if number is not None:
                    out.append(number)
                    at = end
                    break
            else:
                return [self._unknown]
        return out


def _parts(word: str) -> list[str]:
    """The parts of ``word`` in lower case without accents, cut at punctuation, which stands alone."""
    parts: list[str] = []
    joined = False
    for char in unicodedata.normalize("NFD", word.lower()):
        kind = unicodedata.category(char)
        if kind == "Mn" or kind.startswith(("C", "Z")):
            continue
        if kind.startswith("P") or char in "$+<=>^`|~":
            parts.append(char)
            joined = False
        elif joined:
            parts[-1] += char
        else:
            parts.append(char)
            joined = True
    return parts


def shape_of(word: str) -> str:
    """Return the name of the shape of ``word``, one of ``SHAPES``."""
    if word in _MARKS:
        return "mark"
    letters = [char for char in word if char.isalpha()]
    digits = sum(char.isdigit() for char in word)
    if not letters:
        if not digits:
            return "punctuation" if all(unicodedata.category(char).startswith("P") for char in word) else "symbol"
        return "digits" if digits == len(word) else "digits mixed"
    if digits:
        return "letters digits"
    if word[0] in "'’":
        return "apostrophe word"
    return _shape_of_letters(word, letters)


def _shape_of_letters(word: str, letters: list[str]) -> str:
    upper = sum(char.isupper() for char in letters)
    if "-" in word[1:-1]:
        return "hyphen title" if upper else "hyphen lower"
    if not upper:
        return "lower"
    if upper == len(letters):
        if len(letters) == 1:
            return "initial"
        return "upper dotted" if "." in word else "upper"
    return "title" if upper == 1 and word[0].isupper() else "mixed"
