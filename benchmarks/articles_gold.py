"""The invented articles and their gold.

``benchmarks/articles/`` holds the raw inputs: ``NAME.txt``, ``NAME.html``, or ``NAME.json`` (a raw-article object).
``benchmarks/gold/NAME.gold`` has the gold of each: a TOML head between two lines ``+++``, then the text as cleaning
should leave it, in paragraphs, with the markup of :mod:`benchmarks.markup`. The head::

    genre = "court"                        # one of benchmarks.conventions.GENRES
    not_quotes = ["nickname"]              # what each {x|…} is, in their order: one of NOT_SPEECH
    published_at = "2026-03-03"            # left out if the article has none
    author = "Livia Castellan"             # left out if the article has none
    absent = ["Read more: …"]              # boilerplate of the raw input that cleaning has to remove

    [entities]
    rossi = {label = "PERSON", name = "Ada Rossi", titles = ["Minister"], also = ["Rossi"], named = true}
    [quotes]
    1 = {type = "direct", cue = "say", kind = "speech", negated = false, continues = "2", tags = ["passive"]}

``tags`` name the conventions of a quote that its text does not show (:mod:`benchmarks.conventions`).

Conventions of the gold, those of PolNeAR (Newell et al. 2018) for quotes and of OntoNotes for labels: a quote's span
keeps its marks, the comma inside them, and the complementizers "whether" and "to"; it drops the complementizer "that",
which PolNeAR keeps and readers of news leave out, and the full stop outside the marks. A quotation that goes on after its cue in the same paragraph is one quote of two spans; in a new
paragraph it is a quote that continues the one before. With "called it “…”" the object belongs to the quote. Names are
marked without a determiner, title or possessive 's. A label with alternatives ("GPE|LOC") is one on which guidelines
differ. Pronouns of the first and second person are not marked.

:func:`load` checks each gold against its article: it raises GoldError for whatever is not in the raw input.
"""

from __future__ import annotations

import json
import sys
import tomllib
import unicodedata
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import ftfy

from benchmarks.conventions import GENRES, NOT_SPEECH, TAGS
from benchmarks.gold_model import LABELS, PRONOUNS, Entity, Gold, GoldError, Mention, Quote
from benchmarks.markup import Marked, MarkedMention, MarkupError, parse
from corpora.alignment import Letters

ARTICLES = Path(__file__).parent / "articles"
GOLD = Path(__file__).parent / "gold"

_MARKS = frozenset("\"“”„‟«»‘’‚'`")
_KINDS = frozenset({"speech", "writing", "thought", "intention"})


def load_all(articles: Path = ARTICLES, gold: Path = GOLD) -> list[Gold]:
    """Every article with its gold, by name. Raises GoldError, also for an article without gold and for the reverse."""
    inputs = {path.stem: path for path in articles.iterdir() if path.suffix in {".txt", ".html", ".json"}}
    names = {path.stem for path in gold.glob("*.gold")}
    if alone := names ^ inputs.keys():
        raise GoldError(f"article without gold, or gold without article: {sorted(alone)}")
    return [load(inputs[name], gold / f"{name}.gold") for name in sorted(names)]


