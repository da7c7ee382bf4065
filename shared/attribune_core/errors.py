"""The error tree: each class one sentence, and who is at fault."""

from __future__ import annotations


class AttribuneError(Exception):
    """Anything this project raises on purpose."""


class ArticleError(AttribuneError):
    """A fault of the article itself: no retry can help, so the article is a dead letter."""


class RefusalError(ArticleError):
    """A rule of the contract refuses the article: nearly always its producer's fault, and seldom a worker's."""


class MalformedValueError(RefusalError):
    """The value is no article: not text in any encoding, badly compressed, or not JSON where it must be."""


class RecordTooLargeError(RefusalError):
    """The record or file, as it is or inflated, is larger than the limit in the settings or than the topic takes."""


class ContractError(RefusalError):
    """The value is JSON but breaks the contract; the message names each field at fault."""


class EmptyBodyError(RefusalError):
    """The body holds no text once it is cleaned."""


class BodyTooLongError(RefusalError):
    """The body is longer than the limit in the settings."""


class PageTooComplexError(RefusalError):
    """The body is a page of more elements than any article's: it is not parsed."""


class NotTextError(RefusalError):
    """The body is not prose: binary, symbols or emoji alone."""


class KeylessRetractionError(RefusalError):
    """A null value without a key: there is no article that it could retract."""


class WorkLimitError(ArticleError):
    """The article, alone in a fresh process, broke a limit of CPU time or memory, or killed the process."""


class OutputTooLargeError(ArticleError):
    """What the stage made of the article is larger than the output topic takes."""


class SettingsError(AttribuneError):
    """The settings are wrong; the message lists every fault."""


class PeopleFileError(SettingsError):
    """The people file is not there, or a line of it is wrong; the message names the line and what is wrong."""


class ModelError(AttribuneError):
    """The language pipeline is missing, does not load, or lacks a component that is needed."""


class BrokerError(AttribuneError):
    """Kafka cannot be reached, or refuses what was asked of it."""


class TooManyDeadLettersError(AttribuneError):
    """Most articles die, so it is rather the worker or a setting that is at fault: their dead letters stay unsent."""


class StuckError(AttribuneError):
    """The worker has work and makes no progress, or its group never finishes to rebalance."""


class ResourceError(AttribuneError):
    """The machine has no disk, memory or file handles left."""


def reasons() -> list[str]:
    """Return the names of all errors that make an article a dead letter."""
    found, left = [], list(ArticleError.__subclasses__())
    while left:
        kind = left.pop(0)
        if kind is not RefusalError:
            found.append(kind.__name__)
        left += kind.__subclasses__()
    return found
