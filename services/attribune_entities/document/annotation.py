"""From a parsed article to what travels in the event: the annotation and the sentences."""

from __future__ import annotations

from attribune_core.events import QUOTATION_TAGS, Annotation, Column, Quotation, Span
from attribune_entities.document.parsed_article import ParsedArticle
from attribune_entities.language_model.metadata import Scheme
from attribune_text.token_table import TokenTable


def annotation(parsed: ParsedArticle, scheme: Scheme) -> Annotation:
    """Return the tokens of `parsed` as columns; `scheme` names the relations that its parser uses."""
    table = parsed.table
    return Annotation(
        scheme=scheme,
        offsets=Annotation.offsets_of(list(zip(table.starts, table.ends, strict=True))),
        heads=tuple(head - token for token, head in enumerate(table.heads)),
        pos=Column.of(table.pos),
        tag=Column.of(table.tags),
        dep=Column.of(parsed.relations),
        lemma=Column.of(parsed.lemmas),
        quotation=quotation(parsed),
    )


def quotation(parsed: ParsedArticle) -> Quotation | None:
    """Return the tags of quotations of all tokens of `parsed`; None where any of them has none."""
    joined = ["".join(parts) for parts in zip(*parsed.quotation_tags, strict=True)]
    if not joined or len(joined[0]) != len(parsed.table):
        return None
    return Quotation(**dict(zip(QUOTATION_TAGS, joined, strict=True)))


def sentences(table: TokenTable) -> tuple[Span, ...]:
    """Return [start, end) of each sentence in code points, without the white space around it."""
    return tuple((table.starts[first], table.ends[last - 1]) for first, last in table.sentences)
