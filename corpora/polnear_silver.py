"""PolNeAR's articles as CoreNLP 4.5.10 reads them: a table of tokens for each article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_COLUMNS = 8


class Token(NamedTuple):
    """A token of CoreNLP; offsets are code points of the article's text."""

    start: int
    end: int
    #: As CoreNLP writes it, which may differ from the text.
    word: str
    lemma: str
    #: Penn tag.
    tag: str
    #: Number of the head in the sentence, from 1 on; 0 for the root, -1 where CoreNLP has none.
    head: int
    #: Basic Universal Dependencies relation.
    relation: str
    #: CoreNLP's fine class of names and values; ``O`` for neither.
    name_class: str


def read_sentences(table: Path) -> Iterator[list[Token]]:
    """The sentences of ``table``, a line a token; a blank line ends a sentence.

    Raises:
        ValueError: a line has another number of columns, or an offset or a head is no number.
    """
    sentence: list[Token] = []
    with table.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            cells = line.rstrip("\n").split("\t")
            if len(cells) == _COLUMNS:
                start, end, word, lemma, tag, head, relation, name_class = cells
                sentence.append(Token(int(start), int(end), word, lemma, tag, int(head), relation, name_class))
            elif line.strip():
                raise ValueError(f"{table}:{number}: {len(cells)} columns")
            elif sentence:
                yield sentence
                sentence = []
    if sentence:
        yield sentence
