"""Which entities of an article a speaker's mention may mean: those of a fitting label, the likeliest first."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_quotes.speakers.history import SpeakerHistory
from attribune_quotes.speakers.mention import Form, NounKind, SpeakerMention
from attribune_quotes.speakers.question import PLACES, Candidate, last_before, likeness
from attribune_quotes.speakers.unnamed_speakers import may_share_names

#: Most candidates of a mention: bounds the work on long articles. Set by hand.
_MOST = 12


def candidates(
    mention: SpeakerMention,
    known: Sequence[Candidate],
    history: SpeakerHistory,
    linked: int | None,
) -> list[Candidate]:
    """Return the entities among `known` that the mention may mean.

    Of too many, those that are described like the mention are kept, then those who spoke or were mentioned last.
    `linked` is the entity that the entity stage linked the mention to.
    """
    found = [
        one
        for one in known
        if (_may_be(mention, one, history) or one.number == linked) and not _is_excluded(mention, one)
    ]
    if len(found) <= _MOST:
        return found
    head = mention.head

    def order(one: Candidate) -> tuple[bool, float, int]:
        spoke = history.last_of.get(one.number)
        last = max(last_before(head, one.described.heads), spoke.last if spoke is not None else -1)
        return one.number != linked, -likeness(mention, one), -last

    kept = {one.number for one in sorted(found, key=order)[:_MOST]}
    return [one for one in found if one.number in kept]


def _is_excluded(mention: SpeakerMention, one: Candidate) -> bool:
    """Return whether gender, an owner or other names rule out that the mention means the entity.

    Frost's lawyer is not Frost.

    A person's gender is that of the names and descriptions. The pronouns of somebody named may be linked wrongly, those
    of an unnamed speaker were chosen here.
    """
    if mention.owner >= 0 and mention.owner in one.described.heads:
        return True
    unnamed = not one.state.entity.named
    known = one.described.gender or (one.state.gender if unnamed else None)
    if mention.gender and known and mention.gender != known:
        return True
    return unnamed and mention.noun == one.state.noun and not may_share_names(mention.words, one.state.entity.name)


def _may_be(mention: SpeakerMention, one: Candidate, history: SpeakerHistory) -> bool:
    """Return whether an entity of this label can be meant; "it" may be the document of a person."""
    person = one.state.is_person
    if mention.kind is NounKind.BODY and mention.noun not in PLACES and one.state.entity.label in ("GPE", "LOC"):
        return False  # who governs a place is not the place
    if mention.form is Form.IT:
        spoke = history.last_of.get(one.number)
        return not person or (spoke is not None and spoke.document)
    if mention.form is Form.GENDERED_PRONOUN:
        return person
    if mention.kind is NounKind.BODY:
        return not person
    if mention.kind is NounKind.PERSON:
        # "The residents", "the prosecutors" of a town.
        return person or mention.plural
    return True
