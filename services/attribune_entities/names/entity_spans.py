"""What the rules that put found names right share: their marks, putting a new one in, and persons' last words."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_entities.document.parsed_article import EntitySpan
from attribune_text.token_table import TokenTable

HYPHENS = frozenset({"-", "‑", "–"})
POSSESSIVES = frozenset({"'s", "’s", "`s", "´s"})


def put(found: list[EntitySpan], new: EntitySpan) -> list[EntitySpan]:
    """Return `found` with `new` in place of what it holds; as it is where another one goes beyond it."""
    met = [one for one in found if one.overlaps(new)]
    if any(one.first < new.first or new.last < one.last for one in met):
        return found
    return [*(one for one in found if one not in met), new]


def surnames(table: TokenTable, found: Sequence[EntitySpan]) -> set[str]:
    """Return the last words, in lower case, of the persons' names in `found` that have several."""
    return {table.lowers[one.last - 1] for one in found if one.label == "PERSON" and one.last - one.first > 1}
