"""The entity extractor as a service: articles.clean -> articles.annotated."""

from __future__ import annotations

from attribune_core.codec import encode
from attribune_core.events import CleanArticle, Pipeline
from attribune_core.exit_codes import ExitCode
from attribune_core.settings import Settings
from attribune_core.stage.app import StageApp, create_app
from attribune_core.stage.run import run_stage
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


def build(worker: Worker) -> StageApp:
    """Return the application and its one agent."""
    app = create_app(STAGE, worker.settings)
    app.agent(app.topic(STAGE.reads.name, value_type=bytes), name=STAGE.name)(worker.take)
    return app


def run(settings: Settings) -> ExitCode:
    """Run one worker until it is stopped; return why it ended."""
    return run_stage(STAGE, build, settings)
