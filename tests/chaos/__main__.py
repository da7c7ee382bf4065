"""`python -m tests.chaos`: run the scenarios, a line each, and say whether every promise was kept.

Exits 0 only if all were; with `--double`, only if those fail that must.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from benchmarks.machine import machine
from deploy.kafka.cluster import Cluster, local_cluster
from deploy.kafka.jars import KafkaUnavailableError, missing
from tests.chaos.aftermath import aftermath
from tests.chaos.plan import Plan, make_plan
from tests.chaos.report import Result, write_report
from tests.chaos.scenarios import SCENARIOS, Scenario
from tests.chaos.workers import ROOT
from tests.chaos.world import ChaosError, World

#: What a plain Faust agent must fail at: by articles that are gone, or by a hang.
MUST_FAIL = frozenset({2, 7, 8, 10})


class Brokers:
    """The cluster that scenarios share, one node or three; another number of nodes starts another cluster."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._inner = ExitStack()
        self._cluster: Cluster | None = None

    def take(self, nodes: int) -> Cluster:
        """Return a cluster of so many nodes, all of them up."""
        if self._cluster is None or len(self._cluster.nodes) != nodes:
            self._inner.close()
            self._inner = self._stack.enter_context(ExitStack())
            self._cluster = self._inner.enter_context(local_cluster(nodes))
        # A scenario that failed may have left some down.
        self._cluster.start()
        return self._cluster


async def run_scenario(scenario: Scenario, cluster: Cluster, plan: Plan, parent: Path) -> Result:
    """Run one scenario in a world of its own; what its workers log stays in a folder of `parent`."""
    folder = parent / f"{scenario.number:02}{'-real' if plan.real else ''}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    world = World(cluster, plan, scenario.number, folder)
    began = time.monotonic()
    try:
        await world.open()
        try:
            await scenario.run(world)
            await world.settle()
        except (ChaosError, TimeoutError, KafkaUnavailableError) as error:
            world.broken.append(f"{type(error).__name__}: {error}")
            # What came out can be looked at only where a broker answers.
            cluster.start()
        if world.broken and plan.double:
            await aftermath(world)
        judgement = await world.verdict()
        recovery = world.recovery()
    finally:
        await world.close()
    failure = "; ".join(world.broken) or None
    return Result(scenario, plan, judgement, failure, recovery, time.monotonic() - began, world.notes)


async def run_all(
    brokers: Brokers, chosen: list[Scenario], plans: list[Plan], folder: Path, done: Callable[[list[Result]], None]
) -> list[Result]:
    """Run each scenario under each plan; print its line and call `done` with all results so far after each."""
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    assert task is not None
    for number in (signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, task.cancel)
    results: list[Result] = []
    for plan in plans:
        for scenario in chosen:
            result = await run_scenario(scenario, brokers.take(scenario.nodes), plan, folder)
            results.append(result)
            print(result.line(), flush=True)
            done(results)
    return results


def arguments() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--short", action="store_true", help="minutes, not hours")
    parser.add_argument("--double", action="store_true", help="against a plain Faust agent, which must lose; short")
    parser.add_argument("--real", action="store_true", help="with the real entity extractor only")
    parser.add_argument("--only", default="", help="numbers of scenarios, as 2,7")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "chaos", help="for the logs")
    parser.add_argument("--report", type=Path, help="where the JSON report goes; into the folder, else")
    return parser.parse_args()


def main() -> int:
    """Run what was asked for; return the exit code. Without Java and Maven it skips, which in CI is an error."""
    asked = arguments()
    if lacks := missing():
        # Nobody notices a suite that skips in CI.
        print(f"chaos: {lacks}" if os.environ.get("CI") else f"chaos: skipped: {lacks}")
        return 1 if os.environ.get("CI") else 0
    numbers = {int(one) for one in asked.only.split(",") if one.strip()}
    chosen = [one for one in SCENARIOS if not numbers or one.number in numbers]
    plans = [make_plan(short=asked.short or asked.double, real=asked.real, double=asked.double)]
    if not (asked.short or asked.real or asked.double):
        plans.append(make_plan(short=True, real=True))
    # The reader's client complains at length of every broker that is down, which is the suite's own doing.
    folder: Path = asked.folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(filename=folder / "harness.log", filemode="w", level=logging.WARNING)
    began, here = time.monotonic(), machine()

    def report(results: list[Result]) -> None:
        write_report(asked.report or folder / "report.json", results, here, time.monotonic() - began)

    try:
        with ExitStack() as stack:
            results = asyncio.run(run_all(Brokers(stack), chosen, plans, folder, report))
    except (KeyboardInterrupt, asyncio.CancelledError):
        print("chaos: interrupted", file=sys.stderr)
        return 130
    except KafkaUnavailableError as error:
        print(f"chaos: {error}", file=sys.stderr)
        return 1
    failed = {one.scenario.number for one in results if not one.passed}
    if asked.double:
        kept = sorted(
            (MUST_FAIL & {one.number for one in chosen}) - {one.scenario.number for one in results if one.bad}
        )
        print(f"double: {sorted(failed)} fail" + (f"; {kept} should have" if kept else ", as they must"))
        return 1 if kept else 0
    lost = sum(len(one.judgement.lost) for one in results)
    good = len({one.number for one in chosen} - failed)
    print(f"chaos: {good} of {len(chosen)}, {lost} lost ({time.monotonic() - began:.0f} s)")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
