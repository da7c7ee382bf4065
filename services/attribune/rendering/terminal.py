"""An enriched event on a terminal: its text, the quotes in it coloured, each speaker beside the quote."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from attribune_core.events import EnrichedArticle, Entity
from attribune_core.pieces import Piece, about_of, by_paragraph, how_of, printable, quotes_of, speaker_of

#: Kinds of entity shown under an article; values (dates, money) would crowd out the names.
_SHOWN = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"})
_QUOTE = {"direct": "bold green", "mixed": "green", "indirect": "italic cyan"}


def article(event: EnrichedArticle) -> RenderableType:
    """Return the whole event for a rich console."""
    return Group(*_parts(event), Text())


def retraction(article_id: str) -> RenderableType:
    """Return a line that says that an article was retracted."""
    return Text.assemble((printable(article_id), "bold"), "  retracted\n", style="red")


def _parts(event: EnrichedArticle) -> Iterator[RenderableType]:
    yield Text(printable(event.title or event.id), style="bold underline")
    yield Text(printable(about_of(event)), style="dim")
    for warning in event.warnings:
        yield Text(f"warning: {printable(warning)}", style="yellow")
    yield Text()
    yield _text_and_speakers(event)
    people = [entity for entity in event.entities if entity.label in _SHOWN or not entity.named]
    if people:
        yield Text("Who is in it", style="bold")
        yield Padding(_entities(people), (0, 0, 0, 2))


def _text_and_speakers(event: EnrichedArticle) -> Table:
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(ratio=5)
    table.add_column(ratio=2)
    for (start, end), parts in by_paragraph(event):
        beside = Text()
        for quote in quotes_of(event, start, end):
            beside.append(f"{quote.id} ", style="dim")
            beside.append(printable(speaker_of(quote)), style="bold" if quote.speaker else "red")
            beside.append(f"\n   {printable(how_of(quote))}\n", style="dim")
        paragraph = Text()
        for piece in parts:
            paragraph.append(printable(piece.text), style=_style(piece))
        paragraph.append("\n")
        table.add_row(paragraph, beside)
    return table


def _style(piece: Piece) -> str:
    styles = [_QUOTE[piece.quotes[-1].type]] if piece.quotes else []
    if piece.is_speaker:
        styles.append("bold magenta")
    elif piece.is_cue:
        styles.append("yellow")
    elif piece.entity is not None and piece.entity.label == "PERSON":
        styles.append("underline")
    return " ".join(styles)


def _entities(entities: list[Entity]) -> Table:
    table = Table.grid(padding=(0, 2))
    for _ in range(4):
        table.add_column()
    for entity in sorted(entities, key=lambda one: (one.label != "PERSON", one.label, -len(one.mentions))):
        table.add_row(
            Text(printable(entity.label), style="dim"),
            Text(printable(entity.name), style="bold" if entity.named else ""),
            Text(printable(", ".join(entity.titles)), style="italic"),
            Text(f"{len(entity.mentions)}x", style="dim"),
        )
    return table
