"""From the table of tokens to what travels in the event: the annotation and the sentences."""

from __future__ import annotations

from attribune_core.events import Annotation, Column, Span
from attribune_entities.model import Scheme
from attribune_entities.reading import Reading


def annotation(reading: Reading, scheme: Scheme) -> Annotation:
    """Return the tokens of `reading` as columns; `scheme` names the relations that its parser uses."""
    return Annotation(
        scheme=scheme,
        offsets=Annotation.offsets_of(list(zip(reading.start, reading.end, strict=True))),
        heads=tuple(head - token for token, head in enumerate(reading.head)),
        pos=Column.of(reading.pos),
        tag=Column.of(reading.tag),
        dep=Column.of(reading.dep),
        lemma=Column.of(reading.lemma),
    )


def sentences(reading: Reading) -> tuple[Span, ...]:
    """Return [start, end) of each sentence in code points, without the white space around it."""
    return tuple((reading.start[first], reading.end[last - 1]) for first, last in reading.sentences)
