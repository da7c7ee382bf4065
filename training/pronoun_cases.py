"""Texts with annotated pronouns, in the form that the extractor reads.

A text is annotated by the installed pipeline, or has the trees and names of its corpus.
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
from corpora.gum import pronoun_text
from corpora.pronouns import PronounText
from corpora.sentences import Sentence
from training.documents import to_doc
from training.sources import georgetown_multilayer

#: Texts that are annotated together.
_BATCH_TEXTS = 64


@dataclass(frozen=True)
class Case:
    """A text and its annotation."""

    corpus: str
    text: PronounText
    article: ParsedArticle


def gold_cases(corpus: str, nlp: Language, corpora: Path, part: Literal["train", "dev"]) -> Iterator[Case]:
    """The documents of a part of GUM with their gold tokens, trees and names; `nlp` adds only the lemmas."""
    lemmatizer = nlp.get_pipe("lemmatizer") if "lemmatizer" in nlp.pipe_names else None
    paths = sorted((corpora / "gum" / part).glob("*.conllu"))
    for path, sentences in zip(paths, georgetown_multilayer(corpora, part).documents, strict=True):
        text = pronoun_text(path.stem, sentences)
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


def read_texts(corpus: str, nlp: Language, texts: Iterable[PronounText]) -> Iterator[Case]:
    """The texts as the pipeline `nlp` annotates them."""
    batch: list[PronounText] = []
    for text in texts:
        batch.append(text)
        if len(batch) == _BATCH_TEXTS:
            yield from _read_batch(corpus, nlp, batch)
            batch = []
    yield from _read_batch(corpus, nlp, batch)


def _read_batch(corpus: str, nlp: Language, batch: list[PronounText]) -> Iterator[Case]:
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
