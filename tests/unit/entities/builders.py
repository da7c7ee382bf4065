"""Parsed articles built by hand, through real spaCy Docs."""

from __future__ import annotations

import re
from collections.abc import Sequence

import spacy
from spacy.tokens import Doc

from attribune_core.events import CleanArticle, Entity, Mention, Pipeline, Span
from attribune_entities.document.parsed_article import ParsedArticle, ParsedArticleBuilder
from attribune_entities.extractor import extract

_NLP = spacy.blank("en")
_MARK = re.compile(r"\[([A-Z_]+) ([^\]]+)\]")
_TAGS = {
    ".": ".", ",": ",", "the": "DT", "a": "DT", "an": "DT", "of": "IN", "'s": "POS", "’s": "POS", "-": "HYPH",
    "then": "RB", "later": "RB", "soon": "RB", "and": "CC", "in": "IN", "on": "IN", "they": "PRP", "met": "VBD",
    "saw": "VBD", "former": "JJ", "swedish": "JJ", "he": "PRP", "she": "PRP", "him": "PRP", "his": "PRP$",
    "her": "PRP$", "said": "VBD",
}  # fmt: skip
_POS = {
    "NNP": "PROPN", "NN": "NOUN", "PRP": "PRON", "PRP$": "PRON", "DT": "DET", "IN": "ADP", "VBD": "VERB", "JJ": "ADJ",
}  # fmt: skip


def marked(text: str) -> ParsedArticle:
    """Return the parsed article of `text`, in which "[PERSON Ann Roe]" is what the recogniser found.

    Every line is a paragraph, every full stop ends a sentence; capitals are proper nouns; there is no parse.
    """
    plain = _MARK.sub(lambda match: match[2], text)
    builder = ParsedArticleBuilder(plain, [match.span() for match in re.finditer(r"[^\n]*", plain)])
    offset = 0
    for line in text.split("\n"):
        doc = _NLP.make_doc(_MARK.sub(lambda match: match[2], line))
        spans, shift = [], 0
        for match in _MARK.finditer(line):
            start = match.start() - shift
            spans.append(doc.char_span(start, start + len(match[2]), match[1], alignment_mode="expand"))
            shift += len(match[0]) - len(match[2])
        doc.set_ents([span for span in spans if span is not None])
        for token in doc:
            token.tag_ = _tag(token.text)
            token.pos_ = _POS.get(token.tag_, "X")
            token.lemma_ = token.lower_
            token.is_sent_start = token.i == 0 or doc[token.i - 1].text == "."
        builder.add(doc, offset)
        offset += len(doc.text) + 1
    return builder.build()


def _tag(word: str) -> str:
    known = _TAGS.get(word.lower())
    return known or ("CD" if word.isdigit() else "NNP" if word[:1].isupper() else "NN" if word.isalpha() else "SYM")


def from_docs(text: str, docs: Sequence[tuple[Doc, int]], paragraphs: Sequence[Span] | None = None) -> ParsedArticle:
    """Return the parsed article of `text` from Docs, each with where it begins; without `paragraphs` it is one."""
    builder = ParsedArticleBuilder(text, paragraphs or [(0, len(text))])
    for doc, offset in docs:
        builder.add(doc, offset)
    return builder.build()


def entities(text: str) -> dict[str, Entity]:
    """Return the entities of a `marked` text by their canonical names."""
    found = extract(marked(text))
    assert len({entity.name for entity in found}) == len(found), [entity.name for entity in found]
    return {entity.name: entity for entity in found}


def texts(entity: Entity, kind: str | None = None) -> list[str]:
    """Return the texts of the entity's mentions, of one kind or of all."""
    return [mention.text for mention in entity.mentions if kind in (None, mention.kind)]


def pronouns(article: ParsedArticle) -> list[tuple[str, str | None]]:
    """Return each pronoun of the article with the name of the entity that it was linked to."""
    linked: dict[int, tuple[Mention, str]] = {
        mention.start: (mention, entity.name)
        for entity in extract(article)
        for mention in entity.mentions
        if mention.kind == "pronoun"
    }
    personal = {"he", "him", "his", "himself", "she", "her", "hers", "herself"}
    return [
        (word, linked[start][1] if start in linked else None)
        for word, start in zip(article.table.words, article.table.starts, strict=True)
        if word.lower() in personal
    ]


def clean_article(text: str, *, id: str = "a1", language: str | None = "en") -> CleanArticle:
    """Return a clean article, every line of which that is not blank is a paragraph."""
    return CleanArticle(
        event_id=f"event-{id}",
        id=id,
        language=language,
        text=text,
        paragraphs=tuple(match.span() for match in re.finditer(r"\S(?:.*\S)?", text)),
        pipeline=Pipeline(cleaner="0"),
    )
