"""The event as it is shown: with the speakers that editors gave quotes, and without what they said is no quote."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from attribune_core.events import EnrichedArticle, Entity, Quote, Speaker
from attribune_core.events.parts import KnowledgeLink
from attribune_desk.corrections.models import NAME_LENGTH, Correction, NewSpeaker
from attribune_desk.corrections.placing import Placement, in_order, place
from attribune_desk.identities.senses import ARTICLE, TITLE
from attribune_text.fold import fold

#: Who an entity is across articles: see `attribune_desk.store.rows.person_id`.
PersonOf = Callable[[Entity], str | None]


@dataclass(frozen=True)
class CorrectedArticle:
    """An event with what editors put right."""

    #: With the corrected speakers, without the hidden quotes. A speaker whom the text does not name is an entity
    #: without mentions, and stands at no place of the text ([0, 0)).
    event: EnrichedArticle
    #: The quotes as the event has them, the hidden ones, too.
    quotes: Sequence[Quote] = ()
    #: The correction of the speaker that is in force, by the quote's id.
    speakers: Mapping[str, Correction] = field(default_factory=dict)
    #: Whom the event names, for the quotes of `speakers`.
    was: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    #: The hidden quotes, in order of the text, each with the correction that hides it.
    hidden: Sequence[tuple[Quote, Correction]] = ()
    placements: Sequence[Placement] = ()


def speakers_of(quote: Quote) -> tuple[Speaker, ...]:
    """Return who said it, nobody where the text names none."""
    return quote.speakers or ((quote.speaker,) if quote.speaker else ())


def names_of(quote: Quote) -> tuple[str, ...]:
    """Return the names of who said it, or how the text calls them."""
    return tuple(speaker.name or speaker.text for speaker in speakers_of(quote))


def correct(event: EnrichedArticle, corrections: Sequence[Correction], person_of: PersonOf) -> CorrectedArticle:
    """Return an event with the corrections of its article, which are in the order in which they were made."""
    standing = [one for one in corrections if one.undone_at is None]
    if not standing:
        return CorrectedArticle(event, event.quotes)
    placements = place(standing, event.quotes, event.text)
    by_kind: dict[str, dict[str, Correction]] = {"speaker": {}, "hide": {}}
    for one in placements:
        if one.quote is not None and one.in_force:
            by_kind[one.correction.kind][one.quote] = one.correction
    speakers, hidden = by_kind["speaker"], by_kind["hide"]
    cast = _Cast(event.entities, person_of)
    quotes = tuple(
        _with_speaker(_without(quote, hidden), speakers[quote.id], cast)
        if quote.id in speakers
        else _without(quote, hidden)
        for quote in event.quotes
        if quote.id not in hidden
    )
    return CorrectedArticle(
        event=event.model_copy(update={"quotes": quotes, "entities": tuple(cast.entities)}),
        quotes=event.quotes,
        speakers={one: correction for one, correction in speakers.items() if one not in hidden},
        was={quote.id: names_of(quote) for quote in event.quotes if quote.id in speakers},
        hidden=[(quote, hidden[quote.id]) for quote in in_order(event.quotes) if quote.id in hidden],
        placements=placements,
    )


def find_entity(entities: Sequence[Entity], speaker: NewSpeaker, person_of: PersonOf) -> Entity | None:
    """Return the entity of an event whom a correction names: by its ids, else by its name."""
    if speaker.kb is not None:
        for one in entities:
            if one.kb is not None and one.kb.id == speaker.kb:
                return one
    if speaker.person is not None:
        for one in entities:
            if person_of(one) == speaker.person:
                return one
    words = fold(speaker.name)
    for one in entities:
        if one.mentions and fold(one.name) == words and one.named == (speaker.person is not None):
            return one
    return None


class _Cast:
    """The entities of an event, with those whom only corrections name."""

    def __init__(self, entities: Sequence[Entity], person_of: PersonOf) -> None:
        self.entities = list(entities)
        self._person_of = person_of

    def entity(self, speaker: NewSpeaker) -> Entity:
        found = find_entity(self.entities, speaker, self._person_of)
        if found is None:
            found = _named_by_editor(speaker, f"corrected{len(self.entities)}")
            self.entities.append(found)
        return found


def new_speaker(entity: Entity, person_of: PersonOf) -> NewSpeaker:
    """Return how an entity of an event is found again in another one."""
    return NewSpeaker(
        name=entity.name[:NAME_LENGTH],
        person=person_of(entity),
        kb=None if entity.kb is None else entity.kb.id,
    )


def _named_by_editor(speaker: NewSpeaker, identifier: str) -> Entity:
    # The contract wants a mention of every entity, and this one has none: it is made without the contract's checks.
    label, colon, words = (speaker.person or "").partition(":")
    is_labelled = bool(colon) and label.isupper()
    person = (words if is_labelled else speaker.person) or ""
    # What tells two of one name apart is in it, see `identities.senses`: a title, or an article.
    name_key, _, title = person.partition(ARTICLE)[0].partition(TITLE)
    link = speaker.kb and KnowledgeLink(id=speaker.kb, confidence=1.0, why="an editor said so")
    return Entity.model_construct(
        id=identifier,
        label=label if is_labelled else "PERSON",
        name=speaker.name,
        named=bool(name_key),
        titles=(title,) if title else (),
        name_key=name_key or None,
        mentions=(),
        kb=link or None,
    )


def _with_speaker(quote: Quote, correction: Correction, cast: _Cast) -> Quote:
    if correction.speaker is None:
        return quote.model_copy(update={"speaker": None, "speakers": ()})
    entity = cast.entity(correction.speaker)
    place = quote.cue.spans[0][0] if quote.cue is not None else quote.spans[0][0]
    nearest = min(entity.mentions, key=lambda one: abs(one.start - place), default=None)
    speaker = Speaker(
        start=nearest.start if nearest else 0,
        end=nearest.end if nearest else 0,
        text=nearest.text if nearest else entity.name,
        entity=entity.id,
        name=entity.name,
    )
    return quote.model_copy(update={"speaker": speaker, "speakers": ()})


def _without(quote: Quote, hidden: Mapping[str, Correction]) -> Quote:
    """Return a quote that refers to no hidden one."""
    gone = {name: None for name in ("continues", "nested_in") if getattr(quote, name) in hidden}
    return quote.model_copy(update=gone) if gone else quote
