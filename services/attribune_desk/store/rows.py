"""What the tables hold of an event: plain rows, made without a database."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from attribune.audit.counts import values
from attribune.audit.facts import QuoteFacts, quote_facts
from attribune_core.events import EnrichedArticle, Entity, Quote, Speaker
from attribune_core.stage.headers import Source
from attribune_desk.store.places import moment, month_of
from attribune_desk.store.words import fold, mark

Row = dict[str, Any]

#: Code points of the text that a list shows.
_BEGINNING = 280
PERSON = "PERSON"
#: Bytes.
_LONGEST_KEY = 1000


def person_id(entity: Entity) -> str | None:
    """Return who the entity is across articles, None where nobody is named.

    For a person it is the `name_key`, for anything else the label before it: Washington may be either. It names a
    name, not a person.
    """
    if entity.name_key is None:
        return None
    return key(entity.name_key if entity.label == PERSON else f"{entity.label}:{entity.name_key}")


def stored(text: str) -> str:
    """Return `text` as a database takes it: PostgreSQL has no zero character."""
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}")


def key(text: str) -> str:
    """Return `text` as an index takes it: one that is very long is shortened, with a hash that keeps it apart.

    PostgreSQL refuses entries of more than 2,704 bytes. The key of a key is the key itself, so either finds the row.
    """
    whole = stored(text)
    if len(whole.encode()) <= _LONGEST_KEY:
        return whole
    return f"{whole[:100]}…{blake2b(whole.encode(), digest_size=16).hexdigest()}"


def speakers_of(quote: Quote) -> tuple[Speaker, ...]:
    """Return who said it, nobody where the text names none."""
    return quote.speakers or ((quote.speaker,) if quote.speaker else ())


def source_row(source: Source | None) -> Row:
    """Return the columns of where the raw record lay."""
    return {
        "source_topic": source and source.topic,
        "source_partition": source and source.partition,
        "source_offset": source and source.offset,
        "source_timestamp": source and source.timestamp,
    }


@dataclass(frozen=True)
class Rows:
    """An article's rows, without the numbers that the store gives them; `speakers` has one list a quote."""

    article: Row
    quotes: list[Row]
    speakers: list[list[Row]]
    appearances: list[Row]
    #: What the source audit counts of the quotes, those that it counts.
    facts: list[QuoteFacts]


def rows(event: EnrichedArticle, value: bytes, received: int) -> Rows:
    """Return what is kept of an event. `value` is its bytes, `received` the second since 1970 when it reached Kafka."""
    people = {entity.id: entity for entity in event.entities}
    when = _or(moment(event.published_at), received)
    article: Row = {
        "id": key(event.id),
        "event_id": stored(event.event_id),
        "received": received,
        "moment": when,
        **{name: _optional(getattr(event, name)) for name in ("title", "author", "language", "url")},
        "source": event.source and key(event.source),
        "published_at": _optional(event.published_at),
        "beginning": stored(event.text[:_BEGINNING]),
        "quotes": len(event.quotes),
        "value": value,
    }
    quotes = sorted(event.quotes, key=lambda quote: (quote.spans[0][0], -quote.spans[-1][1]))
    named = [_speakers(quote, people) for quote in quotes]
    facts = {one.quote: one for one in quote_facts(event, month=month_of(when))}
    return Rows(
        article,
        [
            _quote(quote, event) | {"marks": _marks(quote, event, said, facts.get(quote.id))}
            for quote, said in zip(quotes, named, strict=True)
        ],
        named,
        _appearances(event),
        list(facts.values()),
    )


def _quote(quote: Quote, event: EnrichedArticle) -> Row:
    return {
        "quote_id": stored(quote.id),
        "type": quote.type,
        "text": stored(quote.text),
        "cue": _optional(quote.cue.text if quote.cue else None),
        "negated": bool(quote.cue and quote.cue.negated),
        "modality": quote.modality,
        "confidence": quote.confidence,
        "method": stored(quote.method),
        "source": event.source and key(event.source),
        "words": fold(quote.text),
        "names": fold(" ".join(speaker.name or speaker.text for speaker in speakers_of(quote))),
    }


def _marks(quote: Quote, event: EnrichedArticle, speakers: list[Row], counted: QuoteFacts | None) -> str:
    facts = [mark("type", quote.type)]
    if event.source:
        facts.append(mark("source", key(event.source)))
    if counted is not None:
        facts += [mark("audit outlet", key(counted.outlet)), mark("audit month", counted.month)]
        facts += [mark(f"audit {dimension}", value) for dimension, value in values(counted)]
    return " ".join(facts + [mark("person", row["person"]) for row in speakers if row["person"]])


def _speakers(quote: Quote, people: dict[str, Entity]) -> list[Row]:
    found = []
    for position, speaker in enumerate(speakers_of(quote)):
        entity = people.get(speaker.entity or "")
        found.append(
            {
                "position": position,
                "person": person_id(entity) if entity else None,
                "name": stored(speaker.name or speaker.text),
                "text": stored(speaker.text),
            }
        )
    return found


def _appearances(event: EnrichedArticle) -> list[Row]:
    found: dict[str, Row] = {}
    for entity in event.entities:
        person = person_id(entity)
        if person is None:
            continue
        row = found.setdefault(person, {"person": person, "name": stored(entity.name), "mentions": 0})
        row["mentions"] += len(entity.mentions)
    return list(found.values())


def _optional(text: str | None) -> str | None:
    return None if text is None else stored(text)


def _or(first: int | None, second: int) -> int:
    return second if first is None else first
