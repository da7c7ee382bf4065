"""How right links to a people file are, and what the file costs.

``python -m benchmarks.people --corpora DIR [--pin] [--errors] [--invented N]`` makes a people file of the US Congress'
members and executive and of 200,000 invented people who share their surnames, links 60 articles of news_gold to it, and
prints the figures of :mod:`benchmarks.people_scoring` with the pinned floors, how long loading takes, what it adds to
the memory of two processes that share it, and milliseconds an article; then the same with an invented namesake for each
of the members. ``--pin`` raises the floors to the figures and
lowers none, ``--errors`` names each error. Exit status 1 if a figure is below its floor, 2 if a corpus is missing.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from attribune.people import congress
from attribune.people.writing import line_of
from attribune_cleaner import clean
from attribune_core.events import AnnotatedArticle, CleanArticle, Entity, RawArticle
from attribune_entities import annotate_many
from attribune_entities.people.index import PeopleIndex
from attribune_entities.people.linking import link_people
from attribune_entities.people.person import Person
from attribune_entities.people.store import open_people
from benchmarks import floors
from benchmarks.invented_people import invented, namesakes
from benchmarks.people_scoring import KINDS, Error, figures, read_gold, score
from corpora.archives import UNPACKED, unpacked

BELOW_FLOOR = 1
NO_CORPUS = 2

FLOORS = Path(__file__).with_name("people_floors.json")
#: The files of the corpus `people`, of which the people file is made.
FILES = ("executive.yaml", "legislators-current.yaml")
#: Invented people beside them.
INVENTED = 200_000
#: The year in an article's name: nothing else says when it is of.
_YEAR = re.compile(r"-(20\d\d)-")
#: What a process does that shares the file: it prints RSS and PSS before and after in bytes, and CPU seconds.
_PROBE = """
import sys, time
from pathlib import Path
import psutil
from attribune_entities.people.store import open_people
def memory():
    found = psutil.Process().memory_full_info()
    return found.rss, found.pss
before, began = memory(), time.process_time()
people = open_people(Path(sys.argv[1]))
took = time.process_time() - began
for number in range(0, len(people), 97):
    people.person(number)
    people.numbers(f"s{number}")
print("loaded", flush=True)
sys.stdin.readline()
print(*before, *memory(), took, flush=True)
sys.stdin.readline()
"""


def read_members(folder: Path) -> list[Person]:
    """Return the entries of the corpus, each id once."""
    entries: dict[str, Person] = {}
    for name in FILES:
        for person in congress.read((folder / "people" / name).read_bytes()):
            entries.setdefault(person.id, person)
    return list(entries.values())


def write_people(entries: Iterable[Person], target: Path) -> Path:
    """Write a people file to `target` and return it."""
    with target.open("wb") as file:
        file.writelines(line_of(person) + b"\n" for person in entries)
    return target


def read_cleans(folder: Path, names: Sequence[str]) -> list[CleanArticle]:
    """Return the articles, cleaned."""
    cleans = []
    for name in names:
        text = (folder / "news_gold" / "train" / "texts" / f"{name}.txt").read_text(encoding="utf-8")
        year = _YEAR.search(name)
        cleans.append(clean(RawArticle(body=text, id=name, published_at=year[1] if year else None)))
    return cleans


def timed(cleans: Sequence[CleanArticle], events: Sequence[Sequence[Entity]], people: PeopleIndex) -> list[float]:
    """Return the milliseconds of CPU time that linking takes for each article, each seen for the first time."""
    out = []
    for article, entities in zip(cleans, events, strict=True):
        began = time.process_time()
        link_people(tuple(entities), article.text, article.published_at, people)
        out.append((time.process_time() - began) * 1e3)
    return out


def memory(path: Path, processes: int = 2) -> tuple[float, float, float]:
    """Return what the file adds to RSS and PSS of the processes together, in MB, and the CPU seconds of loading."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", _PROBE, str(path)]
    running = []
    for _ in range(processes):
        one = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
        running.append(one)
        one.stdout.readline()  # type: ignore[union-attr] # both are pipes
    rss = pss = took = 0.0
    for number, one in enumerate(running):
        one.stdin.write("\n")  # type: ignore[union-attr]
        one.stdin.flush()  # type: ignore[union-attr]
        values = one.stdout.readline().split()  # type: ignore[union-attr]
        rss += (int(values[2]) - int(values[0])) / 1e6
        pss += (int(values[3]) - int(values[1])) / 1e6
        took = took if number else float(values[4])
    for one in running:
        one.communicate("\n")
    return rss, pss, took


