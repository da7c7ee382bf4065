"""Attributions as BIO tags of tokens, for content, cue and source."""

from collections.abc import Sequence

from corpora.alignment import CharSpan
from corpora.polnear import Attribution

#: For content, cue and source the number of the span that a token is in; 0 for none.
Numbers = tuple[int, int, int]
NOWHERE: Numbers = (0, 0, 0)

#: For content, cue and source the number of the span that each code point is in; 0 for none.
Marked = tuple[list[int], list[int], list[int]]


def attribution_parts(attributions: Sequence[Attribution], length: int) -> Marked:
    """Number the spans of contents, cues and sources over a text of ``length`` code points.

    Of overlapping spans of one layer, the earlier and longer one keeps the shared code points; so a nested span is left
    out.
    """
    layers: Marked = ([0] * length, [0] * length, [0] * length)
    for layer, name in zip(layers, ("content", "cue", "source"), strict=True):
        spans: list[CharSpan] = sorted(
            {span for one in attributions for span in getattr(one, name)}, key=lambda s: (s[0], -s[1])
        )
        for number, (start, end) in enumerate(spans, 1):
            for at in range(start, min(end, length)):
                layer[at] = layer[at] or number
    return layers


def token_parts(
    marked: Marked, tokens: Sequence[tuple[int, int]], before: Numbers = NOWHERE
) -> tuple[list[str], Numbers]:
    """For each token [start, end) its three BIO tags, for content, cue and source; and the last token's span numbers.

    ``before`` are the span numbers of the preceding token, so that a span continues; a paragraph begins with `NOWHERE`.
    """
    out = []
    for start, end in tokens:
        here = tuple(max(layer[start:end], default=0) for layer in marked)
        letters = ("O" if not n else "I" if n == b else "B" for n, b in zip(here, before, strict=True))
        out.append("".join(letters))
        before = (here[0], here[1], here[2])
    return out, before
