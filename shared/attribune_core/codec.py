"""Bytes to events and back, the same bytes for the same event."""

from __future__ import annotations

from typing import TypeVar

import orjson
from pydantic import ValidationError

from attribune_core.errors import ContractError
from attribune_core.events.articles import Event, RawArticle
from attribune_core.events.parts import Model

M = TypeVar("M", bound=Model)

#: Faults of one value that an error message names; the rest are counted.
_FAULTS_SHOWN = 5


def encode(event: Event | RawArticle) -> bytes:
    """Return the event as UTF-8 JSON, fields in the order of the model.

    A `RawArticle` leaves out what is not set, so that a producer sends what it knows and no more.
    """
    return orjson.dumps(event.model_dump(exclude_unset=isinstance(event, RawArticle)))


def decode(kind: type[M], value: bytes) -> M:
    """Return the event in `value`.

    Raises ContractError that names each field at fault.
    """
    try:
        return kind.model_validate_json(value)
    except ValidationError as error:
        raise ContractError(describe(error)) from error


def describe(error: ValidationError) -> str:
    """Return one line that names each field at fault and what was wrong with it."""
    faults = error.errors(include_url=False, include_input=False)
    lines = [f"{'.'.join(map(str, one['loc'])) or 'value'}: {one['msg']}" for one in faults[:_FAULTS_SHOWN]]
    if len(faults) > _FAULTS_SHOWN:
        lines.append(f"and {len(faults) - _FAULTS_SHOWN} more")
    return f"{error.title}: " + "; ".join(lines)
