"""Pinned floors of figures: they only rise."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path

#: Floors are cut to this many decimals, never rounded up.
DECIMALS = 4


def read(path: Path) -> dict[str, float]:
    """The floors in the file ``path``, by the names of their figures."""
    floors = json.loads(path.read_text(encoding="utf-8"))
    return {str(name): float(floor) for name, floor in floors.items()}


def shortfalls(figures: Mapping[str, float], floors: Mapping[str, float]) -> dict[str, tuple[float, float]]:
    """The figures below their floors, each with its floor; a figure that is missing counts as 0.0."""
    return {name: (figures.get(name, 0.0), floor) for name, floor in floors.items() if figures.get(name, 0.0) < floor}


def raised(figures: Mapping[str, float], floors: Mapping[str, float]) -> dict[str, float]:
    """The floors, each raised to its figure if that is higher; a new figure gets a floor."""
    cut = {name: math.floor(figure * 10**DECIMALS) / 10**DECIMALS for name, figure in figures.items()}
    return {name: max(cut.get(name, 0.0), floors.get(name, 0.0)) for name in {**floors, **cut}}


def write(path: Path, floors: Mapping[str, float]) -> None:
    """Write ``floors`` to the file ``path``, one on each line."""
    path.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
