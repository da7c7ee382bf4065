"""Two contents in place of one that holds both, where that is the better guess.

The likeliest draft is taken first, and a long one that swallows two contents is often likelier than either: *Roe said
the plan was “bold”, but shied away from details, insisting that it would work*. What is wanted is the set of contents
that is right most often, and for F1 that is the set with the greatest sum of what each one's probability is above half
of the F1 that can be had (Lipton et al. 2014, *Optimal thresholding of classifiers to maximize F1 measure*).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from attribune_quotes.contents.candidates import ContentCandidate
from attribune_quotes.contents.selected_quotes import SelectedQuote
from attribune_quotes.model.forest import Rows
from attribune_quotes.text.interval_index import DisjointSpans
from attribune_quotes.text.spans import overlap

#: Half of the F1 of contents that can be had, as the probabilities are: badly cut contents are taught as less than one.
_WORTH = 0.32


def split_long_contents(
    found: Sequence[ContentCandidate], likely: Rows, taken: list[tuple[int, SelectedQuote]]
) -> list[tuple[int, SelectedQuote]]:
    """Return `taken`, in order of the text, where two drafts apart are worth more than the one that meets both.

    `likely` is the probability of each of `found`; `taken` has the numbers of those that are taken.
    """
    worth = (likely > _WORTH).nonzero()[0]
    starts = np.array([found[at].spans[0][0] for at in worth.tolist()])
    ends = np.array([found[at].spans[-1][1] for at in worth.tolist()])
    out = sorted(taken, key=lambda pair: pair[1].spans)
    occupied = DisjointSpans()
    for place, (_, selected) in enumerate(out):
        occupied.add(selected.spans, place)
    for place, (at, selected) in enumerate(out):
        near = worth[(starts < selected.spans[-1][1]) & (ends > selected.spans[0][0])].tolist()
        # Each meets this one and no other.
        inside = [other for other in near if other != at and occupied.owners(found[other].spans) == {place}]
        best, pair = float(likely[at]) - _WORTH, None
        for number, first in enumerate(inside):
            value = float(likely[first]) - _WORTH
            for second in inside[number + 1 :]:
                both = value + float(likely[second]) - _WORTH
                if both > best and not overlap(found[first].spans, found[second].spans):
                    best, pair = both, (first, second)
        if pair is not None:
            one, two = ((number, SelectedQuote(found[number].spans, float(likely[number]))) for number in pair)
            occupied.remove(selected.spans)
            occupied.add(one[1].spans, place)
            occupied.add(two[1].spans, len(out))
            out[place] = one
            out.append(two)
    return sorted(out, key=lambda pair: pair[1].spans)
