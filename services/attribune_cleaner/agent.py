"""The cleaner as a service: articles.raw -> articles.clean."""

from __future__ import annotations

from attribune_core.exit_codes import ExitCode
from attribune_core.settings import Settings
from attribune_core.stage.app import StageApp, create_app
from attribune_core.stage.run import run_stage
from attribune_core.stage.spec import StageSpec
from attribune_core.stage.work import Job
from attribune_core.stage.worker import Worker
from attribune_core.topics import CLEAN, RAW

STAGE = StageSpec(
    name="cleaner",
    reads=RAW,
    writes=CLEAN,
    loader="attribune_cleaner.worker:load",
    sample=Job(b"sample", "“We will rebuild the bridge,” the mayor said on Monday.".encode()),
)


def build(worker: Worker) -> StageApp:
    """Return the application and its one agent."""
    app = create_app(STAGE, worker.settings)
    app.agent(app.topic(STAGE.reads.name, value_type=bytes), name=STAGE.name)(worker.take)
    return app


def run(settings: Settings) -> ExitCode:
    """Run one worker until it is stopped; return why it ended."""
    return run_stage(STAGE, build, settings)
