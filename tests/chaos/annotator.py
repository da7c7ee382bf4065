"""The entity extractor with acts in its work: `python -m tests.chaos.annotator LOADER`.

The stage itself, its name, group and topics are the real ones; only the loader is another. CHAOS_POLL_INTERVAL brings
back the client's own way to leave its group, after so many idle seconds.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace

from attribune_core.settings import load_settings
from attribune_core.stage.app import StageApp
from attribune_core.stage.run import run_stage
from attribune_entities.agent import STAGE, agent

POLL_INTERVAL = "CHAOS_POLL_INTERVAL"
LOADER = sys.argv[1] if len(sys.argv) > 1 else "load_stub"
ACTING = replace(STAGE, loader=f"tests.chaos.acts:{LOADER}")


def adapt(app: StageApp) -> None:
    """Give the client its own poll interval where the environment says so."""
    if POLL_INTERVAL in os.environ:
        app.conf.broker_max_poll_interval = float(os.environ[POLL_INTERVAL])


if __name__ == "__main__":
    raise SystemExit(run_stage(ACTING, agent, load_settings(), adapt))
