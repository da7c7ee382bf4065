"""What an event lacks of what a careful reader of an invented input expects.

`expected.json` has for each input the `quotes` that it needs, each with a few of its `words` and the `speakers` that
are right (null is nobody, "*" is anybody); words that are `not_said`; what the text lacks and has; metadata in `meta`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attribune_core.events import EnrichedArticle, Quote

_MARKS = str.maketrans({"’": "'", "‘": "'", "´": "'", "“": '"', "”": '"', "«": '"', "»": '"', "\u00a0": " "})


def faults_of(wanted: Mapping[str, Any], event: EnrichedArticle) -> list[str]:
    """Return a line for each expectation that the event does not meet."""
    out = [line for one in wanted["quotes"] if (line := _fault_of_quote(one, event)) is not None]
    for words in wanted["not_said"]:
        if any(_norm(words) in _norm(one.text) and _is_said(one) for one in event.quotes):
            out.append(f"shown as said: {words}")
    text = _norm(event.text)
    out += [f"in the text: {one}" for one in wanted["text_lacks"] if _norm(one).lower() in text.lower()]
    out += [f"not in the text: {one}" for one in wanted["text_has"] if _norm(one) not in text]
    return [*out, *_faults_of_meta(wanted["meta"], event)]


def _fault_of_quote(wanted: Mapping[str, Any], event: EnrichedArticle) -> str | None:
    words = _norm(wanted["words"])
    found = [
        one
        for one in event.quotes
        if words in _norm(one.text) or any(words in _norm(event.text[start:end]) for start, end in one.spans)
    ]
    for one in found:
        negated = one.cue is not None and one.cue.negated
        if _is_by(one, wanted["speakers"]) and wanted.get("negated", negated) == negated:
            return None
    return ("wrong speaker: " if found else "missing: ") + str(wanted["words"])


def _is_by(quote: Quote, right: Sequence[str | None]) -> bool:
    speakers = [one for one in (quote.speaker, *quote.speakers) if one is not None]
    names = [_norm(name).lower() for one in speakers for name in (one.name, one.text) if name]
    if not names:
        return None in right or "*" in right
    accepted = [_norm(one).lower() for one in right if one is not None]
    return any(one == "*" or one in name or name in one for one in accepted for name in names)


def _is_said(quote: Quote) -> bool:
    return quote.modality == "actual" and not (quote.cue is not None and quote.cue.negated)


def _faults_of_meta(meta: Mapping[str, Any], event: EnrichedArticle) -> Iterator[str]:
    author = " ".join([event.author or "", *event.authors]).lower()
    for key in ("author", "author2"):
        if key in meta and meta[key].lower() not in author:
            yield f"author: {author!r}"
    title = event.title or ""
    if "title" in meta and (_norm(meta["title"]) not in _norm(title) or "|" in title):
        yield f"title: {title!r}"
    if "date" in meta and not (event.published_at or "").startswith(meta["date"]):
        yield f"date: {event.published_at!r}"
    people = {one.name for one in event.entities if one.label == "PERSON"}
    yield from (f"no person {one}" for one in meta.get("persons", ()) if one not in people)
    for name, said in meta.get("not_speaker", {}).items():
        for words in said:
            if any(one.speaker is not None and one.speaker.name == name and words in one.text for one in event.quotes):
                yield f"{name} did not say {words}"


def _norm(text: str) -> str:
    return re.sub(r"\s+", " ", text.translate(_MARKS)).strip()
