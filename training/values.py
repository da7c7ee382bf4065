"""Dates, times, amounts and numbers: CoreNLP's numeric classes as OntoNotes labels, and what may be one."""

from collections.abc import Sequence

from corpora.sentences import LabelledSpan
from training.lexicon import MONTHS, NUMBERS, PERIODS, UNITS, VAGUE_TIMES, WEEKDAYS

_LABELS = {
    "DATE": "DATE",
    "TIME": "TIME",
    "DURATION": "DATE",
    "SET": "DATE",
    "MONEY": "MONEY",
    "PERCENT": "PERCENT",
    "ORDINAL": "ORDINAL",
    "NUMBER": "CARDINAL",
}

#: Periods shorter than a day: a time in OntoNotes, not a date.
_SHORT_PERIODS = frozenset(
    ["second", "seconds", "minute", "minutes", "hour", "hours", "morning", "afternoon", "evening", "night"]
)

VALUE_LABELS = frozenset([*_LABELS.values(), "QUANTITY"])


def value_span(words: Sequence[str], span: LabelledSpan) -> LabelledSpan | None:
    """The OntoNotes span of a numeric span of CoreNLP, or ``None`` where OntoNotes has none.

    A duration or a repeated time is a ``DATE``, or a ``TIME`` if it is shorter than a day. A number before a unit of
    measure is a ``QUANTITY`` together with the unit. Vague adverbs ("now", "recently") are not dates.
    """
    label = _LABELS.get(span.label)
    inside = [w.lower() for w in words[span.start : span.end]]
    if label is None or all(w in VAGUE_TIMES for w in inside):
        return None
    if span.label in ("DURATION", "SET") and _SHORT_PERIODS.intersection(inside):
        label = "TIME"
    if label == "CARDINAL" and span.end < len(words) and words[span.end].lower() in UNITS:
        return LabelledSpan(span.start, span.end + 1, "QUANTITY")
    return LabelledSpan(span.start, span.end, label)


def may_be_value(word: str) -> bool:
    """Whether ``word`` may belong to a date, a time, an amount or a number."""
    lower = word.lower()
    if any(c.isdigit() for c in word) or lower in NUMBERS or lower in PERIODS:
        return True
    capital = word[:1].isupper()
    return capital and (lower in MONTHS or lower == "may" or lower in WEEKDAYS)
