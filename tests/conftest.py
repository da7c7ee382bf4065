"""What holds for all tests."""

from __future__ import annotations

import signal


def pytest_configure() -> None:
    """Have Ctrl-C mean something, also in a run that a shell began in the background, which ignores it.

    What a test starts would inherit that, and those that send SIGINT would wait for an end that never comes.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
