"""What the audit counts of each quote: who speaks, in which role, and how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from attribune_audit.role_phrases import roles_of
from attribune_audit.roles import RoleGroup, role_group
from attribune_core.events import EnrichedArticle, Entity, Quote
from attribune_text.gender import PRONOUNS

#: Who a speaker is. `nobody`: the text does not say who.
SpeakerKind = Literal["named person", "unnamed person", "organisation", "document", "nobody"]
SPEAKER_KINDS: tuple[SpeakerKind, ...] = get_args(SpeakerKind)
#: The pronoun that the text itself uses for a person; `none` where it uses none, `mixed` where it uses several.
Pronoun = Literal["he", "she", "they", "mixed", "none"]
PRONOUNS_OF_TEXTS: tuple[Pronoun, ...] = get_args(Pronoun)

#: Paragraphs that count as the beginning of an article.
BEGINNING_PARAGRAPHS = 3
#: The outlet of an article whose event names none, and the month of one without a date.
UNKNOWN = "unknown"

_PERSON = "PERSON"
_THEY = frozenset({"they", "them", "their", "theirs", "themselves", "themself"})


@dataclass(frozen=True)
class QuoteFacts:
    """A quote as the audit sees it. Of several speakers the first counts."""

    article: str
    #: The quote's id in its article.
    quote: str
    outlet: str
    #: YYYY-MM.
    month: str
    speaker_kind: SpeakerKind
    #: The speaker across articles: the id in the people file, else the name's key with the label before it unless it
    #: is a person; None for an unnamed one.
    person: str | None
    name: str | None
    #: The group of the person's role; None for who is no named person.
    role_group: RoleGroup | None
    #: The role in the text's words that decided the group; "" where the text has none.
    role: str
    #: None for who is no named person.
    pronoun: Pronoun | None
    #: direct, mixed or indirect.
    type: str
    #: Whether it begins within the first paragraphs of its article.
    is_beginning: bool
    words: int


def quote_facts(event: EnrichedArticle, *, month: str | None = None) -> Iterator[QuoteFacts]:
    """Yield the facts of each quote that counts, in order of the event.

    Counted is what was said, written or thought (modality `actual`). A quote within another does not count beside it.
    `month` (YYYY-MM) is taken where the event has no date.
    """
    entities = {entity.id: entity for entity in event.entities}
    roles: dict[str, tuple[RoleGroup, str]] = {}
    outlet = event.source or UNKNOWN
    when = _month(event.published_at) or month or UNKNOWN
    for quote in event.quotes:
        if not is_counted(quote):
            continue
        entity = entities.get(quote.speaker.entity or "") if quote.speaker else None
        kind = speaker_kind(quote, entity)
        group, role, pronoun = None, "", None
        if kind == "named person" and entity is not None:
            if entity.id not in roles:
                roles[entity.id] = group_of(roles_of(entity, event))
            group, role = roles[entity.id]
            pronoun = pronoun_of(entity)
        yield QuoteFacts(
            article=event.id,
            quote=quote.id,
            outlet=outlet,
            month=when,
            speaker_kind=kind,
            person=person_of(entity),
            name=entity.name if entity is not None and entity.named else None,
            role_group=group,
            role=role,
            pronoun=pronoun,
            type=quote.type,
            is_beginning=_is_beginning(event, quote),
            words=len(quote.text.split()),
        )


def is_counted(quote: Quote) -> bool:
    """Return whether the audit counts a quote: it took place, and stands in no other."""
    return quote.modality == "actual" and quote.nested_in is None


def speaker_kind(quote: Quote, entity: Entity | None) -> SpeakerKind:
    """Return who speaks: `entity` is the quote's speaker, None where it has none."""
    if quote.speaker is None:
        return "nobody"
    if quote.speaker.document:
        return "document"
    if entity is None or (not entity.named and entity.label == _PERSON):
        return "unnamed person"
    return "named person" if entity.label == _PERSON else "organisation"


def person_of(entity: Entity | None) -> str | None:
    """Return who a named entity is across articles, None for an unnamed one."""
    if entity is None or not entity.named:
        return None
    if entity.kb is not None:
        return entity.kb.id
    key = entity.name_key or entity.name.casefold()
    return key if entity.label == _PERSON else f"{entity.label}:{key}"


def group_of(roles: tuple[str, ...]) -> tuple[RoleGroup, str]:
    """Return the group of the first role whose words say one, and that role; "other" and the first where none does."""
    for role in roles:
        group = role_group(role)
        if group != "other":
            return group, role
    return "other", roles[0] if roles else ""


def pronoun_of(entity: Entity) -> Pronoun:
    """Return the pronoun that the article itself uses for a person; a name or a title is never a reason."""
    used: set[Pronoun] = set()
    for mention in entity.mentions:
        word = mention.text.casefold()
        if mention.kind == "pronoun" and word in PRONOUNS:
            used.add("he" if PRONOUNS[word] == "m" else "she")
        elif mention.kind == "pronoun" and word in _THEY:
            used.add("they")
    if len(used) > 1:
        return "mixed"
    return next(iter(used), "none")


def _month(published: str | None) -> str | None:
    return published[:7] if published and len(published) >= len("2024-03") and published[:4].isdecimal() else None


def _is_beginning(event: EnrichedArticle, quote: Quote) -> bool:
    if len(event.paragraphs) <= BEGINNING_PARAGRAPHS:
        return True
    return quote.spans[0][0] < event.paragraphs[BEGINNING_PARAGRAPHS][0]
