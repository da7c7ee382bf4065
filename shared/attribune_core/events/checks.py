"""The invariants between fields. Each check raises ValueError with the place and the fault."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from attribune_core.marks import MARKS, has_double_mark

if TYPE_CHECKING:
    from attribune_core.events.parts import Entity, Quote, Span, Speaker

#: Between the spans of one quote, in its `text`.
SPAN_JOINER = " … "


def check_spans(what: str, spans: Sequence[Span], length: int) -> None:
    """Raise ValueError unless `spans` lie in the text, are not empty, sorted and free of overlap."""
    last = 0
    for start, end in spans:
        if not last <= start < end <= length:
            raise ValueError(
                f"{what} [{start}, {end}] is empty, unsorted, overlaps the one before it "
                f"or leaves the text of {length} code points"
            )
        last = end


def check_source_map(runs: Sequence[tuple[int, int, int]] | None, length: int) -> None:
    """Raise ValueError unless the runs' clean side is sorted, free of overlap and in the text."""
    if runs is not None:
        check_spans("source_map run", [(clean, clean + size) for clean, _, size in runs], length)


def _check_text(what: str, start: int, end: int, said: str, text: str) -> None:
    if not 0 <= start < end <= len(text) or text[start:end] != said:
        raise ValueError(f"{what} [{start}, {end}]: the text there is {text[start:end]!r}, not {said!r}")


def _unique(what: str, ids: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            raise ValueError(f"{what} id {one!r} is there twice")
        seen.add(one)
    return seen


def check_entities(entities: Sequence[Entity], text: str) -> None:
    """Raise ValueError unless ids are unique and every mention's text stands at its offsets."""
    _unique("entity", (entity.id for entity in entities))
    for entity in entities:
        for mention in entity.mentions:
            _check_text(f"mention of {entity.id}", mention.start, mention.end, mention.text, text)


def check_quotes(quotes: Sequence[Quote], entities: Sequence[Entity], text: str) -> None:
    """Raise ValueError unless every quote's spans, cue and speakers agree with the text and the entities."""
    names = {entity.id: entity.name for entity in entities}
    ids = _unique("quote", (quote.id for quote in quotes))
    for quote in quotes:
        check_spans(f"span of {quote.id}", quote.spans, len(text))
        joined = SPAN_JOINER.join(text[start:end] for start, end in quote.spans)
        if joined != quote.text:
            raise ValueError(f"quote {quote.id}: its spans hold {joined!r}, not {quote.text!r}")
        if quote.type == "indirect" and has_double_mark(quote.text):
            raise ValueError(f"quote {quote.id} is indirect but its spans hold a quotation mark")
        if quote.type != "indirect" and MARKS.isdisjoint(quote.text):
            raise ValueError(f"quote {quote.id} is {quote.type} but its spans hold no quotation mark")
        if quote.cue is not None:
            check_spans(f"cue of {quote.id}", quote.cue.spans, len(text))
        if quote.modality not in ("actual", "disputed") and quote.cue is None and quote.continues is None:
            raise ValueError(f"quote {quote.id} is {quote.modality} but has no cue and continues nothing")
        _check_speakers(quote, names, text)
        for other in (quote.continues, quote.nested_in):
            if other is not None and (other not in ids or other == quote.id):
                raise ValueError(f"quote {quote.id} refers to {other!r}, which is no other quote of the event")


def _check_speakers(quote: Quote, names: dict[str, str], text: str) -> None:
    speakers: list[Speaker] = [*([quote.speaker] if quote.speaker else []), *quote.speakers]
    if quote.speakers and quote.speaker != quote.speakers[0]:
        raise ValueError(f"quote {quote.id}: speaker is not the first of speakers")
    for speaker in speakers:
        _check_text(f"speaker of {quote.id}", speaker.start, speaker.end, speaker.text, text)
        if speaker.entity is not None and names.get(speaker.entity) != speaker.name:
            raise ValueError(
                f"quote {quote.id}: its speaker is {speaker.entity!r} ({speaker.name!r}), "
                f"which is {names.get(speaker.entity)!r} among the entities"
            )
