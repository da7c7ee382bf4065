"""What a process asks of the scheduler, asked in processes of their own: a policy cannot be taken back."""

from __future__ import annotations

import os
import platform
import subprocess
import sys

import pytest

from attribune_core.stage import turns

LINUX = platform.system() == "Linux"


def grants_turns() -> bool:
    """Whether the kernel has a turn that a process may choose: Linux 6.12 and later."""
    release = platform.release().split(".")
    return LINUX and platform.machine() in {"x86_64", "aarch64"} and (int(release[0]), int(release[1])) >= (6, 12)


def said_by(code: str) -> str:
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return run.stdout.strip()


@pytest.mark.skipif(not LINUX, reason="a kernel other than Linux")
def test_long_turns_are_granted_where_the_kernel_has_them_and_policy_and_niceness_stay() -> None:
    code = (
        "import os; os.nice(3); from attribune_core.stage.turns import ask_for_long_turns;"
        "print(ask_for_long_turns(), os.sched_getscheduler(0) == os.SCHED_OTHER, os.getpriority(os.PRIO_PROCESS, 0))"
    )
    assert said_by(code) == f"{grants_turns()} True {os.getpriority(os.PRIO_PROCESS, 0) + 3}"


@pytest.mark.skipif(not LINUX, reason="a kernel other than Linux")
def test_a_process_that_interrupts_nobody_is_a_batch_process_and_so_are_its_children() -> None:
    code = (
        "import os, subprocess, sys; from attribune_core.stage.turns import interrupt_nobody; print(interrupt_nobody(),"
        "os.sched_getscheduler(0) == os.SCHED_BATCH, flush=True);"
        "subprocess.run([sys.executable, '-c', 'import os; print(os.sched_getscheduler(0) == os.SCHED_BATCH)'])"
    )
    assert said_by(code).split() == ["True", "True", "True"]


def test_another_system_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns.platform, "system", lambda: "Darwin")

    assert not turns.ask_for_long_turns()
    assert not turns.interrupt_nobody()


def test_a_processor_whose_calls_are_not_known_keeps_its_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns.platform, "machine", lambda: "riscv64")

    assert not turns.ask_for_long_turns()
