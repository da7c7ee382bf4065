"""What is known of a draft as numbers: the features of the scorer's trees for contents.

Three kinds stand side by side: what the tags say of the stretch, its ends and its surroundings; how it lies among
marks, sentences and words; and what the readings that give it, or one much like it, have for a cue and a source.
"""

from __future__ import annotations

from collections.abc import Sequence

from attribune_quotes.content import Quoted, overlap
from attribune_quotes.direct import ends_free, starts_free
from attribune_quotes.pool import Draft
from attribune_quotes.tags import MISSING, Tags
from attribune_quotes.view import View
from attribune_quotes.wordlist import codes, words

#: In place of the log-odds of a reading where there is none.
NO_READING = -9.0

_POS = codes("PUNCT CCONJ SCONJ ADP PART DET PRON PROPN NOUN NUM ADJ ADV VERB AUX INTJ SYM X")
#: Words that tell a boundary better than their part of speech.
_WORDS = codes(
    """
    that to , . : ; “ ” " '' `` ( ) — – - and but or as if whether when while because by for of in on at with
    """,
    first=20,
)
CONSTRUCTIONS = codes(
    """
    ccomp ccomp< para< as< to ing o+to to/o x advto obj obj< o+as o+x pass pass+to pass+as acc n:that n:to n:be n:rel
    n:of a:that a:to a:about r> r< r: r. label
    """,
    first=1,
)
_SELF = words("i we you my our your me us it's i'm we're i’m we’re it’s")
VARIANTS = codes("P E B C")


def word_code(view: View, token: int, begin: int, end: int) -> float:
    """A number for the word at `token`; below 0 outside of [begin, end)."""
    if not begin <= token < end:
        return -1.0
    code = _WORDS.get(view.lowers[token])
    return code if code is not None else _POS.get(view.pos[token], 17.0)


def tag_features(draft: Draft, tags: Tags | None) -> list[float]:
    """What the tags say of the content."""
    if tags is None:
        return [MISSING] * 16
    layer = tags.content
    part, begin = layer.part, layer.begin
    (first, _), (_, last) = draft.tokens[0], draft.tokens[-1]
    count = sum(high - low + 1 for low, high in draft.tokens)
    mean = sum(layer.mean(low, high) * (high - low + 1) for low, high in draft.tokens) / count
    lowest = min(min(part[low : high + 1]) for low, high in draft.tokens)
    opens = [begin[token] for low, high in draft.tokens for token in range(low + (low == first), high + 1)]
    size = len(part)
    gaps = [layer.mean(one[1] + 1, two[0] - 1) for one, two in zip(draft.tokens, draft.tokens[1:], strict=False)]
    return [
        mean,
        lowest,
        begin[first],
        part[first],
        part[last],
        part[first - 1] if first else 0.0,
        layer.mean(max(0, first - 3), first - 1),
        part[last + 1] if last + 1 < size else 0.0,
        part[last + 2] if last + 2 < size else 0.0,
        layer.mean(last + 1, min(size, last + 4) - 1),
        begin[last + 1] if last + 1 < size else 0.0,
        max(opens, default=0.0),
        max(gaps, default=MISSING),
        layer.mean(first, min(last, first + 2)),
        layer.mean(max(first, last - 2), last),
        max((begin[low] for low, _ in draft.tokens[1:]), default=MISSING),
    ]


def place_features(view: View, draft: Draft, quoted: Quoted) -> list[float]:
    """How the content lies among marks, sentences and words."""
    spans, (first, _), (_, last) = draft.spans, draft.tokens[0], draft.tokens[-1]
    letters = inside = 0
    numbers: list[int] = []
    for start, end in spans:
        letters += view.letters(start, end)
        for number in quoted.overlapping(start, end):
            region = quoted.regions[number]
            inside += view.letters(max(start, region.start), min(end, region.end))
            numbers.append(number)
    share = inside / letters if letters else 0.0
    opening = quoted.regions[numbers[0]] if numbers else None
    closing = quoted.regions[numbers[-1]] if numbers else None
    cut = any(
        not any(start <= quoted.regions[n].start and quoted.regions[n].end <= end for start, end in spans)
        for n in numbers
    )
    sentence, final = view.sentence_of[first], view.sentence_of[last]
    begin, end = view.sentences[sentence][0], view.sentences[final][1]
    low, high = view.paragraphs[view.paragraph_of[first]]
    rest = range(last + 1, end)
    after = next((token for token in rest if view.pos[token] != "PUNCT"), -1)
    return [
        share,
        float(len(numbers)),
        float(opening is not None and opening.start == spans[0][0]),
        float(closing is not None and closing.end == spans[-1][1]),
        float(opening is not None and opening.start == spans[0][0] and starts_free(view, opening)),
        float(closing is not None and closing.end == spans[-1][1] and ends_free(view, closing)),
        float(opening is not None and opening.carries_on),
        float(cut),
        float(len(spans)),
        float(sum(b - a + 1 for a, b in draft.tokens)),
        float(letters),
        float(final - sentence + 1),
        float(first - begin),
        float(len(rest)),
        float(after < 0),
        float(first == low),
        float(last >= high - 2),
        word_code(view, first - 1, low, high),
        word_code(view, first, low, high),
        word_code(view, last, low, high),
        word_code(view, last + 1, low, high),
        word_code(view, last + 2, low, high),
        float(draft.origin),
    ]


def marked_features(view: View, draft: Draft, quoted: Quoted) -> list[float]:
    """What the marked words in the content are like, and the marked words before it.

    Speech holds a verb or speaks of its speaker, and ends in a comma or a full stop inside its marks; titles are all
    capitals; scare quotes and terms are few words.
    """
    numbers = [number for start, end in draft.spans for number in quoted.overlapping(start, end)]
    first = draft.tokens[0][0]
    number = (numbers[0] if numbers else quoted.before(view.starts[first])) - 1
    before = [-1.0, -1.0, -1.0]
    if number >= 0:
        last = quoted.regions[number]
        tokens = view.tokens_in(last.end - 1, last.end)
        at = tokens.start if tokens else 0
        before = [
            float(min(200, first - at)),
            float(view.paragraph_of[first] - view.paragraph_of[at]),
            float(ends_free(view, last)),
        ]
    if not numbers:
        return [*before, *([-1.0] * 6)]
    longest = max((quoted.regions[number] for number in numbers), key=lambda region: region.end - region.start)
    inside = view.tokens_in(*longest.inside)
    spoken = [token for token in inside if view.words[token][:1].isalnum()]
    words = view.text[slice(*longest.inside)].rstrip()
    capitals = sum(view.words[token][0].isupper() for token in spoken)
    return [
        *before,
        float(len(spoken)),
        float(capitals) / len(spoken) if spoken else -1.0,
        float(words[:1].isupper()),
        float(",.!?…".find(words[-1:])) if words else -1.0,
        float(any(view.is_verb(token) for token in spoken)),
        float(any(view.lowers[token] in _SELF for token in spoken)),
    ]


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
