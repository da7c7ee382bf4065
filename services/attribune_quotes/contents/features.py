"""What is known of a draft as numbers: the features of the scorer's trees for contents.

Three kinds stand side by side: what the tags say of the stretch, its ends and its surroundings; how it lies among
marks, sentences and words; and what the readings that give it, or one much like it, have for a cue and a source.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from attribune_quotes.contents.candidates import ContentCandidate
from attribune_quotes.model.forest import Rows
from attribune_quotes.text.marked_regions import MarkedRegions
from attribune_quotes.text.quotation_tags import MISSING, QuotationTags
from attribune_quotes.text.spans import overlap
from attribune_text.lexicon import words
from attribune_text.quotation_marks import MarkedRegion
from attribune_text.token_table import TokenTable

Features = list[float]
Ints = NDArray[np.signedinteger[Any]]

#: What the tags say of a content, in numbers.
_TAG_COLUMNS = 19

#: In place of the log-odds of a reading where there is none.
NO_CANDIDATE = -9.0

_SELF = words("i we you my our your me us it's i'm we're i’m we’re it’s")


def tag_rows(found: Sequence[ContentCandidate], tags: QuotationTags | None) -> Rows:
    """What the tags say of each content."""
    if tags is None:
        return np.full((len(found), _TAG_COLUMNS), MISSING)
    layer = tags.content
    # One more, for what would lie behind the last token.
    part, begin, sums, cue, source = (
        np.array([*values, 0.0]) for values in (layer.part, layer.begin, layer.sums, tags.cue.part, tags.source.part)
    )
    size = len(layer.part)

    def mean(low: Ints, high: Ints) -> Rows:
        return np.where(low <= high, (sums[high + 1] - sums[low]) / np.maximum(high + 1 - low, 1), 0.0)

    low, high = np.array([span for content in found for span in content.tokens]).T
    heads = np.cumsum([0, *(len(content.tokens) for content in found[:-1])])
    tails = np.append(heads[1:], len(low)) - 1
    first, last = low[heads], high[tails]
    count = np.add.reduceat(high - low + 1, heads)
    # A beginning within the content is one that is not its first token.
    later = low.copy()
    later[heads] += 1
    opens = np.where(later <= high, np.maximum.reduceat(begin, _pairs(later, high))[::2], 0.0)
    out = np.empty((len(found), _TAG_COLUMNS))
    pairs = _pairs(low, high)
    out[:, 0] = np.add.reduceat(mean(low, high) * (high - low + 1), heads) / count
    out[:, 1] = np.minimum.reduceat(np.minimum.reduceat(part, pairs)[::2], heads)
    out[:, 2] = begin[first]
    out[:, 3] = part[first]
    out[:, 4] = part[last]
    out[:, 5] = np.where(first > 0, part[first - 1], 0.0)
    out[:, 6] = mean(np.maximum(first - 3, 0), first - 1)
    out[:, 7] = part[last + 1]
    out[:, 8] = part[np.minimum(last + 2, size)]
    out[:, 9] = mean(last + 1, np.minimum(size, last + 4) - 1)
    out[:, 10] = begin[last + 1]
    out[:, 11] = np.maximum.reduceat(opens, heads)
    out[:, 12] = out[:, 15] = MISSING
    out[:, 13] = mean(first, np.minimum(last, first + 2))
    out[:, 14] = mean(np.maximum(first, last - 2), last)
    # A cue or a source in a content is another quotation's, or the content goes too far.
    out[:, 16] = cue[first]
    out[:, 17] = np.maximum.reduceat(np.maximum.reduceat(cue, pairs)[::2], heads)
    out[:, 18] = np.maximum.reduceat(np.maximum.reduceat(source, pairs)[::2], heads)
    for at, content in enumerate(found):
        if len(content.tokens) > 1:
            out[at, 12] = max(layer.mean(one[1] + 1, two[0] - 1) for one, two in pairwise(content.tokens))
            out[at, 15] = max(layer.begin[one] for one, _ in content.tokens[1:])
    return out


def _pairs(low: Ints, high: Ints) -> Ints:
    """Bounds of each stretch for numpy's `reduceat`, which every second of its results is of."""
    pairs: Ints = np.stack([low, high + 1], axis=1).ravel()
    return pairs


