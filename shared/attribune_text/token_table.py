"""The tokens of one article as a table: parallel columns, a tree over the tokens, its sentences and paragraphs.

All code that reads text works on this table, so that code depends neither on spaCy nor on the format of events. It is
made from an `Annotation` here, and from spaCy's Docs by the entity extractor. Offsets are code points of the article's
text. A token is its index in the table, and a column has one value a token.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from attribune_core.events import AnnotatedArticle, Annotation
from attribune_text.relations import role, universal


@dataclass
class TokenTable:
    """The tokens of one article. Lists are parallel, one value a token; offsets are code points of `text`."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    lowers: list[str]
    #: In lower case.
    lemmas: list[str]
    #: Universal part of speech.
    pos: list[str]
    #: The language's own tag (Penn for English).
    tags: list[str]
    #: Relation to the head, by Universal Dependencies' names.
    deps: list[str]
    #: The coarse role of the relation, see :func:`attribune_text.relations.role`.
    roles: list[str]
    #: Index of the head; a root is its own.
    heads: list[int]
    #: Index of the sentence, and of the paragraph, that a token is in.
    sentence_of: list[int]
    paragraph_of: list[int]
    #: First token, and one past the last, of each sentence and of each paragraph.
    sentences: list[tuple[int, int]]
    paragraphs: list[tuple[int, int]]
    #: The tokens whose head each token is, in order of the text.
    children: list[list[int]] = field(init=False)
    # Made at their first use, because the entity extractor needs none of them.
    _extents: tuple[list[int], list[int]] | None = field(init=False)
    _alnum: list[int] | None = field(init=False)

    def __post_init__(self) -> None:
        # Set here, because a compiled class forgets the default of a field that is no argument.
        self._extents = None
        self._alnum = None
        self.children = [[] for _ in self.heads]
        for token, head in enumerate(self.heads):
            if head != token:
                self.children[head].append(token)

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def lefts(self) -> list[int]:
        """The first token of each token's subtree, which holds the token itself."""
        return self._subtrees()[0]

    @property
    def rights(self) -> list[int]:
        """The last token of each token's subtree. In a tree that is not projective, other tokens are in between."""
        return self._subtrees()[1]

    def _subtrees(self) -> tuple[list[int], list[int]]:
        if self._extents is None:
            self._extents = _extents(self.heads, self.children)
        return self._extents

    @property
    def alnum(self) -> list[int]:
        """How many letters and digits are before each code point of the text, and in all of it."""
        if self._alnum is None:
            self._alnum = _alnum_before(self.text)
        return self._alnum

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the code points from the start of token `first` to the end of token `last`."""
        return self.starts[first], self.ends[last]

    def span_text(self, first: int, last: int) -> str:
        """Return the text of the tokens from `first` up to `last`, exclusive."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def tokens_in(self, start: int, end: int) -> range:
        """Return the tokens that overlap the code points [start, end)."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def first_in(self, start: int, end: int) -> int:
        """Return the first of the tokens that overlap the code points [start, end); -1 if none does."""
        first = bisect_right(self.ends, start)
        return first if first < len(self.starts) and self.starts[first] < end else -1

    def letters(self, start: int, end: int) -> int:
        """Return how many letters and digits are in the code points [start, end)."""
        alnum = self.alnum
        return alnum[end] - alnum[start] if start < end else 0

    def child(self, token: int, *deps: str) -> int | None:
        """Return the first child of `token` with one of the relations `deps`; None if there is none."""
        own = self.deps
        for one in self.children[token]:
            if own[one] in deps:
                return one
        return None

    def ancestors(self, token: int) -> Iterator[int]:
        """Yield the heads above `token`, the nearest first."""
        while self.heads[token] != token:
            token = self.heads[token]
            yield token

    def head_of(self, first: int, last: int) -> int:
        """Return the first token from `first` up to `last`, exclusive, whose head is outside or that is a root.

        It is the last token if there is none.
        """
        for token in range(first, last):
            if not first <= self.heads[token] < last or self.heads[token] == token:
                return token
        return last - 1

    def is_verb(self, token: int) -> bool:
        """Return whether the token is a verb or an auxiliary."""
        return self.pos[token] in ("VERB", "AUX")


def table_of(article: AnnotatedArticle, annotation: Annotation) -> TokenTable:
    """Return the table of `article`, whose annotation is `annotation`.

    The heads of the table form a forest without cycles, whatever the annotation says: a token whose head is in another
    sentence is a root, and so is one token of each cycle.
    """
    bounds = annotation.bounds()
    starts, ends = [start for start, _ in bounds], [end for _, end in bounds]
    words = [article.text[start:end] for start, end in bounds]
    sentence_of, sentences = group(starts, article.sentences)
    paragraph_of, paragraphs = group(starts, article.paragraphs)
    relations = annotation.dep.decode()
    clearnlp = annotation.scheme == "clearnlp"
    return TokenTable(
        text=article.text,
        starts=starts,
        ends=ends,
        words=words,
        lowers=[word.lower() for word in words],
        lemmas=annotation.lemma.lowered().decode(),
        pos=annotation.pos.decode(),
        tags=annotation.tag.decode(),
        deps=list(map(universal, relations)) if clearnlp else relations,
        roles=list(map(role, relations)),
        heads=_forest(annotation.absolute_heads(), sentence_of),
        sentence_of=sentence_of,
        paragraph_of=paragraph_of,
        sentences=sentences,
        paragraphs=paragraphs,
    )


def group(starts: Sequence[int], spans: Sequence[tuple[int, int]]) -> tuple[list[int], list[tuple[int, int]]]:
    """Group the tokens that begin at `starts` by the spans of sentences or paragraphs that they are in.

    Return the index of each token's span, and for each span its first token and one past its last; (0, 0) for a span
    without tokens. A token is in the last span that begins at or before it, and in the first span if none does. Both
    arguments are sorted, in code points.
    """
    firsts = [start for start, _ in spans]
    numbers = np.maximum(np.searchsorted(firsts, starts, side="right") - 1, 0)
    count = max(1, len(spans))
    # Tokens are sorted, so those of a group are neighbours.
    begins = np.searchsorted(numbers, np.arange(count)).tolist()
    ends = np.searchsorted(numbers, np.arange(count), side="right").tolist()
    groups = [(first, last) if first < last else (0, 0) for first, last in zip(begins, ends, strict=True)]
    return numbers.tolist(), groups


def _alnum_before(text: str) -> list[int]:
    """Return how many letters and digits are before each code point, and in all of the text."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<U1")
    before: list[int] = np.cumsum(np.char.isalnum(points)).tolist()
    return [0, *before]


