"""The bounds of names: a name does not include titles, determiners and possessives."""

from collections.abc import Iterable, Iterator, Sequence

from corpora.sentences import LabelledSpan, Sentence, merged
from training.lexicon import (
    AMBIGUOUS_INSTITUTIONS,
    EVENT_HEADS,
    INSTITUTIONS,
    LAW_HEADS,
    LEADING,
    TITLE_MODIFIERS,
    TITLES,
    TRAILING,
)

#: Labels of names; spans with other labels are values, which include determiners and units.
NAME_LABELS = frozenset(["PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"])

_LONGEST_INSTITUTION = max(map(len, INSTITUTIONS))


def trimmed(words: Sequence[str], span: LabelledSpan) -> LabelledSpan | None:
    """``span`` cut to the name in it, or ``None`` where nothing is left.

    Every name loses determiners at its start, and possessives and stray marks at its end. A person's name loses titles
    at both ends. An organisation's loses titles with their modifiers at its end ("House Majority Leader" is "House").
    """
    start, end = span.start, span.end
    lower = [w.lower() for w in words]
    person = span.label == "PERSON"
    while start < end and (lower[start] in LEADING or (person and _is_title(lower, start, end))):
        start += 1
    while start < end and (lower[end - 1] in TRAILING or lower[start] in TRAILING):
        start, end = (start, end - 1) if lower[end - 1] in TRAILING else (start + 1, end)
    if person:
        while end - start > 1 and lower[end - 1] in TITLES:
            end -= 1
    elif span.label == "ORG" and end > start and lower[end - 1] in TITLES:
        while start < end and (lower[end - 1] in TITLES or lower[end - 1] in TITLE_MODIFIERS):
            end -= 1
    if start >= end or not any(c.isalnum() for word in words[start:end] for c in word):
        return None
    return LabelledSpan(start, end, span.label)


def _is_title(lower: Sequence[str], at: int, end: int) -> bool:
    if lower[at] in TITLES:
        return True
    return end - at > 2 and lower[at] in TITLE_MODIFIERS and lower[at + 1] in TITLES


def institutions(words: Sequence[str]) -> Iterator[LabelledSpan]:
    """The spans of ``words`` that name an institution of the lexicon; the longest at each place."""
    lower = [w.lower() for w in words]
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST_INSTITUTION, len(words) - at), 0, -1):
            name = tuple(lower[at : at + size])
            if name in INSTITUTIONS and words[at][:1].isupper():
                yield LabelledSpan(at, at + size, "ORG")
                at += size
                break
        else:
            at += 1


def with_institutions(sentence: Sentence, spans: Iterable[LabelledSpan]) -> list[LabelledSpan]:
    """``spans`` with the institutions of the lexicon labelled ``ORG`` wherever they are named as such.

    Spans that overlap an institution are dropped. A longer name that holds the institution stays in its place ("White
    House Correspondents Association").
    """
    given = list(spans)
    forced = []
    for found in institutions(sentence.words):
        name = tuple(w.lower() for w in sentence.text_of(found))
        rivals = [s for s in given if s.overlaps(found)]
        if any(s.end - s.start > found.end - found.start for s in rivals):
            continue
        if name in AMBIGUOUS_INSTITUTIONS and not rivals:
            continue
        if sentence.tags and not any(sentence.tags[i].startswith("NNP") for i in range(found.start, found.end)):
            continue
        forced.append(found)
    return merged(forced, given)


def miscellaneous_label(words: Sequence[str]) -> str | None:
    """``EVENT`` or ``LAW`` for a miscellaneous name, by its last word; ``None`` if that is neither's."""
    last = words[-1].lower()
    if len(words) > 1 and last in LAW_HEADS:
        return "LAW"
    if len(words) > 1 and last in EVENT_HEADS:
        return "EVENT"
    return None
