"""What the quotes of the invented articles are examples of: marks, constructions, kinds of speaker and of text.

Most of it follows from the gold (:func:`of`); what does not is written in its head as ``tags`` of a quote. So the
accuracy gate can say which constructions are missed, and a test that none lacks its examples.
"""

from __future__ import annotations

from collections.abc import Iterable

from benchmarks.gold_model import PRONOUNS, Gold, Mention, Quote

#: The kinds of text; "news" and "feature" are for all that is none of the others.
GENRES = frozenset(
    {"news", "feature", "court", "speech", "interview", "live blog", "obituary", "sports", "business wire", "science"}
    | {"opinion poll", "parliamentary debate", "police appeal", "press release", "translated wire"}
)
#: Marked words that are no speech, by what they are instead.
NOT_SPEECH = frozenset({"title", "scare", "nickname", "term"})
#: What a gold has to say of a quote itself: neither its marks nor its mentions show it.
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
    """The conventions that ``quote`` of ``gold`` is an example of, some of CONVENTIONS; plain ones have none."""
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
    # An apostrophe is no opening mark; a quote in ‘…’ begins with one.
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
    """Whether a speaker begins where the cue ends, with room for a title and a determiner."""
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
