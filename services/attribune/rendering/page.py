"""Enriched events as one self-contained page: no script, nothing loaded, every word of an article escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from attribune_core.events import EnrichedArticle, Entity
from attribune_core.pieces import Piece, about_of, by_paragraph, how_of, quotes_of, speaker_of

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Attribune</title>
<style>
:root { color-scheme: light dark; --line: #8884; --soft: #777; }
body { font: 17px/1.55 Georgia, serif; max-width: 66rem; margin: 2rem auto; padding: 0 1rem; }
article + article { border-top: 2px solid var(--line); margin-top: 3rem; }
h1 { line-height: 1.2; }
.about, .how, .key { color: var(--soft); font: 14px/1.4 system-ui, sans-serif; }
.warning { color: #b50; }
.row { display: grid; grid-template-columns: minmax(0, 1fr) 16rem; gap: 0 2rem; }
.row p { margin: 0 0 1em; white-space: pre-line; overflow-wrap: anywhere; }
aside { font: 15px/1.35 system-ui, sans-serif; border-left: 2px solid var(--line); padding-left: .8rem;
  margin-bottom: 1em; }
aside:empty { border: 0; }
aside div + div { margin-top: .6rem; }
.nobody { color: #c33; }
.quote { background: #2a93; } .quote.indirect { background: #39f3; } .quote.mixed { background: #6a63; }
.entity { border-bottom: 1px dotted var(--soft); } .entity.PERSON { border-bottom: 2px solid #c6a; }
.cue { font-style: italic; } .speaker { font-weight: bold; }
table { font: 15px/1.5 system-ui, sans-serif; border-collapse: collapse; margin-top: 1rem; }
td { padding: 0 1rem .1rem 0; vertical-align: top; }
@media (max-width: 45rem) { .row { display: block; } }
</style>
</head>
<body>
<p class="key"><span class="quote direct">direct</span> <span class="quote mixed">mixed</span>
<span class="quote indirect">indirect</span> <span class="speaker">speaker</span> <span class="cue">cue</span>
<span class="entity PERSON">person</span> <span class="entity">other entity</span></p>
"""
_FOOT = "</body>\n</html>\n"


def page(events: Iterable[EnrichedArticle]) -> Iterator[str]:
    """Yield a page with every event as it comes, so that a folder of any size can be written."""
    yield _HEAD
    for event in events:
        yield "".join(_article(event))
    yield _FOOT


def _article(event: EnrichedArticle) -> Iterator[str]:
    language = f' lang="{escape(event.language)}" dir="auto"' if event.language else ""
    yield f"<article{language}>\n<h1>{escape(event.title or event.id)}</h1>\n"
    yield f'<p class="about">{escape(about_of(event))}</p>\n'
    for warning in event.warnings:
        yield f'<p class="about warning">{escape(warning)}</p>\n'
    for (start, end), parts in by_paragraph(event):
        yield '<div class="row"><p>'
        yield from (_span(piece) for piece in parts)
        yield "</p><aside>"
        for quote in quotes_of(event, start, end):
            nobody = "" if quote.speaker else ' class="nobody"'
            yield f"<div><b{nobody}>{escape(speaker_of(quote))}</b>"
            yield f'<br><span class="how">{escape(quote.id)}: {escape(how_of(quote))}</span></div>'
        yield "</aside></div>\n"
    yield from _entities(event.entities)
    yield "</article>\n"


def _span(piece: Piece) -> str:
    classes, tips = [], []
    if piece.quotes:
        quote = piece.quotes[-1]
        classes += ["quote", quote.type]
        tips.append(f"{quote.id}: {speaker_of(quote)}")
    if piece.entity is not None:
        classes += ["entity", piece.entity.label]
        tips.append(f"{piece.entity.label}: {piece.entity.name}")
    if piece.is_speaker:
        classes.append("speaker")
    if piece.is_cue:
        classes.append("cue")
    if not classes:
        return escape(piece.text)
    tip = f' title="{escape(" | ".join(tips))}"' if tips else ""
    return f'<span class="{escape(" ".join(classes))}"{tip}>{escape(piece.text)}</span>'


def _entities(entities: Iterable[Entity]) -> Iterator[str]:
    yield "<table>\n"
    for entity in sorted(entities, key=lambda one: (one.label != "PERSON", one.label, -len(one.mentions))):
        titles = ", ".join(entity.titles)
        cells = (entity.label, entity.name, titles, f"{len(entity.mentions)}x")
        yield "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>\n"
    yield "</table>\n"
