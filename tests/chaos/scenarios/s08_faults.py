"""Faults in the work: exceptions, processes that are killed, segfault, out of memory."""

from __future__ import annotations

from tests.chaos.articles import Article, doomed, good, mixed
from tests.chaos.workers import Stage
from tests.chaos.world import World

TITLE = "exceptions, killed processes, segfault, out of memory"
SHORT = "3 of each, not 20"

#: Those first that leave the process alive.
_KINDS = ("raise", "memory", "kill", "segfault")


async def run(world: World) -> None:
    """What happens once is the machine's fault and the article comes out; what always happens is the article's."""
    each = world.plan.pick(3, 20)
    world.start(Stage.CLEANER, Stage.LINKER)
    world.start(Stage.ANNOTATOR, processes=2)
    faults: list[Article] = []
    for kind in _KINDS:
        for at in range(each):
            mark = str(world.folder / f"{kind}-{at}")
            faults.append(good(f"once-{kind}-{at}", number=at, once=mark, **{kind: True}))
        faults.append(doomed(f"always-{kind}", **{kind: True}))
    faults.reverse()
    plain = mixed(world.plan.articles)
    step = max(1, len(plain) // len(faults))
    for at, article in enumerate(plain):
        world.publish(article)
        if at % step == step - 1 and faults:
            world.publish(faults.pop())
    world.publish(*faults)
