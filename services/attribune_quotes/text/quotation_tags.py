"""The pipeline's tags of quotations: how likely each token is part of a content, a cue or a source.

The tags come with the annotation (:class:`attribune_core.events.Quotation`). A pipeline without such tags gives the
features the value `MISSING` for every probability, which the trees know.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from attribune_core.events import DIGITS, DIGITS_MAX, Annotation
from attribune_core.trees import Rows

#: Feature value in place of a probability if the pipeline tags no quotations. Below all probabilities.
MISSING = -1.0

#: Tokens on either side of a token that are looked at for a cue tag. Chosen on train with the two probabilities below:
#: a third of the cue candidates are ruled out, and no figure of quotes falls by 0.001 without them.
_CUE_WINDOW_TOKENS = 2
#: Least probability of a cue tag in the window of a cue. Chosen with `_CUE_WINDOW_TOKENS`.
_MIN_CUE_TAG = 0.1
#: Least probability of a content tag from which a token is within a content. Chosen with `_CUE_WINDOW_TOKENS`.
_MIN_CONTENT_TAG = 0.5

#: The probability that each digit of the annotation stands for, by the digit's character code.
_PROBABILITY_OF_CHARACTER = np.zeros(128)
_PROBABILITY_OF_CHARACTER[[ord(digit) for digit in DIGITS]] = np.arange(len(DIGITS)) / DIGITS_MAX


def _probabilities(digits: str) -> Rows:
    found: Rows = _PROBABILITY_OF_CHARACTER[np.frombuffer(digits.encode("ascii"), dtype=np.uint8)]
    return found


@dataclass(frozen=True)
class TagLayer:
    """The tags of contents, of cues or of sources: probabilities, one a token."""

    #: That the token is the first of a content (cue, source).
    begin: list[float]
    #: That it is part of one, its first token or a later one.
    part: list[float]
    #: Sums of `part` before each token, and over all tokens.
    sums: list[float]

    @classmethod
    def of(cls, begin: str, inside: str) -> TagLayer:
        """Return the layer of two strings of digits: that a token begins, and that it goes on."""
        first = _probabilities(begin)
        part = first + _probabilities(inside)
        return cls(first.tolist(), part.tolist(), [0.0, *np.cumsum(part).tolist()])

    def mean(self, first: int, last: int) -> float:
        """Return the mean of `part` over the tokens from `first` to `last`, inclusive; 0 if there are none."""
        return (self.sums[last + 1] - self.sums[first]) / (last + 1 - first) if first <= last else 0.0

    def runs_above(self, threshold: float) -> Iterator[tuple[int, int]]:
        """Yield the longest runs of tokens whose `part` is `threshold` or more, as first and last token.

        A token that begins a content more likely than it continues one starts a new run.
        """
        first = last = -1
        for token in [token for token, part in enumerate(self.part) if part >= threshold]:
            begin = self.begin[token]
            if first < 0:
                first = token
            elif token != last + 1 or begin > self.part[token] - begin:
                yield first, last
                first = token
            last = token
        if first >= 0:
            yield first, last


@dataclass(frozen=True)
class QuotationTags:
    """The three layers of tags of an article."""

    content: TagLayer
    cue: TagLayer
    source: TagLayer

    def rules_out_cue(self, token: int, reports: bool) -> bool:
        """Return whether the tags say that the token is no cue: no token near it is likely part of one.

        They say nothing about a word within a content whose lemma reports (`reports`), because only the cue of the
        outermost quote is tagged.
        """
        if reports and self.content.part[token] >= _MIN_CONTENT_TAG:
            return False
        around = self.cue.part[max(0, token - _CUE_WINDOW_TOKENS) : token + _CUE_WINDOW_TOKENS + 1]
        return max(around) < _MIN_CUE_TAG


def quotation_tags(annotation: Annotation) -> QuotationTags | None:
    """Return the tags that `annotation` carries; None if its pipeline tags no quotations."""
    found = annotation.quotation
    if found is None:
        return None
    return QuotationTags(
        content=TagLayer.of(found.content_begin, found.content_inside),
        cue=TagLayer.of(found.cue_begin, found.cue_inside),
        source=TagLayer.of(found.source_begin, found.source_inside),
    )
