"""What the tables hold of an event: plain rows, made without a database."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any

import orjson

from attribune_audit.counts import values
from attribune_audit.facts import QuoteFacts, quote_facts
from attribune_core.events import EnrichedArticle, Entity, Quote
from attribune_core.stage.headers import Source
from attribune_desk.corrections.applying import CorrectedArticle, speakers_of
from attribune_desk.corrections.models import QuoteTarget
from attribune_desk.corrections.placing import Placement, in_order, targets
from attribune_desk.identities.senses import person_of, sense_of
from attribune_desk.store.places import moment, month_of
from attribune_desk.store.words import fold, mark

Row = dict[str, Any]

#: Code points of the text that a list shows.
_BEGINNING = 280
PERSON = "PERSON"
#: Bytes.
_LONGEST_KEY = 1000


def person_id(entity: Entity, article: str) -> str | None:
    """Return the name under which the entity of that article is kept, None where nobody is named.

    For a person see :mod:`attribune_desk.identities.senses`; for anything else it is the label before the `name_key`:
    Washington may be either.
    """
    if entity.name_key is None:
        return None
    if entity.label != PERSON:
        return key(f"{entity.label}:{entity.name_key}")
    return key(entity.name_key if entity.kb else person_of(entity.name_key, entity.titles, article))


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
    placements: list[Row]
    #: What the source audit counts of the quotes, those that it counts.
    facts: list[QuoteFacts]


def rows(corrected: CorrectedArticle, value: bytes, received: int) -> Rows:
    """Return what is kept of an event with its corrections: what editors hid is in no row of quotes.

    `value` is its bytes as they were on the topic, `received` the second since 1970 when it reached Kafka.
    """
    event = corrected.event
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
    quotes = in_order(event.quotes)
    named = [_speakers(quote, people, event.id) for quote in quotes]
    facts = _facts(event, when, people)
    found_by = targets(corrected.quotes)
    return Rows(
        article,
        [
            _quote(quote, event)
            | _correction(quote, found_by[quote.id], corrected)
            | {"marks": _marks(quote, event, said, facts.get(quote.id))}
            for quote, said in zip(quotes, named, strict=True)
        ],
        named,
        _appearances(event, named),
        [_placement(one) for one in corrected.placements],
        list(facts.values()),
    )


def _correction(quote: Quote, target: QuoteTarget, corrected: CorrectedArticle) -> Row:
    correction = corrected.speakers.get(quote.id)
    return {
        "key": target.key,
        "occurrence": target.occurrence,
        "correction": correction and correction.id,
        "was": correction and stored(orjson.dumps(corrected.was[quote.id]).decode()),
    }


def _placement(one: Placement) -> Row:
    return {
        "correction": one.correction.id,
        "quote_id": _optional(one.quote),
        "in_force": one.in_force,
        "why": _optional(one.why),
    }


def _facts(event: EnrichedArticle, when: int, people: dict[str, Entity]) -> dict[str, QuoteFacts]:
    """Return what the audit counts of the quotes, by their ids; a person is the name under which the desk keeps it."""
    speakers = {quote.id: quote.speaker.entity for quote in event.quotes if quote.speaker}
    found = {}
    for one in quote_facts(event, month=month_of(when)):
        entity = people.get(speakers.get(one.quote) or "")
        found[one.quote] = replace(one, person=person_id(entity, event.id) if entity else None)
    return found


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


def _speakers(quote: Quote, people: dict[str, Entity], article: str) -> list[Row]:
    found = []
    for position, speaker in enumerate(speakers_of(quote)):
        entity = people.get(speaker.entity or "")
        found.append(
            {
                "position": position,
                "person": person_id(entity, article) if entity else None,
                "name": stored(speaker.name or speaker.text),
                "text": stored(speaker.text),
            }
        )
    return found


def _appearances(event: EnrichedArticle, speakers: list[list[Row]]) -> list[Row]:
    entities: dict[str, list[Entity]] = {}
    for entity in event.entities:
        person = person_id(entity, event.id)
        if person is not None:
            entities.setdefault(person, []).append(entity)
    quotes = Counter(person for said in speakers for person in {row["person"] for row in said})
    return [
        {
            "person": person,
            "sense": _sense(found),
            "name": stored(found[0].name),
            "mentions": sum(len(entity.mentions) for entity in found),
            "quotes": quotes[person],
        }
        for person, found in entities.items()
    ]


def _sense(entities: list[Entity]) -> str:
    kb = next((entity.kb.id for entity in entities if entity.kb), None)
    titles = [title for entity in entities if entity.label == PERSON for title in entity.titles]
    return key(sense_of(titles, kb))


def _optional(text: str | None) -> str | None:
    return None if text is None else stored(text)


def _or(first: int | None, second: int) -> int:
    return second if first is None else first
