"""What the pipeline's tags say of an article's tokens: how likely each is part of a content, a cue or a source.

The tags come with the annotation (:class:`attribune_core.events.Quotation`); without them every probability is
`MISSING`, which the scorer's trees know.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from attribune_core.events import DIGITS, DIGITS_MAX, Annotation
from attribune_core.trees import Rows

#: In place of a probability where the pipeline tags no quotations.
MISSING = -1.0

#: A cue is denied where every token from so many before it to so many behind it is less likely part of one than this,
#: unless its lemma often reports and it is part of a content with the other probability. Chosen on train: so are
#: a third of the candidates, and no figure of quotes falls by 0.001 without them.
_AROUND = 2
_LEAST_CUE = 0.1
_WITHIN = 0.5

#: The probability of each digit, by its character.
_VALUE = np.zeros(128)
_VALUE[[ord(digit) for digit in DIGITS]] = np.arange(len(DIGITS)) / DIGITS_MAX


def _values(digits: str) -> Rows:
    found: Rows = _VALUE[np.frombuffer(digits.encode("ascii"), dtype=np.uint8)]
    return found


@dataclass(frozen=True)
class TagLayer:
    """One kind of tag: probabilities a token."""

    #: That the token is the first of a content (cue, source).
    begin: list[float]
    #: That it is part of one, its first token or a later one.
    part: list[float]
    #: Sums of `part` up to each token.
    sums: list[float]

    @classmethod
    def of(cls, begin: str, inside: str) -> TagLayer:
        """The layer of two strings of digits."""
        first = _values(begin)
        part = first + _values(inside)
        return cls(first.tolist(), part.tolist(), [0.0, *np.cumsum(part).tolist()])

    def mean(self, first: int, last: int) -> float:
        """The mean of `part` over the tokens from `first` to `last`; 0 where there are none."""
        return (self.sums[last + 1] - self.sums[first]) / (last + 1 - first) if first <= last else 0.0

    def runs(self, least: float) -> Iterator[tuple[int, int]]:
        """The longest runs of tokens, each with a `part` of `least` or more, as first and last token.

        A token that more likely begins than goes on begins a run of its own.
        """
        first = last = -1
        for token in [token for token, part in enumerate(self.part) if part >= least]:
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
    """The three layers of an article."""

    content: TagLayer
    cue: TagLayer
    source: TagLayer

    def deny_cue(self, token: int, reports: bool) -> bool:
        """Whether the token is no cue: none is likely near it, and it is no word within a content that often `reports`.

        Within a content no cues are tagged: only the outermost quote is.
        """
        if reports and self.content.part[token] >= _WITHIN:
            return False
        around = self.cue.part[max(0, token - _AROUND) : token + _AROUND + 1]
        return max(around) < _LEAST_CUE


def quotation_tags(annotation: Annotation) -> QuotationTags | None:
    """Return the tags that `annotation` carries; None where its pipeline tags no quotations."""
    found = annotation.quotation
    if found is None:
        return None
    return QuotationTags(
        content=TagLayer.of(found.content_begin, found.content_inside),
        cue=TagLayer.of(found.cue_begin, found.cue_inside),
        source=TagLayer.of(found.source_begin, found.source_inside),
    )
