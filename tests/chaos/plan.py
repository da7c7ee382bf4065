"""How large a run is: in full, or in short with what stands in for each long scenario."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Plan:
    """The form of a run."""

    short: bool
    #: Real spaCy in the annotator, not the stub.
    real: bool = False
    #: A plain Faust agent in the annotator's place.
    double: bool = False
    #: Longest wait for anything, in seconds: many times what it takes on a busy machine.
    patience: float = 150.0
    partitions: int = 4
    annotator: list[str] = field(default_factory=list)

    def pick(self, short: T, full: T) -> T:
        """Return what this form takes."""
        return short if self.short else full

    @property
    def articles(self) -> int:
        """Articles of an ordinary scenario; in full, fourteen of them are 100,000."""
        if self.real:
            return 400
        return self.pick(400, 7_500)


def make_plan(*, short: bool, real: bool = False, double: bool = False) -> Plan:
    """Return the plan of a run.

    The double has less time without any progress: what it lost does not come, however long one waits. The real
    stages have more: they work on hundreds of articles, on a machine that may be busy.
    """
    loader = "load_real" if real else "load_stub"
    command = ["-m", "tests.chaos.double"] if double else ["-m", "tests.chaos.annotator", loader]
    patience = 60.0 if double else 600.0 if real else 150.0 if short else 900.0
    return Plan(short, real, double, patience, 4 if short else 12, command)
