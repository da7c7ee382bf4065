"""From what was chosen to the quotes of the contract: type, cue, speaker, ids."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_core.events import Cue, Quote, QuoteType, Speaker
from attribune_core.events.checks import SPAN_JOINER
from attribune_core.marks import MARKS, has_double_mark
from attribune_quotes.contents.selected_quotes import SelectedQuote, index_by_extent
from attribune_quotes.cues.candidates import CueCandidate
from attribune_quotes.cues.constructions import Kind
from attribune_quotes.cues.cue_kinds import kind_of
from attribune_quotes.cues.negation import has_negation, is_denied, negated_group
from attribune_quotes.output.methods import method_of
from attribune_quotes.speakers.resolver import SpeakerResolver
from attribune_text.quotation_marks import MarkedRegion
from attribune_text.token_table import TokenTable

_SELF = frozenset({"i", "me", "my"})


def quotes_of(
    table: TokenTable, regions: Sequence[MarkedRegion], selected: Sequence[SelectedQuote], resolver: SpeakerResolver
) -> tuple[Quote, ...]:
    """Return the quotes, in order of the text; ids q1, q2, …. The cast gains the speakers that it lacks."""
    ids = {id(one): f"q{number}" for number, one in enumerate(selected, 1)}
    speakers = _speakers(table, regions, selected, resolver)
    quotes = []
    for one in selected:
        said_by = speakers[id(one)]
        text = SPAN_JOINER.join(table.text[start:end] for start, end in one.spans)
        quotes.append(
            Quote(
                id=ids[id(one)],
                type=quote_type(table, one, regions, text),
                text=text,
                spans=one.spans,
                cue=_cue(table, one.cue_candidate) if one.cue_candidate is not None else None,
                speaker=said_by[0] if said_by else None,
                speakers=tuple(said_by) if len(said_by) > 1 else (),
                continues=ids[id(one.continues)] if one.continues is not None else None,
                nested_in=ids[id(one.nested_in)] if one.nested_in is not None else None,
                confidence=round(one.probability, 2),
                method=method_of(one),
            )
        )
    return tuple(quotes)


def _speakers(
    table: TokenTable, regions: Sequence[MarkedRegion], selected: Sequence[SelectedQuote], resolver: SpeakerResolver
) -> dict[int, list[Speaker]]:
    """Resolve in order of the mentions, so that a pronoun finds who spoke before it."""
    out: dict[int, list[Speaker]] = {}
    known = [(one.source, one) for one in selected if one.source is not None and one.continues is None]
    for head, one in sorted(known, key=lambda pair: pair[0]):
        out[id(one)] = resolver.speakers(head)
    for one in selected:
        if id(one) not in out:
            out[id(one)] = out.get(id(one.continues), []) if one.continues is not None else []
    near = index_by_extent(selected)
    for one in selected:
        if one.source is not None and one.continues is None and table.lowers[one.source] in _SELF:
            place = table.starts[one.source]
            others = [(it, out[id(it)]) for it in near.possibly_overlapping(place, place) if it is not one]
            out[id(one)] = [_myself(table, regions, one.source, others, resolver)]
    return out


def _myself(
    table: TokenTable,
    regions: Sequence[MarkedRegion],
    head: int,
    others: Sequence[tuple[SelectedQuote, list[Speaker]]],
    resolver: SpeakerResolver,
) -> Speaker:
    """The speaker for an *I*: whoever says the words that it stands in, the innermost where they are said of others."""
    place = table.starts[head]
    around = [(one, said) for one, said in others if any(start <= place < end for start, end in one.spans)]
    if around:
        _, said = min(around, key=lambda pair: pair[0].spans[-1][1] - pair[0].spans[0][0])
        return resolver.first_person_speaker(head, said[0].entity if len(said) == 1 and said[0].entity else "")
    marked = any(region.start <= place < region.end for region in regions)
    return resolver.first_person_speaker(head, "" if marked else None)


def quote_type(table: TokenTable, one: SelectedQuote, regions: Sequence[MarkedRegion], text: str) -> QuoteType:
    """direct where all letters stand inside marks, mixed where some do, indirect where none do.

    What is reported inside a quotation is judged by the marks that open within it.
    """
    total = inside = 0
    for start, end in one.spans:
        total += table.letters(start, end)
        low = start
        for region in regions:
            if region.start >= end:
                break
            if region.end <= low or (one.cue_span is not None and region.start <= one.cue_span[0] < region.end):
                continue
            inside += table.letters(max(low, region.start), min(end, region.end))
            low = max(low, min(end, region.end))
    if MARKS.isdisjoint(text):
        return "indirect"
    if inside == 0:
        return "mixed" if has_double_mark(text) else "indirect"
    return "direct" if inside == total else "mixed"


def _cue(table: TokenTable, candidate: CueCandidate) -> Cue | None:
    match = candidate.match
    if match.construction.kind is Kind.LABEL:
        return None
    cue = match.cue
    denied = has_negation(table, cue, candidate.spans)
    tokens = {cue}
    for one in sorted(match.with_cue):
        if one - 1 in tokens:
            tokens.add(one)
    if denied:
        tokens.update(negated_group(table, cue))
    first, last = min(tokens), max(tokens)
    start, end = table.span(first, last)
    lemma = "according to" if match.construction.kind is Kind.ACCORDING_TO else table.lemmas[cue]
    return Cue(
        spans=((start, end),),
        text=table.text[start:end],
        lemma=lemma,
        kind=kind_of(lemma, match.construction),
        negated=is_denied(table, cue, denied),
    )
