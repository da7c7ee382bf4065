"""What is known of a content candidate as numbers: the features of the trees for contents.

Each block of `CONTENT_FEATURES` names its features and has the function that computes them; `COLUMNS` are all names, in
order. What is not there is below 0.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.contents.candidates import ContentCandidate
from attribune_quotes.contents.likeness import SAME_CONTENT, likeness
from attribune_quotes.cues.features import source_kind
from attribune_quotes.model.columns import FeatureBlock, columns_of
from attribune_quotes.model.encoding import CONSTRUCTIONS, KINDS, NO_CANDIDATE, VARIANTS
from attribune_quotes.model.forest import Rows
from attribune_quotes.model.weights import weights
from attribune_quotes.text.quotation_tags import MISSING
from attribune_text.lexicon import words
from attribune_text.quotation_marks import MarkedRegion
from attribune_text.token_table import TokenTable

Features = list[float]
Ints = NDArray[np.signedinteger[Any]]

#: Tokens around a content in which its cue and source are looked for. Set by hand.
_AROUND_TOKENS = 20
_SELF = words("i we you my our your me us it's i'm we're i’m we’re it’s")


class ContentContext(NamedTuple):
    """A content candidate with what several of its features need."""

    content: ContentCandidate
    #: Numbers of the marked regions that it touches.
    regions: Sequence[int]
    #: What the words of each marked region of the article are like.
    spoken: Sequence[Features]


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
_AROUND_NAMES = (
    "cue tag: before",
    "cue tag: after",
    "cue tag: between its spans",
    "source tag: before",
    "source tag: after or between its spans",
)
_CANDIDATE_NAMES = (
    "best cue candidate: log-odds",
    "second cue candidate: log-odds",
    "cue candidates",
    "nearest other cue candidate: log-odds",
    "nearest other cue candidate: likeness",
    "cue candidate of a longer content: log-odds",
    "cue candidate of another content: log-odds",
    "cue: lemma is known",
    "cue: weight of its lemma",
    "cue: construction",
    "cue: boundary variant",
    "cue: tokens from the content",
    "cue: word",
    "cue: stands in marks",
    "cue: content tag",
    "cue: cue tag",
    "source: source tag",
    "source: content tag",
    "source: kind",
)


def rows(analysis: ArticleAnalysis, found: Sequence[ContentCandidate]) -> Rows:
    """Return the features of each of `found`, a row each, in the order of `COLUMNS`."""
    if not found:
        return np.zeros((0, 0))
    regions = analysis.marked_regions
    spoken = [_spoken(analysis.table, region) for region in regions.regions]
    contexts = [
        ContentContext(
            content, [number for start, end in content.spans for number in regions.overlapping(start, end)], spoken
        )
        for content in found
    ]
    return np.hstack([block.compute(analysis, contexts) for block in CONTENT_FEATURES])


def _for_each(
    compute: Callable[[ArticleAnalysis, ContentContext], Features],
) -> Callable[[ArticleAnalysis, Sequence[ContentContext]], Rows]:
    """Return what computes the features of several contents from what computes those of one."""

    def all_rows(analysis: ArticleAnalysis, contexts: Sequence[ContentContext]) -> Rows:
        return np.array([compute(analysis, context) for context in contexts])

    return all_rows


def _tags(analysis: ArticleAnalysis, contexts: Sequence[ContentContext]) -> Rows:
    """What the tags say of each content, its ends and its surroundings."""
    tags = analysis.tags
    if tags is None:
        return np.full((len(contexts), len(_TAG_NAMES)), MISSING)
    found = [context.content for context in contexts]
    layer = tags.content
    # One value more, for what would lie after the last token.
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
    out = np.empty((len(found), len(_TAG_NAMES)))
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


def _place(analysis: ArticleAnalysis, context: ContentContext) -> Features:
    """How the content lies among marks, sentences and words."""
    table, content, codes = analysis.table, context.content, analysis.codes
    marked_regions, numbers = analysis.marked_regions, context.regions
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
        *_gap(content, codes),
    ]


def _gap(content: ContentCandidate, codes: Sequence[float]) -> Features:
    """What stands between the first two parts of a content: how many tokens, the last of them, and what follows it."""
    if len(content.tokens) == 1:
        return [0.0, -1.0, -1.0]
    (_, end), (begin, _) = content.tokens[:2]
    return [float(begin - end - 1), codes[begin - 1], codes[begin]]


def _spoken(table: TokenTable, region: MarkedRegion) -> Features:
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


def _marked(analysis: ArticleAnalysis, context: ContentContext) -> Features:
    """Where the marked words before end, and what the longest marked words in the content are like."""
    table, marked_regions, numbers = analysis.table, analysis.marked_regions, context.regions
    first = context.content.tokens[0][0]
    number = (numbers[0] if numbers else marked_regions.count_before(table.starts[first])) - 1
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
    return [*before, *context.spoken[longest]]


def _around(analysis: ArticleAnalysis, context: ContentContext) -> Features:
    """The likeliest cue and source that the tags show beside the content."""
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


def _candidates(analysis: ArticleAnalysis, context: ContentContext) -> Features:
    """What the best reading of the content has for a cue and a source, and how likely it and its rivals are."""
    table, content = analysis.table, context.content
    (first, _), (_, last) = content.tokens[0], content.tokens[-1]
    own = content.cue_candidates
    near, rival_over, rival_under, best_near, best_likeness = NO_CANDIDATE, NO_CANDIDATE, NO_CANDIDATE, -1, 0.0
    start, end = content.spans[0][0], content.spans[-1][1]
    scored, reaches = analysis.scored, analysis.reaches
    for number in analysis.by_paragraph.get(table.paragraph_of[first], ()):
        low, high = reaches[number]
        if low >= end or high <= start:
            continue
        spans = scored[number].candidate.spans
        if spans == content.spans:
            continue
        same = likeness(content.spans, spans)
        if same >= SAME_CONTENT:
            if best_near < 0:
                near, best_near, best_likeness = analysis.odds[number], number, same
        elif same:
            over = low <= start and end <= high
            if over and rival_over == NO_CANDIDATE:
                rival_over = analysis.odds[number]
            elif not over and rival_under == NO_CANDIDATE:
                rival_under = analysis.odds[number]
        if best_near >= 0 and NO_CANDIDATE not in (rival_over, rival_under):
            break  # the likeliest of each kind come first
    exact = analysis.odds[own[0]] if own else NO_CANDIDATE
    best = own[0] if own else best_near
    out = [
        exact,
        analysis.odds[own[1]] if len(own) > 1 else NO_CANDIDATE,
        float(len(own)),
        near,
        best_likeness,
        rival_over,
        rival_under,
    ]
    if best < 0:
        return [*out, *([-1.0] * 12)]
    candidate = analysis.scored[best].candidate
    cue, speaker = candidate.match.cue, candidate.source
    tags = analysis.tags
    known = weights().cues
    lemma = table.lemmas[cue]
    return [
        *out,
        float("l=" + lemma in known),
        known.get("l=" + lemma, 0.0) + known.get(f"lc={lemma}:{candidate.match.construction.name}", 0.0),
        CONSTRUCTIONS.get(candidate.match.construction.name, 0.0),
        VARIANTS[candidate.match.variant],
        float(cue - last if cue > last else cue - first if cue < first else 0),
        analysis.codes[cue],
        float(analysis.marked_regions.region_of[cue] >= 0),
        tags.content.part[cue] if tags is not None else MISSING,
        tags.cue.part[cue] if tags is not None else MISSING,
        tags.source.part[speaker] if tags is not None and speaker is not None else MISSING,
        tags.content.part[speaker] if tags is not None and speaker is not None else MISSING,
        KINDS.get(source_kind(table, speaker, analysis.labels), 20.0),
    ]


#: All features of contents, in the order in which the trees number them.
CONTENT_FEATURES = (
    FeatureBlock(_TAG_NAMES, _tags),
    FeatureBlock(_PLACE_NAMES, _for_each(_place)),
    FeatureBlock(_MARKED_NAMES, _for_each(_marked)),
    FeatureBlock(_AROUND_NAMES, _for_each(_around)),
    FeatureBlock(_CANDIDATE_NAMES, _for_each(_candidates)),
)
COLUMNS = columns_of(CONTENT_FEATURES)
