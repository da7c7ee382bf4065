"""Annotated articles from rows of tokens, so that a test shows the parse that it is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from attribune_core.events import (
    QUOTATION_TAGS,
    AnnotatedArticle,
    Entity,
    Mention,
    Quotation,
    Quote,
)
from attribune_quotes import link
from attribune_quotes.cues.constructions import Construction, Kind, construction
from attribune_quotes.text.marked_regions import MarkedRegions
from attribune_text.quotation_marks import outermost, scan
from attribune_text.token_table import TokenTable, table_of
from tests.unit import sentences

Names = Mapping[str, Sequence[str]]


def article(rows: str, names: Names | None = None) -> AnnotatedArticle:
    """Return the article that `rows` describe: a token a line, `word tag head relation`.

    `names` has the forms of each person: every occurrence of one becomes a mention, of kind pronoun for *he* and *she*,
    else of kind name. See `tests.unit.sentences` for the format of the rows.
    """
    found = sentences.read(rows)
    return sentences.article(found, _entities(found.text, found.bounds, names or {}))


def _entities(text: str, bounds: list[tuple[int, int]], names: Names) -> list[Entity]:
    starts, ends = {start for start, _ in bounds}, {end for _, end in bounds}
    out = []
    for number, (name, forms) in enumerate(names.items(), 1):
        found: dict[int, Mention] = {}
        for form in sorted((name, *forms), key=len, reverse=True):
            at = text.find(form)
            while at >= 0:
                end = at + len(form)
                inside = any(one.start <= at < one.end for one in found.values())
                if at in starts and end in ends and not inside:
                    kind = "pronoun" if form.lower() in ("he", "she") else "name"
                    found[at] = Mention(start=at, end=end, text=form, kind=kind)  # type: ignore[arg-type]
                at = text.find(form, end)
        mentions = tuple(found[at] for at in sorted(found))
        if not mentions:
            continue
        out.append(Entity(id=f"e{number}", label="PERSON", name=name, name_key=name.lower(), mentions=mentions))
    return out


def tree(rows: str, names: Names | None = None) -> TokenTable:
    """Return the token table of the article that `rows` describe."""
    one = article(rows, names)
    assert one.annotation is not None
    return table_of(one, one.annotation)


def marked_regions(one: TokenTable, paragraphs: Sequence[tuple[int, int]] | None = None) -> MarkedRegions:
    """Return the outermost marked regions of a token table, whose text is one paragraph unless they are given."""
    return MarkedRegions(one, outermost(scan(one.text, paragraphs or [(0, len(one.text))])))


def quotes(rows: str, names: Names | None = None) -> tuple[Quote, ...]:
    """Return the quotes of the article that `rows` describe."""
    return link(article(rows, names)).quotes


def only(found: Sequence[Quote]) -> Quote:
    """Return the one quote of `found`."""
    assert len(found) == 1, [quote.text for quote in found]
    return found[0]


def named(name: str) -> Construction:
    """Return the construction that the weights call `name`: "o+as" is an object and a phrase with "as"."""
    for kind in Kind:
        pattern = re.escape(kind.value.strip()).replace(r"\{\}", "(.+)")
        found = re.fullmatch(pattern, name)
        if found is not None and (kind is not Kind.OBLIQUE):
            return construction(kind, *found.groups())
    return construction(Kind.OBLIQUE, name)


def tagged(one: AnnotatedArticle, **tags: str) -> AnnotatedArticle:
    """Return the article with these tags of quotations, a digit a token. Tags that are not given are 0 everywhere."""
    assert one.annotation is not None
    empty = "0" * len(one.annotation.heads)
    quotation = Quotation(**{name: tags.get(name, empty) for name in QUOTATION_TAGS})
    return one.model_copy(update={"annotation": one.annotation.model_copy(update={"quotation": quotation})})
