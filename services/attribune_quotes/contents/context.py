"""What several features of one content candidate need, computed once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.contents.candidates import ContentCandidate
from attribune_quotes.contents.rivals import Rivals, rivals_of
from attribune_quotes.cues.candidates import CueCandidate
from attribune_quotes.model.columns import FeatureBlock
from attribune_quotes.model.forest import Rows
from attribune_text.lexicon import words
from attribune_text.quotation_marks import MarkedRegion
from attribune_text.token_table import TokenTable

Features = list[float]

#: Words by which marked words speak of their speaker or of whom they address.
_FIRST_AND_SECOND_PERSON = words("i we you my our your me us it's i'm we're i’m we’re it’s")


class ContentContext(NamedTuple):
    """A content candidate with what several of its features need."""

    content: ContentCandidate
    #: Numbers of the marked regions that it touches.
    regions: Sequence[int]
    #: What the words of each marked region of the article are like.
    words_in_marks: Sequence[Features]
    rivals: Rivals
    #: The likeliest cue candidate of the content, else of one much like it; None if there is neither.
    best_cue: CueCandidate | None


def contexts_of(analysis: ArticleAnalysis, contents: Sequence[ContentCandidate]) -> list[ContentContext]:
    """Return the context of each of `contents`."""
    regions = analysis.marked_regions
    words_in_marks = [_words_in_marks(analysis.table, region) for region in regions.regions]
    out = []
    for content in contents:
        touched = [number for start, end in content.spans for number in regions.overlapping(start, end)]
        rivals = rivals_of(analysis, content)
        best = content.cue_numbers[0] if content.cue_numbers else rivals.similar
        cue = analysis.scored_cues[best].candidate if best >= 0 else None
        out.append(ContentContext(content, touched, words_in_marks, rivals, cue))
    return out


def block_of_each(
    names: tuple[str, ...], compute: Callable[[ArticleAnalysis, ContentContext], Features]
) -> FeatureBlock:
    """Return the block of `names` whose values `compute` gives for one content at a time."""

    def rows(analysis: ArticleAnalysis, contexts: Sequence[ContentContext]) -> Rows:
        return np.array([compute(analysis, context) for context in contexts])

    return FeatureBlock(names, rows)


def _words_in_marks(table: TokenTable, region: MarkedRegion) -> Features:
    """Return what the words of a marked region are like.

    Speech has a verb or speaks of its speaker, and ends with a comma or a full stop inside its marks. Titles are all
    capitals. Scare quotes and terms are few words.
    """
    spoken = [token for token in table.tokens_in(*region.inside) if table.words[token][:1].isalnum()]
    text = table.text[slice(*region.inside)].rstrip()
    capitals = sum(table.words[token][0].isupper() for token in spoken)
    return [
        float(len(spoken)),
        float(capitals) / len(spoken) if spoken else -1.0,
        float(text[:1].isupper()),
        float(",.!?…".find(text[-1:])) if text else -1.0,
        float(any(table.is_verb(token) for token in spoken)),
        float(any(table.lowers[token] in _FIRST_AND_SECOND_PERSON for token in spoken)),
    ]
