"""What is to be done with marked words that no cue reports.

Free regions are speech: the last speaker's where the text goes on with them, nobody's otherwise. Other regions are
speech only where they are long: titles of works, scare quotes, nicknames and quoted terms are short, and stand in a
sentence of the article's own.
"""

from __future__ import annotations

from collections.abc import Sequence

from attribune_quotes.content import Quoted, overlap
from attribune_quotes.direct import ends_free, starts_free
from attribune_quotes.marks import Region
from attribune_quotes.select import Choice, Chosen, Scored
from attribune_quotes.view import View

#: Words from which on a region is speech: of train's uncovered regions with fewer, standing inside a sentence, 57% are
#: no quote; of those with more, 36%.
_LONG = 8
#: The same for a region that stands free: "Yes." is a quote only beside a cue.
_LONG_FREE = 4
#: Least probability of a cue for a long region that has no better one.
_LEAST = 0.1

#: Confidence of what has no cue: how often such a region is gold's, whole or as a part, with that speaker. Counted by
#: cross-validation on train: 11 of 18, 39 of 59, 19 of 31, 30 of 56, 2 of 78. (Of the last, 30 are quotes of somebody.)
GOES_ON = 0.61
NEXT_PARAGRAPH = 0.66
CARRIED_ON = 0.61
AFTER_INDIRECT = 0.54
NOBODY = 0.03


def take_regions(view: View, quoted: Quoted, scored: Sequence[Scored], choice: Choice) -> None:
    """Add to `choice` the quotes that regions without a cue are."""
    for region in quoted.regions:
        if choice.covers(region.start, region.end):
            continue
        words = sum(map(str.isalnum, (view.words[t][0] for t in view.tokens_in(region.start, region.end))))
        free = starts_free(view, region) and ends_free(view, region)
        if words < (_LONG_FREE if free else _LONG):
            continue
        before = _before(region, choice.chosen) if free else None
        new = _follow(view, region, before) if before is not None else None
        if new is None:
            own = [one for one in scored if overlap(one.reading.spans, [(region.start, region.end)])]
            choice.take(own, _LEAST)
            if choice.covers(region.start, region.end):
                continue
            new = Chosen(((region.start, region.end),), NOBODY)
        if choice.fits(new):
            choice.add(new)


def _before(region: Region, chosen: Sequence[Chosen]) -> Chosen | None:
    """The quote that ends last before the region and stands in no other."""
    before = [one for one in chosen if one.spans[-1][1] <= region.start and one.within is None]
    return max(before, key=lambda one: one.spans[-1][1], default=None)


def _follow(view: View, region: Region, before: Chosen) -> Chosen | None:
    """The region as what the speaker of `before` goes on to say, where the text says that it is."""
    spans = ((region.start, region.end),)
    here = view.tokens_in(region.start, region.end)
    there = view.tokens_in(*before.spans[-1])
    if not here or not there:
        return None
    paragraph = view.paragraph_of[here.start]
    apart = paragraph - view.paragraph_of[there.start]
    marked = any(view.text[start] in "“\"«„‘'`»" or view.text[end - 1] in "”\"»’'“" for start, end in before.spans)
    opens = view.paragraphs[paragraph][0] == here.start
    if region.carries_on and apart == 1:
        return Chosen(spans, CARRIED_ON, follows=before)
    if apart == 0:
        return Chosen(spans, GOES_ON if marked else AFTER_INDIRECT, follows=before)
    if apart == 1 and opens:
        return Chosen(spans, NEXT_PARAGRAPH if marked else AFTER_INDIRECT, follows=before)
    return None
