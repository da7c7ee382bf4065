"""What a run found: a line for each scenario, and a report as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.chaos.oracle import Judgement
from tests.chaos.plan import Plan
from tests.chaos.scenarios import Scenario

#: Faults that a line, and a report, name.
_TOLD, _KEPT = 3, 50


@dataclass(frozen=True)
class Result:
    """One scenario, run once."""

    scenario: Scenario
    plan: Plan
    judgement: Judgement
    #: Why the scenario itself stopped.
    failure: str | None
    #: Seconds from a fault until all that was published before it was out; the longest.
    recovery: float
    seconds: float
    notes: dict[str, Any]

    @property
    def passed(self) -> bool:
        """Every promise was kept."""
        return self.failure is None and self.judgement.right

    @property
    def bad(self) -> bool:
        """It is not only late: articles are gone for good, or a worker could not be stopped."""
        gone = self.notes.get("gone")
        return (isinstance(gone, int) and gone > 0) or "did not stop" in (self.failure or "")

    def line(self) -> str:
        """Return the line of the scenario."""
        one = self.judgement
        counts = (
            f"in {one.published}, out {one.enriched}, dead {one.dead}, duplicates {one.duplicates}, "
            f"lost {len(one.lost)}, recovered in {self.recovery:.1f} s, took {self.seconds:.0f} s"
        )
        more = "".join(f", {name} {value}" for name, value in self.notes.items())
        title = f"{self.scenario.title}{' [real]' if self.plan.real else ''}"
        line = f"{self.scenario.number:>2} {'ok  ' if self.passed else 'FAIL'} {title}: {counts}{more}"
        if self.plan.short and not self.plan.real:
            line += f" (short: {self.scenario.short})"
        wrong = [self.failure] if self.failure else []
        for kind, found in (("lost", one.lost), ("wrong", one.faults)):
            wrong += [f"{kind}: {text}" for text in found[:_TOLD]]
            if len(found) > _TOLD:
                wrong.append(f"{kind}: and {len(found) - _TOLD} more")
        return "\n".join([line, *(f"       {text}" for text in wrong)])

    def facts(self) -> dict[str, Any]:
        """Return what the report says of it."""
        one = self.judgement
        return {
            "number": self.scenario.number,
            "title": self.scenario.title,
            "annotator": "plain Faust agent" if self.plan.double else "real" if self.plan.real else "stub",
            "short": self.scenario.short if self.plan.short else None,
            "passed": self.passed,
            "failure": self.failure,
            "in": one.published,
            "out": one.enriched,
            "dead": one.dead,
            "duplicates": one.duplicates,
            "lost": len(one.lost),
            "recovery_seconds": round(self.recovery, 2),
            "seconds": round(self.seconds, 1),
            "notes": self.notes,
            "faults": [*one.lost, *one.faults][:_KEPT],
        }


def write_report(path: Path, results: Sequence[Result], began: dict[str, Any], seconds: float) -> None:
    """Write the report, with the date and the machine, which `began` says as they were at the start."""
    report = {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        **began,
        "seconds": round(seconds),
        "runs": len(results),
        "passed": sum(one.passed for one in results),
        "articles": sum(one.judgement.published for one in results),
        "lost": sum(len(one.judgement.lost) for one in results),
        "scenarios": [one.facts() for one in results],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(report, indent=1) + "\n")
    path.with_suffix(".txt").write_text("".join(f"{one.line()}\n" for one in results))
