"""PolNeAR's silver parse as annotated articles: a second parse of the articles that the quote weights learn from.

Weights that are fitted to the trees of two parsers depend less on the peculiarities of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from attribune_core.events import AnnotatedArticle, Annotation, CleanArticle, Column, Entity, Mention
from corpora.alignment import CharSpan
from corpora.polnear_silver import Token, read_sentences

#: Universal part of speech by Penn tag; that of verbs and prepositions also depends on the relation.
_POS = {
    "CC": "CCONJ", "CD": "NUM", "DT": "DET", "EX": "PRON", "FW": "X", "IN": "ADP", "JJ": "ADJ", "JJR": "ADJ",
    "JJS": "ADJ", "MD": "AUX", "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PDT": "DET",
    "POS": "PART", "PRP": "PRON", "PRP$": "PRON", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "RP": "ADP", "TO": "PART",
    "UH": "INTJ", "WDT": "PRON", "WP": "PRON", "WP$": "PRON", "WRB": "ADV", "SYM": "SYM", "$": "SYM", "LS": "X",
}  # fmt: skip
_LABELS = {
    "PERSON": "PERSON", "ORGANIZATION": "ORG", "COUNTRY": "GPE", "CITY": "GPE", "STATE_OR_PROVINCE": "GPE",
    "LOCATION": "LOC", "NATIONALITY": "NORP",
}  # fmt: skip


def annotated(clean: CleanArticle, table: Path) -> AnnotatedArticle:
    """Return ``clean`` with the tokens, trees and names of ``table``, one on each line; each name is its own entity."""
    tokens: list[Token] = []
    bounds: list[CharSpan] = []
    heads: list[int] = []
    sentences: list[CharSpan] = []
    last = 0
    for sentence in read_sentences(table):
        first = len(bounds)
        for token in sentence:
            # CoreNLP splits some words into overlapping tokens: offsets must not run back.
            start, last = max(last, token.start), max(last, token.end)
            bounds.append((start, last))
        heads += [token.head - 1 - at if token.head > 0 else 0 for at, token in enumerate(sentence)]
        tokens += sentence
        start = max(bounds[first][0], sentences[-1][1] if sentences else 0)
        if start < last:
            sentences.append((start, last))
    return AnnotatedArticle(
        **{name: getattr(clean, name) for name in type(clean).model_fields},
        sentences=tuple(sentences),
        entities=tuple(_names(clean.text, tokens, bounds)),
        annotation=Annotation(
            offsets=Annotation.offsets_of(bounds),
            heads=tuple(heads),
            pos=Column.of(_pos(token) for token in tokens),
            tag=Column.of(token.tag for token in tokens),
            dep=Column.of(token.relation or "dep" for token in tokens),
            lemma=Column.of(token.lemma for token in tokens),
        ),
    )


def _pos(token: Token) -> str:
    tag, relation = token.tag, token.relation
    if tag.startswith("VB"):
        return "AUX" if relation in ("aux", "aux:pass", "cop") else "VERB"
    if tag == "IN" and relation == "mark":
        return "SCONJ"
    return _POS.get(tag, "X" if token.word[:1].isalnum() else "PUNCT")


def _names(text: str, tokens: Sequence[Token], bounds: Sequence[CharSpan]) -> list[Entity]:
    out: list[Entity] = []
    at = 0
    while at < len(tokens):
        label, first = tokens[at].name_class, at
        while at < len(tokens) and tokens[at].name_class == label:
            at += 1
        start, end = bounds[first][0], bounds[at - 1][1]
        if label in _LABELS and start < end:
            mention = Mention(start=start, end=end, text=text[start:end], kind="name")
            out.append(Entity(id=f"e{len(out) + 1}", label=_LABELS[label], name=mention.text, mentions=(mention,)))
    return out
