"""From the table of tokens to what travels in the event: the annotation and the sentences."""

from __future__ import annotations

from attribune_core.events import QUOTATION_TAGS, Annotation, Column, Quotation, Span
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
        quotation=quotation(reading),
    )


def quotation(reading: Reading) -> Quotation | None:
    """Return the tags of quotations of all tokens of `reading`; None where any of them has none."""
    joined = ["".join(parts) for parts in zip(*reading.tags, strict=True)]
    if not joined or len(joined[0]) != len(reading):
        return None
    return Quotation(**dict(zip(QUOTATION_TAGS, joined, strict=True)))


def sentences(reading: Reading) -> tuple[Span, ...]:
    """Return [start, end) of each sentence in code points, without the white space around it."""
    return tuple((reading.start[first], reading.end[last - 1]) for first, last in reading.sentences)
