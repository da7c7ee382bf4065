"""Which marked words are no quotes, and why: titles of works, nicknames, terms and scare quotes.

It answers why something in marks is not among the quotes of an article. Linking decides what is a quote. The reason why
something is no quote is found afterwards, by the words themselves and those around them.
"""

from __future__ import annotations

from dataclasses import dataclass

from attribune_core.events import AnnotatedArticle
from attribune_quotes.analysis import analyse
from attribune_quotes.linker import select_quotes
from attribune_quotes.text.not_speech import Reason, not_speech_reason
from attribune_text.quotation_marks import outermost


@dataclass(frozen=True)
class Unquoted:
    """Marked words that are no quote. Offsets are code points of the article's text and include the marks."""

    start: int
    end: int
    text: str
    reason: Reason


def unquoted(annotated: AnnotatedArticle) -> list[Unquoted]:
    """Return the marked words of an article that are in none of its quotes, in order, each with the reason.

    An article without annotation has none. Nested marks count with the outermost.
    """
    if annotated.annotation is None or not annotated.annotation.heads:
        return []
    analysis = analyse(annotated, annotated.annotation)
    spans = [span for one in select_quotes(analysis) for span in one.spans]
    out = []
    for region in outermost(analysis.regions):
        if not any(start < region.end and region.start < end for start, end in spans):
            text = annotated.text[region.start : region.end]
            out.append(Unquoted(region.start, region.end, text, not_speech_reason(analysis.table, region)))
    return out
