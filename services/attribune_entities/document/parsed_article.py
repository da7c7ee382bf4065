"""An article as the language pipeline parsed it: its token table, and what else the pipeline says of the tokens.

Everything after the pipeline works on these, so it knows nothing of spaCy and runs on tables made by hand.
Offsets are code points of the article's text; tokens are counted from 0 over the whole article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from spacy.strings import StringStore
from spacy.tokens import Doc

from attribune_core.events import Span
from attribune_entities.document.quotation_tags import KEY, encode_tags
from attribune_text.relations import role, universal
from attribune_text.token_table import TokenTable, group

#: What is read of each token: `IDX` is where it begins, in code points of its Doc.
_ATTRIBUTES: list[int | str] = ["IDX", "LENGTH", "HEAD", "SENT_START", "POS", "TAG", "DEP", "LEMMA"]


@dataclass(frozen=True, slots=True)
class EntitySpan:
    """A span of tokens, `last` exclusive, that an entity recogniser labelled."""

    first: int
    last: int
    label: str

    def overlaps(self, other: EntitySpan) -> bool:
        """Whether it shares a token with `other`."""
        return self.first < other.last and other.first < self.last


@dataclass(slots=True)
class ParsedArticle:
    """The tokens of an article with the names that the recogniser found in it."""

    table: TokenTable
    #: The recogniser's spans, a Doc's after those of the Doc before.
    spans: list[EntitySpan]
    #: Each token's relation and lemma, as the pipeline writes them.
    relations: list[str]
    lemmas: list[str]
    #: The tags of quotations: a string of digits a tag, for each Doc that has tags.
    quotation_tags: list[tuple[str, ...]]


class ParsedArticleBuilder:
    """Makes a `ParsedArticle` of the Docs that hold its text, added in order of the text."""

    def __init__(self, text: str, paragraphs: Sequence[Span]) -> None:
        """Take the article's text and the [start, end) of its paragraphs, in code points."""
        self._text = text
        self._paragraphs = paragraphs
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._words: list[str] = []
        self._lemmas: list[str] = []
        self._pos: list[str] = []
        self._tags: list[str] = []
        self._relations: list[str] = []
        self._heads: list[int] = []
        self._sentence_of: list[int] = []
        self._sentences: list[tuple[int, int]] = []
        self._spans: list[EntitySpan] = []
        self._quotation_tags: list[tuple[str, ...]] = []

    def add(self, doc: Doc, offset: int) -> None:
        """Append the tokens and entities of `doc`, whose text begins at `offset`; white space is left out.

        What depends on white space depends on that token's own head instead.
        """
        table = doc.to_array(_ATTRIBUTES) if len(doc) else np.zeros((0, len(_ATTRIBUTES)), dtype=np.uint64)
        idx, length, _, opens, pos, tag, dep, lemma = table.T.tolist()
        words = [self._text[offset + at : offset + at + size] for at, size in zip(idx, length, strict=True)]
        kept = [at for at, word in enumerate(words) if word and not word.isspace()]
        tags = encode_tags(doc.user_data.get(KEY), len(doc), kept)
        if tags is not None:
            self._quotation_tags.append(tags)
        place = dict(zip(kept, range(len(self._words), len(self._words) + len(kept)), strict=True))
        # spaCy's array holds the steps without a sign.
        above = (np.arange(len(doc)) + table[:, 2].astype(np.int64)).tolist()
        self._heads += [place[above[at]] if above[at] in place else _head(at, above, place) for at in kept]
        self._add_sentences(opens, place)
        self._starts += [offset + idx[at] for at in kept]
        self._ends += [offset + idx[at] + length[at] for at in kept]
        self._words += [words[at] for at in kept]
        strings = _Strings(doc.vocab.strings)
        self._lemmas += [strings[lemma[at]] or words[at].lower() for at in kept]
        self._pos += [strings[pos[at]] for at in kept]
        self._tags += [strings[tag[at]] for at in kept]
        self._relations += [strings[dep[at]] for at in kept]
        for span in doc.ents:
            tokens = [place[at] for at in range(span.start, span.end) if at in place]
            if tokens:
                self._spans.append(EntitySpan(tokens[0], tokens[-1] + 1, span.label_))

    def _add_sentences(self, opens: Sequence[int], place: dict[int, int]) -> None:
        """Note the sentences of a Doc, given what `SENT_START` says of each of its tokens."""
        starts = True
        for at, opening in enumerate(opens):
            starts = starts or opening == 1
            here = place.get(at)
            if here is None:
                continue
            if starts:
                self._sentences.append((here, here))
                starts = False
            self._sentences[-1] = (self._sentences[-1][0], here + 1)
            self._sentence_of.append(len(self._sentences) - 1)

    def build(self) -> ParsedArticle:
        """Return the article, once all Docs are in."""
        paragraph_of, paragraphs = group(self._starts, self._paragraphs)
        table = TokenTable(
            text=self._text,
            starts=self._starts,
            ends=self._ends,
            words=self._words,
            lowers=list(map(str.lower, self._words)),
            lemmas=list(map(str.lower, self._lemmas)),
            pos=self._pos,
            tags=self._tags,
            deps=list(map(universal, self._relations)),
            roles=list(map(role, self._relations)),
            heads=self._heads,
            sentence_of=self._sentence_of,
            paragraph_of=paragraph_of,
            sentences=self._sentences,
            paragraphs=paragraphs,
        )
        return ParsedArticle(table, self._spans, self._relations, self._lemmas, self._quotation_tags)


class _Strings(dict[int, str]):
    """The strings of a vocabulary by their hashes, each looked up once."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, key: int) -> str:
        found = self[key] = self._strings[key]
        return found


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
