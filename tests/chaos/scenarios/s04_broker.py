"""The broker restarted and killed under load, and three nodes restarted one after the other."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from deploy.kafka.node import Node
from tests.chaos.articles import mixed
from tests.chaos.world import World

TITLE = "broker restart and SIGKILL under load, rolling restart of three"
SHORT = "one round: all three killed at once, then a rolling restart"
NODES = 3


async def run(world: World) -> None:
    """All nodes down and up, as one broker's restart is to its clients; each restarted in turn; one killed."""
    rounds = world.plan.pick(1, 3)
    count = world.plan.articles
    world.start()
    load = world.feed(mixed(count), seconds=rounds * 25.0)
    await world.progress(count // 20)
    for _ in range(rounds):
        if not world.plan.short:
            await _all(world, world.cluster.stop, "restart")
        await _all(world, world.cluster.kill, "SIGKILL")
        for node in world.cluster.nodes:
            await _one(world, node, node.stop, "restart")
        if not world.plan.short:
            one = world.random.choice(world.cluster.nodes)
            await _one(world, one, one.kill, "SIGKILL")
    await load


async def _all(world: World, end: Callable[[], None], what: str) -> None:
    world.fault(f"{what} all brokers")
    await asyncio.to_thread(end)
    # Launched here: the kernel ends a process with the thread that started it.
    world.cluster.launch()
    await asyncio.to_thread(world.cluster.await_ready)
    await asyncio.to_thread(world.cluster.await_in_sync)
    await world.progress(5)


async def _one(world: World, node: Node, end: Callable[[], None], what: str) -> None:
    world.fault(f"{what} {node.address}")
    await asyncio.to_thread(end)
    node.launch()
    await asyncio.to_thread(node.await_ready)
    await asyncio.to_thread(world.cluster.await_in_sync)
