"""From clean articles to parsed ones: what a language pipeline is given, and the articles put together again."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext

from attribune_core.events import CleanArticle, Span
from attribune_entities.document.paragraph_splitting import split_paragraph
from attribune_entities.document.parsed_article import ParsedArticle, ParsedArticleBuilder
from attribune_entities.language_model import Language
from attribune_entities.language_model.metadata import reads_articles

#: Words that the vocabulary of a pipeline keeps, some 10 MB of them. Making a word's entry costs as much as the rest of
#: tokenizing it, and most articles are made of the first words. Set by hand.
_KEPT_WORDS = 20_000


def parse(nlp: Language, cleans: Sequence[CleanArticle]) -> list[ParsedArticle]:
    """Return what the pipeline `nlp` makes of each article, in their order."""
    builders = [ParsedArticleBuilder(clean.text, clean.paragraphs) for clean in cleans]
    whole = reads_articles(nlp)
    parts = [(number, part) for number, clean in enumerate(cleans) for part in _parts(clean, whole)]
    texts = (cleans[number].text[start:end] for number, (start, end) in parts)
    with _memory_zone(nlp):
        for (number, (start, _)), doc in zip(parts, nlp.pipe(texts), strict=True):
            builders[number].add(doc, start)
    return [builder.build() for builder in builders]


def _parts(clean: CleanArticle, whole: bool) -> list[Span]:
    """Return [start, end) of each text that the pipeline is given of an article."""
    if whole:
        return [(0, len(clean.text))]
    return [part for start, end in clean.paragraphs for part in split_paragraph(clean.text, start, end)]


def _memory_zone(nlp: Language) -> AbstractContextManager[object]:
    """Return a zone with which the pipeline forgets the words that it learns in it, once its vocabulary is large.

    So a worker does not grow.
    """
    return nlp.memory_zone() if len(nlp.vocab) >= _KEPT_WORDS else nullcontext()
