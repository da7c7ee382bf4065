"""People files and entities built by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson

from attribune_core.events import Entity, Mention
from attribune_entities.people.index import PeopleIndex, build


def entry(name: str, *roles: Any, id: str | None = None, **fields: Any) -> dict[str, Any]:
    """Return an entry; a role is its text, or the text with the days from and to."""
    parts = [
        {"text": role} if isinstance(role, str) else dict(zip(("text", "from", "to"), role, strict=False))
        for role in roles
    ]
    return {"id": id or name, "kind": "person", "name": name, "roles": parts, **fields}


def content(*entries: dict[str, Any]) -> bytes:
    return b"".join(orjson.dumps(one) + b"\n" for one in entries)


def people(*entries: dict[str, Any]) -> PeopleIndex:
    return PeopleIndex(build(content(*entries), "people.jsonl"), "digest")


def entity(text: str, *names: str, titles: Sequence[str] = (), label: str = "PERSON", id: str = "e1") -> Entity:
    """Return the entity that is called `names` in `text`, the first being its canonical name."""
    mentions = [
        Mention(start=text.index(name), end=text.index(name) + len(name), text=name, kind="name") for name in names
    ]
    mentions.sort(key=lambda mention: (mention.start, mention.end))
    return Entity(id=id, label=label, name=names[0], titles=tuple(titles), name_key="x", mentions=tuple(mentions))
