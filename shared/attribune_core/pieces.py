"""A text cut where quotes, mentions, cues and speakers begin and end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from attribune_core.events import EnrichedArticle, Entity, Modality, Quote, Span


@dataclass(frozen=True)
class Piece:
    """A run of text that is the same all along: in these quotes, in this mention, a cue or speaker or neither."""

    text: str
    #: Quotes that hold it, the innermost last.
    quotes: tuple[Quote, ...] = ()
    entity: Entity | None = None
    is_cue: bool = False
    is_speaker: bool = False


def by_paragraph(event: EnrichedArticle) -> Iterator[tuple[Span, list[Piece]]]:
    """Yield each paragraph with its text as pieces; nothing of it is lost or repeated.

    Spans that overlap in any way are fine: each piece says all it belongs to, so nothing needs to nest.
    """
    opens: dict[int, list[_Mark]] = defaultdict(list)
    closes: dict[int, list[_Mark]] = defaultdict(list)
    for mark in _marks(event):
        opens[mark.start].append(mark)
        closes[mark.end].append(mark)
    borders = sorted({*opens, *closes, *(at for span in event.paragraphs for at in span)})
    paragraphs = iter(event.paragraphs)
    paragraph = next(paragraphs, None)
    active: list[_Mark] = []
    found: list[Piece] = []
    for at, until in pairwise(borders):
        active = [mark for mark in active if mark not in closes[at]] + opens[at]
        if paragraph is None or at < paragraph[0]:
            continue
        found.append(_piece(event.text[at:until], active))
        if until == paragraph[1]:
            yield paragraph, found
            found, paragraph = [], next(paragraphs, None)


@dataclass(frozen=True, eq=False)
class _Mark:
    start: int
    end: int
    quote: Quote | None = None
    entity: Entity | None = None
    is_cue: bool = False
    is_speaker: bool = False


def _marks(event: EnrichedArticle) -> Iterator[_Mark]:
    for quote in event.quotes:
        for start, end in quote.spans:
            yield _Mark(start, end, quote=quote)
        for start, end in quote.cue.spans if quote.cue else ():
            yield _Mark(start, end, is_cue=True)
        for speaker in quote.speakers or ((quote.speaker,) if quote.speaker else ()):
            # A speaker whom an editor named, and the text does not, stands nowhere in it.
            if speaker.start < speaker.end:
                yield _Mark(speaker.start, speaker.end, is_speaker=True)
    for entity in event.entities:
        for mention in entity.mentions:
            yield _Mark(mention.start, mention.end, entity=entity)


def _piece(text: str, active: list[_Mark]) -> Piece:
    # The widest quote is the outermost.
    quotes = sorted((m for m in active if m.quote), key=lambda m: (m.start, -m.end))
    # Of mentions inside one another, the shortest is the one that the eye is on.
    entity = min((m for m in active if m.entity), key=lambda m: m.end - m.start, default=None)
    return Piece(
        text=text,
        quotes=tuple(m.quote for m in quotes if m.quote),
        entity=entity.entity if entity else None,
        is_cue=any(m.is_cue for m in active),
        is_speaker=any(m.is_speaker for m in active),
    )


def about_of(event: EnrichedArticle) -> str:
    """Return what is known of the article beside its text and title, on one line."""
    known = [
        event.id if event.title else None,
        event.source,
        event.author,
        event.published_at,
        event.language,
        event.pipeline.model,
    ]
    return " · ".join(part for part in known if part)


def quotes_of(event: EnrichedArticle, start: int, end: int) -> list[Quote]:
    """Return the quotes that begin in [start, end), in order of the text."""
    found = [quote for quote in event.quotes if start <= quote.spans[0][0] < end]
    return sorted(found, key=lambda quote: (quote.spans[0][0], -quote.spans[-1][1]))


def speaker_of(quote: Quote) -> str:
    """Return who said it, in words: the names, else how the text calls them, else that nobody is named.

    Who speaks by a document has the document in brackets: "Harbour Trust (the report)".
    """
    speakers = quote.speakers or ((quote.speaker,) if quote.speaker else ())
    if not speakers:
        return "nobody named"
    names = ", ".join(speaker.name or speaker.text for speaker in speakers)
    document = next((one.text for one in speakers if one.document and one.name not in (None, one.text)), None)
    return names if document is None else f"{names} ({document})"


#: How a modality is shown to people; "actual" is not shown.
MODALITY_SHOWN: Mapping[Modality, str] = {
    "negated": "not said",
    "question": "in question",
    "hypothetical": "hypothetical",
    "future": "to come",
    "disputed": "disputed",
}


def modality_shown(quote: Quote) -> str | None:
    """Return in words whether the reporting took place; None for a quote that is actual."""
    return MODALITY_SHOWN.get(quote.modality)


def how_of(quote: Quote) -> str:
    """Return how it was said, in words: cue, type and confidence."""
    parts: list[str] = [quote.type]
    if quote.cue is not None:
        parts.insert(0, f"“{quote.cue.text}”" + (" (denied)" if quote.cue.negated else ""))
    if shown := modality_shown(quote):
        parts.append(shown)
    if quote.continues is not None:
        parts.append(f"carries on {quote.continues}")
    if quote.nested_in is not None:
        parts.append(f"inside {quote.nested_in}")
    return f"{', '.join(parts)}, {quote.confidence:.2f}"


#: Control characters but for line feed and tab, and those that turn the direction of writing around.
_UNSAFE = dict.fromkeys(
    [*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)],
    "\N{REPLACEMENT CHARACTER}",
)


def printable(text: str) -> str:
    """Return `text`, as long as before, its control characters replaced: an article must not steer a terminal."""
    return text.translate(_UNSAFE)
