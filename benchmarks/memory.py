"""Whether the memory of a process grows while it reads articles: ``python -m benchmarks.memory [--articles N]``.

The articles of ``benchmarks/articles`` are read repeatedly, each time with other names and numbers, so that there are
always new words. Prints the resident memory, in MiB, after every tenth of the articles.

With ``--lengths`` it reads one article of each of a few lengths instead, the shortest first: the memory that is needed
grows with the longest article, and is kept.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import psutil

from attribune import RawArticle, enrich_many

ARTICLES = Path(__file__).with_name("articles")

#: Characters of an ordinary article, of some long ones, and of nearly the longest that is read by default.
LENGTHS_CHARACTERS = (5_000, 20_000, 60_000, 190_000)

_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
_NUMBER = re.compile(r"\d")
_MIB_BYTES = 1 << 20


def varied(count: int, seed: int = 0) -> Iterator[RawArticle]:
    """``count`` articles; each time a third of the capitalised words and all digits are replaced."""
    rng = random.Random(seed)
    bodies = [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))]
    for number in range(count):
        body = _NAME.sub(lambda match: _other(match[0], rng), bodies[number % len(bodies)])
        yield RawArticle(body=_NUMBER.sub(lambda _: str(rng.randrange(10)), body), id=str(number))


def _other(word: str, rng: random.Random) -> str:
    if rng.random() < 2 / 3:
        return word
    return "".join(rng.choice("aeioulnrst") for _ in word).capitalize()


def long(characters: int) -> RawArticle:
    """One article of that many characters."""
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt")))
    return RawArticle(body=(text * (1 + characters // len(text)))[:characters], id=str(characters))


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table; see the module."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.memory", description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--lengths", action="store_true")
    given = parser.parse_args(argv)
    process = psutil.Process()
    if given.lengths:
        for characters in LENGTHS_CHARACTERS:
            for _ in enrich_many([long(characters)]):
                print(f"{characters:8,} characters {process.memory_info().rss / _MIB_BYTES:8.0f} MiB", flush=True)
        return 0
    step = max(1, given.articles // 10)
    for number, _ in enumerate(enrich_many(varied(given.articles)), 1):
        if number % step == 0:
            print(f"{number:8,} articles {process.memory_info().rss / _MIB_BYTES:8.0f} MiB", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
