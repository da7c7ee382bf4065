"""An event as its page shows it: paragraphs in runs and pieces, who is in it, and what is known of each quote.

Offsets are code points, and the text is cut here, in Python, which counts them too: the browser never counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

from attribune_core.events import EnrichedArticle, Entity, Quote
from attribune_core.pieces import Piece, by_paragraph, modality_shown, speaker_of
from attribune_desk.corrections.applying import CorrectedArticle, speakers_of
from attribune_desk.corrections.models import Correction
from attribune_desk.corrections.placing import in_order
from attribune_desk.store.rows import person_id

#: Colours that the style sheet has for speakers; further ones begin again.
COLOURS = 8
#: Labels of values, which are underlined by nobody who looks for people: dates, amounts.
_VALUES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY"})


@dataclass(frozen=True)
class Part:
    """A piece of text: in a mention of an entity (by its number), a speaker, a cue, or neither."""

    text: str
    entity: int | None
    label: str
    name: str
    is_speaker: bool
    is_cue: bool


@dataclass(frozen=True)
class Run:
    """Parts that stand in the same quotes; `quote` is the innermost, `first` whether it begins here."""

    parts: list[Part]
    quote: About | None
    #: Numbers of the quotes that hold it, and of the entities that say them.
    quotes: str
    by: str
    first: bool
    #: Whether the quote ends here.
    last: bool = False


@dataclass(frozen=True)
class About:
    """A quote, in words."""

    number: int
    id: str
    type: str
    speaker: str
    is_named: bool
    #: Across articles; None where there is no name.
    person: str | None
    cue: str | None
    kind: str | None
    negated: bool
    #: In words; None for a quote that is actual.
    modality: str | None
    #: In percent.
    confidence: int
    method: str
    continues: str | None
    nested_in: str | None
    colour: int | None
    #: What an editor put right of its speaker, and whom the event names.
    correction: Correction | None = None
    was: str = ""
    #: Numbers of the entities that say it.
    by: tuple[int, ...] = ()


@dataclass
class Somebody:
    """An entity of the article, with what it says in it."""

    number: int
    name: str
    label: str
    titles: str
    person: str | None
    mentions: int
    quotes: int = 0
    colour: int | None = None
    #: Whether only an editor names them: the text does not.
    by_editor: bool = False
    #: The id in the event.
    id: str = ""


@dataclass
class View:
    """What the page of an article is made of."""

    event: EnrichedArticle
    paragraphs: list[list[Run]] = field(default_factory=list)
    quotes: list[About] = field(default_factory=list)
    speakers: list[Somebody] = field(default_factory=list)
    others: list[Somebody] = field(default_factory=list)
    #: What editors hid, each with the correction that hides it.
    hidden: list[tuple[Quote, Correction]] = field(default_factory=list)
    #: The speaker whose quotes are marked, by number.
    chosen: int | None = None


def view(
    event: EnrichedArticle,
    chosen: int | None = None,
    people: Mapping[str, str] | None = None,
    corrected: CorrectedArticle | None = None,
) -> View:
    """Return the view of an event; `chosen` is the number of the entity whose quotes are marked.

    `people` is who each name is across articles: see `People.in_article`. `corrected` says what editors put right,
    where `event` is its event.
    """
    known = corrected or CorrectedArticle(event)
    numbers = {entity.id: at for at, entity in enumerate(event.entities)}
    everybody = [_somebody(at, entity, event.id, people or {}) for at, entity in enumerate(event.entities)]
    for number, count in Counter(n for quote in event.quotes for n in set(_by(quote, numbers))).items():
        everybody[number].quotes = count
    speakers = sorted((one for one in everybody if one.quotes), key=lambda one: (-one.quotes, one.number))
    for at, one in enumerate(speakers):
        one.colour = at % COLOURS
    ordered = in_order(event.quotes)
    abouts = {quote.id: _about(at, quote, numbers, everybody, known) for at, quote in enumerate(ordered)}
    seen: set[str] = set()
    others = [one for one in everybody if not one.quotes and one.label not in _VALUES]
    return View(
        event,
        _with_ends([list(_runs(pieces, numbers, abouts, seen)) for _, pieces in by_paragraph(event)]),
        [abouts[quote.id] for quote in ordered],
        speakers,
        sorted(others, key=lambda one: (one.label != "PERSON", one.label, -one.mentions)),
        list(known.hidden),
        chosen if chosen is not None and any(one.number == chosen for one in speakers) else None,
    )


def _with_ends(paragraphs: list[list[Run]]) -> list[list[Run]]:
    """Return the runs, the last one of each quote marked as that."""
    seen: set[str] = set()
    for runs in reversed(paragraphs):
        for at in range(len(runs) - 1, -1, -1):
            quote = runs[at].quote
            if quote is not None and quote.id not in seen:
                seen.add(quote.id)
                runs[at] = replace(runs[at], last=True)
    return paragraphs


def _somebody(number: int, entity: Entity, article: str, people: Mapping[str, str]) -> Somebody:
    titles = ", ".join(entity.titles)
    person = person_id(entity, article)
    person = person and people.get(person, person)
    return Somebody(
        number,
        entity.name,
        entity.label,
        titles,
        person,
        len(entity.mentions),
        by_editor=not entity.mentions,
        id=entity.id,
    )


def _by(quote: Quote, numbers: dict[str, int]) -> list[int]:
    return [numbers[speaker.entity] for speaker in speakers_of(quote) if speaker.entity in numbers]


def _about(at: int, quote: Quote, numbers: dict[str, int], everybody: list[Somebody], known: CorrectedArticle) -> About:
    by = _by(quote, numbers)
    first = everybody[by[0]] if by else None
    return About(
        number=at,
        id=quote.id,
        type=quote.type,
        speaker=speaker_of(quote),
        is_named=bool(speakers_of(quote)),
        person=first.person if first else None,
        cue=quote.cue.text if quote.cue else None,
        kind=quote.cue.kind if quote.cue else None,
        negated=bool(quote.cue and quote.cue.negated),
        modality=modality_shown(quote),
        confidence=round(quote.confidence * 100),
        method=quote.method,
        continues=quote.continues,
        nested_in=quote.nested_in,
        colour=first.colour if first else None,
        correction=known.speakers.get(quote.id),
        was=", ".join(known.was.get(quote.id, ())) or "nobody named",
        by=tuple(by),
    )


def _runs(pieces: Iterable[Piece], numbers: dict[str, int], abouts: dict[str, About], seen: set[str]) -> Iterator[Run]:
    for ids, group in groupby(pieces, key=lambda piece: tuple(quote.id for quote in piece.quotes)):
        found = list(group)
        holding = found[0].quotes
        innermost = ids[-1] if ids else None
        yield Run(
            [_part(piece, numbers) for piece in found],
            abouts[innermost] if innermost is not None else None,
            " ".join(str(abouts[one].number) for one in ids),
            " ".join(str(number) for quote in holding for number in _by(quote, numbers)),
            innermost is not None and innermost not in seen,
        )
        seen.update(ids[-1:])


def _part(piece: Piece, numbers: dict[str, int]) -> Part:
    entity = piece.entity
    shown = entity is not None and entity.label not in _VALUES
    return Part(
        piece.text,
        numbers[entity.id] if entity is not None and shown else None,
        entity.label if entity is not None and shown else "",
        entity.name if entity is not None else "",
        piece.is_speaker,
        piece.is_cue,
    )
