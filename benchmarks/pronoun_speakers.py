"""How often a speaker that is a pronoun is linked to the right person: 100 of PolNeAR's dev part, read by hand.

``pronoun_speakers.tsv`` has a line for each. They were drawn with a fixed seed from the pronouns of the third person,
without relative ones, that were speakers with an entity on 2026-11-24. The columns are the document; the start of the
pronoun; the start of a name of the person that it means, or of a description if the article does not name that person;
and whether the link was right on that day. Starts are code points of the corpus's text. A link is right if its entity
has a mention at that name.
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

#: The verdict on a pronoun; "nobody" means that it is not linked.
Verdict = Literal["right", "wrong", "nobody"]


@dataclass(frozen=True)
class Read:
    """A pronoun that was read by hand; offsets are code points of the corpus's text."""

    document: str
    pronoun: int
    name: int
    #: Whether its link was right on the day when it was read.
    was_right: bool


def read(path: Path = FILE) -> list[Read]:
    """The pronouns in the file ``path``, in its order."""
    _, *lines = path.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return [Read(document, int(pronoun), int(name), verdict == "right") for document, pronoun, name, verdict in rows]


def verdicts(marked: Sequence[Read], gold: Article, event: EnrichedArticle) -> list[Verdict]:
    """The verdict on each of ``marked``, pronouns of the article ``gold``, by its ``event``."""
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
        # A pronoun that is not a speaker may still be linked.
        linked = (name for name, spans in entities.items() if holds(spans, one.pronoun))
        found = next(said, None) or next(linked, None)
        out.append("nobody" if found is None else "right" if holds(entities[found], one.name) else "wrong")
    return out


def counted(golds: Sequence[Article], events: Sequence[EnrichedArticle | None], path: Path = FILE) -> Counter[Verdict]:
    """The numbers of pronouns with each verdict, over those in ``path`` whose article is in ``golds``."""
    by_document: defaultdict[str, list[Read]] = defaultdict(list)
    for one in read(path):
        by_document[one.document].append(one)
    total: Counter[Verdict] = Counter()
    for gold, event in zip(golds, events, strict=True):
        marked = by_document.get(gold.name, [])
        total.update(verdicts(marked, gold, event) if event is not None else ["nobody"] * len(marked))
    return total


def share(found: Counter[Verdict]) -> float:
    """The share of the linked pronouns that is linked to the right person; 0 if none is linked."""
    linked = found["right"] + found["wrong"]
    return found["right"] / linked if linked else 0.0
