"""A description of the machine and the software that figures come from."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from importlib.metadata import version
from typing import Any

import psutil

from deploy.kafka.jars import kafka_version

_PACKAGES = ("attribune", "en_attribune_news", "faust-streaming", "aiokafka", "spacy", "onnxruntime")


def machine() -> dict[str, Any]:
    """Return CPUs, memory and versions; no host names and no paths."""
    memory = psutil.virtual_memory().total / 1024**3
    versions = {"python": platform.python_version(), "kafka": kafka_version(), "java": _java()}
    return {
        "machine": f"{platform.machine()}, {os.cpu_count()} logical CPUs, {memory:.0f} GiB, {platform.system()}",
        "load_before": round(os.getloadavg()[0], 2),
        "software": versions | {name: version(name) for name in _PACKAGES},
    }


def _java() -> str | None:
    if shutil.which("java") is None:
        return None
    # `java -version` writes to stderr; the first line has the version in quotation marks.
    said = subprocess.run(["java", "-version"], capture_output=True, text=True, check=True).stderr
    return said.split('"')[1]
