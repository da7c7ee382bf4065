"""How often the entity behind a speaker that is a pronoun is the right person: 100 of PolNeAR's dev part, read by hand.

``pronoun_speakers.tsv`` has a line each, drawn with a fixed seed from the pronouns of the third person (relative ones
aside) that were speakers with an entity on 2026-11-24: the document, where the pronoun begins, where a name of the
person that it means begins (a description, of whom the article does not name), in code points of the corpus's text, and
whether the link was right then. A later link is right where its entity has a mention at that name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from attribune_core.events import EnrichedArticle
from corpora.alignment import Letters, align
from corpora.polnear import Article

FILE = Path(__file__).with_name("pronoun_speakers.tsv")

#: "nobody": the pronoun is not linked.
Verdict = Literal["right", "wrong", "nobody"]


@dataclass(frozen=True)
class Read:
    """A pronoun that was read by hand; offsets are code points of the corpus's text."""

    document: str
    pronoun: int
    name: int
    #: Whether its link was right when it was read.
    was_right: bool


def read(path: Path = FILE) -> list[Read]:
    """The pronouns of ``path``, in its order."""
    _, *lines = path.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return [Read(document, int(pronoun), int(name), verdict == "right") for document, pronoun, name, verdict in rows]


def verdicts(marked: Sequence[Read], gold: Article, event: EnrichedArticle) -> list[Verdict]:
    """What ``event`` makes of each of ``marked``, which are all of the article ``gold``."""
    own, theirs = Letters(event.text), Letters(gold.text)
    places = align(own.text, theirs.text)

    def holds(spans: Iterable[tuple[int, int]], place: int) -> bool:
        wanted = theirs.range(place, place + 1).start
        return any(places[letter] == wanted for span in spans for letter in own.range(*span))

    entities = {one.id: [(mention.start, mention.end) for mention in one.mentions] for one in event.entities}
    speakers = [one for quote in event.quotes for one in (quote.speakers or (quote.speaker,)) if one is not None]
    out: list[Verdict] = []
    for one in marked:
        said = (s.entity for s in speakers if s.entity is not None and holds([(s.start, s.end)], one.pronoun))
        # A pronoun that no longer speaks may be linked all the same.
        linked = (name for name, spans in entities.items() if holds(spans, one.pronoun))
        found = next(said, None) or next(linked, None)
        out.append("nobody" if found is None else "right" if holds(entities[found], one.name) else "wrong")
    return out


def counted(golds: Sequence[Article], events: Sequence[EnrichedArticle | None], path: Path = FILE) -> Counter[Verdict]:
    """How many of the pronouns of ``path`` that are in ``golds`` have which verdict."""
    by_document: defaultdict[str, list[Read]] = defaultdict(list)
    for one in read(path):
        by_document[one.document].append(one)
    total: Counter[Verdict] = Counter()
    for gold, event in zip(golds, events, strict=True):
        marked = by_document.get(gold.name, [])
        total.update(verdicts(marked, gold, event) if event is not None else ["nobody"] * len(marked))
    return total


def share(found: Counter[Verdict]) -> float:
    """Of the pronouns that are linked, the share that is linked to the right person; 0 where none is."""
    linked = found["right"] + found["wrong"]
    return found["right"] / linked if linked else 0.0
