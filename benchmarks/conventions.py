"""Conventions that a quote of the invented articles may show: marks, constructions, kinds of speaker and of text.

Most follow from the gold (:func:`of`); the others are ``tags`` of a quote in the gold's head. The accuracy gate counts
found quotes by convention, and a test checks that each convention has examples.
"""

from __future__ import annotations

from collections.abc import Iterable

from benchmarks.gold_model import PRONOUNS, Gold, Mention, Quote

#: The kinds of text; "news" and "feature" are for whatever is not one of the others.
GENRES = frozenset(
    {"news", "feature", "court", "speech", "interview", "live blog", "obituary", "sports", "business wire", "science"}
    | {"opinion poll", "parliamentary debate", "police appeal", "press release", "translated wire"}
)
#: Kinds of words in quotation marks that are not speech.
NOT_SPEECH = frozenset({"title", "scare", "nickname", "term"})
#: Conventions that the gold has to name, because neither marks nor mentions show them.
TAGS = frozenset({"passive", "noun cue", "statement", "conversation", "unclosed", "broken marks"})

_MARKS = {
    "“": "curly marks",
    '"': "straight marks",
    "‘": "single marks",
    "`": "``marks''",
    "«": "«marks»",
    "„": "„marks“",
}
_CLOSING = frozenset("”’\"'»“‘")
_POSTED = frozenset({"tweet", "post", "text", "email", "blog"})
_WENT_ON = frozenset({"add", "continue", "go"})
_RELATIVE = frozenset({"who", "which", "that"})

#: Every convention that :func:`of` knows.
CONVENTIONS = (
    TAGS
    | set(_MARKS.values())
    | {"nested marks", "repeated opening marks", "interrupted", "alone in its paragraph"}
    | {"inversion", "participle", "according to", "told", "posted", "added", "negation", "nested attribution"}
    | {"thought", "intention", "writing"}
    | {"pronoun", "description", "relative pronoun", "organisation", "anonymous", "several speakers", "nobody named"}
)


def of(gold: Gold, quote: Quote) -> frozenset[str]:
    """The conventions of CONVENTIONS that ``quote`` of ``gold`` is an example of; may be empty."""
    found = set(quote.tags) | set(_of_marks(gold, quote)) | set(_of_cue(gold, quote))
    for speaker in quote.speakers:
        found.update(_of_speaker(gold, speaker))
    if not quote.speakers:
        found.add("nobody named")
    if len(quote.speakers) > 1:
        found.add("several speakers")
    if quote.nested_in is not None:
        found.add("nested attribution")
    return frozenset(found)


def _of_marks(gold: Gold, quote: Quote) -> Iterable[str]:
    words = " ".join(gold.text[start:end] for start, end in quote.spans)
    if quote.type == "indirect":
        return
    opening = next((char for char in words if char in _MARKS), None)
    # A quote in ‘…’ begins with the mark; elsewhere it may be an apostrophe.
    if opening is not None:
        yield _MARKS[opening]
    if quote.type == "direct" and any(q.nested_in == quote.key and q.type != "indirect" for q in gold.quotes):
        yield "nested marks"
    if quote.type == "direct" and len(quote.spans) > 1:
        yield "interrupted"
    carried = next((other for other in gold.quotes if other.key == quote.continues), None)
    if carried is not None and gold.text[carried.spans[-1][1] - 1] not in _CLOSING:
        yield "repeated opening marks"
    elif not quote.cue and len(quote.spans) == 1 and quote.spans[0] in gold.paragraphs:
        yield "alone in its paragraph"


def _of_cue(gold: Gold, quote: Quote) -> Iterable[str]:
    if quote.negated:
        yield "negation"
    if quote.kind != "speech":
        yield quote.kind
    if not quote.cue or "noun cue" in quote.tags:
        return
    start, end = quote.cue[0]
    words = gold.text[start:end].lower()
    after = [m.start for m in quote.speakers if m.start >= end]
    before = [m.end for m in quote.speakers if m.end <= start]
    if words.startswith("according"):
        yield "according to"
    elif words.endswith("ing"):
        yield "participle"
    elif after and not before and quote.spans[0][0] < start and "passive" not in quote.tags and _near(after[0], end):
        yield "inversion"
    lemmas = set(quote.lemmas)
    if lemmas & {"tell"} and "passive" not in quote.tags:
        yield "told"
    if lemmas & _POSTED:
        yield "posted"
    if lemmas & _WENT_ON:
        yield "added"


def _near(start: int, end: int) -> bool:
    """Whether a speaker begins soon after the cue, with room for a title and a determiner."""
    return start - end <= 40


def _of_speaker(gold: Gold, speaker: Mention) -> Iterable[str]:
    words = gold.text[speaker.start : speaker.end].lower()
    if words in _RELATIVE:
        yield "relative pronoun"
    elif words in PRONOUNS:
        yield "pronoun"
    elif not speaker.entity.named:
        yield "anonymous"
    elif speaker.kind == "nominal":
        yield "description"
    if speaker.entity.labels[0] == "ORG":
        yield "organisation"
