"""The quote linker as a spaCy component, for notebooks: `nlp.add_pipe("attribune_quotes")`, then `doc._.quotes`.

It stands behind any pipeline with a parser, of Universal Dependencies' labels or ClearNLP's (spaCy's `en_core_web_*`);
where there is an entity recogniser before it, speakers are linked to the entities that it found. The text is taken as
it is: nothing is cleaned, and an empty line ends a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span

from attribune_core.errors import ModelError
from attribune_core.events import AnnotatedArticle, Entity, Pipeline, Quote, Speaker
from attribune_core.version import VERSION
from attribune_entities.document.annotation import annotation, sentences
from attribune_entities.document.parsed_article import ParsedArticleBuilder
from attribune_entities.extractor import extract
from attribune_entities.language_model.metadata import Scheme
from attribune_quotes import link

#: The component's name, and that of the attribute of a Doc that it sets.
NAME = "attribune_quotes"
ATTRIBUTE = "quotes"

#: Relations that only ClearNLP's scheme has.
_CLEARNLP = frozenset({"dobj", "pobj", "nsubjpass", "auxpass", "acomp", "attr", "relcl", "prep"})

_PARAGRAPH = re.compile(r"(?:(?!\n\s*\n).)+", re.DOTALL)


@dataclass(frozen=True)
class DocQuote:
    """A quote of a Doc, its parts as spans of tokens."""

    #: The quote as events have it; its offsets are code points of `doc.text`.
    quote: Quote
    #: The words that are quoted: more than one span where the cue interrupts them.
    spans: tuple[Span, ...]
    cue: Span | None
    #: The first speaker's mention; None where nobody is named.
    speaker: Span | None
    #: The entity behind the speaker, as events have it.
    entity: Entity | None

    @property
    def text(self) -> str:
        """The quote's text."""
        return self.quote.text

    @property
    def name(self) -> str | None:
        """The canonical name of the speaker."""
        return self.quote.speaker.name if self.quote.speaker is not None else None


class QuoteComponent:
    """Sets `doc._.quotes`, a list of `DocQuote` in order of the text."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        if not Doc.has_extension(ATTRIBUTE):
            Doc.set_extension(ATTRIBUTE, default=None)

    def __call__(self, doc: Doc) -> Doc:
        """Return `doc` with its quotes. Raises ModelError where it was not parsed."""
        if len(doc) and not doc.has_annotation("DEP"):
            raise ModelError(f"{NAME} needs a parser before it; the pipeline has {self._nlp.pipe_names}")
        event = link(_annotated(doc, self._scheme(doc)))
        entities = {one.id: one for one in event.entities}
        doc._.set(ATTRIBUTE, [_of(doc, quote, entities) for quote in event.quotes])
        return doc

    def _scheme(self, doc: Doc) -> Scheme:
        labels = {token.dep_ for token in doc}
        for its in self._nlp.pipe_labels.values():
            labels.update(map(str, its))
        return "clearnlp" if labels & _CLEARNLP else "ud"


@Language.factory(NAME, assigns=[f"doc._.{ATTRIBUTE}"], requires=["token.dep", "token.head", "token.pos"])
def make(nlp: Language, name: str) -> QuoteComponent:
    """Return the component; spaCy calls it for `nlp.add_pipe`."""
    return QuoteComponent(nlp)


def _annotated(doc: Doc, scheme: Scheme) -> AnnotatedArticle:
    text = doc.text
    paragraphs = []
    for found in _PARAGRAPH.finditer(text):
        words = found.group().strip()
        if words:
            start = found.start() + found.group().index(words)
            paragraphs.append((start, start + len(words)))
    builder = ParsedArticleBuilder(text, paragraphs)
    builder.add(doc, 0)
    parsed = builder.build()
    return AnnotatedArticle(
        event_id=NAME,
        id=NAME,
        language="en",
        text=text,
        paragraphs=tuple(paragraphs),
        sentences=sentences(parsed.table),
        annotation=annotation(parsed, scheme) if len(parsed.table) else None,
        entities=extract(parsed) if len(parsed.table) else (),
        pipeline=Pipeline(cleaner="none", entities=VERSION),
    )


def _of(doc: Doc, quote: Quote, entities: dict[str, Entity]) -> DocQuote:
    speaker = quote.speaker
    return DocQuote(
        quote=quote,
        spans=tuple(_span(doc, start, end) for start, end in quote.spans),
        cue=_span(doc, quote.cue.spans[0][0], quote.cue.spans[-1][1]) if quote.cue is not None else None,
        speaker=_span(doc, speaker.start, speaker.end) if speaker is not None else None,
        entity=_entity(speaker, entities),
    )


def _entity(speaker: Speaker | None, entities: dict[str, Entity]) -> Entity | None:
    return entities.get(speaker.entity) if speaker is not None and speaker.entity is not None else None


def _span(doc: Doc, start: int, end: int) -> Span:
    """The tokens of [start, end), which a foreign tokenizer may cut elsewhere: those that it shares a letter with."""
    span = doc.char_span(start, end, alignment_mode="expand")
    # A span of the text always shares a letter with a token.
    assert span is not None
    return span
