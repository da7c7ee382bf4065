"""Maven, for what comes from Maven Central."""

from __future__ import annotations

import subprocess
from pathlib import Path

PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1"


def fetch(goal: str, *options: str, cwd: Path | None = None) -> str | None:
    """Run a goal of Maven's dependency plugin; return Maven's own words where it failed, and None where it did not.

    Raises:
        FileNotFoundError: there is no Maven.
    """
    command = ["mvn", "-B", "-ntp", "-q", f"{PLUGIN}:{goal}", *options]
    got = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    return f"{got.stdout}{got.stderr}" if got.returncode else None
