"""The quote linker as a service: articles.annotated -> articles.enriched."""

from __future__ import annotations

from typing import Any

from attribune_core.codec import encode
from attribune_core.events import AnnotatedArticle, Annotation, Column, Entity, Mention, Pipeline
from attribune_core.stage.spec import StageSpec
from attribune_core.stage.work import Job
from attribune_core.stage.worker import Worker
from attribune_core.topics import ANNOTATED, ENRICHED

_TEXT = "“We won,” Ann Roe said."
_TOKENS = ((0, 1), (1, 3), (4, 7), (7, 8), (8, 9), (10, 13), (14, 17), (18, 22), (22, 23))
_SAMPLE = AnnotatedArticle(
    event_id="sample",
    id="sample",
    language="en",
    text=_TEXT,
    paragraphs=((0, len(_TEXT)),),
    sentences=((0, len(_TEXT)),),
    entities=(
        Entity(
            id="e1",
            label="PERSON",
            name="Ann Roe",
            name_key="ann roe",
            mentions=(Mention(start=10, end=17, text="Ann Roe", kind="name"),),
        ),
    ),
    annotation=Annotation(
        offsets=Annotation.offsets_of(_TOKENS),
        heads=(2, 1, 5, -1, -2, 2, -1, 0, -1),
        pos=Column.of(["PUNCT", "PRON", "VERB", "PUNCT", "PUNCT", "PROPN", "PROPN", "VERB", "PUNCT"]),
        tag=Column.of(["``", "PRP", "VBD", ",", "''", "NNP", "NNP", "VBD", "."]),
        dep=Column.of(["punct", "nsubj", "ccomp", "punct", "punct", "nsubj", "flat", "root", "punct"]),
        lemma=Column.of(["“", "we", "win", ",", "”", "Ann", "Roe", "say", "."]),
    ),
    pipeline=Pipeline(cleaner="0", entities="0", model="sample 0"),
)

STAGE = StageSpec(
    name="quote-linker",
    reads=ANNOTATED,
    writes=ENRICHED,
    loader="attribune_quotes.worker:load",
    sample=Job(b"sample", encode(_SAMPLE)),
    # An annotated article is ten times its text.
    fetched=100,
    waiting=512,
)


async def agent(stream: Any, worker: Worker) -> None:
    """The Faust agent: annotated articles in, enriched articles out.

    The work itself is `attribune_quotes.worker`, which child processes load.
    """
    await worker.take(stream)
