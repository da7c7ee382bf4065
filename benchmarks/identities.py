"""Whether the desk tells who is who: the pages of news_pages and the texts of news_gold in one desk.

``python -m benchmarks.identities --corpora DIR [--events FILE] [--show]`` enriches pages and texts (or reads their
events from FILE, which it makes where it is not there), loads them into an empty desk on SQLite, and compares the
identity of every name of ``benchmarks/identities_gold.tsv`` in every article with the judgment there. A pair is two
articles' names of persons:

- ``joined_right``: of the pairs that the desk joins, the share that is one person;
- ``together_joined``: of the pairs that are one person, the share that the desk joins;
- the same of pairs whose names are not written alike.

``--show`` prints which pairs of names are wrong, and how many times.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import select

from attribune import enrich
from attribune_core.codec import encode
from attribune_core.decoding import decode_body
from attribune_core.errors import ArticleError
from attribune_core.events import RawArticle
from attribune_desk.store import Store
from attribune_desk.store.schema import appearances, articles, identities

GOLD = Path(__file__).with_name("identities_gold.tsv")
#: What the shares must be at least; set by hand, as what an editor would bear.
FLOORS = {"joined_right": 0.98, "together_joined": 0.85}
#: In the gold: nobody's name.
NOBODY = "-"
_BATCH = 50
_BASIL_YEAR = re.compile(r"basil-[a-zA-Z]+-(\d{4})-")


class Name(NamedTuple):
    """A name in an article, as it is judged and as the desk has it."""

    article: str
    name: str
    gold: str
    found: str


def read_gold(path: Path = GOLD) -> dict[tuple[str, str], str]:
    """Return the id of each name, by name and article; the article is "" for all that have no line of their own."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {(name, article): who for name, article, who in (line.split("\t") for line in lines[1:])}


def raws(corpora: Path) -> Iterator[RawArticle]:
    """Yield the pages of news_pages and the texts of news_gold; a text's outlet is that of `groups.tsv`."""
    for meta in sorted((corpora / "news_pages").glob("*.json")):
        page = gzip.decompress(meta.with_suffix(".html.gz").read_bytes())
        url = json.loads(meta.read_text(encoding="utf-8")).get("url")
        yield RawArticle(id=meta.stem, body=decode_body(page), content_type="text/html", url=url)
    gold = corpora / "news_gold"
    rows = (line.split("\t") for line in (gold / "groups.tsv").read_text(encoding="utf-8").splitlines()[1:])
    outlets = {article: outlet for article, _, outlet in rows}
    for text in sorted([*(gold / "train" / "texts").glob("*.txt"), *(gold / "dev" / "texts").glob("*.txt")]):
        year = _BASIL_YEAR.match(text.stem)
        yield RawArticle(
            id=f"text-{text.stem}",
            body=text.read_text(encoding="utf-8"),
            source=outlets.get(text.stem),
            published_at=year[1] if year else None,
        )


def events(corpora: Path) -> Iterator[bytes]:
    """Yield the enriched events of all that has a text."""
    for raw in raws(corpora):
        try:
            yield encode(enrich(raw))
        except ArticleError as error:
            print(f"{raw.id}: {error}", file=sys.stderr)


def judged(lines: list[bytes], gold: Mapping[tuple[str, str], str]) -> list[Name]:
    """Return the names of the gold in a desk that was given these events."""
    with tempfile.TemporaryDirectory(prefix="attribune-identities-") as folder:
        store = Store(f"sqlite:///{folder}/desk.sqlite").open()
        for begin in range(0, len(lines), _BATCH):
            store.writer.add(lines[begin : begin + _BATCH], int(time.time()))
        query = select(articles.c.id, appearances.c.person, identities.c.number)
        query = query.join_from(appearances, articles, articles.c.number == appearances.c.article)
        query = query.join(identities, identities.c.number == appearances.c.identity)
        with store.database.reading() as connection:
            rows = connection.execute(query).all()
        store.close()
    found = []
    for article, person, identity in rows:
        name = re.split("[@=]", person)[0]
        who = gold.get((name, article), gold.get((name, "")))
        if who is not None:
            found.append(Name(article, name, f"{NOBODY} {name} {article}" if who == NOBODY else who, str(identity)))
    return sorted(found)


def shares(names: list[Name], show: bool = False) -> dict[str, float]:
    """Return the shares of right joins and of joined pairs, of all pairs and of pairs of unlike names."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    wrong: Counter[tuple[str, str, str]] = Counter()
    for one, other in combinations(names, 2):
        if one.article == other.article:
            continue
        joined, together = one.found == other.found, one.gold == other.gold
        for kind in ("", "unlike_") if one.name != other.name else ("",):
            counts[kind]["joined"] += joined
            counts[kind]["together"] += together
            counts[kind]["right"] += joined and together
        if joined != together:
            first, second = sorted((one.name, other.name))
            wrong["joined" if joined else "apart", first, second] += 1
    if show:
        for (what, first, second), count in wrong.most_common():
            print(f"{count:5} {what:6} {first} | {second}")
    out: dict[str, float] = {}
    for kind, found in counts.items():
        out[f"{kind}joined_right"] = round(found["right"] / found["joined"], 4) if found["joined"] else 1.0
        out[f"{kind}together_joined"] = round(found["right"] / found["together"], 4) if found["together"] else 1.0
        out[f"{kind}pairs_together"] = found["together"]
    return out


def main(arguments: list[str]) -> int:
    """Print the shares; 1 where one is under its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--events", type=Path, help="kept here, or read from here where it is there")
    parser.add_argument("--show", action="store_true", help="print the names of wrong pairs")
    given = parser.parse_args(arguments)
    if given.events and given.events.exists():
        lines = given.events.read_bytes().splitlines()
    else:
        lines = list(events(given.corpora))
        if given.events:
            given.events.write_bytes(b"\n".join(lines) + b"\n")
    names = judged(lines, read_gold())
    figures = shares(names, given.show)
    print(json.dumps({"names": len({name.name for name in names}), "in_articles": len(names), **figures}, indent=2))
    return int(any(figures[name] < floor for name, floor in FLOORS.items()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
