"""A desk without Kafka, asked without a network."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any, Self

from fastapi.testclient import TestClient

from attribune_core.errors import ArticleError
from attribune_core.events import RawArticle
from attribune_core.ids import article_id
from attribune_desk.publishing import Door
from attribune_desk.settings import DeskSettings
from attribune_desk.store import Store
from attribune_desk.web.app import create_app
from attribune_desk.web.desk import Desk


class Paper:
    """A publisher that writes down what it is given."""

    def __init__(self, failing: Exception | None = None) -> None:
        self.published: list[RawArticle] = []
        self.failing = failing

    async def publish(self, raw: str | RawArticle) -> str:
        assert isinstance(raw, RawArticle)
        if self.failing is not None:
            raise self.failing
        if "\ud800" in raw.body:
            raise ArticleError("no lone surrogates")
        self.published.append(raw)
        return article_id(raw)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: Any, trace: TracebackType | None) -> None:
        return None


def desk(folder: Path, paper: Paper | None = None, **settings: Any) -> Desk:
    """Return a desk over an empty SQLite file in `folder`."""
    url = f"sqlite:///{folder}/desk.sqlite"
    given = DeskSettings(database_url=url, **settings)
    return Desk(Store(url).open(), given, Door(None if paper is None else lambda: paper))


def client(desk: Desk) -> TestClient:
    """Return a client of the desk's application."""
    return TestClient(create_app(desk), base_url="http://127.0.0.1", follow_redirects=False)
