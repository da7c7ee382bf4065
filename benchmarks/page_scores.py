"""Measures of cleaning web pages: the gold of a page against its event, as figures from 0 to 1.

An event is a plain dict with the fields of a cleaned or enriched article, or None for a page that was refused: all its
figures are 0. Each figure is of one page; :func:`mean` is over pages, so that a long page counts as a short one does.

===============  ==============================================================================================
precision        words of the text that are words of the gold's body, both as bags
recall           words of the gold's body that are words of the text
words            F1 of the two
shingles         the same F1 over runs of four words: order and wholeness count
paragraphs       F1 of whole paragraphs, compared by their letters and digits
kinds            the paragraphs of the gold that came out whole and of their kind (only where the gold has kinds)
title            1 if the title is the gold's, by letters and digits
date             1 if the day of publication is the gold's; of a gold without one, if there is none
authors          1 if the authors are the gold's, by letters and digits: every one of them, and no other
accepted         1 if the page was not refused
===============  ==============================================================================================

A word of Chinese and Japanese is a character.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from benchmarks.counts import Count
from benchmarks.page_gold import PageGold

#: The measures in the order in which they are shown.
MEASURES = (
    *("precision", "recall", "words", "shingles", "paragraphs", "kinds"),
    *("title", "date", "authors", "accepted"),
)
#: Words of a shingle.
SHINGLE = 4

_IDEOGRAPH = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_IDEOGRAPH}]|[^\W{_IDEOGRAPH}]+")
#: Where an event has all its authors in one string.
_BETWEEN_AUTHORS = re.compile(r"\s*(?:[;,&]|\band\b)\s*")

H = TypeVar("H", bound=Hashable)


def score(gold: PageGold, event: Mapping[str, Any] | None) -> dict[str, float]:
    """The figures of ``event`` against ``gold``, by measure; without kinds in the gold none of ``kinds``."""
    if event is None:
        figures = dict.fromkeys(MEASURES, 0.0)
    else:
        words = _words(event["text"]), _words(" ".join(gold.body))
        of_words = _count(*map(Counter, words))
        paragraphs = _paragraphs(event)
        figures = {
            "precision": of_words.precision,
            "recall": of_words.recall,
            "words": of_words.f1,
            "shingles": _count(*map(_shingles, words)).f1,
            "paragraphs": _count(_blocks(paragraphs), _blocks(gold.body)).f1,
            "kinds": _kinds(gold, event, paragraphs).recall,
            "title": float(fold(event.get("title")) == fold(gold.title)),
            "date": float((event.get("published_at") or "")[:10] == (gold.published or "")),
            "authors": float(_authors(event) == _names(gold.authors)),
            "accepted": 1.0,
        }
    return {name: figures[name] for name in MEASURES if name != "kinds" or gold.kinds}


def mean(scores: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """The mean of each measure over the pages that have it; a measure that none has is left out."""
    scores = list(scores)
    found = {name: [figures[name] for figures in scores if name in figures] for name in MEASURES}
    return {name: sum(figures) / len(figures) for name, figures in found.items() if figures}


def as_event(gold: PageGold) -> dict[str, Any]:
    """The event of a faultless cleaning of ``gold``'s page."""
    spans, start = [], 0
    for paragraph in gold.body:
        spans.append([start, start + len(paragraph)])
        start += len(paragraph) + 2
    return {
        "id": gold.name,
        "title": gold.title,
        "authors": list(gold.authors),
        "published_at": gold.published,
        "text": "\n\n".join(gold.body),
        "paragraphs": spans,
        "paragraph_kinds": list(gold.kinds),
    }


def misses(gold: PageGold, event: Mapping[str, Any] | None) -> list[str]:
    """What ``event`` lacks or has wrong, a line each: title, date, authors, and paragraphs with their kinds."""
    if event is None:
        return ["refused"]
    figures = score(gold, event)
    wanted = {"title": gold.title, "date": gold.published, "authors": ", ".join(gold.authors)}
    given = {
        "title": event.get("title"),
        "date": event.get("published_at"),
        "authors": ", ".join(event.get("authors") or [event.get("author") or ""]),
    }
    lines = [f"{what}: {given[what]!r}, not {wanted[what]!r}" for what in wanted if not figures[what]]
    paragraphs = _paragraphs(event)
    want, got = _blocks(gold.body), _blocks(paragraphs)
    lines += [f"paragraph missing: {text}" for text in gold.body if fold(text) and fold(text) not in got]
    lines += [f"paragraph left over: {text}" for text in paragraphs if fold(text) and fold(text) not in want]
    kinds = {fold(text): kind for text, kind in zip(paragraphs, event.get("paragraph_kinds") or (), strict=False)}
    for text, kind in zip(gold.body, gold.kinds, strict=False):
        if (other := kinds.get(fold(text), kind)) != kind:
            lines.append(f"kind: {other}, not {kind}: {text}")
    return lines


def fold(text: str | None) -> str:
    """The letters and digits of ``text``, case aside."""
    return "".join(char for char in (text or "").casefold() if char.isalnum())


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _shingles(words: Sequence[str]) -> Counter[tuple[str, ...]]:
    """Runs of SHINGLE words; of fewer words, the one run that they are."""
    return Counter(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))


def _blocks(paragraphs: Iterable[str]) -> Counter[str]:
    return Counter(folded for folded in map(fold, paragraphs) if folded)


def _paragraphs(event: Mapping[str, Any]) -> list[str]:
    return [event["text"][start:end] for start, end in event["paragraphs"]]


def _kinds(gold: PageGold, event: Mapping[str, Any], paragraphs: Sequence[str]) -> Count:
    """Paragraphs with their kinds; those of an event without kinds are text."""
    kinds = event.get("paragraph_kinds") or ["text"] * len(paragraphs)
    found = Counter(zip(map(fold, paragraphs), kinds, strict=True))
    return _count(found, Counter(zip(map(fold, gold.body), gold.kinds, strict=False)))


def _count(found: Counter[H], gold: Counter[H]) -> Count:
    return Count((found & gold).total(), found.total(), gold.total())


def _authors(event: Mapping[str, Any]) -> set[str]:
    return _names(event.get("authors") or _BETWEEN_AUTHORS.split(event.get("author") or ""))


def _names(names: Iterable[str]) -> set[str]:
    return {folded for folded in map(fold, names) if folded}
