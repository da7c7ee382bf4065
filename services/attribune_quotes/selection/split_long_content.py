"""Two contents in place of one that overlaps both, if that is the better guess.

The likeliest content is selected first, and a long one that swallows two is often likelier than either: *Roe said the
plan was “bold”, but shied away from details, insisting that it would work*. For F1 the best set of contents is the one
with the greatest sum of each one's probability minus half of the F1 that can be had (Lipton et al. 2014, *Optimal
thresholding of classifiers to maximize F1 measure*).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from attribune_quotes.contents.candidates import ContentCandidate
from attribune_quotes.contents.selected_quotes import SelectedQuote
from attribune_quotes.model.forest import Rows
from attribune_quotes.text.interval_index import DisjointSpans
from attribune_quotes.text.spans import overlap

#: Half of the F1 of contents that can be had, in terms of their probabilities. Set by hand below half of the 0.75 of
#: train, because badly cut contents are taught as less than one.
_HALF_F1 = 0.32


def split_long_contents(
    contents: Sequence[ContentCandidate], probabilities: Rows, selected: list[tuple[int, SelectedQuote]]
) -> list[tuple[int, SelectedQuote]]:
    """Return `selected` in order of the text, with two contents for each that is worth less than both together.

    `probabilities` has one value for each of `contents`; `selected` has the index of each selected content. The two
    overlap the content that they replace, no other that is selected, and not each other.
    """
    worthwhile = (probabilities > _HALF_F1).nonzero()[0]
    starts = np.array([contents[number].spans[0][0] for number in worthwhile.tolist()])
    ends = np.array([contents[number].spans[-1][1] for number in worthwhile.tolist()])
    out = sorted(selected, key=lambda pair: pair[1].spans)
    occupied = DisjointSpans()
    for index, (_, quote) in enumerate(out):
        occupied.add(quote.spans, index)
    for index, (number, quote) in enumerate(out):
        around = worthwhile[(starts < quote.spans[-1][1]) & (ends > quote.spans[0][0])].tolist()
        inside = [other for other in around if other != number and occupied.owners(contents[other].spans) == {index}]
        pair = _best_pair(contents, probabilities, inside, float(probabilities[number]) - _HALF_F1)
        if pair is not None:
            one, two = ((other, SelectedQuote(contents[other].spans, float(probabilities[other]))) for other in pair)
            occupied.remove(quote.spans)
            occupied.add(one[1].spans, index)
            occupied.add(two[1].spans, len(out))
            out[index] = one
            out.append(two)
    return sorted(out, key=lambda pair: pair[1].spans)


def _best_pair(
    contents: Sequence[ContentCandidate], probabilities: Rows, numbers: Sequence[int], worth: float
) -> tuple[int, int] | None:
    """Return the two of `numbers` that do not overlap and are worth most, if that is more than `worth`; else None."""
    best, pair = worth, None
    for at, first in enumerate(numbers):
        worth_of_first = float(probabilities[first]) - _HALF_F1
        for second in numbers[at + 1 :]:
            both = worth_of_first + float(probabilities[second]) - _HALF_F1
            if both > best and not overlap(contents[first].spans, contents[second].spans):
                best, pair = both, (first, second)
    return pair
