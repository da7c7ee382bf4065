"""Contents that are no more than the title of a work or a nickname in marks."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.contents.candidates import ContentCandidate
from attribune_text.quotation_marks import outermost

#: Most tokens of a title or a nickname. Longer marked words are more likely speech. Set by hand.
_MAX_TITLE_TOKENS = 10
#: Most words beside a title, determiners not counted, of a content that says nothing else: "the novel “…” twice".
#: Set by hand.
_MAX_WORDS_BESIDE_TITLE = 5


def title_spans(analysis: ArticleAnalysis) -> list[tuple[int, int]]:
    """Return the short marked words of the article that cannot be speech, in code points with their marks."""
    speech = {(region.start, region.end) for region in analysis.marked_regions.regions}
    others = (one for one in outermost(analysis.regions) if (one.start, one.end) not in speech)
    return [(one.start, one.end) for one in others if len(analysis.table.tokens_in(*one.inside)) <= _MAX_TITLE_TOKENS]


def is_only_title(analysis: ArticleAnalysis, content: ContentCandidate, titles: Sequence[tuple[int, int]]) -> bool:
    """Return whether the content is one of `titles` with at most a few words and no finite verb, or cuts one in two.

    `titles` are the `title_spans` of the article.
    """
    table = analysis.table
    for low, high in titles:
        for (start, end), (first, last) in zip(content.spans, content.tokens, strict=True):
            if end <= low or high <= start:
                continue
            if low < start or end < high:
                return True
            words_beside = [
                token
                for token in range(first, last + 1)
                if not low <= table.starts[token] < high
                and table.words[token][:1].isalnum()
                and table.pos[token] != "DET"
            ]
            if len(words_beside) <= _MAX_WORDS_BESIDE_TITLE and not any(
                _is_finite(analysis, token) for token in words_beside
            ):
                return True
    return False


def _is_finite(analysis: ArticleAnalysis, token: int) -> bool:
    """Return whether the token is a verb and no participle: *the bill known as “…”* says nothing."""
    return analysis.table.is_verb(token) and analysis.table.tags[token] not in ("VBN", "VBG")
