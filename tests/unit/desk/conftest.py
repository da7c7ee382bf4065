"""The `store` fixture: every test that takes it runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete

from attribune_desk.store import Store
from attribune_desk.store.schema import corrections
from tests.unit.desk.postgres import Server, missing, server


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Yield a PostgreSQL server of this test run."""
    lacks = missing()
    if lacks:
        pytest.skip(f"no PostgreSQL: {lacks}")
    with server(tmp_path_factory) as running:
        yield running


def empty(request: pytest.FixtureRequest, folder: Path) -> Store:
    """Return an empty store in the database that the fixture's parameter names."""
    if request.param == "sqlite":
        return Store(f"sqlite:///{folder}/desk.sqlite").open()
    running: Server = request.getfixturevalue("postgres")
    store = Store(running.url)
    store.database.make_anew()
    # A rebuild keeps what editors put right, and the server is that of all tests.
    with store.database.writing() as connection:
        connection.execute(delete(corrections))
    return store


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Yield an empty store."""
    store = empty(request, tmp_path)
    yield store
    store.close()
