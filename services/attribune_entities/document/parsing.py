"""From clean articles to parsed ones: which texts a language pipeline reads, and the articles put together again."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext

from attribune_core.events import CleanArticle
from attribune_entities.document.paragraph_splitting import pieces
from attribune_entities.document.parsed_article import ParsedArticle, ParsedArticleBuilder
from attribune_entities.language_model import Language
from attribune_entities.language_model.metadata import reads_articles

#: Words that the vocabulary of a pipeline remembers, some 10 MB of them: what makes one up costs as much as the rest of
#: tokenizing it.
_KEPT_WORDS = 20_000


def parse(nlp: Language, cleans: Sequence[CleanArticle]) -> list[ParsedArticle]:
    """Return what the pipeline `nlp` makes of each article."""
    builders = [ParsedArticleBuilder(clean.text, clean.paragraphs) for clean in cleans]
    whole = reads_articles(nlp)
    places = [
        (at, piece)
        for at, clean in enumerate(cleans)
        for span in ([(0, len(clean.text))] if whole else clean.paragraphs)
        for piece in ([span] if whole else pieces(clean.text, *span))
    ]
    texts = (cleans[at].text[start:end] for at, (start, end) in places)
    with _zone(nlp):
        for (at, (start, _)), doc in zip(places, nlp.pipe(texts), strict=True):
            builders[at].add(doc, start)
    return [builder.build() for builder in builders]


def _zone(nlp: Language) -> AbstractContextManager[object]:
    """What the pipeline's vocabulary learns is forgotten with the zone, so that a worker does not grow.

    The first words are kept, since most of what comes is said with them.
    """
    return nlp.memory_zone() if len(nlp.vocab) >= _KEPT_WORDS else nullcontext()
