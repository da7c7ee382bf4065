"""Fixtures of the stage's tests."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.unit.stage.rig import Rig


@pytest.fixture
async def rig() -> AsyncIterator[Rig]:
    rig = Rig()
    yield rig
    await rig.close()
