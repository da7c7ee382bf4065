"""The events of the four topics, and the invariants that consumers rely on."""

from __future__ import annotations

from typing import Any, Literal, Self

from pydantic import Field, field_validator, model_validator

from attribune_core.events.annotation import Annotation
from attribune_core.events.checks import check_entities, check_quotes, check_source_map, check_spans
from attribune_core.events.parts import Entity, Model, ParagraphKind, Pipeline, Quote, Span

#: Within a version, changes only add; a breaking change means a new version and a new topic.
SCHEMA_VERSION: Literal[1] = 1

#: Run of unchanged text: [clean start, raw start, length], in code points.
Run = tuple[int, int, int]


class RawArticle(Model):
    """What a producer sends: `body` is all that is required."""

    #: Plain text or HTML.
    body: str
    id: str | None = Field(default=None, min_length=1)
    url: str | None = None
    title: str | None = None
    source: str | None = None
    author: str | None = None
    #: ISO 639-1 code; found from the text where absent.
    language: str | None = None
    #: ISO 8601, as precise as known.
    published_at: str | None = None
    #: `text/plain` or `text/html`; found from the body where absent.
    content_type: str | None = None
    #: Passed through untouched.
    metadata: dict[str, Any] = Field(default_factory=dict)


class Event(Model):
    """The fields that every event after the cleaner begins with."""

    schema_version: Literal[1] = SCHEMA_VERSION
    #: Hash of the raw article, of the versions in `pipeline` and of the settings that change the output.
    event_id: str = Field(min_length=1)
    id: str = Field(min_length=1)
    url: str | None = None
    title: str | None = None
    source: str | None = None
    #: The authors as they are written, and each by the name alone.
    author: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    published_at: str | None = None
    #: Section and keywords, as the page gives them.
    section: str | None = None
    keywords: tuple[str, ...] = ()
    metadata: dict[str, Any] = Field(default_factory=dict)
    #: The cleaned text; every offset is into it. The title is not in it.
    text: str
    paragraphs: tuple[Span, ...]
    #: What each of `paragraphs` is on its page; empty in events of versions that did not say it.
    paragraph_kinds: tuple[ParagraphKind, ...] = ()

    @field_validator("text")
    @classmethod
    def _encodable(cls, text: str) -> str:
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise ValueError(f"lone surrogate at offset {error.start}") from error
        return text

    @model_validator(mode="after")
    def _check_paragraphs(self) -> Self:
        check_spans("paragraph", self.paragraphs, len(self.text))
        if self.paragraph_kinds and len(self.paragraph_kinds) != len(self.paragraphs):
            raise ValueError(f"{len(self.paragraph_kinds)} paragraph_kinds for {len(self.paragraphs)} paragraphs")
        return self


class _Provenance(Model):
    """The fields that every event after the cleaner ends with."""

    #: Runs [clean start, raw start, length] that trace a span back to the raw body; null for HTML.
    source_map: tuple[Run, ...] | None = None
    pipeline: Pipeline
    warnings: tuple[str, ...] = ()


class _Facts(Model):
    """Sentences and entities."""

    sentences: tuple[Span, ...]
    entities: tuple[Entity, ...]


class _Quotes(Model):
    """Quotes."""

    quotes: tuple[Quote, ...]


class CleanArticle(_Provenance, Event):
    """The cleaner's output: readable text with its paragraphs and metadata."""

    @model_validator(mode="after")
    def _check_map(self) -> Self:
        check_source_map(self.source_map, len(self.text))
        return self


class AnnotatedArticle(_Provenance, _Facts, Event):
    """The entity extractor's output: entities, and the annotation that the quote linker reads.

    `annotation` is null for an article in a language that the pipeline does not know.
    """

    annotation: Annotation | None

    @model_validator(mode="after")
    def _check_facts(self) -> Self:
        check_source_map(self.source_map, len(self.text))
        check_spans("sentence", self.sentences, len(self.text))
        check_entities(self.entities, self.text)
        if self.annotation is not None and sum(self.annotation.offsets) > len(self.text):
            raise ValueError("annotation: tokens reach past the end of the text")
        return self


class EnrichedArticle(_Provenance, _Quotes, _Facts, Event):
    """What consumers read: the text, who is in it and who said what."""

    @model_validator(mode="after")
    def _check_all(self) -> Self:
        check_source_map(self.source_map, len(self.text))
        check_spans("sentence", self.sentences, len(self.text))
        check_entities(self.entities, self.text)
        check_quotes(self.quotes, self.entities, self.text)
        return self
