"""Malformed records of every kind among good ones, and retractions."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace

from attribune_core.topics import ENRICHED
from tests.chaos.articles import Article, Fate, good
from tests.chaos.world import ChaosError, World

TITLE = "malformed records of every kind, retractions"
SHORT = "each kind 3 times, not 100"

_JSON = [("content-type", b"application/json")]


def malformed(at: int) -> list[Article]:
    """Return one of each kind."""
    kinds: dict[str, Article] = {
        "half": Article(b"", b'{"body": "half of it'),
        "array": Article(b"", b'["an", "array"]'),
        "announced": Article(b"", b"no JSON at all", headers=_JSON),
        "latin": Article(b"", '{"body": "café, in Latin-1"}'.encode("latin-1")),
        "pdf": Article(b"", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3"),
        "cut short": Article(
            b"", gzip.compress(b"A sentence of some words.")[:-9], headers=[("content-encoding", b"gzip")]
        ),
        "no body": Article(b"", b'{"title": "nothing else"}'),
        "number": Article(b"", b'{"body": 17}'),
        "empty": Article(b"", b'{"body": ""}'),
        "space": Article(b"", b" \n\t "),
        "nothing": Article(b"", b""),
        "symbols": Article(b"", "🎉🎉🎉 *** ---".encode()),
        "binary": Article(b"", b"\x00\x01\x02\x03" * 50),
        "long": Article(b"", json.dumps({"body": "A sentence of some words. " * 10_000}).encode()),
        "surrogate": Article(b"", b'{"body": "\\ud800 alone", "id": "x"}'),
    }
    return [replace(one, key=f"{name}-{at}".encode(), fate=Fate.BAD) for name, one in kinds.items()]


async def run(world: World) -> None:
    """Good ones flow around them; a retraction is passed on in its place among the versions of its id."""
    times = world.plan.pick(3, 100)
    world.start()
    retracted, number = [], 0
    for at in range(times):
        for one in malformed(at):
            world.publish(*(good(f"g-{at}-{number % 5}", number=number + more) for more in range(3)), one)
            number += 3
        for kind in ("gone", "back"):
            world.publish(good(f"{kind}-{at}", number=at), Article(f"{kind}-{at}".encode(), None))
        world.publish(good(f"back-{at}", number=at + 1))
        # No key and no value: nothing that it could retract.
        world.publish(Article(None, None, Fate.BAD))
        retracted.append(f"gone-{at}".encode())
    await world.until(lambda: world.all_out, "every article out")
    last = {seen.key: seen for seen in world.verifier.records.by_topic[ENRICHED.name]}
    wrong = [key for key in retracted if last[key].digest is not None]
    if wrong:
        raise ChaosError(f"retracted, but still in {ENRICHED.name}: {wrong[0]!r}")
    alive = [at for at in range(times) if last[f"back-{at}".encode()].digest is None]
    if alive:
        raise ChaosError(f"published again after its retraction, and gone: back-{alive[0]}")
