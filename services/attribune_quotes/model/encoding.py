"""Word lists written as text."""

from __future__ import annotations

from attribune_text.token_table import TokenTable


def codes(text: str, first: int = 0) -> dict[str, float]:
    """Return a number for each word of `text`, counted from `first`: a feature of the scorer's trees."""
    return {word: float(number) for number, word in enumerate(text.split(), first)}


#: In place of the log-odds of a cue candidate where there is none: below all that are looked at.
NO_CANDIDATE = -9.0

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
VARIANTS = codes("P E B C")
KINDS = codes("none who which pro:3 pro:they pro:we pro:i pro:you pro PERSON ORG GPE NORP name noun FAC LOC")
DEPS = codes("root nsubj nsubj:pass obj iobj obl obl:agent nmod nmod:poss appos conj compound flat acl acl:relcl ccomp")


def word_codes(table: TokenTable) -> list[float]:
    """A number for each word: its own, where it tells a boundary, or its part of speech's."""
    return [
        _WORDS[lower] if lower in _WORDS else _POS.get(pos, 17.0)
        for lower, pos in zip(table.lowers, table.pos, strict=True)
    ]
