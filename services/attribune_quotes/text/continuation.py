"""Whether marked words go on what was said before."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_quotes.text.marked_regions import MarkedRegions
from attribune_quotes.text.spans import Spans
from attribune_quotes.text.standalone import is_stop
from attribune_text.token_table import TokenTable


def continued_spans(table: TokenTable, spans: Spans, cue: int, marked_regions: MarkedRegions) -> Spans:
    """Add to a quote's spans the free regions that go on after it in its paragraph."""
    if not marked_regions.regions or not spans or marked_regions.of[cue] >= 0:
        return spans
    number = marked_regions.at(spans[-1][1] - 1)
    if number < 0 or marked_regions.regions[number].end != spans[-1][1]:
        return spans
    out = list(spans)
    while number + 1 < len(marked_regions.regions):
        region, following = marked_regions.regions[number], marked_regions.regions[number + 1]
        if (
            not _goes_on_from_cue(table, region.end, following.start, cue)
            or not marked_regions.ends_standalone[number + 1]
        ):
            break
        out.append((following.start, following.end))
        number += 1
    return out


def _goes_on_from_cue(table: TokenTable, end: int, start: int, cue: int) -> bool:
    before, after = table.tokens_in(end - 1, end), table.tokens_in(start, start + 1)
    if not before or not after or table.paragraph_of[after.start] != table.paragraph_of[before.start]:
        return False
    between = range(before.stop, after.start)
    spoken = [token for token in between if any(map(str.isalnum, table.words[token]))]
    if not spoken:
        return True
    stops = [token for token in between if is_stop(table, token)]
    if cue not in spoken or (stops and stops[0] < spoken[-1]):
        return False
    # "…," he said, adding, "…": the second region has a cue of its own.
    return bool(stops) or spoken[-1] == cue or table.pos[spoken[-1]] != "VERB"


def begins_sentences(table: TokenTable, parts: Sequence[tuple[int, int]]) -> bool:
    """Whether each of `parts`, first and last tokens, begins a sentence, so that it goes on a content before it."""
    return all(table.sentences[table.sentence_of[first]][0] == first for first, _ in parts)


def goes_on_with_last_speaker(table: TokenTable, last: int, first: int) -> bool:
    """Whether free marked words from the token `first` on may go on a quote whose last token is `last`.

    They stand in its paragraph or the next.
    """
    return table.paragraph_of[first] - table.paragraph_of[last] <= 1
