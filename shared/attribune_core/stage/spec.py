"""What tells one stage from another."""

from __future__ import annotations

from dataclasses import dataclass

from attribune_core.stage.work import Job, Refused
from attribune_core.topics import RAW, Topic
from attribune_core.version import VERSION


@dataclass(frozen=True)
class StageSpec:
    """A stage: one service, one consumer group, one topic in and one out."""

    #: As in `attribune run NAME`; the consumer group is `attribune-NAME`.
    name: str
    reads: Topic
    writes: Topic
    #: Import path `module:function` of its loader (`attribune_core.stage.work.Load`).
    loader: str
    #: An article that this stage can always work on. Each child process does so before anything is read: a worker
    #: that cannot is a bad deploy, and it warms the process up.
    sample: Job
    #: Records fetched at once, and waiting between Kafka and the stage. The slower the work, the fewer: they are
    #: read again by another worker after a rebalance.
    fetched: int = 500
    waiting: int = 4096
    version: str = VERSION

    @property
    def group(self) -> str:
        """Consumer group, the same for every worker of the stage and every version of it."""
        return f"attribune-{self.name}"

    def is_refusal(self, refused: Refused) -> bool:
        """Whether a rule of the contract refuses what a producer sent.

        The value on a later topic was written by a stage: one that breaks the contract there is a failure of our own.
        """
        return refused.by_rule and self.reads.name == RAW.name
