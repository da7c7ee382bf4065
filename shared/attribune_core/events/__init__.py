"""The contract: what travels on each topic.

`RawArticle` is what producers send, `EnrichedArticle` what consumers read; `CleanArticle` and `AnnotatedArticle`
travel between the stages. Every model is strict about types and ignores fields it does not know, so that a newer
producer does not break an older stage. Offsets are Unicode code points into the event's own `text`.
"""

from attribune_core.events.annotation import DIGITS, DIGITS_MAX, QUOTATION_TAGS, Annotation, Column, Quotation
from attribune_core.events.articles import (
    SCHEMA_VERSION,
    AnnotatedArticle,
    CleanArticle,
    EnrichedArticle,
    Event,
    RawArticle,
)
from attribune_core.events.parts import (
    Cue,
    CueKind,
    Entity,
    KnowledgeLink,
    Label,
    Mention,
    MentionKind,
    Modality,
    ParagraphKind,
    Pipeline,
    Quote,
    QuoteType,
    Span,
    Speaker,
)

__all__ = [
    "DIGITS",
    "DIGITS_MAX",
    "QUOTATION_TAGS",
    "SCHEMA_VERSION",
    "AnnotatedArticle",
    "Annotation",
    "CleanArticle",
    "Column",
    "Cue",
    "CueKind",
    "EnrichedArticle",
    "Entity",
    "Event",
    "KnowledgeLink",
    "Label",
    "Mention",
    "MentionKind",
    "Modality",
    "ParagraphKind",
    "Pipeline",
    "Quotation",
    "Quote",
    "QuoteType",
    "RawArticle",
    "Span",
    "Speaker",
]
