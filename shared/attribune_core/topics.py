"""The topics: names, retention, compaction and size limits, in one place."""

from __future__ import annotations

from dataclasses import dataclass, field

#: Largest record on any topic, in bytes; producers, consumers and the compose broker match it.
MAX_MESSAGE_BYTES = 16 * 1024 * 1024
#: Partitions of each topic by default: the most workers of one stage that can share the work.
PARTITIONS = 12

_DAY = 24 * 60 * 60 * 1000


@dataclass(frozen=True)
class Topic:
    """A topic as `attribune topics create` declares it."""

    name: str
    #: What a record's value is, and who reads it.
    holds: str
    #: Topic settings in Kafka's own names.
    config: dict[str, str] = field(default_factory=dict)


def _kept(days: int) -> dict[str, str]:
    return {
        "cleanup.policy": "delete",
        "retention.ms": str(days * _DAY),
        "max.message.bytes": str(MAX_MESSAGE_BYTES),
    }


RAW = Topic("articles.raw", "RawArticle, or the body itself: what producers send", _kept(7))
CLEAN = Topic("articles.clean", "CleanArticle: from the cleaner to the entity extractor", _kept(2))
ANNOTATED = Topic("articles.annotated", "AnnotatedArticle: from the entity extractor to the quote linker", _kept(2))
ENRICHED = Topic(
    "articles.enriched",
    "EnrichedArticle: what consumers read, the latest of each id",
    {"cleanup.policy": "compact", "max.message.bytes": str(MAX_MESSAGE_BYTES)},
)
DEAD = Topic("articles.dead", "the original bytes of what no stage could work on, reason in the headers", _kept(30))

ALL: tuple[Topic, ...] = (RAW, CLEAN, ANNOTATED, ENRICHED, DEAD)