def _forest(heads: list[int], sentence_of: list[int]) -> list[int]:
    """Return `heads` as a forest: a token whose head is in another sentence is a root, and each cycle is cut."""
    groups, above = np.array(sentence_of, dtype=np.int64), np.array(heads, dtype=np.int64)
    above = np.where(groups[above] == groups, above, np.arange(len(heads)))
    root = above
    for _ in range(len(heads).bit_length()):
        root = root[root]  # each step doubles the distance
    heads = above.tolist()
    if (above[root] == root).all():
        return heads
    done = [False] * len(heads)
    for token, head in enumerate(heads):
        if done[token]:
            continue
        if head == token or done[head]:
            done[token] = True
            continue
        path: list[int] = []
        on_path: set[int] = set()
        at = token
        while not done[at] and at not in on_path and heads[at] != at:
            path.append(at)
            on_path.add(at)
            at = heads[at]
        if at in on_path:
            heads[at] = at
        for one in path:
            done[one] = True
        done[at] = True
    return heads


def _extents(heads: list[int], children: list[list[int]]) -> tuple[list[int], list[int]]:
    """Return the first and the last token of each token's subtree, which holds the token itself."""
    lefts, rights = list(range(len(heads))), list(range(len(heads)))
    order = [token for token, head in enumerate(heads) if head == token]
    for token in order:  # grows as it is walked: heads before their children
        order.extend(children[token])
    for token in reversed(order):
        head = heads[token]
        if lefts[token] < lefts[head]:
            lefts[head] = lefts[token]
        if rights[token] > rights[head]:
            rights[head] = rights[token]
    return lefts, rights
