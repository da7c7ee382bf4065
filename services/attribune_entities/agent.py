"""The entity extractor as a service: articles.clean -> articles.annotated."""

from __future__ import annotations

from typing import Any

from attribune_core.codec import encode
from attribune_core.events import CleanArticle, Pipeline
from attribune_core.stage.spec import StageSpec
from attribune_core.stage.work import Job
from attribune_core.stage.worker import Worker
from attribune_core.topics import ANNOTATED, CLEAN

_TEXT = "“We will rebuild the bridge,” Mayor Ann Roe said on Monday. She spoke in Springfield."
_SAMPLE = CleanArticle(
    event_id="sample",
    id="sample",
    language="en",
    text=_TEXT,
    paragraphs=((0, len(_TEXT)),),
    pipeline=Pipeline(cleaner="0"),
)

STAGE = StageSpec(
    name="entity-extractor",
    reads=CLEAN,
    writes=ANNOTATED,
    loader="attribune_entities.worker:load",
    sample=Job(b"sample", encode(_SAMPLE)),
    # Some fifteen articles a second and core: what waits here is read again by another worker after a rebalance.
    fetched=100,
    waiting=128,
)


async def agent(stream: Any, worker: Worker) -> None:
    """The Faust agent: clean articles in, annotated ones out.

    The work itself is `attribune_entities.worker`, which child processes load.
    """
    await worker.take(stream)
