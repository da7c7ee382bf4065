"""Titles of works and nicknames in marks, which are no content of a quote."""

from __future__ import annotations

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.contents.candidates import ContentCandidate
from attribune_text.quotation_marks import outermost

#: Words of a title of a work or a nickname at most; what is longer is rather said.
_LONGEST_NAME = 10
#: Words, articles not counted, beside a title of a work or a nickname up to which a draft is no more than that name:
#: "the novel “…” twice".
_BESIDE_NAME = 5


def titles(analysis: ArticleAnalysis) -> list[tuple[int, int]]:
    """The marked words that are titles of works and nicknames, which are no speech."""
    speech = {(region.start, region.end) for region in analysis.marked_regions.regions}
    others = (one for one in outermost(analysis.regions) if (one.start, one.end) not in speech)
    return [(one.start, one.end) for one in others if len(analysis.table.tokens_in(*one.inside)) <= _LONGEST_NAME]


def is_title(analysis: ArticleAnalysis, content: ContentCandidate, found: list[tuple[int, int]]) -> bool:
    """Whether the draft is no more than a title or a nickname with a few words around it, or cuts one in two."""
    for low, high in found:
        for (start, end), (first, last) in zip(content.spans, content.tokens, strict=True):
            if end <= low or high <= start:
                continue
            if low < start or end < high:
                return True
            beside = [token for token in range(first, last + 1) if not low <= analysis.table.starts[token] < high]
            spoken = [
                token
                for token in beside
                if analysis.table.words[token][:1].isalnum() and analysis.table.pos[token] != "DET"
            ]
            if len(spoken) <= _BESIDE_NAME and not any(_is_finite(analysis, token) for token in spoken):
                return True
    return False


def _is_finite(analysis: ArticleAnalysis, token: int) -> bool:
    """Whether the token is a verb, and no participle: *the bill known as “…”* says nothing."""
    return analysis.table.is_verb(token) and analysis.table.tags[token] not in ("VBN", "VBG")
