"""Two contents in place of one that holds both, where that is the better guess.

The likeliest draft is taken first, and a long one that swallows two contents is often likelier than either: *Roe said
the plan was “bold”, but shied away from details, insisting that it would work*. What is wanted is the set of contents
that is right most often, and for F1 that is the set with the greatest sum of what each one's probability is above half
of the F1 that can be had (Lipton et al. 2014, *Optimal thresholding of classifiers to maximize F1 measure*).
"""

from __future__ import annotations

from collections.abc import Sequence

from attribune_quotes.forest import Rows
from attribune_quotes.pool import Draft
from attribune_quotes.select import Chosen

#: Half of the F1 of contents that can be had, as the probabilities are: badly cut contents are taught as less than one.
_WORTH = 0.32


def parted(found: Sequence[Draft], likely: Rows, taken: list[tuple[int, Chosen]]) -> list[tuple[int, Chosen]]:
    """Return `taken`, in order of the text, where two drafts apart are worth more than the one that meets both.

    `likely` is the probability of each of `found`; `taken` has the numbers of those that are taken.
    """
    worth = [
        (at, Chosen(found[at].spans, float(likely[at])), float(likely[at]) - _WORTH)
        for at in (likely > _WORTH).nonzero()[0].tolist()
    ]
    out = sorted(taken, key=lambda pair: pair[1].spans)
    for place, (at, chosen) in enumerate(out):
        others = [old for number, (_, old) in enumerate(out) if number != place]
        inside = [
            (other, one, value)
            for other, one, value in worth
            if other != at and one.meets(chosen) and not any(one.meets(old) for old in others)
        ]
        best, pair = float(likely[at]) - _WORTH, None
        for number, (first, one, value) in enumerate(inside):
            for second, two, more in inside[number + 1 :]:
                if value + more > best and not one.meets(two):
                    best, pair = value + more, ((first, one), (second, two))
        if pair is not None:
            out[place] = pair[0]
            out.append(pair[1])
    return sorted(out, key=lambda pair: pair[1].spans)
