"""Web pages with the gold of cleaning: what a reader would keep of each.

A folder holds ``NAME.html``, the page as it was served, and ``NAME.json``, an object with ``title``, ``authors`` (by
name alone), ``published`` (the day, ISO 8601), ``body`` (the paragraphs in order), optionally ``kinds`` (of each
paragraph: text, heading, list, quote, bold or embed) and ``url``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from attribune_core.events import ParagraphKind
from benchmarks.gold_model import GoldError

PAGES = Path(__file__).parent / "pages"

_KINDS = frozenset(get_args(ParagraphKind))


@dataclass(frozen=True)
class PageGold:
    """The gold of one page; ``kinds`` is empty or parallel to ``body``, and ``path`` is the page as it was served."""

    name: str
    path: Path
    title: str
    authors: tuple[str, ...]
    published: str | None
    body: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    url: str | None = None


def load_all(folder: Path = PAGES) -> list[PageGold]:
    """Every page of ``folder`` with its gold, by name. Raises GoldError, also if page or gold is missing."""
    pages, golds = ({path.stem for path in folder.glob(f"*.{suffix}")} for suffix in ("html", "json"))
    if alone := pages ^ golds:
        raise GoldError(f"page without gold, or gold without page: {sorted(alone)}")
    return [load(folder / f"{name}.json", folder / f"{name}.html") for name in sorted(pages)]


def load(gold: Path, page: Path) -> PageGold:
    """Read the file ``gold`` of the page at ``page``. Raises GoldError for one that lacks a field or has it wrong."""
    try:
        fields: dict[str, Any] = json.loads(gold.read_text(encoding="utf-8"))
        result = PageGold(
            name=gold.stem,
            path=page,
            title=fields["title"],
            authors=tuple(fields["authors"]),
            published=fields["published"],
            body=tuple(fields["body"]),
            kinds=tuple(fields.get("kinds", ())),
            url=fields.get("url"),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise GoldError(f"{gold.name}: {type(error).__name__}: {error}") from error
    if not result.body or not all(result.body):
        raise GoldError(f"{gold.name}: an article has paragraphs, and each has text")
    if result.kinds and (len(result.kinds) != len(result.body) or not _KINDS.issuperset(result.kinds)):
        raise GoldError(f"{gold.name}: each paragraph has one kind of {sorted(_KINDS)}")
    return result
