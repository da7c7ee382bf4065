"""What a worker's parent process, which annotates nothing, does not carry."""

from __future__ import annotations

import subprocess
import sys


def test_the_service_without_its_work_brings_no_spacy() -> None:
    code = "import sys, attribune_entities.agent; print('faust' in sys.modules, 'spacy' in sys.modules)"

    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.split() == ["True", "False"]
