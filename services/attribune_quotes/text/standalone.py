"""Whether marked words stand free: begin and end as a sentence does, whatever the annotation's sentences say."""

from __future__ import annotations

from attribune_quotes.lexicon import read
from attribune_text.lexicon import cased_token
from attribune_text.quotation_marks import MarkedRegion
from attribune_text.token_table import TokenTable

#: What ends a sentence.
FINAL = frozenset(".!?…")
#: Titles that a tokenizer may part from their full stop.
_ABBREVIATED = read("abbreviations.txt", cased_token)
_MARKS = frozenset("“”\"'`‘’«»„‟‹›")


def ends_standalone(table: TokenTable, region: MarkedRegion) -> bool:
    """Whether the region ends as a sentence does, and a new sentence, a mark or nothing follows in its paragraph."""
    inside = table.text[slice(*region.inside)].rstrip().rstrip("“”\"'`‘’«»")
    rest = table.text[region.end : _place(table, region)[1]]
    after = rest.lstrip()
    if after[:1] in FINAL:
        inside, after = inside + after[0], after[1:].lstrip()
    if region.closing and inside[-1:] not in FINAL:
        return False
    return not after or not (after[0].islower() or after[0] in ",;")


def begins_standalone(table: TokenTable, region: MarkedRegion) -> bool:
    """Whether the region begins its paragraph, or follows the end of a sentence."""
    before = table.text[_place(table, region)[0] : region.start].rstrip()
    return not before or before[-1] in FINAL or before[-1] in _MARKS or before[-1] == ":"


def _place(table: TokenTable, region: MarkedRegion) -> tuple[int, int]:
    """The code points of the paragraph of `region`."""
    tokens = table.tokens_in(region.start, region.end)
    if not tokens:
        return region.start, region.end
    first, last = table.paragraphs[table.paragraph_of[tokens.start]]
    return table.starts[first], max(region.end, table.ends[last - 1])


def is_stop(table: TokenTable, token: int) -> bool:
    """Whether the token ends a sentence: not the full stop of a title or an initial that was cut off its word."""
    if table.words[token] not in FINAL:
        return False
    before = table.words[token - 1] if token else ""
    return not (
        table.words[token] == "."
        and token > 0
        and table.ends[token - 1] == table.starts[token]
        and (before in _ABBREVIATED or (len(before) == 1 and before.isupper()))
    )
