"""A view of an annotated article as a tree of tokens: what the rules read instead of columns.

Nothing here parses. Everything is by index of token, so that a whole article costs a few lists.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from attribune_core.events import AnnotatedArticle, Annotation

#: ClearNLP's relation names (spaCy's en_core_web pipelines) as Universal Dependencies' nearest.
_CLEARNLP = {
    "ROOT": "root",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "dative": "iobj",
    "prt": "compound:prt",
    "relcl": "acl:relcl",
    "neg": "advmod",
    "poss": "nmod:poss",
    "npadvmod": "obl:npmod",
    "predet": "det:predet",
    "nn": "compound",
    "intj": "discourse",
}


@dataclass
class View:
    """The tokens of one article. Lists are parallel, one value a token; offsets are code points of `text`."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    lowers: list[str]
    lemmas: list[str]
    pos: list[str]
    tags: list[str]
    #: Relation to the head, Universal Dependencies' names.
    deps: list[str]
    #: Index of the head; a root is its own.
    heads: list[int]
    children: list[list[int]]
    #: First and last token of the subtree (a span even where the tree is not projective).
    lefts: list[int]
    rights: list[int]
    #: Number of the sentence and of the paragraph that a token is in.
    sentence_of: list[int]
    paragraph_of: list[int]
    #: First and one past the last token of each sentence and paragraph.
    sentences: list[tuple[int, int]]
    paragraphs: list[tuple[int, int]]
    #: How many letters and digits stand before each code point of the text, and in all of it.
    alnum: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Code points from the start of token `first` to the end of token `last`."""
        return self.starts[first], self.ends[last]

    def tokens_in(self, start: int, end: int) -> range:
        """The tokens that overlap the code points [start, end)."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def first_in(self, start: int, end: int) -> int:
        """The first of the tokens that overlap the code points [start, end); -1 where none does."""
        first = bisect_right(self.ends, start)
        return first if first < len(self.starts) and self.starts[first] < end else -1

    def letters(self, start: int, end: int) -> int:
        """How many letters and digits the code points [start, end) hold."""
        return self.alnum[end] - self.alnum[start] if start < end else 0

    def child(self, token: int, *deps: str) -> int | None:
        """The first child of `token` by one of `deps`; None where there is none."""
        own = self.deps
        for one in self.children[token]:
            if own[one] in deps:
                return one
        return None

    def ancestors(self, token: int) -> Iterator[int]:
        """The heads of `token`, the nearest first."""
        while self.heads[token] != token:
            token = self.heads[token]
            yield token

    def is_verb(self, token: int) -> bool:
        """Whether the token is a verb or an auxiliary."""
        return self.pos[token] in ("VERB", "AUX")


def view(article: AnnotatedArticle, annotation: Annotation) -> View:
    """Return the tokens of `article`, whose annotation is `annotation`, as a tree.

    Whatever the annotation says comes out as a forest without cycles: a head in another sentence, or one that leads
    back to its token, makes that token a root.
    """
    bounds = annotation.bounds()
    starts, ends = [start for start, _ in bounds], [end for _, end in bounds]
    words = [article.text[start:end] for start, end in bounds]
    sentence_of, sentences = _group(starts, article.sentences)
    paragraph_of, paragraphs = _group(starts, article.paragraphs)
    deps = annotation.dep.decode()
    if annotation.scheme == "clearnlp":
        deps = [_CLEARNLP.get(dep, dep) for dep in deps]
    heads = _forest(annotation.absolute_heads(), sentence_of)
    children: list[list[int]] = [[] for _ in heads]
    for token, head in enumerate(heads):
        if head != token:
            children[head].append(token)
    lefts, rights = _extents(heads, children)
    return View(
        text=article.text,
        starts=starts,
        ends=ends,
        words=words,
        lowers=[word.lower() for word in words],
        lemmas=annotation.lemma.lowered().decode(),
        pos=annotation.pos.decode(),
        tags=annotation.tag.decode(),
        deps=deps,
        heads=heads,
        children=children,
        lefts=lefts,
        rights=rights,
        sentence_of=sentence_of,
        paragraph_of=paragraph_of,
        sentences=sentences,
        paragraphs=paragraphs,
        alnum=_alnum_before(article.text),
    )


def _alnum_before(text: str) -> list[int]:
    """How many letters and digits stand before each code point, and in all of `text`."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<U1")
    before: list[int] = np.cumsum(np.char.isalnum(points)).tolist()
    return [0, *before]


def _group(starts: list[int], spans: tuple[tuple[int, int], ...]) -> tuple[list[int], list[tuple[int, int]]]:
    """Number the tokens by the last span that starts at or before them; a token before the first is in the first."""
    firsts = [start for start, _ in spans]
    numbers = np.maximum(np.searchsorted(firsts, starts, side="right") - 1, 0)
    count = max(1, len(spans))
    # Tokens are sorted, so those of a group stand together.
    begins = np.searchsorted(numbers, np.arange(count)).tolist()
    ends = np.searchsorted(numbers, np.arange(count), side="right").tolist()
    groups = [(first, last) if first < last else (0, 0) for first, last in zip(begins, ends, strict=True)]
    return numbers.tolist(), groups


def _forest(heads: list[int], sentence_of: list[int]) -> list[int]:
    """Make roots of tokens whose head is in another sentence, then cut cycles at their first token met."""
    groups, above = np.array(sentence_of, dtype=np.int64), np.array(heads, dtype=np.int64)
    above = np.where(groups[above] == groups, above, np.arange(len(heads)))
    root = above
    for _ in range(len(heads).bit_length()):
        root = root[root]  # twice as far up
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
    """First and last token under each token, itself among them."""
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
