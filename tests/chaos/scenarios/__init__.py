"""The fifteen scenarios, each a module with its title, what stands in for it in the short form, and `run`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.chaos.scenarios import (
    s01_kill,
    s02_stop,
    s03_scale,
    s04_broker,
    s05_suspend,
    s06_slow,
    s07_first,
    s08_faults,
    s09_malformed,
    s10_sizes,
    s11_gaps,
    s12_deploy,
    s13_replay,
    s14_soak,
    s15_refusals,
)
from tests.chaos.world import World

_MODULES = (
    *(s01_kill, s02_stop, s03_scale, s04_broker, s05_suspend, s06_slow, s07_first),
    *(s08_faults, s09_malformed, s10_sizes, s11_gaps, s12_deploy, s13_replay, s14_soak, s15_refusals),
)


@dataclass(frozen=True)
class Scenario:
    """One of the fifteen."""

    number: int
    title: str
    #: What the short form leaves out.
    short: str
    run: Callable[[World], Awaitable[None]]
    #: Brokers that it needs.
    nodes: int


SCENARIOS = tuple(
    Scenario(number, module.TITLE, module.SHORT, module.run, getattr(module, "NODES", 1))
    for number, module in enumerate(_MODULES, 1)
)
