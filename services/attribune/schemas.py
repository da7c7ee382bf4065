"""The contract for other languages: JSON Schema of the events, as files beside the AsyncAPI document."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

from attribune.asyncapi import document
from attribune_core.events import AnnotatedArticle, CleanArticle, EnrichedArticle, RawArticle
from attribune_core.events.parts import Model

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
ASYNCAPI = "asyncapi.yaml"
#: The file of each model's schema.
FILES: dict[type[Model], str] = {
    RawArticle: "raw-article.schema.json",
    CleanArticle: "clean-article.schema.json",
    AnnotatedArticle: "annotated-article.schema.json",
    EnrichedArticle: "enriched-article.schema.json",
}


def documents() -> dict[str, str]:
    """Return the text of every file of the contract by the file's name."""
    out = {name: json.dumps(_schema(name, kind), indent=2, ensure_ascii=False) + "\n" for kind, name in FILES.items()}
    by_name = {kind.__name__: name for kind, name in FILES.items()}
    out[ASYNCAPI] = yaml.safe_dump(document(by_name), sort_keys=False, allow_unicode=True, width=110)
    return out


def write(folder: Path) -> list[str]:
    """Write the files that differ into `folder`, which is made where absent; return their names."""
    folder.mkdir(parents=True, exist_ok=True)
    stale = outdated(folder)
    texts = documents()
    for name in stale:
        (folder / name).write_text(texts[name], encoding="utf-8")
    return stale


def outdated(folder: Path) -> list[str]:
    """Return the names of the files in `folder` that are missing or differ from what the models say."""
    return [name for name, text in documents().items() if not _holds(folder / name, text)]


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


def _schema(name: str, kind: type[Model]) -> dict[str, Any]:
    # Of what may arrive: a field with a default may be absent, as it is in events from before the field was added.
    schema = kind.model_json_schema(mode="validation")
    return {"$schema": _DIALECT, "$id": f"urn:attribune:schema:1:{name.removesuffix('.schema.json')}", **schema}
