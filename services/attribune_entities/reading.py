"""An article as the language pipeline read it: one flat table of tokens, and the names that the pipeline found.

Everything after the pipeline works on this table, so it knows nothing of spaCy and runs on tables made by hand.
Offsets are code points of the article's text; tokens are counted from 0 over the whole article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from spacy.strings import StringStore
from spacy.tokens import Doc

from attribune_entities.tags import tags_of

#: What is read of each token: `IDX` is where it begins, in code points of its Doc.
_ATTRIBUTES: list[int | str] = ["IDX", "LENGTH", "HEAD", "SENT_START", "POS", "TAG", "DEP", "LEMMA"]

#: Relations of both schemes (Universal Dependencies; ClearNLP, which spaCy's en_core_web pipelines use) under one
#: name each; a relation that is not here loses its subtype.
_ROLES = {
    "nsubj:pass": "nsubj",
    "nsubjpass": "nsubj",
    "nsubj:outer": "nsubj",
    "csubjpass": "csubj",
    "dobj": "obj",
    "dative": "iobj",
    "pobj": "obl",
    "poss": "poss",
    "nmod:poss": "poss",
    "nmod:desc": "desc",
    "relcl": "acl",
    "prep": "case",
    "prt": "compound",
    "auxpass": "aux",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A span of tokens, `last` exclusive, that the pipeline's entity recogniser labelled."""

    first: int
    last: int
    label: str

    def meets(self, other: Found) -> bool:
        """Whether it shares a token with `other`."""
        return self.first < other.last and other.first < self.last


@dataclass(slots=True)
class Reading:
    """The tokens of an article, one row a token, in columns."""

    text: str
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    word: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    tag: list[str] = field(default_factory=list)
    dep: list[str] = field(default_factory=list)
    #: `dep` under one name for both schemes.
    role: list[str] = field(default_factory=list)
    #: Index of the head; a root is its own.
    head: list[int] = field(default_factory=list)
    #: Number of the token's sentence, and of its paragraph.
    sentence: list[int] = field(default_factory=list)
    paragraph: list[int] = field(default_factory=list)
    #: Token ranges, the end exclusive.
    sentences: list[tuple[int, int]] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    #: Tags of quotations, a string of digits a tag and a Doc; of Docs that have tags alone.
    tags: list[tuple[str, ...]] = field(default_factory=list)
    #: Tokens that hang on each token, in order of the text; made by `close`.
    children: list[list[int]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.word)

    def span_text(self, first: int, last: int) -> str:
        """Return the text of the tokens from `first` up to `last`, exclusive."""
        return self.text[self.start[first] : self.end[last - 1]]

    def add(self, doc: Doc, offset: int, paragraphs: Sequence[int]) -> None:
        """Append the tokens and entities of `doc`, whose text begins at `offset`; white space is left out.

        `paragraphs` is where each paragraph of the article begins. What hangs on white space hangs on that token's own
        head instead.
        """
        table = doc.to_array(_ATTRIBUTES) if len(doc) else np.zeros((0, len(_ATTRIBUTES)), dtype=np.uint64)
        idx, length, _, opens, pos, tag, dep, lemma = table.T.tolist()
        words = [self.text[offset + at : offset + at + size] for at, size in zip(idx, length, strict=True)]
        kept = [at for at, word in enumerate(words) if word and not word.isspace()]
        tags = tags_of(doc, kept)
        if tags is not None:
            self.tags.append(tags)
        place = dict(zip(kept, range(len(self.word), len(self.word) + len(kept)), strict=True))
        # spaCy's array holds the steps without a sign.
        above = (np.arange(len(doc)) + table[:, 2].astype(np.int64)).tolist()
        self.head += [place[above[at]] if above[at] in place else _head(at, above, place) for at in kept]
        self._add_sentences(opens, place)
        starts = [offset + idx[at] for at in kept]
        self.start += starts
        self.end += [offset + idx[at] + length[at] for at in kept]
        self.paragraph += (np.searchsorted(paragraphs, starts, side="right") - 1).tolist()
        kept_words = [words[at] for at in kept]
        lowers = list(map(str.lower, kept_words))
        self.word += kept_words
        self.lower += lowers
        names = _Names(doc.vocab.strings)
        self.lemma += [names[lemma[at]] or lower for at, lower in zip(kept, lowers, strict=True)]
        self.pos += [names[pos[at]] for at in kept]
        self.tag += [names[tag[at]] for at in kept]
        relations = [names[dep[at]] for at in kept]
        self.dep += relations
        self.role += map(role, relations)
        for span in doc.ents:
            tokens = [place[at] for at in range(span.start, span.end) if at in place]
            if tokens:
                self.found.append(Found(tokens[0], tokens[-1] + 1, span.label_))

    def _add_sentences(self, opens: Sequence[int], place: dict[int, int]) -> None:
        """Note the sentences of a Doc, given what `SENT_START` says of each of its tokens."""
        starts = True
        for at, opening in enumerate(opens):
            starts = starts or opening == 1
            here = place.get(at)
            if here is None:
                continue
            if starts:
                self.sentences.append((here, here))
                starts = False
            self.sentences[-1] = (self.sentences[-1][0], here + 1)
            self.sentence.append(len(self.sentences) - 1)

    def close(self) -> Reading:
        """Make what is derived from the columns, once all paragraphs are in; return the reading."""
        self.children = [[] for _ in self.word]
        for token, head in enumerate(self.head):
            if head != token:
                self.children[head].append(token)
        return self


class _Names(dict[int, str]):
    """The strings of a vocabulary by their hashes, each looked up once."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, key: int) -> str:
        name = self[key] = self._strings[key]
        return name


@lru_cache(maxsize=1000)
def role(relation: str) -> str:
    """Return the name under which the rest of the extractor knows a dependency relation of either scheme."""
    return _ROLES.get(relation) or relation.partition(":")[0].lower()


def _head(at: int, above: Sequence[int], place: dict[int, int]) -> int:
    """The nearest token above the token `at` of a Doc that is no white space; itself where there is none."""
    here = place[at]
    for _ in above:
        up = above[at]
        if up == at:
            return here
        if up in place:
            return place[up]
        at = up
    return here


def head_of(reading: Reading, first: int, last: int) -> int:
    """Return the token of a span whose head lies outside of it."""
    for token in range(first, last):
        if not first <= reading.head[token] < last or reading.head[token] == token:
            return token
    return last - 1
