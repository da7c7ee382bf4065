"""The names of re3d that the pipeline is to find.

Of an entity that the corpus marks, the name is what stays without titles and determiners, where each of its words has
a capital or joins names ("of", "al"). Any other entity is a description: names inside it are neither asked for nor
counted.
"""

from spacy.tokens import Doc

from corpora.re3d import Document
from corpora.sentences import LabelledSpan
from training.lexicon import CONNECTORS
from training.names import trimmed
from training.scoring import names_of


def compared(document: Document, doc: Doc) -> tuple[set[LabelledSpan], set[LabelledSpan]]:
    """The gold names, and the predicted ones that count, in ``doc``: ``document`` as the pipeline reads it."""
    words = [token.text for token in doc]
    gold: set[LabelledSpan] = set()
    open_: set[int] = set()
    for span in document.spans:
        tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
        if tokens is None:
            continue
        name = trimmed(words, LabelledSpan(tokens.start, tokens.end, "PERSON" if span.label == "PER" else span.label))
        if name and all(_in_name(word) for word in words[name.start : name.end]):
            gold.add(LabelledSpan(name.start, name.end, span.label))
        else:
            open_.update(range(tokens.start, tokens.end))
    return gold, {span for span in names_of(doc) if open_.isdisjoint(range(span.start, span.end))}


def _in_name(word: str) -> bool:
    return not word[:1].islower() or word.lower() in CONNECTORS
