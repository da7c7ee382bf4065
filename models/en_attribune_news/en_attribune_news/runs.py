"""Documents cut into runs of words that the encoder reads at once; white space is left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from en_attribune_news.pieces import Pieces

#: Longest run, in words: what training met, and a few times the paragraph of a newspaper.
WORDS = 180
#: A run that has this many words takes in no further paragraph: longer ones cost more than they save.
TOGETHER = 48
#: Longest run in pieces; the encoder has places for 512, two of them for the edges.
PIECES = 500

#: What is read of each token.
_ATTRIBUTES: Any = ["ORTH", "IS_SPACE", "SPACY"]

_ENDS = frozenset([".", "!", "?", "…", "..."])
_CLOSES = frozenset(['"', "”", "’", "'", "''", ")", "]", "»"])


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens of a document that are read together."""

    #: Indexes of the tokens.
    tokens: npt.NDArray[np.int64]
    words: list[str]
    #: Whether each is followed by a space.
    spaces: list[bool]
    #: Whether a paragraph begins with each.
    opens: list[bool]


def runs(doc: Doc, pieces: Pieces) -> Iterator[Run]:
    """The runs of ``doc``, in order, cut between paragraphs, else after a sentence that ends in the second half."""
    tokens: list[int] = []
    words: list[str] = []
    spaces: list[bool] = []
    opens: list[bool] = []
    size = 0
    opened = True
    # Columns: a Token object for each word would cost more than all that is done with it here.
    rows: Any = doc.to_array(_ATTRIBUTES).tolist() if len(doc) else []
    #: The text of each word and how many pieces it has, by its hash.
    known: dict[int, tuple[str, int]] = {}
    for at, (orth, is_space, space) in enumerate(rows):
        found = known.get(orth)
        if found is None:
            word = doc.vocab.strings[orth]
            found = known[orth] = word, pieces.count(word)
        word, count = found
        if is_space:
            opened = opened or "\n" in word
            if spaces:
                spaces[-1] = True
            continue
        # A paragraph has two edges of its own.
        size += count + 2 * opened
        if len(words) >= WORDS or size > PIECES or (opened and len(words) >= TOGETHER):
            cut = len(words) if opened else _cut(words, opens)
            yield Run(np.array(tokens[:cut]), words[:cut], spaces[:cut], opens[:cut])
            tokens, words, spaces, opens = tokens[cut:], words[cut:], spaces[cut:], opens[cut:]
            size = sum(map(pieces.count, words)) + 2 * sum(opens) + count + 2 * opened
        tokens.append(at)
        words.append(word)
        spaces.append(bool(space))
        opens.append(opened)
        opened = False
    if words:
        yield Run(np.array(tokens), words, spaces, opens)


def _cut(words: list[str], opens: list[bool]) -> int:
    """The number of words in the first of two runs: no paragraph is parted that fits into one."""
    for at in range(len(words) - 1, 0, -1):
        if opens[at]:
            return at
    for at in range(len(words) - 1, len(words) // 2, -1):
        if words[at] in _ENDS or (words[at] in _CLOSES and words[at - 1] in _ENDS):
            return at + 1
    return len(words)
