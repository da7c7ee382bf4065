"""Dead letters replayed, and a rerun with another version of the model."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from attribune.clients.latest import Latest
from attribune_core.stage.headers import Source
from attribune_core.topics import DEAD, ENRICHED
from tests.chaos.acts import MODEL
from tests.chaos.articles import Fate, good
from tests.chaos.verifier import Seen
from tests.chaos.workers import Stage
from tests.chaos.world import ChaosError, World

TITLE = "dead-letter replay, rerun with another model"
SHORT = "120 articles, not thousands"


async def run(world: World) -> None:
    """A replay is idempotent, a rerun is told apart, and no stale version of an article wins."""
    world.in_order = False
    count = world.plan.pick(120, world.plan.articles)
    mended = world.folder / "mended"
    world.start(**{MODEL: "stub 1"})
    revived = [world.random.random() < 0.2 for _ in range(count)]
    for at, dies in enumerate(revived):
        article = good(f"a-{at}", number=at, **({"refuse_until": str(mended)} if dies else {}))
        world.publish(replace(article, fate=Fate.REVIVED if dies else Fate.GOOD))
    dying = sum(revived)
    await world.until(lambda: _letters(world) == dying, "the dead letters")
    # Half of those that died are corrected by their producer before anybody replays them.
    corrected = [at for at, dies in enumerate(revived) if dies][::2]
    world.publish(*(good(f"a-{at}", number=1_000_000 + at) for at in corrected))
    await world.until(lambda: world.outs == len(world.ledger.articles), "the corrections out")
    mended.touch()
    await _replay(world, dying)
    await world.settle()
    await _rerun(world)
    _check_consumer(world, corrected)


def _letters(world: World) -> int:
    return len(world.verifier.records.sources[DEAD.name])


async def _replay(world: World, dying: int) -> None:
    first = await world.command("dead", "replay", "--exception", "NotTextError")
    if f"{dying} replayed" not in first:
        raise ChaosError(f"not {dying} letters replayed: {first[-200:]}")
    await world.until(lambda: world.all_out, "the replayed articles out")
    again = await world.command("dead", "replay", "--exception", "NotTextError")
    if "0 replayed" not in again:
        raise ChaosError(f"letters were replayed twice: {again[-200:]}")
    world.notes["replayed"] = dying


async def _rerun(world: World) -> None:
    """Move the annotator back to the beginning, with another model."""
    before = {seen.source for seen in _enriched(world)}
    for one in world.workers.of(Stage.ANNOTATOR):
        await world.workers.stop(one)
    await world.command("reprocess", Stage.ANNOTATOR, "--since", "1d")
    world.start(Stage.ANNOTATOR, **{MODEL: "stub 2"})
    await world.until(
        lambda: {seen.source for seen in _enriched(world) if (seen.model or "").endswith("stub 2")} >= before,
        "everything once more, by the other model",
    )
    per_source: dict[object, set[str | None]] = {}
    for seen in _enriched(world):
        per_source.setdefault(seen.source, set()).add(seen.event_id)
    if wrong := [source for source, ids in per_source.items() if len(ids) != 2]:
        raise ChaosError(f"two models, but {len(per_source[wrong[0]])} event ids: {wrong[0]}")


def _enriched(world: World) -> list[Seen]:
    return world.verifier.records.by_topic[ENRICHED.name]


def _check_consumer(world: World, corrected: list[int]) -> None:
    """What our own consumer keeps of each id: the latest raw record, by the other model."""
    latest, kept = Latest(), dict[bytes | None, Seen]()
    for seen in _enriched(world):
        source = Source(*(seen.source or ("", 0, 0)), 0)
        if latest.is_news((seen.key or b"").decode(), seen.event_id, source):
            kept[seen.key] = seen
    newest: dict[bytes | None, int] = {}
    for number, article in enumerate(world.ledger.articles):
        newest[article.key] = number
    stale = [key for key, seen in kept.items() if seen.number != newest[key]]
    if stale:
        raise ChaosError(f"a stale version won: {Counter(stale).most_common(1)}")
    old = [key for key, seen in kept.items() if not (seen.model or "").endswith("stub 2")]
    if old:
        raise ChaosError(f"the old model's event won: {old[0]!r}")
    world.notes["corrected"] = len(corrected)
