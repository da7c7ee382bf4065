"""The repair of a text's quotation marks: typed marks first, then low and angle marks, then curly ones."""

from __future__ import annotations

from attribune_cleaner.layout.paragraphs import paragraphs_of
from attribune_cleaner.quotation_marks.curly_marks import repairs
from attribune_cleaner.quotation_marks.low_and_angle_marks import foreign_repairs
from attribune_cleaner.quotation_marks.typed_marks import pair_repairs
from attribune_cleaner.text.traced_text import Edit, TracedText


def repair_quotation_marks(text: TracedText) -> TracedText:
    """Return laid-out `text` with the marks that break a quotation replaced by those that do not."""
    for find in (pair_repairs, foreign_repairs, repairs):
        starts = [start for start, _ in paragraphs_of(text.text)]
        text = text.edit(
            Edit(starts[number] + edit.start, starts[number] + edit.end, edit.text)
            for number, edit in find(text.text.split("\n\n"))
        )
    return text
