"""The entities of an event against those of the gold; :mod:`benchmarks.scoring` defines the measures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from benchmarks.counts import Count
from benchmarks.gold_model import LABELS, PRONOUNS, Gold
from benchmarks.viewing import View, fold

_DETERMINER = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)


@dataclass(frozen=True)
class Matched:
    """How many were right, and the texts of those that are missing and of those that are too many."""

    right: int
    missing: tuple[str, ...]
    spurious: tuple[str, ...]

    @property
    def count(self) -> Count:
        """The numbers as a count."""
        return Count(self.right, self.right + len(self.spurious), self.right + len(self.missing))


def match_mentions(gold: Gold, event: dict[str, Any], view: View) -> Matched:
    """Pair names with the same letters and a label that counts as right, among the seven labels."""
    wanted = {view.gold_place(m.start, m.end): m for m in gold.mentions if m.kind == "name" and m.entity.named}
    spurious = []
    for entity in event["entities"]:
        for mention in entity["mentions"]:
            if entity["label"] not in LABELS or mention["kind"] != "name":
                continue
            place = view.place(*_trim(event["text"], mention["start"], mention["end"]))
            there = wanted.get(place) if place else None
            if place is not None and there is not None and entity["label"] in there.entity.labels:
                del wanted[place]
            else:
                spurious.append(f"{mention['text']} ({entity['label']})")
    missing = tuple(f"{gold.text[m.start : m.end]} ({m.entity.labels[0]})" for m in wanted.values())
    names = sum(m.kind == "name" and m.entity.named for m in gold.mentions)
    return Matched(names - len(missing), missing, tuple(spurious))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    opening = _DETERMINER.match(words)
    ending = _POSSESSIVE.search(words)
    return start + (opening.end() if opening else 0), end - (len(ending[0]) if ending else 0)


def match_entities(gold: Gold, event: dict[str, Any]) -> Matched:
    """Pair the named entities that share a canonical name and a label, one to one."""
    wanted = [entity for entity in gold.entities if entity.named]
    found = [e for e in event["entities"] if e["named"] and e["label"] in LABELS]
    missing = list(wanted)
    spurious = []
    for entity in found:
        for candidate in missing:
            if entity["label"] in candidate.labels and fold(entity["name"]) in map(fold, candidate.names):
                missing.remove(candidate)
                break
        else:
            spurious.append(f"{entity['name']} ({entity['label']})")
    return Matched(
        len(wanted) - len(missing),
        tuple(f"{entity.names[0]} ({entity.labels[0]})" for entity in missing),
        tuple(spurious),
    )


def count_pronouns(gold: Gold, event: dict[str, Any], view: View) -> Count:
    """Count the pronouns that are linked to the person they stand for."""
    linked: dict[tuple[int, int], str] = {}
    stray = 0
    for entity in event["entities"]:
        for mention in entity["mentions"]:
            # The gold does not mark pronouns of the first and second person, so they are left out.
            if mention["kind"] == "pronoun" and mention["text"].lower() in PRONOUNS and entity["named"]:
                place = view.place(mention["start"], mention["end"])
                if place is None:
                    stray += 1
                else:
                    linked[place] = fold(entity["name"])
    marked = [m for m in gold.mentions if m.kind == "pronoun"]
    wanted = [m for m in marked if m.entity.named]
    # A pronoun of an unnamed speaker counts neither as missing nor as wrong.
    unjudged = {view.gold_place(m.start, m.end) for m in marked if not m.entity.named}
    right = sum(linked.get(view.gold_place(m.start, m.end)) in set(map(fold, m.entity.names)) for m in wanted)
    return Count(right, len(linked.keys() - unjudged) + stray, len(wanted))
