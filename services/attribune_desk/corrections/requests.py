"""What an editor asks for, and the correction that it makes of an event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from attribune_core.errors import AttribuneError
from attribune_core.events import EnrichedArticle, Entity, Quote
from attribune_desk.corrections.applying import PersonOf, find_entity, names_of, new_speaker
from attribune_desk.corrections.models import (
    KEY_LENGTH,
    NAME_LENGTH,
    Correction,
    NewSpeaker,
    new_id,
)
from attribune_desk.corrections.placing import place, targets
from attribune_text.fold import fold

_Id = Annotated[str, Field(min_length=1, max_length=KEY_LENGTH)]


class CorrectionError(AttribuneError):
    """What is asked for cannot be: the message says why."""


class _Request(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ByEntity(_Request):
    """An entity of the article, by its id in the event."""

    entity: _Id


class ByName(_Request):
    """Somebody by name, whether the article names them or not."""

    name: Annotated[str, Field(min_length=1, max_length=NAME_LENGTH)]


class _OfQuote(_Request):
    article: _Id
    quote: _Id = Field(description="The quote's id in the event.")
    event_id: str | None = Field(
        default=None, description="Of the event that the editor saw; where another is there now, nothing is corrected."
    )


class ChangeSpeaker(_OfQuote):
    """Somebody else said it, or nobody who is named (null)."""

    kind: Literal["speaker"]
    speaker: ByEntity | ByName | None


class HideQuote(_OfQuote):
    """It is no quote."""

    kind: Literal["hide"]


class JoinOrPart(_Request):
    """Two people are one, or they are two."""

    kind: Literal["same", "different"]
    a: _Id
    b: _Id


class Rename(_Request):
    """A person is called otherwise; an empty name is that of the articles again."""

    kind: Literal["rename"]
    a: _Id
    name: Annotated[str, Field(max_length=NAME_LENGTH)]


QuoteRequest = ChangeSpeaker | HideQuote
PeopleRequest = JoinOrPart | Rename
_REQUEST: TypeAdapter[QuoteRequest | PeopleRequest] = TypeAdapter(
    Annotated[ChangeSpeaker | HideQuote | JoinOrPart | Rename, Field(discriminator="kind")]
)


def read(value: bytes) -> QuoteRequest | PeopleRequest:
    """Return what a JSON object asks for. Raises CorrectionError that lists every fault."""
    try:
        return _REQUEST.validate_json(value)
    except ValidationError as error:
        raise _told(error) from error


def of(value: Mapping[str, Any]) -> QuoteRequest | PeopleRequest:
    """Return what the fields of an object ask for. Raises CorrectionError that lists every fault."""
    try:
        return _REQUEST.validate_python(value)
    except ValidationError as error:
        raise _told(error) from error


def _told(error: ValidationError) -> CorrectionError:
    faults = error.errors(include_url=False, include_input=False)
    return CorrectionError("; ".join(f"{'.'.join(map(str, one['loc'])) or 'body'}: {one['msg']}" for one in faults))


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of what `read` takes, all in one piece: it refers to no other place."""
    whole = _REQUEST.json_schema()
    definitions = whole.pop("$defs")

    def inlined(part: Any) -> Any:
        if isinstance(part, list):
            return [inlined(one) for one in part]
        if not isinstance(part, dict):
            return part
        if "$ref" in part:
            return inlined(definitions[part["$ref"].rpartition("/")[2]])
        return {name: inlined(one) for name, one in part.items() if name != "discriminator"}

    found: dict[str, Any] = inlined(whole)
    return found


def now() -> str:
    """Return the time of now, ISO 8601, with the microseconds that keep the order of corrections."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def of_quote(
    request: QuoteRequest,
    event: EnrichedArticle,
    standing: Sequence[Correction],
    person_of: PersonOf,
    made_at: str,
    made_by: str | None,
) -> Correction:
    """Return the correction of a quote of `event`, of whose article the corrections `standing` are not undone.

    Raises CorrectionError where the event has no such quote or entity.
    """
    if request.event_id is not None and request.event_id != event.event_id:
        raise CorrectionError("the article was processed anew meanwhile: look at it again")
    quote = _quote(event.quotes, request.quote)
    speaker = _speaker(request, event.entities, person_of) if request.kind == "speaker" else None
    target = targets(event.quotes)[quote.id]
    replaces = tuple(
        one.correction.id
        for one in place(standing, event.quotes, event.text)
        if one.in_force and one.quote == quote.id and one.correction.kind == request.kind
    )
    if request.kind == "hide" and replaces:
        raise CorrectionError("the quote is hidden already")
    return Correction(
        id=new_id(request.kind, event.id, target, speaker, made_at, made_by),
        kind=request.kind,
        article=event.id,
        quote=target,
        speaker=speaker,
        replaces=replaces,
        was=names_of(quote),
        made_at=made_at,
        made_by=made_by,
    )


def of_people(request: PeopleRequest, made_at: str, made_by: str | None) -> Correction:
    """Return the correction of people. Raises CorrectionError where both are one."""
    if request.kind == "rename":
        name = " ".join(request.name.split())
        identifier = new_id(request.kind, request.a, name, made_at, made_by)
        return Correction(id=identifier, kind="rename", a=request.a, name=name, made_at=made_at, made_by=made_by)
    if request.a == request.b:
        raise CorrectionError("a and b are one and the same: two people are needed")
    identifier = new_id(request.kind, request.a, request.b, made_at, made_by)
    return Correction(id=identifier, kind=request.kind, a=request.a, b=request.b, made_at=made_at, made_by=made_by)


def _quote(quotes: Sequence[Quote], wanted: str) -> Quote:
    for quote in quotes:
        if quote.id == wanted:
            return quote
    raise CorrectionError(f"the article has no quote {wanted!r}")


def _speaker(request: QuoteRequest, entities: Sequence[Entity], person_of: PersonOf) -> NewSpeaker | None:
    wanted = request.speaker if request.kind == "speaker" else None
    if wanted is None:
        return None
    if isinstance(wanted, ByEntity):
        for one in entities:
            if one.id == wanted.entity:
                return new_speaker(one, person_of)
        raise CorrectionError(f"the article has no entity {wanted.entity!r}")
    name = " ".join(wanted.name.split())
    words = fold(name)
    if not words:
        raise CorrectionError("a name has letters or digits")
    named = NewSpeaker(name=name, person=" ".join(words))
    known = find_entity(entities, named, person_of)
    return named if known is None else new_speaker(known, person_of)
