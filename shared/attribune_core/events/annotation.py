"""The linguistic annotation on the wire: columns of small numbers, so that the quote linker does not parse again.

One row is one token. `offsets` holds two numbers a token: the gap from the end of the token before it (for the first,
from the start of the text) and its length, both in code points. `heads` holds the distance to the token's head, 0 for
the root of a sentence. The other columns are codes into a small table of the values that occur. `quotation`, where the
pipeline tags quotations, is a string of digits a tag.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import add
from typing import Annotated, Literal

from pydantic import Field, model_validator

from attribune_core.events.parts import Model

Code = Annotated[int, Field(ge=0)]


class Column(Model):
    """One value a token, as codes into a table of the distinct values in order of first use."""

    values: tuple[str, ...]
    codes: tuple[Code, ...]

    @model_validator(mode="after")
    def _check(self) -> Column:
        if self.codes and max(self.codes) >= len(self.values):
            raise ValueError(f"code {max(self.codes)} is not in a table of {len(self.values)} values")
        return self

    @classmethod
    def of(cls, values: Iterable[str]) -> Column:
        """Encode `values`, one a token."""
        column = list(values)
        table = {value: code for code, value in enumerate(dict.fromkeys(column))}
        return cls.model_construct(values=tuple(table), codes=tuple(map(table.__getitem__, column)))

    def decode(self) -> list[str]:
        """Return one value a token."""
        return list(map(self.values.__getitem__, self.codes))

    def lowered(self) -> Column:
        """Return the column with its values in lower case; two codes may then have one value."""
        return Column.model_construct(values=tuple(map(str.lower, self.values)), codes=self.codes)


#: Digits of a probability: the value of a digit by `DIGITS_MAX` is the probability.
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
DIGITS_MAX = len(DIGITS) - 1

Digits = Annotated[str, Field(pattern=r"^[0-9a-z]*$")]


class Quotation(Model):
    """How likely each token begins or is inside the content, the cue or the source of a quotation.

    One base-36 digit a token: its value by 35 is the probability. Of each layer, begin, inside and outside sum to one.
    """

    content_begin: Digits
    content_inside: Digits
    cue_begin: Digits
    cue_inside: Digits
    source_begin: Digits
    source_inside: Digits

    @model_validator(mode="after")
    def _check(self) -> Quotation:
        sizes = {name: len(getattr(self, name)) for name in QUOTATION_TAGS}
        if len(set(sizes.values())) > 1:
            raise ValueError(f"tags of quotations differ in length: {sizes}")
        return self

    def __len__(self) -> int:
        return len(self.content_begin)


#: The tags of quotations, in the order in which a pipeline gives them.
QUOTATION_TAGS = tuple(Quotation.model_fields)


class Annotation(Model):
    """Tokens with lemma, part of speech, tag, head and relation."""

    #: Which relation names `dep` uses: Universal Dependencies or ClearNLP (spaCy's en_core_web pipelines).
    scheme: Literal["ud", "clearnlp"] = "ud"
    offsets: tuple[Code, ...]
    heads: tuple[int, ...]
    #: Universal part of speech.
    pos: Column
    #: The language's own tag (Penn for English).
    tag: Column
    dep: Column
    lemma: Column
    #: Absent where the pipeline does not tag quotations.
    quotation: Quotation | None = None

    @model_validator(mode="after")
    def _check(self) -> Annotation:
        count = len(self.heads)
        sizes = {name: len(getattr(self, name).codes) for name in ("pos", "tag", "dep", "lemma")}
        if len(self.offsets) != 2 * count or any(size != count for size in sizes.values()):
            raise ValueError(f"columns differ in length: offsets {len(self.offsets)} / 2, heads {count}, {sizes}")
        heads = self.absolute_heads()
        if heads and (min(heads) < 0 or max(heads) >= count):
            raise ValueError("a head lies outside the tokens")
        if self.quotation is not None and len(self.quotation) != count:
            raise ValueError(f"{len(self.quotation)} tags of quotations for {count} tokens")
        return self

    def bounds(self) -> list[tuple[int, int]]:
        """Return each token's [start, end) in code points of the text."""
        out, at = [], 0
        pairs = iter(self.offsets)
        for gap, length in zip(pairs, pairs, strict=True):
            at += gap
            out.append((at, at + length))
            at += length
        return out

    def absolute_heads(self) -> list[int]:
        """Return the index of each token's head; a root is its own."""
        return list(map(add, range(len(self.heads)), self.heads))

    @staticmethod
    def offsets_of(bounds: Sequence[tuple[int, int]]) -> tuple[int, ...]:
        """Encode sorted, non-overlapping [start, end) pairs as `offsets`."""
        out, at = [], 0
        for start, end in bounds:
            out += [start - at, end - start]
            at = end
        return tuple(out)
