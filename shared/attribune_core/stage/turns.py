"""Longer turns on a processor that more processes want than there are cores.

The kernel gives each some three milliseconds in turn, and whoever wakes up interrupts. A process begins each turn with
cold caches: three stages on one core lost an eighth of their rate so. Two things help, and neither costs an idle worker
any time: a child process asks for long turns, which Linux grants from 6.12 on, and a parent, whose Kafka client wakes
up for every few records, waits for the end of the turn. See sched(7), sched_setattr(2) and, in the kernel's
documentation, scheduler/sched-eevdf.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
from types import MappingProxyType

#: Seconds of a turn; the kernel takes at most 0.1. An article takes some 0.02.
TURN = 0.05

#: Numbers of the system calls sched_setattr and sched_getattr, which not every C library wraps.
_CALLS = MappingProxyType({"x86_64": (314, 315), "aarch64": (274, 275)})
#: struct sched_attr: size, policy, flags, nice, priority, runtime, deadline, period.
_ATTRIBUTES = struct.Struct("=IIQiIQQQ")


def ask_for_long_turns() -> bool:
    """Ask for turns of TURN seconds for this thread and those it starts; return whether the kernel grants them.

    An older kernel, another system and a sandbox without the call do not; nothing else changes then.
    """
    if platform.system() != "Linux" or platform.machine() not in _CALLS:
        return False
    to_set, to_get = _CALLS[platform.machine()]
    call = ctypes.CDLL(None, use_errno=True).syscall
    asked, nice = round(TURN * 1e9), os.getpriority(os.PRIO_PROCESS, 0)
    wanted = _ATTRIBUTES.pack(_ATTRIBUTES.size, os.sched_getscheduler(0), 0, nice, 0, asked, 0, 0)
    if call(to_set, 0, wanted, 0) != 0:
        return False
    given = ctypes.create_string_buffer(_ATTRIBUTES.size)
    return bool(call(to_get, 0, given, _ATTRIBUTES.size, 0) == 0 and _ATTRIBUTES.unpack(given.raw)[5] == asked)


def interrupt_nobody() -> bool:
    """Have this thread, and those it starts, wait for the end of a turn when they wake up; return whether they will."""
    if platform.system() != "Linux":
        return False
    try:
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
    except PermissionError:
        # A sandbox, or somebody chose a policy that this process may not leave.
        return False
    return True