def place_features(
    table: TokenTable,
    content: ContentCandidate,
    marked_regions: MarkedRegions,
    numbers: Sequence[int],
    codes: Sequence[float],
) -> Features:
    """How the content lies among marks, sentences and words; `numbers` are the regions that it touches."""
    spans, (first, _), (_, last) = content.spans, content.tokens[0], content.tokens[-1]
    alnum, regions = table.alnum, marked_regions.regions
    letters = sum([alnum[end] - alnum[start] for start, end in spans])
    share = opens = closes = opens_free = closes_free = carries_on = cut = 0.0
    if numbers:
        inside = 0
        for start, end in spans:
            for number in marked_regions.overlapping(start, end):
                region = regions[number]
                inside += table.letters(max(start, region.start), min(end, region.end))
        share = inside / letters if letters else 0.0
        opening, closing = regions[numbers[0]], regions[numbers[-1]]
        opens = float(opening.start == spans[0][0])
        closes = float(closing.end == spans[-1][1])
        opens_free = opens * marked_regions.begins_standalone[numbers[0]]
        closes_free = closes * marked_regions.ends_standalone[numbers[-1]]
        carries_on = float(opening.carries_on)
        cut = float(
            any(not any(start <= regions[n].start and regions[n].end <= end for start, end in spans) for n in numbers)
        )
    sentence, final = table.sentence_of[first], table.sentence_of[last]
    begin, end = table.sentences[sentence][0], table.sentences[final][1]
    low, high = table.paragraphs[table.paragraph_of[first]]
    after = last + 1
    while after < end and table.pos[after] == "PUNCT":
        after += 1
    return [
        share,
        float(len(numbers)),
        opens,
        closes,
        opens_free,
        closes_free,
        carries_on,
        cut,
        float(len(spans)),
        float(sum([b - a + 1 for a, b in content.tokens])),
        float(letters),
        float(final - sentence + 1),
        float(first - begin),
        float(max(0, end - last - 1)),
        float(after >= end),
        float(first == low),
        float(last >= high - 2),
        codes[first - 1] if low < first <= high else -1.0,
        codes[first] if low <= first < high else -1.0,
        *[codes[token] if low <= token < high else -1.0 for token in (last, last + 1, last + 2)],
        float(content.origin),
        *_parted(content, codes),
    ]


def _parted(content: ContentCandidate, codes: Sequence[float]) -> Features:
    """What stands between the first two parts of a content: how many tokens, the last of them, and what follows it."""
    if len(content.tokens) == 1:
        return [0.0, -1.0, -1.0]
    (_, end), (begin, _) = content.tokens[:2]
    return [float(begin - end - 1), codes[begin - 1], codes[begin]]


def spoken_features(table: TokenTable, region: MarkedRegion) -> Features:
    """What marked words are like.

    Speech holds a verb or speaks of its speaker, and ends in a comma or a full stop inside its marks; titles are all
    capitals; scare quotes and terms are few words.
    """
    spoken = [token for token in table.tokens_in(*region.inside) if table.words[token][:1].isalnum()]
    words = table.text[slice(*region.inside)].rstrip()
    capitals = sum(table.words[token][0].isupper() for token in spoken)
    return [
        float(len(spoken)),
        float(capitals) / len(spoken) if spoken else -1.0,
        float(words[:1].isupper()),
        float(",.!?…".find(words[-1:])) if words else -1.0,
        float(any(table.is_verb(token) for token in spoken)),
        float(any(table.lowers[token] in _SELF for token in spoken)),
    ]


def marked_features(
    table: TokenTable,
    content: ContentCandidate,
    marked_regions: MarkedRegions,
    numbers: Sequence[int],
    spoken: Sequence[Features],
) -> Features:
    """What the longest marked words in the content are like (`spoken` has it of each region), and where others end."""
    first = content.tokens[0][0]
    number = (numbers[0] if numbers else marked_regions.before(table.starts[first])) - 1
    before = [-1.0, -1.0, -1.0]
    if number >= 0:
        end = marked_regions.regions[number].end
        tokens = table.tokens_in(end - 1, end)
        at = tokens.start if tokens else 0
        before = [
            float(min(200, first - at)),
            float(table.paragraph_of[first] - table.paragraph_of[at]),
            float(marked_regions.ends_standalone[number]),
        ]
    if not numbers:
        return [*before, *([-1.0] * 6)]
    regions = marked_regions.regions
    longest = max(numbers, key=lambda number: regions[number].end - regions[number].start)
    return [*before, *spoken[longest]]


def likeness(one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]) -> float:
    """Intersection over union of two stretches, in code points."""
    if len(one) == len(other) == 1:
        # By far the most: worth a way of its own.
        (start, end), (low, high) = one[0], other[0]
        shared = min(end, high) - max(start, low)
        return shared / (end - start + high - low - shared) if shared > 0 else 0.0
    shared = overlap(one, other)
    if not shared:
        return 0.0
    return shared / (sum(b - a for a, b in one) + sum(b - a for a, b in other) - shared)
