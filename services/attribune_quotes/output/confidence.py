"""How sure it is that a finished quote is one and its speaker right.

The scorer's confidence knows how likely a content and the words beside it are. Whom these words mean, the article as a
whole says: trees look at the finished quote with its speaker's entity. `training.quote_confidence` fits them to
news_gold, in which the person behind each quote was annotated by reading, and an isotonic curve makes their probability
the share that is right out of fold (Zadrozny and Elkan 2002, *Transforming classifier scores into accurate multiclass
probability estimates*).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
import orjson

from attribune_core.events import Entity, Quote, Span
from attribune_quotes.model.columns import WeightsError, check_columns
from attribune_quotes.model.forest import Forest, Rows, probabilities
from attribune_quotes.model.scorer import along

#: The layout of the file that this code reads.
SCHEMA = 1

_METHODS = (
    *("complement", "aside", "object", "passive", "noun", "adjective", "according", "beside", "tagged", "nearby"),
    *("label", "continuation", "unattributed"),
)
_TYPES = ("direct", "mixed", "indirect")
_KINDS = ("speech", "writing", "thought", "intention")
_MODALITIES = ("actual", "negated", "question", "hypothetical", "future", "disputed")
_LABELS = ("PERSON", "ORG", "GPE", "NORP")
_PRONOUNS = frozenset(
    (
        *("he", "she", "they", "it", "i", "we", "you", "who", "him", "her", "them", "us", "which", "that", "his"),
        *("their", "my", "our", "its"),
    )
)
_DETERMINERS = ("the ", "his ", "her ", "their ", "a ", "an ")
#: Words with which contents begin that are clauses or no statements.
_FIRST_WORDS = frozenset(("that", "to", "how", "whether", "it", "this", "which", "what", "if", "why"))
_MARKS = '“”"'
#: Least confidence of an indirect quote. On news that nothing was tuned to, each step up to 0.3 gains a point of F1 out
#: of fold; but the fuller annotation of PolNeAR has more such quotes, and above this its F1 falls by more than a point.
_LEAST = 0.1
#: Stands for a distance to something that is not there.
_NONE = -1.0


class ArticleParts(NamedTuple):
    """What the features need of an article besides its quotes."""

    text: str
    paragraphs: Sequence[Span]
    sentences: Sequence[Span]
    entities: Mapping[str, Entity]
    #: Where each named person is named, by the person's id.
    names: Sequence[tuple[int, str]]


class QuoteView(NamedTuple):
    """A finished quote in its article."""

    quote: Quote
    before: Quote | None
    article: ArticleParts
    entity: Entity | None
    paragraph: Span
    number_of_paragraph: int
    sentence: Span

    @property
    def start(self) -> int:
        """Where the quote begins, in code points."""
        return self.quote.spans[0][0]

    @property
    def end(self) -> int:
        """Where the quote ends, in code points."""
        return self.quote.spans[-1][1]


def article_parts(
    text: str, paragraphs: Sequence[Span], sentences: Sequence[Span], entities: Sequence[Entity]
) -> ArticleParts:
    """Return what the features need of an article."""
    persons = (one for one in entities if one.label == "PERSON" and one.named)
    names = sorted((mention.start, one.id) for one in persons for mention in one.mentions if mention.kind == "name")
    return ArticleParts(text, paragraphs, sentences, {one.id: one for one in entities}, names)


def _view(quote: Quote, before: Quote | None, article: ArticleParts) -> QuoteView:
    start = quote.spans[0][0]
    number = max(0, bisect_right(article.paragraphs, (start, len(article.text) + 1)) - 1)
    sentence = max(0, bisect_right(article.sentences, (start, len(article.text) + 1)) - 1)
    return QuoteView(
        quote=quote,
        before=before,
        article=article,
        entity=article.entities.get(quote.speaker.entity or "") if quote.speaker is not None else None,
        paragraph=article.paragraphs[number] if article.paragraphs else (0, len(article.text)),
        number_of_paragraph=number,
        sentence=article.sentences[sentence] if article.sentences else (0, len(article.text)),
    )


def _kind_of_speaker(view: QuoteView) -> float:
    """Return 0 for nobody, 1 for a pronoun, 2 for a name, 3 for a description."""
    speaker = view.quote.speaker
    if speaker is None:
        return 0.0
    words = speaker.text.lower()
    if words in _PRONOUNS:
        return 1.0
    named = view.entity is not None and view.entity.named and any(map(str.isupper, speaker.text))
    return 2.0 if named and not words.startswith(_DETERMINERS) else 3.0


def _first_word(view: QuoteView) -> str:
    return view.quote.text.partition(" ")[0].lower().strip("“\"‘'")


def _distance_to_speaker(view: QuoteView) -> float:
    speaker = view.quote.speaker
    return float(min(abs(speaker.start - view.end), abs(view.start - speaker.end))) if speaker is not None else 0.0


def _distance_to_cue(view: QuoteView) -> float:
    cue = view.quote.cue
    if cue is None:
        return _NONE
    first, last = cue.spans[0]
    return float(min(abs(first - view.end), abs(view.start - last)))


def _distance_to_name(view: QuoteView) -> float:
    """Return how far before the words beside the quote its speaker was last named."""
    speaker = view.quote.speaker
    if speaker is None or view.entity is None:
        return _NONE
    ends = [one.end for one in view.entity.mentions if one.kind == "name" and one.end <= speaker.end]
    return float(speaker.start - max(ends)) if ends else _NONE


def _persons_in_paragraph(view: QuoteView) -> float:
    first = bisect_right(view.article.names, (view.paragraph[0] - 1, "\U0010ffff"))
    last = bisect_right(view.article.names, (view.paragraph[1] - 1, "\U0010ffff"))
    return float(len({person for _, person in view.article.names[first:last]}))


def _is_same_speaker(view: QuoteView) -> bool:
    before, now = view.before, view.quote
    if before is None or before.speaker is None or now.speaker is None:
        return False
    return before.speaker.entity == now.speaker.entity


def _share_of_sentence(view: QuoteView) -> float:
    return (view.end - view.start) / max(1, view.sentence[1] - view.sentence[0])


def _index(values: Sequence[str], value: str | None) -> float:
    return float(values.index(value)) if value in values else float(len(values))


#: The features, each declared by its name.
FEATURES: tuple[tuple[str, Callable[[QuoteView], float]], ...] = (
    ("confidence before", lambda view: view.quote.confidence),
    ("method", lambda view: _index(_METHODS, view.quote.method)),
    ("type", lambda view: _index(_TYPES, view.quote.type)),
    ("kind of cue", lambda view: _index(_KINDS, view.quote.cue.kind if view.quote.cue else None)),
    ("modality", lambda view: _index(_MODALITIES, view.quote.modality)),
    ("negated", lambda view: float(view.quote.cue is not None and view.quote.cue.negated)),
    ("cue before", lambda view: float(view.quote.cue.spans[0][0] < view.start) if view.quote.cue else 2.0),
    ("distance to cue", _distance_to_cue),
    ("words", lambda view: float(view.quote.text.count(" ") + 1)),
    ("begins with capital", lambda view: float(view.quote.text[:1].isupper())),
    ("begins as clause", lambda view: float(_first_word(view) in _FIRST_WORDS)),
    ("ends with stop or mark", lambda view: float(view.quote.text[-1:] in '.!?”"')),
    ("begins sentence", lambda view: float(view.start <= view.sentence[0] + 1)),
    ("ends sentence", lambda view: float(view.end >= view.sentence[1] - 1)),
    ("share of sentence", _share_of_sentence),
    ("marks", lambda view: float(sum(map(view.quote.text.count, _MARKS)))),
    ("kind of speaker", _kind_of_speaker),
    ("speaker named", lambda view: float(view.entity is not None and view.entity.named)),
    ("label of speaker", lambda view: _index(_LABELS, view.entity.label) if view.entity is not None else 5.0),
    ("mentions of speaker", lambda view: float(len(view.entity.mentions)) if view.entity is not None else 0.0),
    ("speakers", lambda view: float(len(view.quote.speakers))),
    ("distance to speaker", _distance_to_speaker),
    ("speaker before", lambda view: float(view.quote.speaker.start < view.start) if view.quote.speaker else 2.0),
    ("distance to name", _distance_to_name),
    ("nested", lambda view: float(view.quote.nested_in is not None)),
    ("same speaker as before", lambda view: float(_is_same_speaker(view))),
    ("after quote before", lambda view: float(view.start - view.before.spans[-1][1]) if view.before else _NONE),
    ("place in article", lambda view: view.number_of_paragraph / max(1, len(view.article.paragraphs))),
    ("paragraph", lambda view: float(view.number_of_paragraph)),
    ("length of paragraph", lambda view: float(view.paragraph[1] - view.paragraph[0])),
    ("persons in paragraph", _persons_in_paragraph),
    ("marks in paragraph", lambda view: float(sum(view.article.text.count(one, *view.paragraph) for one in _MARKS))),
)
COLUMNS = tuple(name for name, _ in FEATURES)


def rows(article: ArticleParts, quotes: Sequence[Quote]) -> Rows:
    """Return a row for each of `quotes`, which are in order of the text, of a value for each of `COLUMNS`."""
    out = np.empty((len(quotes), len(FEATURES)))
    for number, quote in enumerate(quotes):
        view = _view(quote, quotes[number - 1] if number else None, article)
        out[number] = [feature(view) for _, feature in FEATURES]
    return out


class ConfidenceModel:
    """The trees, and the curve that makes their probability the share that is right."""

    def __init__(self, stored: Mapping[str, Any]) -> None:
        """Take the data of a file as `training.quote_confidence` writes it.

        Raises WeightsError for another layout, or features other than this code has.
        """
        meta = stored.get("meta", {})
        if meta.get("schema") != SCHEMA:
            raise WeightsError(f"the model of confidence has layout {meta.get('schema')!r}, this code reads {SCHEMA}")
        check_columns("confidence of quotes", stored["columns"], COLUMNS)
        self._forest = Forest(stored["trees"], stored["base"])
        self._curve = [(one, other) for one, other in stored["calibration"]]

    def confidences(self, found: Rows) -> list[float]:
        """Return the confidence of each row, from 0 to 1."""
        if not len(found):
            return []
        return [along(self._curve, float(one)) for one in probabilities(self._forest.log_odds(found))]


@cache
def packaged_confidence() -> ConfidenceModel:
    """Return the model that ships. Raises WeightsError where it does not fit the code."""
    return ConfidenceModel(orjson.loads((files(__package__) / "confidence.json").read_bytes()))


_left_out: ContextVar[bool] = ContextVar("confidence of quotes left out", default=False)


@contextmanager
def without_confidence() -> Iterator[None]:
    """Leave quotes as the scorer has them within the block: what the trees are fitted to."""
    token = _left_out.set(True)
    try:
        yield
    finally:
        _left_out.reset(token)


def with_confidence(article: ArticleParts, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Return `quotes`, which are in order of the text, each with the confidence that the whole article gives it."""
    if _left_out.get():
        return tuple(quotes)
    found = packaged_confidence().confidences(rows(article, quotes))
    return _likely(
        [quote.model_copy(update={"confidence": round(one, 2)}) for quote, one in zip(quotes, found, strict=True)]
    )


def _likely(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Return `quotes` without the indirect ones that are hardly any, numbered anew; marked words are never left out."""
    needed = {one for quote in quotes for one in (quote.continues, quote.nested_in)}
    kept = [quote for quote in quotes if quote.type != "indirect" or quote.confidence >= _LEAST or quote.id in needed]
    if len(kept) == len(quotes):
        return tuple(quotes)
    ids: dict[str | None, str | None] = {None: None}
    ids |= {quote.id: f"q{number}" for number, quote in enumerate(kept, 1)}
    return tuple(
        quote.model_copy(
            update={"id": ids[quote.id], "continues": ids[quote.continues], "nested_in": ids[quote.nested_in]}
        )
        for quote in kept
    )
