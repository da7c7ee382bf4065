"""The stage's one job: a clean article in, an annotated article out. Knows nothing of Kafka."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext

from spacy.language import Language

from attribune_core.events import AnnotatedArticle, CleanArticle
from attribune_core.ids import next_event_id
from attribune_core.settings import load_settings
from attribune_core.version import VERSION
from attribune_entities.columns import annotation, sentences
from attribune_entities.extract import extract
from attribune_entities.model import describe, load_model, reads_articles, require, scheme
from attribune_entities.pieces import pieces
from attribune_entities.reading import Reading

#: Words that the vocabulary of a pipeline remembers, some 10 MB of them: what makes one up costs as much as the rest of
#: tokenizing it.
_KEPT_WORDS = 20_000

#: Languages that the pipelines read, as ISO 639-1; an article that names none is taken for English.
_LANGUAGES = frozenset({"en"})


def annotate(clean: CleanArticle, nlp: Language | None = None) -> AnnotatedArticle:
    """Return `clean` with its sentences, its annotation and the entities in it.

    `nlp` is any spaCy pipeline with a parser and an entity recogniser; without it, the one of the settings.
    An article in another language than English keeps its text, and gets a warning in place of the rest.

    Raises ModelError when the pipeline does not load or lacks a component.
    """
    return annotate_many([clean], nlp)[0]


def annotate_many(cleans: Sequence[CleanArticle], nlp: Language | None = None) -> list[AnnotatedArticle]:
    """Return the annotated articles in the order of `cleans`; see `annotate`.

    All articles go through the pipeline together, each as a document of its own, or each of its paragraphs where the
    pipeline does not ask for more: what is found in an article does not depend on its neighbours.
    """
    english = [at for at, clean in enumerate(cleans) if _is_english(clean)]
    if nlp is None:
        nlp = load_model(load_settings().model)
    require(nlp)
    done = dict(zip(english, read(nlp, [cleans[at] for at in english]), strict=True))
    return [_event(clean, done.get(at), nlp) for at, clean in enumerate(cleans)]


def read(nlp: Language, cleans: Sequence[CleanArticle]) -> list[Reading]:
    """Return what the pipeline `nlp` makes of each article."""
    readings = [Reading(clean.text) for clean in cleans]
    opens = [[start for start, _ in clean.paragraphs] for clean in cleans]
    whole = reads_articles(nlp)
    places = [
        (at, piece)
        for at, clean in enumerate(cleans)
        for span in ([(0, len(clean.text))] if whole else clean.paragraphs)
        for piece in ([span] if whole else pieces(clean.text, *span))
    ]
    texts = (cleans[at].text[start:end] for at, (start, end) in places)
    with _zone(nlp):
        for (at, (start, _)), doc in zip(places, nlp.pipe(texts), strict=True):
            readings[at].add(doc, start, opens[at])
    return [reading.close() for reading in readings]


def _zone(nlp: Language) -> AbstractContextManager[object]:
    """What the pipeline's vocabulary learns is forgotten with the zone, so that a worker does not grow.

    The first words are kept, since most of what comes is said with them.
    """
    return nlp.memory_zone() if len(nlp.vocab) >= _KEPT_WORDS else nullcontext()


def _is_english(clean: CleanArticle) -> bool:
    return clean.language is None or clean.language.lower().split("-")[0].split("_")[0] in _LANGUAGES


def _event(clean: CleanArticle, reading: Reading | None, nlp: Language) -> AnnotatedArticle:
    # Another language ran through no pipeline, so the event does not change with the one that is installed.
    model = describe(nlp) if reading is not None else None
    warnings: Iterable[str] = clean.warnings
    if reading is None:
        warnings = [
            *warnings,
            f"language {clean.language}: only English is annotated, so there are no entities or quotes",
        ]
    return AnnotatedArticle(
        **{name: getattr(clean, name) for name in _KEPT},
        event_id=next_event_id(clean.event_id, VERSION, model),
        sentences=sentences(reading) if reading is not None else (),
        annotation=annotation(reading, scheme(nlp)) if reading is not None and len(reading) else None,
        entities=extract(reading) if reading is not None else (),
        pipeline=clean.pipeline.model_copy(update={"entities": VERSION, "model": model}),
        warnings=tuple(warnings),
    )


#: Fields of the event that go on as they are: all but those that this stage writes.
_KEPT = tuple(name for name in CleanArticle.model_fields if name not in {"event_id", "pipeline", "warnings"})
