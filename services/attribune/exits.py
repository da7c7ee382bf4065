"""The exit codes of the command line, named, and which error gives which."""

from __future__ import annotations

from enum import IntEnum

from attribune_core.errors import ArticleError, BrokerError, ModelError, ResourceError, SettingsError
from attribune_core.exit_codes import ExitCode


class Exit(IntEnum):
    """Exit codes of `attribune`; `attribune --help` lists them with `MEANINGS`."""

    OK = 0
    FAILED = 1
    USAGE = 2
    BAD_ARTICLES = 3
    SETTINGS = ExitCode.SETTINGS
    BROKER = ExitCode.BROKER
    MODEL = ExitCode.MODEL
    DIFFERS = 7
    REFUSED = 8
    TIMED_OUT = 9
    DEAD_LETTERS = ExitCode.DEAD_LETTERS
    STUCK = ExitCode.STUCK
    RESOURCES = ExitCode.RESOURCES
    CUT_SHORT = ExitCode.CUT_SHORT
    INTERRUPTED = 130
    PIPE_CLOSED = 141


#: What each code says, for `--help` and the documentation.
MEANINGS: dict[Exit, str] = {
    Exit.OK: "all went well",
    Exit.FAILED: "something failed that has no code of its own; the last line says what",
    Exit.USAGE: "the command line is wrong",
    Exit.BAD_ARTICLES: "some articles were refused, each with its reason on stderr; the others came out",
    Exit.SETTINGS: "an ATTRIBUNE_ setting is wrong, every fault is listed; or the people file is, with the line",
    Exit.BROKER: "Kafka cannot be reached, or refused what was asked of it",
    Exit.MODEL: "the language pipeline is missing or does not load",
    Exit.DIFFERS: "`schema --check`, `check`: schema files or topics differ from what is declared",
    Exit.REFUSED: "`reprocess`: the stage is running, so its place was not moved",
    Exit.TIMED_OUT: "`demo`: the enriched events did not come in time",
    Exit.DEAD_LETTERS: "`run`: most articles die; their dead letters are held back, neither sent nor committed",
    Exit.STUCK: "`run`: no progress, or a rebalance without end",
    Exit.RESOURCES: "no disk, no memory or no file handles left",
    Exit.CUT_SHORT: "`run`: a stop took too long; some articles will be worked on again",
    Exit.INTERRUPTED: "Ctrl-C",
    Exit.PIPE_CLOSED: "the reader of the output went away",
}


def code_for(error: Exception) -> Exit:
    """Return the exit code for an error that ended a command."""
    if isinstance(error, SettingsError):
        return Exit.SETTINGS
    if isinstance(error, BrokerError):
        return Exit.BROKER
    if isinstance(error, ModelError):
        return Exit.MODEL
    if isinstance(error, ResourceError):
        return Exit.RESOURCES
    if isinstance(error, ArticleError):
        return Exit.BAD_ARTICLES
    return Exit.FAILED
