"""The stage's one job: a clean article in, an annotated article out. Knows nothing of Kafka."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attribune_core.events import AnnotatedArticle, CleanArticle
from attribune_core.ids import next_event_id
from attribune_core.settings import load_settings
from attribune_core.version import VERSION
from attribune_entities.document.annotation import annotation, sentences
from attribune_entities.document.parsed_article import ParsedArticle
from attribune_entities.document.parsing import parse
from attribune_entities.extractor import extract
from attribune_entities.language_model import Language
from attribune_entities.language_model.loading import require
from attribune_entities.language_model.metadata import Scheme, describe, scheme
from attribune_entities.language_model.pipelines import Pipelines
from attribune_entities.people.index import PeopleIndex
from attribune_entities.people.linking import link_people
from attribune_entities.people.store import open_people

#: Fields of the event that this stage writes anew; the other fields of a clean article are passed on.
_OWN = frozenset({"event_id", "pipeline", "warnings"})


def annotate(
    clean: CleanArticle, nlp: Language | Pipelines | None = None, people: PeopleIndex | None = None
) -> AnnotatedArticle:
    """Return `clean` with its sentences, its annotation and the entities in it.

    `nlp` is any spaCy pipeline for English with a parser and an entity recogniser, or several by their languages;
    without it, those of the settings, and the people file of the settings as well. `people` is whom entities are linked
    to. An article in a language that has no pipeline keeps its text, and gets a warning in place of the rest.

    Raises ModelError when the pipeline does not load or lacks a component, and PeopleFileError when a line of the
    people file of the settings is wrong.
    """
    return annotate_many([clean], nlp, people)[0]


def annotate_many(
    cleans: Sequence[CleanArticle], nlp: Language | Pipelines | None = None, people: PeopleIndex | None = None
) -> list[AnnotatedArticle]:
    """Return the annotated articles in the order of `cleans`; see `annotate`.

    All articles in a language go through its pipeline together, each as a document of its own, or each of its
    paragraphs where the pipeline does not ask for more: what is found in an article does not depend on its neighbours.
    """
    if nlp is None:
        settings = load_settings()
        nlp = Pipelines(settings.pipelines)
        people = people or open_people(settings.people)
    if isinstance(nlp, Language):
        require(nlp)
    pipelines = nlp if isinstance(nlp, Pipelines) else Pipelines({"en": nlp})
    by_pipeline: dict[int, tuple[Language, list[int]]] = {}
    for number, clean in enumerate(cleans):
        if (pipeline := pipelines.for_language(clean.language)) is not None:
            by_pipeline.setdefault(id(pipeline), (pipeline, []))[1].append(number)
    events: dict[int, AnnotatedArticle] = {}
    for pipeline, numbers in by_pipeline.values():
        model, relations = describe(pipeline), scheme(pipeline)
        for number, parsed in zip(numbers, parse(pipeline, [cleans[number] for number in numbers]), strict=True):
            events[number] = _event(cleans[number], parsed, model, relations, people)
    return [events.get(number) or _without_pipeline(clean) for number, clean in enumerate(cleans)]


def _event(
    clean: CleanArticle, parsed: ParsedArticle, model: str, relations: Scheme, people: PeopleIndex | None
) -> AnnotatedArticle:
    entities = extract(parsed)
    if people is not None:
        entities = link_people(entities, clean.text, clean.published_at, people)
    # What the output depends on; without a people file the id is what it was before there were any.
    parts = [VERSION, model] if people is None else [VERSION, model, people.digest]
    return AnnotatedArticle(
        **_passed_on(clean),
        event_id=next_event_id(clean.event_id, *parts),
        sentences=sentences(parsed.table),
        annotation=annotation(parsed, relations) if len(parsed.table) else None,
        entities=entities,
        pipeline=clean.pipeline.model_copy(update={"entities": VERSION, "model": model}),
        warnings=clean.warnings,
    )


def _without_pipeline(clean: CleanArticle) -> AnnotatedArticle:
    """Return the event of an article that no pipeline reads: it depends on none, so it names none."""
    warning = f"language {clean.language}: no pipeline reads it, so there are no entities or quotes"
    return AnnotatedArticle(
        **_passed_on(clean),
        event_id=next_event_id(clean.event_id, VERSION, None),
        sentences=(),
        annotation=None,
        entities=(),
        pipeline=clean.pipeline.model_copy(update={"entities": VERSION, "model": None}),
        warnings=(*clean.warnings, warning),
    )


def _passed_on(clean: CleanArticle) -> dict[str, Any]:
    return {name: getattr(clean, name) for name in type(clean).model_fields if name not in _OWN}
