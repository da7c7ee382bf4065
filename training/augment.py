"""Variants of training documents: other quotation marks, other names, other casing.

News comes with every convention of quotation marks, and with names that no corpus has. Words are replaced one for one,
so the annotation stays valid.
"""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc, Span

from training.lexicon import words as lexical

#: spaCy's attributes of a tree.
TREE = ("HEAD", "DEP")
#: spaCy's attributes of all layers but the words.
ANNOTATION = ("TAG", "POS", "MORPH", *TREE, "ENT_IOB", "ENT_TYPE")

#: Share of documents that get each pair of marks; the rest keep their own. Set by hand.
_MARK_SHARES = [
    (("“", "”"), 0.40),
    (('"', '"'), 0.25),
    (("‘", "’"), 0.06),
    (("'", "'"), 0.04),
    (("«", "»"), 0.03),
    (("„", "“"), 0.02),
    (("``", "''"), 0.03),
    (("”", "”"), 0.02),
]
_QUOTES = frozenset(['"', "“", "”", "``", "''", "«", "»", "„"])
#: Share of documents whose apostrophes become curly. Set by hand.
_CURLY_APOSTROPHES_SHARE = 0.4
#: Share of documents whose names are swapped. Set by hand.
_SWAPPED_NAMES_SHARE = 0.3
#: Share of swapped words that are invented, by label: such a name is known by its context alone. Set by hand.
_INVENTED_SHARE = {"PERSON": 0.4, "GPE": 0.25, "ORG": 0.25}

_ONSETS = sorted(lexical("b bh br ch d dj f g gr h j k kh kr l m mb n ng ny p r s sh st t th tr ts v w x y z zh"))
_NUCLEI = [*sorted(lexical("a e i o u aa ai ei ia ie oo ou uy ü é á ø")), "a", "a", "e", "i", "o"]
_CODAS = ["", "", "", "", "n", "r", "l", "s", "k", "m", "ng", "d", "sh", "ř", "v", "ski", "dze", "yan", "ović"]


def _titled(word: str) -> str:
    return word[:1].upper() + word[1:]


#: Share of documents that get each change of casing. Set by hand.
_CASING_SHARES: dict[Callable[[str], str], float] = {str.lower: 0.02, str.upper: 0.02, _titled: 0.01}


@dataclass(frozen=True)
class NamePool:
    """Words of names to swap in: first and last names of people, and names of one word by label."""

    first: Sequence[str]
    last: Sequence[str]
    single: Mapping[str, Sequence[str]]


def name_pool(docs: Sequence[Doc], cities: Iterable[str] = ()) -> NamePool:
    """The pool of the names in ``docs``, with ``cities`` as further places; each form once, sorted."""
    first, last = set(), set()
    single: dict[str, set[str]] = {"GPE": set(cities), "ORG": set()}
    for ent in (ent for doc in docs for ent in doc.ents if _is_plain(ent)):
        if ent.label_ == "PERSON":
            last.add(ent[-1].text)
            if len(ent) > 1:
                first.add(ent[0].text)
        elif len(ent) == 1 and ent.label_ in single:
            single[ent.label_].add(ent.text)
    return NamePool(sorted(first), sorted(last), {label: sorted(names) for label, names in single.items()})


def _is_plain(ent: Span) -> bool:
    return all(token.is_alpha and token.is_title for token in ent)


def invented_name(rng: random.Random) -> str:
    """A name of two or three syllables that is in no list."""
    syllables = rng.choice((2, 2, 3))
    letters = "".join(rng.choice(_ONSETS) + rng.choice(_NUCLEI) for _ in range(syllables)) + rng.choice(_CODAS)
    return letters.capitalize()


def augmented(doc: Doc, pool: NamePool, rng: random.Random) -> Doc:
    """``doc`` with changed words and the same annotation, or ``doc`` itself where no change was drawn."""
    words = [token.text for token in doc]
    if rng.random() < _SWAPPED_NAMES_SHARE:
        _swap_names(doc, words, pool, rng)
    _change_marks(doc, words, rng)
    if rng.random() < _CURLY_APOSTROPHES_SHARE:
        words = [w.replace("'", "’") if "'" in w and w not in ("'", "''") else w for w in words]
    change = rng.choices([*_CASING_SHARES, None], [*_CASING_SHARES.values(), 1 - sum(_CASING_SHARES.values())])[0]
    if change:
        words = [change(word) for word in words]
    return reworded(doc, words)


def reworded(doc: Doc, words: Sequence[str]) -> Doc:
    """A copy of ``doc`` with ``words`` in place of its own, one for one."""
    kept: Any = [a for a in ANNOTATION if a not in TREE or doc.has_annotation("DEP")]
    if "HEAD" not in kept:
        kept.append("SENT_START")
    copy = Doc(doc.vocab, words=list(words), spaces=[bool(t.whitespace_) for t in doc])
    values: Any = doc.to_array(kept)
    copy.user_data = doc.user_data
    return copy.from_array(kept, values)


def _swap_names(doc: Doc, words: list[str], pool: NamePool, rng: random.Random) -> None:
    # A word is replaced by the same word in the whole document, so that a short form still belongs to its full name.
    swaps: dict[str, str] = {}
    for ent in doc.ents:
        person = ent.label_ == "PERSON"
        if not _is_plain(ent) or not (person or (len(ent) == 1 and ent.label_ in pool.single)):
            continue
        for token in ent:
            if token.text not in swaps:
                choices = pool.single.get(ent.label_, pool.first if token.i < ent.end - 1 else pool.last)
                invent = not choices or rng.random() < _INVENTED_SHARE[ent.label_]
                swaps[token.text] = invented_name(rng) if invent else rng.choice(choices)
            words[token.i] = swaps[token.text]


def _change_marks(doc: Doc, words: list[str], rng: random.Random) -> None:
    weights = [share for _, share in _MARK_SHARES]
    pair = rng.choices([*(marks for marks, _ in _MARK_SHARES), None], [*weights, 1 - sum(weights)])[0]
    if pair is None:
        return
    opened = False
    for token in doc:
        if token.text not in _QUOTES:
            continue
        opening = token.tag_ == "``" if token.tag_ in ("``", "''") else not opened
        words[token.i] = pair[0] if opening else pair[1]
        opened = opening
