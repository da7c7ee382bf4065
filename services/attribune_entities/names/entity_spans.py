"""What the rules on the recogniser's spans share: marks in names, putting a new span in, and surnames."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_entities.document.parsed_article import EntitySpan
from attribune_text.token_table import TokenTable

HYPHENS = frozenset({"-", "‑", "–"})
POSSESSIVES = frozenset({"'s", "’s", "‘s", "`s", "´s", "′s"})


def with_span(spans: list[EntitySpan], new: EntitySpan) -> list[EntitySpan]:
    """Return `spans` with `new` in place of those inside of it; unchanged where one overlaps it and reaches beyond."""
    overlapping = [one for one in spans if one.overlaps(new)]
    if any(one.first < new.first or new.last < one.last for one in overlapping):
        return spans
    return [*(one for one in spans if one not in overlapping), new]


def surnames(table: TokenTable, spans: Sequence[EntitySpan]) -> set[str]:
    """Return the last words, in lower case, of the persons' names in `spans` that have several."""
    return {table.lowers[one.last - 1] for one in spans if one.label == "PERSON" and one.last - one.first > 1}
