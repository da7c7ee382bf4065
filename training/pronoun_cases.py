"""Texts with pronouns whose meaning is known, as parsed articles: what the extractor works on.

Each text is read by the installed pipeline, or, where a corpus has trees and names of its own, by those.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from spacy.language import Language

from attribune_core.events import CleanArticle, Pipeline
from attribune_entities.document.parsed_article import ParsedArticle, ParsedArticleBuilder
from attribune_entities.document.parsing import parse
from training.annotation import Sentence, to_doc
from training.pronoun_texts import Text, gum_text
from training.sources import georgetown_multilayer

_BATCH = 64


@dataclass(frozen=True)
class Case:
    """A text as it was parsed."""

    corpus: str
    text: Text
    article: ParsedArticle


def gold_cases(corpus: str, nlp: Language, corpora: Path, part: Literal["train", "dev"]) -> Iterator[Case]:
    """The documents of a part of GUM by their own tokens, trees and names; `nlp` gives the lemmas alone."""
    lemmatizer = nlp.get_pipe("lemmatizer") if "lemmatizer" in nlp.pipe_names else None
    paths = sorted((corpora / "gum" / part).glob("*.conllu"))
    for path, sentences in zip(paths, georgetown_multilayer(corpora, part).documents, strict=True):
        text = gum_text(path.stem, sentences)
        builder = ParsedArticleBuilder(text.text, text.paragraphs)
        places = iter([start for start, _ in text.paragraphs])
        group: list[Sentence] = []
        for sentence in [*sentences, None]:
            if group and (sentence is None or sentence.opens):
                doc = to_doc(nlp.vocab, group)
                builder.add(lemmatizer(doc) if lemmatizer else doc, next(places))
                group = []
            if sentence is not None:
                group.append(sentence)
        yield Case(corpus, text, builder.build())


def read_texts(corpus: str, nlp: Language, texts: Iterable[Text]) -> Iterator[Case]:
    """The texts as the pipeline `nlp` reads them."""
    batch: list[Text] = []
    for text in texts:
        batch.append(text)
        if len(batch) == _BATCH:
            yield from _read_batch(corpus, nlp, batch)
            batch = []
    yield from _read_batch(corpus, nlp, batch)


def _read_batch(corpus: str, nlp: Language, batch: list[Text]) -> Iterator[Case]:
    cleans = [
        CleanArticle(
            event_id=one.name,
            id=one.name,
            language="en",
            text=one.text,
            paragraphs=one.paragraphs,
            pipeline=Pipeline(cleaner="none"),
        )
        for one in batch
    ]
    for text, article in zip(batch, parse(nlp, cleans), strict=True):
        yield Case(corpus, text, article)
