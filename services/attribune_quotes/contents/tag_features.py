"""Features of a content candidate from the tags: those of its own tokens, and the cues and sources around it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.contents.context import ContentContext, Features, block_of_each
from attribune_quotes.model.columns import FeatureBlock
from attribune_quotes.model.forest import Rows
from attribune_quotes.text.quotation_tags import MISSING

Ints = NDArray[np.signedinteger[Any]]

#: Tokens on either side of a content in which its cue and its source are looked for. Set by hand.
_AROUND_TOKENS = 20

_TAG_NAMES = (
    "content tag: mean",
    "content tag: least",
    "content tag: begins at the first token",
    "content tag: first token",
    "content tag: last token",
    "content tag: token before",
    "content tag: mean of three before",
    "content tag: token after",
    "content tag: second token after",
    "content tag: mean of three after",
    "content tag: begins at the token after",
    "content tag: begins within",
    "content tag: between its spans",
    "content tag: mean of the first three",
    "content tag: mean of the last three",
    "content tag: begins at a later span",
    "cue tag: first token",
    "cue tag: within",
    "source tag: within",
)
_AROUND_NAMES = (
    "cue tag: before",
    "cue tag: after",
    "cue tag: between its spans",
    "source tag: before",
    "source tag: after or between its spans",
)


def _tags(analysis: ArticleAnalysis, contexts: Sequence[ContentContext]) -> Rows:
    """Return the tags of each content's tokens, of its ends and of the tokens next to them, a row each.

    All contents are computed together, because numpy's calls cost more than their work for one.
    """
    tags = analysis.tags
    if tags is None:
        return np.full((len(contexts), len(_TAG_NAMES)), MISSING)
    contents = [context.content for context in contexts]
    layer = tags.content
    # One more value, for what would be after the last token.
    part, begin, sums, cue, source = (
        np.array([*values, 0.0]) for values in (layer.part, layer.begin, layer.sums, tags.cue.part, tags.source.part)
    )
    size = len(layer.part)

    def mean(low: Ints, high: Ints) -> Rows:
        return np.where(low <= high, (sums[high + 1] - sums[low]) / np.maximum(high + 1 - low, 1), 0.0)

    # The first and last token of each span, and the places of each content's first and last span among them.
    low, high = np.array([span for content in contents for span in content.tokens]).T
    heads = np.cumsum([0, *(len(content.tokens) for content in contents[:-1])])
    tails = np.append(heads[1:], len(low)) - 1
    first, last = low[heads], high[tails]
    count = np.add.reduceat(high - low + 1, heads)
    # A beginning within the content is one that is not at its first token.
    later = low.copy()
    later[heads] += 1
    begins = np.where(later <= high, np.maximum.reduceat(begin, _reduceat_bounds(later, high))[::2], 0.0)
    out = np.empty((len(contents), len(_TAG_NAMES)))
    bounds = _reduceat_bounds(low, high)
    out[:, 0] = np.add.reduceat(mean(low, high) * (high - low + 1), heads) / count
    out[:, 1] = np.minimum.reduceat(np.minimum.reduceat(part, bounds)[::2], heads)
    out[:, 2] = begin[first]
    out[:, 3] = part[first]
    out[:, 4] = part[last]
    out[:, 5] = np.where(first > 0, part[first - 1], 0.0)
    out[:, 6] = mean(np.maximum(first - 3, 0), first - 1)
    out[:, 7] = part[last + 1]
    out[:, 8] = part[np.minimum(last + 2, size)]
    out[:, 9] = mean(last + 1, np.minimum(size, last + 4) - 1)
    out[:, 10] = begin[last + 1]
    out[:, 11] = np.maximum.reduceat(begins, heads)
    out[:, 12] = out[:, 15] = MISSING
    out[:, 13] = mean(first, np.minimum(last, first + 2))
    out[:, 14] = mean(np.maximum(first, last - 2), last)
    # A cue or a source within a content is another quotation's, or the content is too long.
    out[:, 16] = cue[first]
    out[:, 17] = np.maximum.reduceat(np.maximum.reduceat(cue, bounds)[::2], heads)
    out[:, 18] = np.maximum.reduceat(np.maximum.reduceat(source, bounds)[::2], heads)
    for row, content in enumerate(contents):
        if len(content.tokens) > 1:
            out[row, 12] = max(layer.mean(one[1] + 1, two[0] - 1) for one, two in pairwise(content.tokens))
            out[row, 15] = max(layer.begin[one] for one, _ in content.tokens[1:])
    return out


def _reduceat_bounds(low: Ints, high: Ints) -> Ints:
    """Return bounds for numpy's `reduceat`, whose every second result is that of a range from `low` to `high`."""
    bounds: Ints = np.stack([low, high + 1], axis=1).ravel()
    return bounds


def _around(analysis: ArticleAnalysis, context: ContentContext) -> Features:
    """Return the highest cue and source tags beside the content, in its paragraph, and between its spans."""
    content = context.content
    if analysis.tags is None:
        return [MISSING] * len(_AROUND_NAMES)
    table, (first, _), (_, last) = analysis.table, content.tokens[0], content.tokens[-1]
    low, high = table.paragraphs[table.paragraph_of[first]]
    cue, source = analysis.tags.cue.part, analysis.tags.source.part
    before = slice(max(low, first - _AROUND_TOKENS), first)
    after = slice(last + 1, min(high, last + 1 + _AROUND_TOKENS))
    gaps = [slice(one[1] + 1, two[0]) for one, two in pairwise(content.tokens)]
    return [
        max(cue[before], default=0.0),
        max(cue[after], default=0.0),
        max([max(cue[gap], default=0.0) for gap in gaps], default=0.0),
        max(source[before], default=0.0),
        max([max(source[part], default=0.0) for part in (after, *gaps)]),
    ]


#: The tags of the content's own tokens and of those next to it.
TAGS = FeatureBlock(_TAG_NAMES, _tags)
#: The cue and source tags around the content.
TAGS_AROUND = block_of_each(_AROUND_NAMES, _around)
