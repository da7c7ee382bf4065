"""The speakers of an article's quotes, resolved in the order in which pronouns need it."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_core.events import Speaker
from attribune_quotes.contents.selected_quotes import SelectedQuote, index_by_extent
from attribune_quotes.speakers.resolver import SpeakerResolver
from attribune_text.quotation_marks import MarkedRegion
from attribune_text.token_table import TokenTable

#: Sources that stand for whoever says the words around them.
_FIRST_PERSON = frozenset({"i", "me", "my"})


def speakers_of(
    table: TokenTable, regions: Sequence[MarkedRegion], selected: Sequence[SelectedQuote], resolver: SpeakerResolver
) -> dict[int, list[Speaker]]:
    """Return the speakers of each quote by the quote's `id()`; none if nobody is named.

    Sources are resolved in order of the text, so that a pronoun finds who spoke before it. A quote that continues
    another has its speakers. An *I* comes last, because it stands for the speaker of a quote around it. The resolver's
    entities gain mentions and unnamed speakers.
    """
    out: dict[int, list[Speaker]] = {}
    resolver.hear(span for one in selected for span in one.spans)
    sources = [(one.source, one) for one in selected if one.source is not None and one.continues is None]
    for head, one in sorted(sources, key=lambda pair: pair[0]):
        out[id(one)] = resolver.speakers(head, one.spans)
    for one in selected:
        if id(one) not in out:
            out[id(one)] = out.get(id(one.continues), []) if one.continues is not None else []
    index = index_by_extent(selected)
    for one in selected:
        if one.source is not None and one.continues is None and table.lowers[one.source] in _FIRST_PERSON:
            offset = table.starts[one.source]
            others = [
                (other, out[id(other)]) for other in index.possibly_overlapping(offset, offset) if other is not one
            ]
            out[id(one)] = [_first_person_speaker(table, regions, one.source, others, resolver)]
    return out


def _first_person_speaker(
    table: TokenTable,
    regions: Sequence[MarkedRegion],
    head: int,
    others: Sequence[tuple[SelectedQuote, list[Speaker]]],
    resolver: SpeakerResolver,
) -> Speaker:
    """Return the speaker for an *I* at the token `head`: that of the innermost of the `others` around it.

    If marks are around it and no quote, its speaker is unknown. If neither is, it may be the interviewee.
    """
    offset = table.starts[head]
    around = [(one, speakers) for one, speakers in others if any(start <= offset < end for start, end in one.spans)]
    if around:
        _, speakers = min(around, key=lambda pair: pair[0].spans[-1][1] - pair[0].spans[0][0])
        said_by = speakers[0].entity if len(speakers) == 1 else None
        return resolver.first_person_speaker(head, said_by or "")
    in_marks = any(region.start <= offset < region.end for region in regions)
    return resolver.first_person_speaker(head, "" if in_marks else None)
