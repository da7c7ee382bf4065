"""Numbers for words: features of the trees that stand for a word, a construction, a kind of source or a relation.

The trees are fitted to these numbers, so a list may only grow at its end.
"""

from __future__ import annotations

from attribune_text.token_table import TokenTable


def codes(text: str, first: int = 0) -> dict[str, float]:
    """Return a number for each word of `text`, counted from `first`."""
    return {word: float(number) for number, word in enumerate(text.split(), first)}


#: Log-odds that stand for "no cue candidate": below those of all that are looked at.
NO_CANDIDATE = -9.0
#: Numbers of what is in none of the lists: a part of speech, a kind of source, a relation.
OTHER_POS, OTHER_KIND, OTHER_DEP = 17.0, 20.0, 20.0

POS = codes("PUNCT CCONJ SCONJ ADP PART DET PRON PROPN NOUN NUM ADJ ADV VERB AUX INTJ SYM X")
#: Words and marks that show the boundary of a content better than their part of speech.
_WORDS = codes(
    """
    that to , . : ; “ ” " '' `` ( ) — – - and but or as if whether when while because by for of in on at with
    """,
    first=20,
)
#: Constructions by their names. Those with other prepositions and conjunctions count as 0.
CONSTRUCTIONS = codes(
    """
    ccomp ccomp< para< as< to ing o+to to/o x advto obj obj< o+as o+x pass pass+to pass+as acc n:that n:to n:be n:rel
    n:of a:that a:to a:about r> r< r: r. label
    """,
    first=1,
)
#: Variants of a content's boundaries, see :mod:`attribune_quotes.cues.boundary_variants`.
VARIANTS = codes("P E B C")
#: Kinds of a source, see :func:`attribune_quotes.cues.features.source_kind`.
KINDS = codes("none who which pro:3 pro:they pro:we pro:i pro:you pro PERSON ORG GPE NORP name noun FAC LOC")
#: Relations of a source to its head.
DEPS = codes("root nsubj nsubj:pass obj iobj obl obl:agent nmod nmod:poss appos conj compound flat acl acl:relcl ccomp")


def word_codes(table: TokenTable) -> list[float]:
    """Return a number for each token: that of its word if it is in `_WORDS`, else that of its part of speech."""
    return [
        _WORDS[lower] if lower in _WORDS else POS.get(pos, OTHER_POS)
        for lower, pos in zip(table.lowers, table.pos, strict=True)
    ]