def counted(
    cleans: Sequence[CleanArticle], events: Sequence[AnnotatedArticle], people: PeopleIndex
) -> tuple[Counter[str], list[tuple[str, Error]]]:
    """Return the counts of all articles together, and the errors, each with its article."""
    gold = read_gold()
    counts: Counter[str] = Counter()
    found = []
    for article, event in zip(cleans, events, strict=True):
        entities = link_people(event.entities, article.text, article.published_at, people)
        own, errors = score(gold[article.id], entities, article.source_map or ())
        counts.update(own)
        found += [(article.id, error) for error in errors]
    return counts, found


def show(counts: Counter[str]) -> None:
    """Print how many names were linked, and of each kind how many rightly and how many not."""
    print(f"{counts['linked']} names linked, {counts['linked right']} rightly")
    for kind in KINDS:
        known, right, none = (counts[f"{kind} {what}"] for what in ("gold", "right", "abstained"))
        print(f"{kind:8} {known} names, {right} right, {none} none")


def measure(folder: Path, count: int, name_errors: bool) -> dict[str, float]:
    """Print what is found and what it costs, and return the figures that have floors."""
    cleans = read_cleans(folder, list(read_gold()))
    events = annotate_many(cleans)
    members = read_members(folder)
    others = list(invented(members, count))
    with tempfile.TemporaryDirectory() as name:
        os.environ["TMPDIR"] = tempfile.tempdir = name
        path = write_people([*members, *others], Path(name) / "people.jsonl")
        rss, pss, seconds = memory(path)
        people = load(path)
        milliseconds = timed(cleans, [event.entities for event in events], people)
        counts, errors = counted(cleans, events, people)
        doubled = load(write_people([*members, *others, *namesakes(members)], Path(name) / "namesakes.jsonl"))
        of_namesakes, _ = counted(cleans, events, doubled)
    print(f"{len(people)} entries: {seconds:.2f} s of CPU time to load")
    print(f"two processes that share them: {rss:.0f} MB RSS and {pss:.0f} MB PSS more, both together")
    print(f"linking: {sum(milliseconds) / len(milliseconds):.2f} ms of CPU an article, {max(milliseconds):.2f} at most")
    show(counts)
    print("with a namesake for each of the members:")
    show(of_namesakes)
    for article, one in errors if name_errors else ():
        print(f"{article} {one.start} {one.kind}: {one.gold} found {one.found}")
    return {**figures(counts), "precision_of_namesakes": figures(of_namesakes)["precision"]}


def load(path: Path) -> PeopleIndex:
    """Return the index of the file."""
    people = open_people(path)
    if people is None:
        raise FileNotFoundError(path)
    return people


def main(argv: list[str] | None = None) -> int:
    """Print the figures; see the module."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.people", description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True, help="folder with people and news_gold")
    parser.add_argument("--pin", action="store_true", help="raise the floors to the figures")
    parser.add_argument("--errors", action="store_true", help="name each error")
    parser.add_argument("--invented", type=int, default=INVENTED, help="how many invented people")
    given = parser.parse_args(argv)
    try:
        folder = unpacked(given.corpora, UNPACKED, ["people", "news_gold"])
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return NO_CORPUS
    measured = measure(folder, given.invented, given.errors)
    pinned = floors.read(FLOORS)
    for figure, value in measured.items():
        print(f"{figure:24} {value:.4f}" + (f"  floor {pinned[figure]:.4f}" if figure in pinned else ""))
    short = floors.shortfalls(measured, pinned)
    for figure, (value, floor) in short.items():
        print(f"{figure} is {value:.4f}, below its floor of {floor:.4f}", file=sys.stderr)
    if given.pin:
        floors.write(FLOORS, floors.raised(measured, pinned))
    return BELOW_FLOOR if short else 0


if __name__ == "__main__":
    sys.exit(main())