def load(path: Path, gold: Path) -> Gold:
    """Read the gold of the article at ``path`` and check it against the article. Raises GoldError."""
    try:
        _, head, body = gold.read_text(encoding="utf-8").split("+++\n", 2)
        marked = parse(body.strip())
        meta = tomllib.loads(head)
        result = _build(path, meta, marked)
    except (MarkupError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise GoldError(f"{gold.name}: {type(error).__name__}: {error}") from error
    _check_against_raw(result)
    return result


def _build(path: Path, meta: dict[str, Any], marked: Marked) -> Gold:
    entities = {key: _entity(key, **fields) for key, fields in meta.get("entities", {}).items()}
    mentions = {mark: _mention(mark, entities, marked.text) for mark in marked.mentions}
    heads = meta.get("quotes", {})
    if heads.keys() != marked.quotes.keys():
        raise GoldError(f"quotes in the head and in the text differ: {heads.keys() ^ marked.quotes.keys()}")
    for numbers, what in ((marked.cues.keys(), "cue"), ({n for m in mentions for n in m.speaks}, "speaker")):
        if lost := set(numbers) - heads.keys():
            raise GoldError(f"{what} of no quote: {sorted(lost)}")
    if unused := entities.keys() - {mark.entity for mark in mentions}:
        raise GoldError(f"entities that are never mentioned: {sorted(unused)}")
    quotes = tuple(_quote(key, fields, marked, mentions) for key, fields in heads.items())
    for quote in quotes:
        if quote.continues is not None and quote.continues not in heads:
            raise GoldError(f"quote {quote.key} continues no quote: {quote.continues}")
    not_speech = tuple(meta.get("not_quotes", ()))
    if len(not_speech) != len(marked.not_quotes) or not NOT_SPEECH.issuperset(not_speech):
        raise GoldError(f"not_quotes has to say of each {{x|…}} which of {sorted(NOT_SPEECH)} it is")
    if meta["genre"] not in GENRES:
        raise GoldError(f"unknown genre {meta['genre']!r}")
    return Gold(
        name=path.stem,
        path=path,
        genre=meta["genre"],
        text=marked.text,
        published_at=meta.get("published_at"),
        author=meta.get("author"),
        absent=tuple(meta.get("absent", ())),
        entities=tuple(entities.values()),
        mentions=tuple(mentions.values()),
        quotes=quotes,
        not_quotes=tuple(marked.not_quotes),
        not_speech=not_speech,
    )


def _entity(
    key: str, label: str, name: str, titles: tuple[str, ...] = (), also: tuple[str, ...] = (), named: bool = True
) -> Entity:
    labels = tuple(label.split("|"))
    if unknown := set(labels) - LABELS:
        raise GoldError(f"{key}: unknown label {sorted(unknown)}")
    return Entity(key, labels, (name, *also), tuple(titles), named)


def _mention(mark: MarkedMention, entities: dict[str, Entity], text: str) -> Mention:
    entity = entities[mark.entity]
    words = text[mark.start : mark.end]
    kind = "nominal" if mark.nominal or not entity.named else "name"
    if words.lower() in PRONOUNS:
        kind = "pronoun"
    return Mention(entity, mark.start, mark.end, kind)


def _quote(key: str, fields: dict[str, Any], marked: Marked, mentions: dict[MarkedMention, Mention]) -> Quote:
    if unknown := fields.keys() - {"type", "cue", "kind", "negated", "continues", "tags"}:
        raise GoldError(f"quote {key}: unknown fields {sorted(unknown)}")
    spans = tuple(sorted(marked.quotes[key]))
    lemmas = tuple(fields.get("cue", "").split("|")) if fields.get("cue") else ()
    cue = tuple(marked.cues.get(key, ()))
    if bool(cue) != bool(lemmas):
        raise GoldError(f"quote {key}: a cue is marked in the text and has a lemma in the head, or neither")
    kind = fields.get("kind", "speech")
    words = "".join(marked.text[start:end] for start, end in spans)
    opened = all(marked.text[start] in _MARKS for start, _ in spans)
    marks = bool(set(words) & (_MARKS - frozenset("’'"))) or "‘" in words or opened
    fits = {"direct": opened, "mixed": marks, "indirect": not marks}.get(fields["type"])
    if not fits or kind not in _KINDS:
        raise GoldError(f"quote {key}: type {fields['type']} or kind {kind} does not fit {words!r}")
    tags = tuple(fields.get("tags", ()))
    if not TAGS.issuperset(tags):
        raise GoldError(f"quote {key}: unknown tags {sorted(set(tags) - TAGS)}")
    speakers = tuple(mention for mark, mention in mentions.items() if key in mark.speaks)
    return Quote(
        key=key,
        type=fields["type"],
        spans=spans,
        cue=cue,
        lemmas=lemmas,
        kind=kind,
        negated=bool(fields.get("negated", False)),
        speakers=speakers,
        continues=fields.get("continues"),
        nested_in=marked.nested.get(key),
        tags=tags,
    )


def _check_against_raw(gold: Gold) -> None:
    raw = Letters(plain_text(gold.path)).text
    text = Letters(gold.text).text
    position = 0
    for start, end in gold.paragraphs:
        paragraph = gold.text[start:end]
        found = raw.find(Letters(paragraph).text, position)
        if found < 0:
            raise GoldError(f"{gold.name}: not in the article, or not in this order: {paragraph[:80]!r}")
        position = found + 1
    for line in gold.absent:
        letters = Letters(line).text
        if letters not in raw or letters in text:
            raise GoldError(f"{gold.name}: boilerplate has to be in the article and not in its text: {line!r}")


def plain_text(path: Path) -> str:
    """All the text of a raw input, boilerplate included, with mojibake undone."""
    content = path.read_bytes().decode("utf-8")
    if path.suffix == ".json":
        content = str(json.loads(content)["body"])
    if path.suffix == ".html" or content.lstrip().lower().startswith(("<!doctype", "<html")):
        reader = _HtmlText()
        reader.feed(content)
        reader.close()
        content = "".join(reader.parts)
    return unicodedata.normalize("NFC", ftfy.fix_text(content, uncurl_quotes=False))


class _HtmlText(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def main() -> int:
    """Check every gold and print its contents in numbers."""
    articles = load_all()
    for gold in articles:
        print(f"{gold.name:28} {len(gold.quotes):4} quotes {len(gold.mentions):4} mentions")
    quotes, mentions = sum(len(g.quotes) for g in articles), sum(len(g.mentions) for g in articles)
    print(f"{len(articles)} articles, {quotes} quotes, {mentions} mentions")
    return 0


if __name__ == "__main__":
    sys.exit(main())
