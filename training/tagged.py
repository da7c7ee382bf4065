"""Sentences with gold names: a corpus's labels are mapped to OntoNotes, and missing kinds are masked or silver."""

from collections.abc import Iterator

from corpora.bio_files import TaggedSentence
from corpora.sentences import LabelledSpan, Sentence, merged, without_overlaps
from training import silver
from training.gazetteer import place_label
from training.names import NAME_LABELS, miscellaneous_label, trimmed, with_institutions
from training.values import VALUE_LABELS, may_be_value

#: OntoNotes labels of the classes of CoNLL 2003, which most corpora of names have.
UNIVERSAL = {"PER": "PERSON", "ORG": "ORG", "LOC": "GPE"}

#: Labels that are taken from silver, because gold data of persons, places and organisations lacks them.
_FROM_SILVER = VALUE_LABELS | {"NORP"}


def bare(tagged: TaggedSentence, labels: dict[str, str], silver_tags: list[str] | None) -> Sentence:
    """The sentence of ``tagged``, which has no tree, with its names mapped by ``labels``."""
    closing = frozenset(",.;:!?)]%'’") | {"'s", "n't"}
    following = [*tagged.words[1:], ""]
    spaces = [word not in closing and here not in "([$" for here, word in zip(tagged.words, following, strict=True)]
    sentence = Sentence(list(tagged.words), spaces, id=tagged.id)
    add_names(sentence, tagged.spans, labels, silver_tags)
    return sentence


def add_names(
    sentence: Sentence, gold: list[LabelledSpan], labels: dict[str, str], silver_tags: list[str] | None
) -> None:
    """Set the names of ``sentence`` from gold spans with a corpus's labels; those without a mapping are unknown."""
    words = sentence.words
    known = silver_tags if silver_tags and len(silver_tags) == len(words) else None
    spans: list[LabelledSpan | None] = []
    for span in gold:
        inside = words[span.start : span.end]
        label = labels.get(span.label) or miscellaneous_label(inside)
        if span.label in ("LOC", "location"):
            label = place_label(inside, known[span.start : span.end] if known else [])
        if label is None:
            sentence.unknown.update(range(span.start, span.end))
        else:
            spans.append(trimmed(words, LabelledSpan(span.start, span.end, label)))
    sentence.spans = with_institutions(sentence, without_overlaps(s for s in spans if s))
    add_silver(sentence, known)


def add_silver(sentence: Sentence, silver_tags: list[str] | None) -> None:
    """Add CoreNLP's values and nationalities where there is no gold name; without such tags, mask what may be one."""
    spans = sentence.spans or []
    if silver_tags is None:
        sentence.unknown.update(i for i, word in enumerate(sentence.words) if may_be_value(word))
        sentence.unknown.update(_may_be_nationalities(sentence, spans))
        return
    found, _ = silver.named_spans(sentence.words, silver_tags)
    sentence.spans = merged(spans, (s for s in found if s.label in _FROM_SILVER))


def _may_be_nationalities(sentence: Sentence, spans: list[LabelledSpan]) -> Iterator[int]:
    covered = {i for s in spans if s.label in NAME_LABELS for i in range(s.start, s.end)}
    endings = ("an", "ans", "ish", "ese", "ch", "ic", "ist", "ists", "im", "ims", "i", "is", "ew", "ews", "crats", "ts")
    for i, word in enumerate(sentence.words):
        if i and i not in covered and word[:1].isupper() and word.lower().endswith(endings):
            yield i
