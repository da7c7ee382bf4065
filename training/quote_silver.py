"""PolNeAR's silver parse as annotated articles: a second parser's view of the articles that quote weights learn from.

The weights then lean on no quirk of one parser, which they would if they saw the shipped pipeline's trees alone.
"""

from __future__ import annotations

from pathlib import Path

from attribune_core.events import AnnotatedArticle, Annotation, CleanArticle, Column, Entity, Mention

#: Universal part of speech by Penn tag; verbs and prepositions depend on the relation too.
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
    """Return ``clean`` with the tokens, trees and names of ``table``, a line a token; each name is its own entity."""
    rows: list[list[str]] = []
    heads: list[int] = []
    sentences: list[tuple[int, int]] = []
    sentence: list[list[str]] = []
    last = 0
    for line in [*table.read_text(encoding="utf-8").split("\n"), ""]:
        fields = line.split("\t")
        if len(fields) == 8:
            # CoreNLP splits some words into overlapping tokens: offsets must not run back.
            begin, end = max(last, int(fields[0])), max(last, int(fields[1]))
            last = end
            sentence.append([str(begin), str(end), *fields[2:]])
        elif sentence:
            heads += [int(row[5]) - 1 - at if int(row[5]) > 0 else 0 for at, row in enumerate(sentence)]
            rows += sentence
            start = max(int(sentence[0][0]), sentences[-1][1] if sentences else 0)
            if start < last:
                sentences.append((start, last))
            sentence = []
    bounds = [(int(row[0]), int(row[1])) for row in rows]
    return AnnotatedArticle(
        **{name: getattr(clean, name) for name in type(clean).model_fields},
        sentences=tuple(sentences),
        entities=tuple(_names(clean.text, rows, bounds)),
        annotation=Annotation(
            offsets=Annotation.offsets_of(bounds),
            heads=tuple(heads),
            pos=Column.of(_pos(row) for row in rows),
            tag=Column.of(row[4] for row in rows),
            dep=Column.of(row[6] or "dep" for row in rows),
            lemma=Column.of(row[3] for row in rows),
        ),
    )


def _pos(row: list[str]) -> str:
    tag, relation = row[4], row[6]
    if tag.startswith("VB"):
        return "AUX" if relation in ("aux", "aux:pass", "cop") else "VERB"
    if tag == "IN" and relation == "mark":
        return "SCONJ"
    return _POS.get(tag, "X" if row[2][:1].isalnum() else "PUNCT")


def _names(text: str, rows: list[list[str]], bounds: list[tuple[int, int]]) -> list[Entity]:
    out: list[Entity] = []
    at = 0
    while at < len(rows):
        label, first = rows[at][7], at
        while at < len(rows) and rows[at][7] == label:
            at += 1
        start, end = bounds[first][0], bounds[at - 1][1]
        if label in _LABELS and start < end:
            mention = Mention(start=start, end=end, text=text[start:end], kind="name")
            out.append(Entity(id=f"e{len(out) + 1}", label=_LABELS[label], name=mention.text, mentions=(mention,)))
    return out
