"""A service that ends with the program that started it: `python -m attribune.demo.child PARENT SERVICE`."""

from __future__ import annotations

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1


def main() -> None:
    """Become `attribune run SERVICE`, to be told by the kernel when the parent dies, however it dies.

    Without it, a demo that was killed would leave three workers behind that look for their broker for ever.
    """
    parent, service = int(sys.argv[1]), sys.argv[2]
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        return
    os.execv(sys.executable, [sys.executable, "-P", "-m", "attribune", "run", service])


if __name__ == "__main__":
    main()
