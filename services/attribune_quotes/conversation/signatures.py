"""Marked words that a name signs after a dash: *“The quay must stay open.” — Ada Moreno*."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.speakers.entity_states import SPEAKING_LABELS
from attribune_quotes.text.line_names import begins_with_name_or_title
from attribune_quotes.text.not_speech import is_signature
from attribune_quotes.text.standalone import SENTENCE_ENDS

#: The dash before the name, in the line of the words or at the start of the next one.
_DASH = re.compile(r"\s*(?:--?|[‐-―])[ \t]*(?=\S)")
#: What may follow the name: nothing, or who that is, up to the end of the line or the next marked words.
_AFTER_NAME = re.compile(r"[ \t]*(?:(?:[.,(]|(?:of|from|at|in|for)\b)[^\n“”\"«„‘]*)?(?=\n|[“”\"«„‘]|\Z)")


def signing_name(analysis: ArticleAnalysis, spans: Sequence[tuple[int, int]]) -> int | None:
    """Return the last token of the name that signs the words of `spans`, code points; None if none does.

    The words are in marks and begin their line. A dash and the name of somebody who can speak follow, with titles
    before it, and no verb. Or the marks close only after such a name in the next line.
    """
    table, regions = analysis.table, analysis.marked_regions
    numbers = [regions.region_equal_to([span]) for span in spans]
    if min(numbers) < 0 or not _begins_line(table.text, spans[0][0]):
        return None
    if not regions.regions[numbers[-1]].closing:
        return _name_in_line(analysis, *_signature_after(analysis, spans[-1][1]))
    dash = _DASH.match(table.text, spans[-1][1])
    if dash is None:
        return None
    line_end = table.text.find("\n", dash.end())
    return _name_in_line(analysis, dash.end(), line_end if line_end >= 0 else len(table.text))


def _signature_after(analysis: ArticleAnalysis, end: int) -> tuple[int, int]:
    """Return the code points of the line that signs what ends at `end` within its marks; an empty range for none."""
    for region in analysis.regions:
        if region.start > end:
            signs = region.carries_on and is_signature(analysis.table, region)
            return (region.start, region.end - region.closing) if signs else (end, end)
    return end, end


def _name_in_line(analysis: ArticleAnalysis, start: int, end: int) -> int | None:
    """Return the last token of the name that a line has with titles before it and no verb; None if it has none."""
    table = analysis.table
    for token in table.tokens_in(start, end):
        _, mention = analysis.resolver.entity_states.mention_at.get(token, (None, None))
        if table.is_verb(token):
            return None
        if mention is None or mention.kind != "name" or mention.start != table.starts[token]:
            continue
        if analysis.labels.get(token) not in SPEAKING_LABELS:
            continue
        rest = _AFTER_NAME.match(table.text, mention.end)
        if rest is None or any(table.is_verb(other) for other in table.tokens_in(*rest.span())):
            return None
        if not begins_with_name_or_title(table, start, mention.start):
            return None
        return table.tokens_in(mention.start, mention.end)[-1]
    return None


def is_signed_speech(analysis: ArticleAnalysis, spans: Sequence[tuple[int, int]]) -> bool:
    """Return whether a name signs the words of `spans` and they end as a sentence.

    Without the end of a sentence it is a work and its author: *“The Quay” — Ada Moreno*.
    """
    if signing_name(analysis, spans) is None:
        return False
    region = analysis.marked_regions.regions[analysis.marked_regions.region_equal_to(spans[-1:])]
    return analysis.table.text[slice(*region.inside)].rstrip()[-1:] in SENTENCE_ENDS


def _begins_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip(" \t")
