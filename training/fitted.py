"""Files of what was fitted: JSON that says first what it is, one line a value and one line a tree.

``meta`` has the schema of the file, the day and the commit of the fit, the language pipeline that read the texts, the
corpora, and the command that fits it anew.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import orjson

from training.paths import ROOT


def meta(*, schema: int, model: str, corpora: Sequence[str], command: str) -> dict[str, Any]:
    """What a file that is fitted today says of itself; the commit is that of the code, "unknown" outside of Git."""
    git = ["git", "-C", str(ROOT), "rev-parse", "HEAD"]
    asked = subprocess.run(git, capture_output=True, text=True, check=False)
    return {
        "schema": schema,
        "fitted": datetime.now(UTC).date().isoformat(),
        "commit": asked.stdout.strip() if asked.returncode == 0 else "unknown",
        "model": model,
        "corpora": list(corpora),
        "command": command,
    }


def to_bytes(about: Mapping[str, Any], fitted: Mapping[str, Any]) -> bytes:
    """The content of a file: `about` under ``meta``, then the keys of `fitted` in their order.

    A list of lists has a line for each of them.
    """
    lines = [b'"meta": ' + orjson.dumps(about, option=orjson.OPT_INDENT_2)]
    for key, value in fitted.items():
        nested = isinstance(value, list) and value and isinstance(value[0], list)
        content = b"[\n" + b",\n".join(map(orjson.dumps, value)) + b"\n]" if nested else orjson.dumps(value)
        lines.append(orjson.dumps(key) + b": " + content)
    return b"{\n" + b",\n".join(lines) + b"\n}\n"
