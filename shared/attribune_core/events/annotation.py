"""The linguistic annotation on the wire: columns of small numbers, so that the quote linker does not parse again.

One row is one token. `offsets` holds two numbers a token: the gap from the end of the token before it (for the first,
from the start of the text) and its length, both in code points. `heads` holds the distance to the token's head, 0 for
the root of a sentence. The other columns are codes into a small table of the values that occur.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
        table: dict[str, int] = {}
        codes = tuple(table.setdefault(value, len(table)) for value in values)
        return cls.model_construct(values=tuple(table), codes=codes)

    def decode(self) -> list[str]:
        """Return one value a token."""
        values = self.values
        return [values[code] for code in self.codes]


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

    @model_validator(mode="after")
    def _check(self) -> Annotation:
        count = len(self.heads)
        sizes = {name: len(getattr(self, name).codes) for name in ("pos", "tag", "dep", "lemma")}
        if len(self.offsets) != 2 * count or any(size != count for size in sizes.values()):
            raise ValueError(f"columns differ in length: offsets {len(self.offsets)} / 2, heads {count}, {sizes}")
        if any(not 0 <= at + head < count for at, head in enumerate(self.heads)):
            raise ValueError("a head lies outside the tokens")
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
        return [at + head for at, head in enumerate(self.heads)]

    @staticmethod
    def offsets_of(bounds: Sequence[tuple[int, int]]) -> tuple[int, ...]:
        """Encode sorted, non-overlapping [start, end) pairs as `offsets`."""
        out, at = [], 0
        for start, end in bounds:
            out += [start - at, end - start]
            at = end
        return tuple(out)
