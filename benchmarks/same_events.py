"""Whether two checkouts make the same events, byte for byte: ``python -m benchmarks.same_events BEFORE AFTER``.

BEFORE and AFTER are folders of a checkout (with ``shared/`` and ``services/``), or of packages as ``make compiled``
leaves them. Both read the articles of ``benchmarks/articles`` of this checkout, every file that ``--texts`` names, and
``--articles`` articles of PolNeAR's train part if ``--corpora`` is given. Each article's three events (clean,
annotated, enriched) are compared; one that differs is printed with its first field that does. Exit status 1 if any
differs.

``--but FIELD …`` leaves these fields out of the comparison, wherever they stand: for a change that only adds them.

``--rounds N`` also measures speed. In each round both checkouts read all articles, each in a process of its own. The
figure is the CPU seconds of BEFORE divided by those of AFTER: above 1, AFTER is faster.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import orjson

from corpora.archives import UNPACKED, unpacked
from corpora.polnear import read_articles

ROOT = Path(__file__).resolve().parent.parent
STAGES = ("clean", "annotated", "enriched")
_SUFFIXES = frozenset({".txt", ".html", ".json"})


def bodies(texts: Sequence[Path], corpora: Path | None, count: int) -> list[tuple[str, dict[str, Any]]]:
    """Return the raw articles that both checkouts read: a name and the fields of a `RawArticle` each.

    Raises FileNotFoundError if `corpora` lacks PolNeAR.
    """
    folder = sorted(path for path in (ROOT / "benchmarks" / "articles").iterdir() if path.suffix in _SUFFIXES)
    named = [(path.name, _fields(path)) for path in [*folder, *texts]]
    if corpora is not None:
        corpus = unpacked(corpora, UNPACKED, ("polnear",)) / "polnear"
        named += [(one.name, {"body": one.text}) for one in islice(read_articles(corpus, "train"), count)]
    return named


def _fields(path: Path) -> dict[str, Any]:
    if path.suffix == ".json":
        fields: dict[str, Any] = orjson.loads(path.read_bytes())
        return fields
    return {"body": path.read_text(encoding="utf-8")}


def differing(
    before: Sequence[bytes], after: Sequence[bytes], names: Sequence[str], but: Collection[str] = ()
) -> Iterator[str]:
    """Yield a line for each event that differs; both sequences hold the events of all articles, one for each stage.

    Fields named in ``but`` may differ, or be in one of the two alone.
    """
    for at, (left, right) in enumerate(zip(before, after, strict=True)):
        one, other = (_without(left, but), _without(right, but)) if but else (left, right)
        if one != other:
            name, stage = names[at // len(STAGES)], STAGES[at % len(STAGES)]
            yield f"{name}: {stage}: {_first_field(one, other)}"


def _without(event: bytes, fields: Collection[str]) -> bytes:
    def kept(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: kept(one) for name, one in value.items() if name not in fields}
        return [kept(one) for one in value] if isinstance(value, list) else value

    return orjson.dumps(kept(orjson.loads(event)))


def _first_field(one: bytes, other: bytes) -> str:
    left, right = orjson.loads(one), orjson.loads(other)
    if not (isinstance(left, dict) and isinstance(right, dict)):
        return f"{left!r:.200} is not {right!r:.200}"
    for field in dict.fromkeys([*left, *right]):
        if left.get(field) != right.get(field):
            return f"{field}: {_shortened(left.get(field), right.get(field))}"
    return "the same fields in another order"


def _shortened(left: object, right: object) -> str:
    if isinstance(left, list) and isinstance(right, list):
        for one, other in zip(left, right, strict=False):
            if one != other:
                return f"{one!r:.400} is not {other!r:.400}"
        return f"{len(left)} of them are not {len(right)}"
    return f"{left!r:.400} is not {right!r:.400}"


def read(packages: Path, articles: Path, out: Path) -> float:
    """Have the code under `packages` read `articles` into `out`; return the CPU seconds of its second pass.

    Raises subprocess.CalledProcessError if that fails.
    """
    roots = [str(packages / name) for name in ("shared", "services") if (packages / name).is_dir()] or [str(packages)]
    command = [sys.executable, "-m", "benchmarks.same_events", "--read", str(articles), str(out)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(roots), "OMP_NUM_THREADS": "1"}
    ran = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    seconds, *where = ran.stdout.split("\n")
    assert where[0].startswith(str(packages)), f"{where[0]} is not under {packages}"
    return float(seconds)


def _read_here(articles: Path, out: Path) -> None:
    """Read the articles with the packages that are first on the path; `read` runs this in a process."""
    import attribune_quotes
    from attribune_cleaner import clean_many
    from attribune_core.codec import encode
    from attribune_core.errors import ArticleError
    from attribune_core.events import RawArticle
    from attribune_entities import annotate_many
    from attribune_quotes import link_many

    named = orjson.loads(articles.read_bytes())
    raws = [RawArticle(**{"id": name, **fields}) for name, fields in named]
    events: list[bytes] = []
    taken = 0.0
    for _ in range(2):  # the first pass fills caches and loads modules
        events.clear()
        start = time.process_time()
        for clean in clean_many(raws):
            if isinstance(clean, ArticleError):
                events += [orjson.dumps(repr(clean))] * len(STAGES)
                continue
            (annotated,) = annotate_many([clean])
            (enriched,) = link_many([annotated])
            events += [encode(clean), encode(annotated), encode(enriched)]
        taken = time.process_time() - start
    out.write_bytes(b"\n".join(events))
    print(f"{taken}\n{Path(attribune_quotes.__file__).resolve()}")


def main(argv: Sequence[str] | None = None) -> int:
    """Print what differs, and the ratios; see the module."""
    given = sys.argv[1:] if argv is None else list(argv)
    if given[:1] == ["--read"]:
        _read_here(Path(given[1]), Path(given[2]))
        return 0
    parser = argparse.ArgumentParser(prog="python -m benchmarks.same_events", description=__doc__.splitlines()[0])
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="files that are read as well")
    parser.add_argument("--corpora", type=Path, help="a folder of corpora, unpacked or as archives")
    parser.add_argument("--articles", type=int, default=100, help="articles of PolNeAR's train part")
    parser.add_argument("--but", nargs="*", default=[], help="names of fields that may differ")
    parser.add_argument("--rounds", type=int, default=1, help="rounds of CPU time")
    chosen = parser.parse_args(given)
    named = bodies(chosen.texts, chosen.corpora, chosen.articles)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        (work / "articles.json").write_bytes(orjson.dumps(named))
        sides = [chosen.before.resolve(), chosen.after.resolve()]
        ratios: list[float] = []
        for number in range(chosen.rounds):
            order = (0, 1) if number % 2 == 0 else (1, 0)
            taken = {at: read(sides[at], work / "articles.json", work / f"{at}.events") for at in order}
            ratios.append(taken[0] / taken[1])
            print(f"round {number + 1}: {taken[0]:.2f} s before, {taken[1]:.2f} s after", flush=True)
        before, after = ((work / f"{at}.events").read_bytes().split(b"\n") for at in range(len(sides)))
    found = list(differing(before, after, [name for name, _ in named], chosen.but))
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{len(named)} articles, {len(before)} events: {len(found)} differ")
    print(f"CPU time before by after: median {statistics.median(ratios):.3f} of {len(ratios)} rounds")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
