"""The exit codes of a worker, each with its name: a supervisor and its alarms can tell them apart."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Why a worker ended. In every case but 0 the supervisor should start it again; nothing is lost."""

    #: Stopped by a signal, with everything that was out also committed.
    OK = 0
    #: A fault nobody foresaw; the log has the traceback.
    CRASHED = 1
    #: An `ATTRIBUNE_` setting is wrong.
    SETTINGS = 4
    #: Kafka cannot be reached at start, or refuses the worker.
    BROKER = 5
    #: The language pipeline does not load, or fails on the stage's own sample article.
    MODEL = 6
    #: Most work fails, or nearly all is refused: the dead letters were held back, neither sent nor committed.
    DEAD_LETTERS = 20
    #: No progress, or a rebalance without end: see `ATTRIBUNE_WATCHDOG_SECONDS`.
    STUCK = 21
    #: No disk, no memory or no file handles left on this machine.
    RESOURCES = 22
    #: A stop took longer than `ATTRIBUNE_STOP_SECONDS` and was cut short: some articles will be worked on again.
    CUT_SHORT = 23
