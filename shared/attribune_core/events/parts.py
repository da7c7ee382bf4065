"""The parts of an enriched event: entities with their mentions, quotes with their cue and speaker."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

#: [start, end) in Unicode code points of the event's text.
Span = tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]]

#: OntoNotes label names (PERSON, ORG, GPE, …); free text, because a foreign pipeline may know others.
Label = Annotated[str, Field(min_length=1)]

MentionKind = Literal["name", "nominal", "pronoun"]
QuoteType = Literal["direct", "mixed", "indirect"]
CueKind = Literal["speech", "writing", "thought", "intention"]
#: What a paragraph is on its page: running text, a heading, an item of a list, a block quote, a line in bold, or an
#: embedded post of another site with its writer's name.
ParagraphKind = Literal["text", "heading", "list", "quote", "bold", "embed"]
#: Whether somebody said, wrote or thought it, as the article reports it. It is of the reporting, not of the words.
Modality = Literal["actual", "negated", "question", "hypothetical", "future", "disputed"]


class Model(BaseModel):
    """Base of the contract: strict types, unknown fields ignored, immutable."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


class Pipeline(Model):
    """Versions of what made the event; a stage that has not run yet is absent."""

    cleaner: str
    entities: str | None = None
    quotes: str | None = None
    #: Name and version of the language pipeline; null when none ran (another language).
    model: str | None = None


class Mention(Model):
    """One place in the text where an entity is named, described or stands as a pronoun."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    kind: MentionKind


class KnowledgeLink(Model):
    """Which entry of the operator's people file an entity is."""

    id: str = Field(min_length=1)
    #: Probability that it is this entry, two decimals.
    confidence: float = Field(ge=0, le=1)
    #: What decided, for people to read.
    why: str


class Entity(Model):
    """A thing in the article, with every mention of it.

    `name` is its canonical name: the fullest in the article, or the description of an unnamed speaker.
    """

    id: str
    label: Label
    name: str
    #: False for an unnamed speaker ("a US official"), which has no `name_key`.
    named: bool = True
    #: Titles and roles that stood beside the name ("White House spokesman"), in order of the text.
    titles: tuple[str, ...] = ()
    #: The canonical name, folded: the same across articles. It names a name, not a person.
    name_key: str | None = None
    mentions: tuple[Mention, ...] = Field(min_length=1)
    #: Null where there is no people file, nobody in it fits, or two fit.
    kb: KnowledgeLink | None = None

    @model_validator(mode="after")
    def _check(self) -> Entity:
        if not self.named and self.name_key is not None:
            raise ValueError(f"entity {self.id} is unnamed but has the name_key {self.name_key!r}")
        places = [(m.start, m.end) for m in self.mentions]
        if places != sorted(set(places)):
            raise ValueError(f"entity {self.id}: mentions are not sorted or repeat one another")
        return self


class Cue(Model):
    """The words that report a quote: a verb group, a noun, or "according to"."""

    spans: tuple[Span, ...] = Field(min_length=1)
    text: str
    lemma: str
    kind: CueKind
    #: True for "denied" and "did not say".
    negated: bool = False


class Speaker(Model):
    """Who said it: the mention nearest to the cue, and the entity behind it."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    entity: str | None = None
    #: The entity's canonical name; null where the mention could not be linked.
    name: str | None = None
    #: Whether a document speaks: a report, a letter, a poll. The entity is who issued it, else the document itself.
    document: bool = False


class Quote(Model):
    """What somebody said, wrote, thought or intends, as the article reports it."""

    id: str
    #: direct: all its words stand inside quotation marks; mixed: some; indirect: none.
    type: QuoteType
    #: The spans' text, joined by " … ".
    text: str
    #: With the marks, and the comma inside them; sorted, not overlapping. Speech whose marks run over several
    #: paragraphs has one or more in each.
    spans: tuple[Span, ...] = Field(min_length=1)
    cue: Cue | None = None
    #: The first of `speakers`; null when nobody is named.
    speaker: Speaker | None = None
    #: Filled only where the text names more than one.
    speakers: tuple[Speaker, ...] = ()
    #: Id of the quote that this one carries on, in marks of its own.
    continues: str | None = None
    #: Id of the quote that reports this one.
    nested_in: str | None = None
    #: Whether it took place: "did not say" is negated, "did she say …?" a question, "could have said" hypothetical,
    #: "will say" future, a quotation that the article calls invented disputed. "Denied that" and "asked whether" are
    #: actual: the denial and the question took place.
    modality: Modality = "actual"
    #: Probability that the quote is one and its speaker right, two decimals.
    confidence: float = Field(ge=0, le=1)
    #: How the link was made.
    method: str
