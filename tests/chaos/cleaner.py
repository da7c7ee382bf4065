"""A cleaner of a bad release: `python -m tests.chaos.cleaner`.

The stage itself, its name, group and topics are the real ones. What it reads it refuses as the contract says, and on
whatever it would have to clean the work fails.
"""

from __future__ import annotations

from dataclasses import replace

from attribune_cleaner.agent import STAGE, agent
from attribune_core.settings import load_settings
from attribune_core.stage.run import run_stage

FAILING = replace(STAGE, loader="tests.chaos.acts:load_failing_cleaner")

if __name__ == "__main__":
    raise SystemExit(run_stage(FAILING, agent, load_settings()))
