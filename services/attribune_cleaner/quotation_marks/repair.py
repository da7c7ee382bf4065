"""The repair of a text's quotation marks: typed marks first, then low and angle marks, then curly ones."""

from __future__ import annotations

from attribune_cleaner.layout.paragraphs import SEPARATOR, paragraph_spans
from attribune_cleaner.quotation_marks.curly_marks import curly_mark_repairs
from attribune_cleaner.quotation_marks.low_and_angle_marks import low_and_angle_mark_repairs
from attribune_cleaner.quotation_marks.typed_marks import typed_mark_repairs
from attribune_cleaner.text.traced_text import Edit, TracedText


def repair_quotation_marks(text: TracedText) -> TracedText:
    """Return separated `text` with the marks that break a quotation replaced by those that do not."""
    for find in (typed_mark_repairs, low_and_angle_mark_repairs, curly_mark_repairs):
        starts = [start for start, _ in paragraph_spans(text.text)]
        text = text.edit(
            Edit(starts[number] + edit.start, starts[number] + edit.end, edit.text)
            for number, edit in find(text.text.split(SEPARATOR))
        )
    return text
