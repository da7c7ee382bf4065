"""What the HTTP interface answers with, and what the pages are made of."""

from __future__ import annotations

from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from attribune_core.events import Modality, QuoteType

T = TypeVar("T")


class Model(BaseModel):
    """Base: immutable."""

    model_config = ConfigDict(frozen=True)


class ArticleSummary(Model):
    """An article as a list shows it; the event itself is at `/articles/{id}`."""

    id: str
    title: str | None
    source: str | None
    author: str | None
    language: str | None
    url: str | None
    #: As the article says.
    published_at: str | None
    #: Seconds since 1970 when it reached Kafka.
    received: int
    #: The first words of its text.
    beginning: str
    quotes: int = Field(description="How many quotes it holds.")


class QuoteSpeaker(Model):
    """Who said it; `person` is the id under `/people`, null for a speaker without a name ("a US official")."""

    name: str
    text: str = Field(description="As the text calls the speaker at this quote.")
    person: str | None


class QuoteCorrection(Model):
    """What an editor put right of a quote: whose it is."""

    id: str = Field(description="The correction's id under `/corrections`.")
    made_at: str
    made_by: str | None = Field(description="The name of the editor's token; null where it has none.")
    was: tuple[str, ...] = Field(description="Whom the event names.")


class FoundQuote(Model):
    """A quote with its article."""

    id: str = Field(description="The quote's id in its article's event.")
    article: str
    event_id: str = Field(description="Of the event: a correction that names it is refused where another is there now.")
    title: str | None
    source: str | None
    published_at: str | None
    #: Seconds since 1970: when the article was published, else when it reached Kafka.
    moment: int
    type: QuoteType
    text: str
    speakers: tuple[QuoteSpeaker, ...]
    cue: str | None
    negated: bool
    modality: Modality
    confidence: float
    method: str
    key: str | None = Field(description="Digest of its words, the same across articles; null for fewer than five.")
    occurrence: int = Field(description="Its number among the quotes of the same words in the article, from 0.")
    correction: QuoteCorrection | None = Field(description="Null where the speakers are those of the event.")


class Person(Model):
    """A named speaker, over all articles: one person or body, by whatever names articles call it."""

    id: str = Field(description="Its identity key; any key of its names leads here, too.")
    name: str
    quotes: int
    articles: int = Field(description="Articles in which a quote of theirs stands.")
    #: Seconds since 1970 of the earliest and the latest quote.
    first: int
    last: int


class PersonName(Model):
    """A name of a person or body, and why it is one of theirs."""

    key: str = Field(description="Its identity key, which stays when it is taken for somebody else's.")
    name: str = Field(description="As most articles write it.")
    why: str
    articles: int


class PersonDetail(Person):
    """A person, with how many quotes on which day, days as YYYY-MM-DD (UTC), and how often they are mentioned."""

    mentions: int
    mentioned_in: int = Field(description="Articles that mention them, with or without a quote.")
    names: tuple[PersonName, ...] = Field(description="Those of most articles first.")
    days: dict[str, int]


class Page(Model, Generic[T]):
    """Some of a list. `next` is the `cursor` of what follows, null at the end."""

    items: tuple[T, ...]
    next: str | None


class Change(Model):
    """A change of the store: an article that came or was replaced, or one that was retracted."""

    number: int
    kind: Literal["article", "retraction"]
    id: str
    article: ArticleSummary | None = None


class Refusal(Model):
    """Why an article, or the last version of it, is a dead letter."""

    status: Literal["refused"] = "refused"
    reason: str = Field(description="The class of the error, as BodyTooLongError.")
    message: str
    stage: str = Field(description="Which stage refused it.")
    refused_at: str = Field(description="ISO 8601.")


class Accepted(Model):
    """The article is on `articles.raw`; once it went through, it is at `location`, or why it was refused."""

    id: str
    location: str


class Health(Model):
    """Whether the desk reads the topic and reaches its database."""

    status: Literal["ok", "degraded"]
    database: str
    #: What the reader of the topic is at: reading, offline, or what is wrong.
    reader: str
    lag: int | None = Field(description="Records on the topic that were not read yet, null where unknown.")
    #: The same of `articles.dead`, which says what was refused; the desk is well without it.
    dead_letters: str
    articles: int | None
    refused: int | None = Field(description="Records of the topic that break the contract.")


class Problem(BaseModel):
    """RFC 9457: what went wrong, as `application/problem+json`."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str | None = None


class RefusedProblem(Problem):
    """What is at an article that was refused."""

    refusal: Refusal


Limit = Annotated[int, Field(ge=1, le=200)]
