"""Features of a content candidate from where it is: among marks, words, sentences and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.contents.candidates import ContentCandidate
from attribune_quotes.contents.context import ContentContext, Features, block_of_each
from attribune_quotes.text.marked_regions import share_in_marks

#: Most tokens from the marked region before that are distinguished. Set by hand.
_MAX_TOKENS_FROM_REGION = 200

_PLACE_NAMES = (
    "share of letters in marks",
    "marked regions touched",
    "begins with a marked region",
    "ends with a marked region",
    "begins with a region that begins as a sentence",
    "ends with a region that ends as a sentence",
    "first region carries on the paragraph before",
    "cuts a marked region",
    "spans",
    "tokens",
    "letters and digits",
    "sentences",
    "tokens from the start of its sentence",
    "tokens to the end of its sentence",
    "ends its sentence",
    "begins its paragraph",
    "ends its paragraph",
    "word before",
    "first word",
    "last word",
    "word after",
    "second word after",
    "origin",
    "tokens between its first two spans",
    "last word between them",
    "first word of the second span",
)
_MARKED_NAMES = (
    "tokens from the region before",
    "paragraphs from the region before",
    "region before ends as a sentence",
    "longest region: words",
    "longest region: share of capitals",
    "longest region: begins with a capital",
    "longest region: mark at its end",
    "longest region: holds a verb",
    "longest region: speaks of its speaker",
)


def _place(analysis: ArticleAnalysis, context: ContentContext) -> Features:
    """Return how the content lies among marks, sentences and words."""
    table, content, codes = analysis.table, context.content, analysis.word_codes
    (first, _), (_, last) = content.tokens[0], content.tokens[-1]
    sentence, final = table.sentence_of[first], table.sentence_of[last]
    begin, end = table.sentences[sentence][0], table.sentences[final][1]
    low, high = table.paragraphs[table.paragraph_of[first]]
    after = last + 1
    while after < end and table.pos[after] == "PUNCT":
        after += 1
    return [
        *_marks(analysis, context),
        float(len(content.spans)),
        float(sum([b - a + 1 for a, b in content.tokens])),
        float(sum([table.alnum[b] - table.alnum[a] for a, b in content.spans])),
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
        *_gap(content, codes),
    ]


def _marks(analysis: ArticleAnalysis, context: ContentContext) -> Features:
    """Return how much of the content is in marks, and how its ends lie to those of marked regions."""
    numbers, spans = context.regions, context.content.spans
    if not numbers:
        return [0.0] * 8
    marked_regions = analysis.marked_regions
    regions = marked_regions.regions
    opening, closing = regions[numbers[0]], regions[numbers[-1]]
    begins, ends = float(opening.start == spans[0][0]), float(closing.end == spans[-1][1])
    cut = any(not any(start <= regions[n].start and regions[n].end <= end for start, end in spans) for n in numbers)
    return [
        share_in_marks(analysis.table, spans, marked_regions),
        float(len(numbers)),
        begins,
        ends,
        begins * marked_regions.begins_standalone[numbers[0]],
        ends * marked_regions.ends_standalone[numbers[-1]],
        float(opening.carries_on),
        float(cut),
    ]


def _gap(content: ContentCandidate, codes: Sequence[float]) -> Features:
    """Return how many tokens are between the first two parts of a content, the last of them, and the word after."""
    if len(content.tokens) == 1:
        return [0.0, -1.0, -1.0]
    (_, end), (begin, _) = content.tokens[:2]
    return [float(begin - end - 1), codes[begin - 1], codes[begin]]


def _marked(analysis: ArticleAnalysis, context: ContentContext) -> Features:
    """Return where the marked region before ends, and what the longest marked words in the content are like."""
    table, marked_regions, numbers = analysis.table, analysis.marked_regions, context.regions
    first = context.content.tokens[0][0]
    number = (numbers[0] if numbers else marked_regions.count_before(table.starts[first])) - 1
    before = [-1.0, -1.0, -1.0]
    if number >= 0:
        end = marked_regions.regions[number].end
        tokens = table.tokens_in(end - 1, end)
        at = tokens.start if tokens else 0
        before = [
            float(min(_MAX_TOKENS_FROM_REGION, first - at)),
            float(table.paragraph_of[first] - table.paragraph_of[at]),
            float(marked_regions.ends_standalone[number]),
        ]
    if not numbers:
        return [*before, *([-1.0] * 6)]
    regions = marked_regions.regions
    longest = max(numbers, key=lambda number: regions[number].end - regions[number].start)
    return [*before, *context.words_in_marks[longest]]


#: How the content lies among marks, sentences and words.
PLACE = block_of_each(_PLACE_NAMES, _place)
#: The marked region before the content, and the marked words in it.
MARKED_WORDS = block_of_each(_MARKED_NAMES, _marked)
