"""Annotated articles from rows of tokens, so that a test shows the parse that it is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from attribune_core.events import (
    QUOTATION_TAGS,
    AnnotatedArticle,
    Annotation,
    Column,
    Entity,
    Mention,
    Pipeline,
    Quotation,
    Quote,
)
from attribune_quotes import link
from attribune_quotes.cues.constructions import Construction, Kind, construction
from attribune_quotes.text.marked_regions import MarkedRegions
from attribune_text.quotation_marks import outermost, scan
from attribune_text.token_table import TokenTable, table_of

#: The part of speech of most tags. That of verbs depends on their relation.
_POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON",
    "WDT": "PRON", "DT": "DET", "JJ": "ADJ", "RB": "ADV", "IN": "ADP", "TO": "PART", "CD": "NUM", "MD": "AUX",
    "POS": "PART", "CC": "CCONJ", "RP": "ADP", "WRB": "ADV", "EX": "PRON",
}  # fmt: skip
_LEMMAS = {
    "said": "say", "says": "say", "told": "tell", "was": "be", "is": "be", "denied": "deny", "called": "call",
    "asked": "ask", "added": "add", "did": "do", "tweeted": "tweet", "wants": "want", "officials": "official",
    "believes": "believe", "criticised": "criticise", "wrote": "write", "claims": "claim", "saying": "say",
    "calling": "call", "vowed": "vow", "cited": "cite", "praised": "praise", "wondered": "wonder",
}  # fmt: skip

Names = Mapping[str, Sequence[str]]


def article(rows: str, names: Names | None = None) -> AnnotatedArticle:
    """Return the article that `rows` describe: a token a line, `word tag head relation`.

    Heads count from 1 in their sentence, 0 is the root. A `+` before a word means that there is no space before it. An
    empty line ends a sentence, a line `¶` a paragraph. `names` has the forms of each person: every occurrence of one
    becomes a mention, of kind pronoun for *he* and *she*, else of kind name.
    """
    text = ""
    bounds: list[tuple[int, int]] = []
    heads: list[int] = []
    columns: dict[str, list[str]] = {"pos": [], "tag": [], "dep": [], "lemma": []}
    sentences: list[tuple[int, int]] = []
    paragraphs: list[tuple[int, int]] = []
    first = 0
    opened = 0

    def end_sentence() -> None:
        nonlocal first
        if first < len(bounds):
            sentences.append((bounds[first][0], bounds[-1][1]))
            first = len(bounds)

    for line in rows.strip().splitlines():
        fields = line.split()
        if not fields or fields == ["¶"]:
            end_sentence()
            if fields:
                paragraphs.append((opened, len(text)))
                text += "\n\n"
                opened = len(text)
            continue
        word, tag, head, dep = fields
        glued = word.startswith("+") and len(word) > 1
        word = word.removeprefix("+") if glued else word
        if not glued and len(text) > opened:
            text += " "
        at = len(bounds) - first
        bounds.append((len(text), len(text) + len(word)))
        text += word
        heads.append(int(head) - 1 - at if head != "0" else 0)
        aux = dep in ("aux", "aux:pass", "cop")
        mark = tag == "IN" and dep == "mark"
        verb = "AUX" if aux else "VERB"
        columns["pos"].append(verb if tag.startswith("VB") else "SCONJ" if mark else _POS.get(tag, "PUNCT"))
        columns["tag"].append(tag)
        columns["dep"].append(dep)
        columns["lemma"].append(_LEMMAS.get(word.lower(), word.lower()))
    end_sentence()
    paragraphs.append((opened, len(text)))
    return AnnotatedArticle(
        event_id="event",
        id="article",
        language="en",
        text=text,
        paragraphs=tuple(paragraphs),
        sentences=tuple(sentences),
        entities=tuple(_entities(text, bounds, names or {})),
        annotation=Annotation(
            offsets=Annotation.offsets_of(bounds),
            heads=tuple(heads),
            **{name: Column.of(values) for name, values in columns.items()},
        ),
        pipeline=Pipeline(cleaner="0", entities="0"),
    )


def _entities(text: str, bounds: list[tuple[int, int]], names: Names) -> list[Entity]:
    starts, ends = {start for start, _ in bounds}, {end for _, end in bounds}
    out = []
    for number, (name, forms) in enumerate(names.items(), 1):
        found: dict[int, Mention] = {}
        for form in sorted((name, *forms), key=len, reverse=True):
            at = text.find(form)
            while at >= 0:
                end = at + len(form)
                inside = any(one.start <= at < one.end for one in found.values())
                if at in starts and end in ends and not inside:
                    kind = "pronoun" if form.lower() in ("he", "she") else "name"
                    found[at] = Mention(start=at, end=end, text=form, kind=kind)  # type: ignore[arg-type]
                at = text.find(form, end)
        mentions = tuple(found[at] for at in sorted(found))
        if not mentions:
            continue
        out.append(Entity(id=f"e{number}", label="PERSON", name=name, name_key=name.lower(), mentions=mentions))
    return out


def tree(rows: str, names: Names | None = None) -> TokenTable:
    """Return the token table of the article that `rows` describe."""
    one = article(rows, names)
    assert one.annotation is not None
    return table_of(one, one.annotation)


def marked_regions(one: TokenTable, paragraphs: Sequence[tuple[int, int]] | None = None) -> MarkedRegions:
    """Return the outermost marked regions of a token table, whose text is one paragraph unless they are given."""
    return MarkedRegions(one, outermost(scan(one.text, paragraphs or [(0, len(one.text))])))


def quotes(rows: str, names: Names | None = None) -> tuple[Quote, ...]:
    """Return the quotes of the article that `rows` describe."""
    return link(article(rows, names)).quotes


def only(found: Sequence[Quote]) -> Quote:
    """Return the one quote of `found`."""
    assert len(found) == 1, [quote.text for quote in found]
    return found[0]


def named(name: str) -> Construction:
    """Return the construction that the weights call `name`: "o+as" is an object and a phrase with "as"."""
    for kind in Kind:
        pattern = re.escape(kind.value.strip()).replace(r"\{\}", "(.+)")
        found = re.fullmatch(pattern, name)
        if found is not None and (kind is not Kind.OBLIQUE):
            return construction(kind, *found.groups())
    return construction(Kind.OBLIQUE, name)


def tagged(one: AnnotatedArticle, **tags: str) -> AnnotatedArticle:
    """Return the article with these tags of quotations, a digit a token. Tags that are not given are 0 everywhere."""
    assert one.annotation is not None
    empty = "0" * len(one.annotation.heads)
    quotation = Quotation(**{name: tags.get(name, empty) for name in QUOTATION_TAGS})
    return one.model_copy(update={"annotation": one.annotation.model_copy(update={"quotation": quotation})})
