"""Posts of other sites within a page: *The quay is shut — Ada Moreno (@moreno) March 3, 2026*."""

from __future__ import annotations

import re

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.conversation.turns import Turn

#: Who wrote a post, after its words: a dash, the name and the handle.
_WRITTEN_BY = re.compile(r"[ \t]*[—–-][ \t]*(?P<who>[^—–()\n]{2,60}?)[ \t]*\(@\w+\)[^\n]*\Z")


def signed_posts(analysis: ArticleAnalysis) -> list[Turn]:
    """Return a turn for each embedded post that a person of the article signs, with the signature left out."""
    table, kinds = analysis.table, analysis.paragraph_kinds
    if len(kinds) != len(table.paragraphs):
        return []
    out: list[Turn] = []
    for kind, (low, high) in zip(kinds, table.paragraphs, strict=True):
        if kind != "embed" or low >= high:
            continue
        start, end = table.span(low, high - 1)
        match = _WRITTEN_BY.search(table.text, start, end)
        if match is None:
            continue
        name = table.tokens_in(match.start("who"), match.end("who"))
        person = analysis.resolver.entity_states.person_at(name[-1]) if name else None
        words = table.tokens_in(start, match.start())
        if person is not None and words:
            out.append(Turn(person, name[-1], None, ((words.start, words.stop),)))
    return out
