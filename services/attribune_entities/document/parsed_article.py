"""An article as the language pipeline parsed it: its token table, and what else the pipeline says of the tokens.

Everything after the pipeline works on these, so it needs no spaCy and can be tested on tables made by hand. Offsets are
code points of the article's text; tokens are counted from 0 over the whole article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from spacy.strings import StringStore
from spacy.tokens import Doc

from attribune_core.events import Span
from attribune_entities.document.name_scores import NAME_SCORES, NameScores, joined_scores, name_scores
from attribune_entities.document.quotation_tags import KEY, encode_tags
from attribune_text.relations import role, universal
from attribune_text.token_table import TokenTable, group

#: spaCy's attributes that are read of each token: `IDX` is where it begins, in code points of its Doc.
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
    """The tokens of an article with the spans that the recogniser labelled in it."""

    table: TokenTable
    #: The recogniser's spans, Doc by Doc.
    spans: list[EntitySpan]
    #: Each token's relation and lemma, as the pipeline writes them.
    relations: list[str]
    lemmas: list[str]
    #: The tags of quotations of each Doc that has them: a string of digits a tag, see `quotation_tags`.
    quotation_tags: list[tuple[str, ...]]
    #: How likely each token is a part of a name of each kind, see `name_scores`; None where the pipeline does not say.
    name_scores: NameScores | None = None


class ParsedArticleBuilder:
    """Makes a `ParsedArticle` of the Docs that hold its text, which are added in order of the text."""

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
        self._name_scores: list[NameScores | None] = []

    def add(self, doc: Doc, offset: int) -> None:
        """Append the tokens and entities of `doc`, whose text begins at `offset`; white space is left out.

        What depends on white space depends on that token's own head instead. Raises ModelError where the pipeline left
        tags of quotations or scores of names that are none of these tokens.
        """
        table = doc.to_array(_ATTRIBUTES) if len(doc) else np.zeros((0, len(_ATTRIBUTES)), dtype=np.uint64)
        idx, length, _, opens, pos, tag, dep, lemma = table.T.tolist()
        words = [self._text[offset + start : offset + start + size] for start, size in zip(idx, length, strict=True)]
        kept = [at for at, word in enumerate(words) if word and not word.isspace()]
        tags = encode_tags(doc.user_data.get(KEY), len(doc), kept)
        if tags is not None:
            self._quotation_tags.append(tags)
        self._name_scores.append(name_scores(doc.user_data.get(NAME_SCORES), len(doc), kept))
        # The article's token for each kept token of the Doc.
        token_of = dict(zip(kept, range(len(self._words), len(self._words) + len(kept)), strict=True))
        # spaCy's array holds the distances to the heads without a sign.
        heads = (np.arange(len(doc)) + table[:, 2].astype(np.int64)).tolist()
        self._heads += [
            token_of[heads[at]] if heads[at] in token_of else _kept_head(at, heads, token_of) for at in kept
        ]
        self._add_sentences(opens, token_of)
        self._starts += [offset + idx[at] for at in kept]
        self._ends += [offset + idx[at] + length[at] for at in kept]
        self._words += [words[at] for at in kept]
        strings = _Strings(doc.vocab.strings)
        self._lemmas += [strings[lemma[at]] or words[at].lower() for at in kept]
        self._pos += [strings[pos[at]] for at in kept]
        self._tags += [strings[tag[at]] for at in kept]
        self._relations += [strings[dep[at]] for at in kept]
        for span in doc.ents:
            tokens = [token_of[at] for at in range(span.start, span.end) if at in token_of]
            if tokens:
                self._spans.append(EntitySpan(tokens[0], tokens[-1] + 1, span.label_))

    def _add_sentences(self, opens: Sequence[int], token_of: dict[int, int]) -> None:
        """Append the sentences of a Doc, given what `SENT_START` says of each of its tokens."""
        starts = True
        for at, opening in enumerate(opens):
            starts = starts or opening == 1
            token = token_of.get(at)
            if token is None:
                continue
            if starts:
                self._sentences.append((token, token))
                starts = False
            self._sentences[-1] = (self._sentences[-1][0], token + 1)
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
        scores = joined_scores(self._name_scores)
        return ParsedArticle(table, self._spans, self._relations, self._lemmas, self._quotation_tags, scores)


class _Strings(dict[int, str]):
    """The strings of a vocabulary by their hashes, each looked up once."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, key: int) -> str:
        found = self[key] = self._strings[key]
        return found


def _kept_head(at: int, heads: Sequence[int], token_of: dict[int, int]) -> int:
    """Return the article's token of the nearest kept token above the token `at` of a Doc; its own if there is none."""
    own = token_of[at]
    for _ in heads:
        above = heads[at]
        if above == at:
            return own
        if above in token_of:
            return token_of[above]
        at = above
    return own
