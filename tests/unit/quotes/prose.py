"""Quotes of plain text, annotated by the pipeline that ships: for what depends on layout more than on one parse."""

from __future__ import annotations

import re

from attribune_core.events import AnnotatedArticle, CleanArticle, EnrichedArticle, Pipeline, Quote
from attribune_entities import annotate
from attribune_quotes import link


def annotated(text: str) -> AnnotatedArticle:
    """Return the annotation of a text whose paragraphs are divided by empty lines."""
    paragraphs = tuple(match.span() for match in re.finditer(r"\S(?:.|\n(?!\n))*", text))
    clean = CleanArticle(
        event_id="e", id="a", text=text, paragraphs=paragraphs, pipeline=Pipeline(cleaner="0"), language="en"
    )
    return annotate(clean)


def event(text: str) -> EnrichedArticle:
    """Return the event of a text whose paragraphs are divided by empty lines."""
    return link(annotated(text))


def spans_of(one: EnrichedArticle, quote: Quote) -> list[str]:
    """Return the text of each span of a quote."""
    return [one.text[start:end] for start, end in quote.spans]


def speakers_by_words(text: str) -> dict[str, str | None]:
    """Return who says each outer quote of a text that touches marks, by the quote's text: a name, else the mention."""
    return {
        quote.text: (quote.speaker.name or quote.speaker.text) if quote.speaker else None
        for quote in event(text).quotes
        if quote.nested_in is None and quote.type != "indirect"
    }


def named_speakers(text: str) -> list[list[tuple[str, str | None, bool]]]:
    """Return of each outer quote of a text its speakers: the mention, the name of a named entity, if it is a document.

    Every mention is checked to be among the mentions of its entity.
    """
    one = event(text)
    entities = {entity.id: entity for entity in one.entities}
    out = []
    for quote in one.quotes:
        if quote.nested_in is not None:
            continue
        found = []
        for speaker in quote.speakers or ((quote.speaker,) if quote.speaker else ()):
            entity = entities[speaker.entity] if speaker.entity is not None else None
            if entity is not None:
                assert (speaker.start, speaker.end) in {(mention.start, mention.end) for mention in entity.mentions}
            found.append((speaker.text, entity.name if entity and entity.named else None, speaker.document))
        out.append(found)
    return out
