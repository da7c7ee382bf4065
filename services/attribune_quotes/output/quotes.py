"""From selected quotes to the quotes of the contract."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_core.events import Cue, Modality, Quote, QuoteType
from attribune_core.events.checks import SPAN_JOINER
from attribune_core.marks import MARKS, has_double_mark
from attribune_quotes.contents.selected_quotes import SelectedQuote
from attribune_quotes.cues.candidates import CueCandidate
from attribune_quotes.cues.constructions import Kind
from attribune_quotes.cues.cue_kinds import kind_of
from attribune_quotes.cues.disputes import Disputes
from attribune_quotes.cues.modality import modality_of
from attribune_quotes.cues.negation import has_negation, is_denied, negated_group
from attribune_quotes.cues.predicates import innermost
from attribune_quotes.output.methods import method_of
from attribune_quotes.output.speakers import speakers_of
from attribune_quotes.speakers.resolver import SpeakerResolver
from attribune_text.quotation_marks import MarkedRegion
from attribune_text.quote_key import quote_key
from attribune_text.token_table import TokenTable


def quotes_of(
    table: TokenTable, regions: Sequence[MarkedRegion], selected: Sequence[SelectedQuote], resolver: SpeakerResolver
) -> tuple[Quote, ...]:
    """Return the quotes of `selected`, which are in order of the text, with the ids q1, q2, and so on.

    `regions` are all marked regions of the article. The resolver's entities gain mentions and unnamed speakers.
    """
    ids = {id(one): f"q{number}" for number, one in enumerate(selected, 1)}
    speakers_by_id = speakers_of(table, regions, selected, resolver)
    modalities = modalities_of(table, selected)
    quotes = []
    for one, modality in zip(selected, modalities, strict=True):
        speakers = speakers_by_id[id(one)]
        text = SPAN_JOINER.join(table.text[start:end] for start, end in one.spans)
        quotes.append(
            Quote(
                id=ids[id(one)],
                type=quote_type(table, one, regions, text),
                text=text,
                spans=one.spans,
                cue=_cue(table, one.cue_candidate) if one.cue_candidate is not None else None,
                speaker=speakers[0] if speakers else None,
                speakers=tuple(speakers) if len(speakers) > 1 else (),
                continues=ids[id(one.continues)] if one.continues is not None else None,
                nested_in=ids[id(one.nested_in)] if one.nested_in is not None else None,
                modality=modality,
                key=quote_key(text),
                confidence=round(one.probability, 2),
                method=method_of(one),
            )
        )
    return tuple(quotes)


def modalities_of(table: TokenTable, selected: Sequence[SelectedQuote]) -> list[Modality]:
    """Return the modality of each of `selected`; a quote without a cue has that of the quote that it continues."""
    disputes = Disputes(table, [span for one in selected for span in one.spans])
    found: dict[int, Modality] = {}
    for one in selected:
        candidate = one.cue_candidate
        if candidate is None or candidate.match.construction.kind is Kind.LABEL:
            cue, content = None, one.spans
        else:
            cue = innermost(table, candidate.match.cue, candidate.match.with_cue)
            content = candidate.spans
        modality = modality_of(table, cue, content, disputes)
        if cue is None and modality == "actual" and one.continues is not None:
            modality = found.get(id(one.continues), modality)
        found[id(one)] = modality
    return [found[id(one)] for one in selected]


def quote_type(table: TokenTable, one: SelectedQuote, regions: Sequence[MarkedRegion], text: str) -> QuoteType:
    """Return "direct" if all letters and digits are in marks, "mixed" if some are, and "indirect" if none are.

    `text` is the quote's text. A region around the quote's cue does not count, so that a quote within a quotation is
    judged by its own marks.
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


def _is_in_paragraph_of(table: TokenTable, cue: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(table.paragraph_of[token] == table.paragraph_of[cue] for token in table.tokens_in(*spans[0])[:1])


def _cue(table: TokenTable, candidate: CueCandidate) -> Cue | None:
    """Return the cue with the tokens next to it that belong to it; None for the colon of a label, which is no cue."""
    match = candidate.match
    if match.construction.kind is Kind.LABEL:
        return None
    cue = match.cue
    negated = has_negation(table, cue, candidate.spans)
    tokens = {cue}
    for one in sorted(match.with_cue):
        if one - 1 in tokens:
            tokens.add(one)
    if negated:
        tokens.update(negated_group(table, cue))
    first, last = min(tokens), max(tokens)
    start, end = table.span(first, last)
    lemma = "according to" if match.construction.kind is Kind.ACCORDING_TO else table.lemmas[cue]
    return Cue(
        spans=((start, end),),
        text=table.text[start:end],
        lemma=lemma,
        kind=kind_of(lemma, match.construction),
        # "Roe disputed the number.\n\n“Three have signed.”": she disputes something else than what she says next.
        negated=_is_in_paragraph_of(table, cue, candidate.spans) and is_denied(table, cue, negated),
    )
