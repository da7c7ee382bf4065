"""Articles whose parse a test writes by hand: rows of tokens as a token table, a parsed article or an event.

A token a line: ``word tag head relation``, and ``B-PERSON`` or ``I-PERSON`` after them where it is a part of a name.
Heads count from 1 in their sentence, 0 is the root. ``+`` before a word: no space before it. An empty line ends a
sentence, a line ``¶`` a paragraph. Parts of speech and lemmas follow from tags and words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from attribune_core.events import AnnotatedArticle, Annotation, Column, Entity, Pipeline, Span
from attribune_entities.document.parsed_article import EntitySpan, ParsedArticle
from attribune_text.token_table import TokenTable, table_of

#: The part of speech of most tags; other tags are marks.
_POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON",
    "WP$": "PRON", "WDT": "PRON", "DT": "DET", "JJ": "ADJ", "JJR": "ADJ", "RB": "ADV", "IN": "ADP", "TO": "PART",
    "CD": "NUM", "MD": "AUX", "POS": "PART", "CC": "CCONJ", "RP": "ADP", "WRB": "ADV", "EX": "PRON",
}  # fmt: skip
#: Lemmas of the words that tests inflect; other words are their own.
_LEMMAS = {
    "said": "say", "says": "say", "told": "tell", "was": "be", "is": "be", "denied": "deny", "called": "call",
    "asked": "ask", "added": "add", "did": "do", "tweeted": "tweet", "wants": "want", "officials": "official",
    "believes": "believe", "criticised": "criticise", "wrote": "write", "claims": "claim", "saying": "say",
    "calling": "call", "vowed": "vow", "cited": "cite", "praised": "praise", "wondered": "wonder",
    "reported": "report",
}  # fmt: skip


@dataclass
class Rows:
    """What rows say. Lists are parallel, one value a token; spans are [start, end) in code points of `text`."""

    text: str = ""
    bounds: list[Span] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    #: Index of the head in the article; a root is its own.
    heads: list[int] = field(default_factory=list)
    #: "B-PERSON", "I-PERSON" and so on, or "".
    names: list[str] = field(default_factory=list)
    sentences: list[Span] = field(default_factory=list)
    paragraphs: list[Span] = field(default_factory=list)


def read(rows: str) -> Rows:
    """Return what `rows` say; see the module for their format. Raises ValueError for a line that is no row."""
    found = Rows()
    for number, paragraph in enumerate(re.split(r"^[ ]*¶[ ]*$", rows, flags=re.MULTILINE)):
        found.text += "\n\n" if number else ""
        start = len(found.text)
        for sentence in re.split(r"\n\s*\n", paragraph.strip()):
            _add_sentence(found, start, sentence)
        found.paragraphs.append((start, len(found.text)))
    return found


def _add_sentence(found: Rows, paragraph: int, rows: str) -> None:
    """Add the tokens of a sentence to the paragraph that begins at the code point `paragraph`."""
    first = len(found.bounds)
    for line in rows.splitlines():
        fields = line.split()
        if len(fields) not in (4, 5):
            raise ValueError(f"no row of word, tag, head and relation: {line!r}")
        word, tag, head, relation, *name = fields
        glued = word.startswith("+") and len(word) > 1
        word = word.removeprefix("+") if glued else word
        found.text += "" if glued or len(found.text) == paragraph else " "
        found.heads.append(first + int(head) - 1 if head != "0" else len(found.bounds))
        found.bounds.append((len(found.text), len(found.text) + len(word)))
        found.text += word
        found.words.append(word)
        found.tags.append(tag)
        found.pos.append(_pos(tag, relation))
        found.lemmas.append(_LEMMAS.get(word.lower(), word.lower()))
        found.relations.append(relation)
        found.names.append(name[0] if name else "")
    if first < len(found.bounds):
        found.sentences.append((found.bounds[first][0], found.bounds[-1][1]))


def _pos(tag: str, relation: str) -> str:
    if tag.startswith("VB"):
        return "AUX" if relation in ("aux", "aux:pass", "cop") else "VERB"
    return "SCONJ" if tag == "IN" and relation == "mark" else _POS.get(tag, "PUNCT")


def article(rows: str | Rows, entities: Sequence[Entity] = ()) -> AnnotatedArticle:
    """Return the annotated article that `rows` describe, with `entities`; names in the rows are not among them."""
    found = read(rows) if isinstance(rows, str) else rows
    return AnnotatedArticle(
        event_id="event",
        id="article",
        language="en",
        text=found.text,
        paragraphs=tuple(found.paragraphs),
        sentences=tuple(found.sentences),
        entities=tuple(entities),
        annotation=Annotation(
            offsets=Annotation.offsets_of(found.bounds),
            heads=tuple(head - token for token, head in enumerate(found.heads)),
            pos=Column.of(found.pos),
            tag=Column.of(found.tags),
            dep=Column.of(found.relations),
            lemma=Column.of(found.lemmas),
        ),
        pipeline=Pipeline(cleaner="0", entities="0"),
    )


def table(rows: str | Rows) -> TokenTable:
    """Return the token table of the article that `rows` describe."""
    one = article(rows)
    assert one.annotation is not None
    return table_of(one, one.annotation)


def parsed(rows: str) -> ParsedArticle:
    """Return the parsed article that `rows` describe, the names in it as what the recogniser found."""
    found = read(rows)
    return ParsedArticle(
        table=table(found),
        spans=_spans(found.names),
        relations=found.relations,
        lemmas=found.lemmas,
        quotation_tags=[],
    )


def _spans(names: Sequence[str]) -> list[EntitySpan]:
    spans: list[EntitySpan] = []
    for token, name in enumerate(names):
        begins, _, label = name.partition("-")
        if begins == "B":
            spans.append(EntitySpan(token, token + 1, label))
        elif begins:
            assert begins == "I", name
            assert spans[-1].label == label, name
            assert spans[-1].last == token, name
            spans[-1] = EntitySpan(spans[-1].first, token + 1, label)
    return spans
