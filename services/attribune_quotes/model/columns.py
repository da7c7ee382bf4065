"""Which features the trees see: each declared once, as a name and the function that computes it.

The columns of a model are the names of its blocks, one after another. Fitting writes them into the weights, and loading
compares: a feature that is added, renamed or moved without a new fit fails by its name, not by wrong probabilities.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from attribune_core.errors import ModelError


class WeightsError(ModelError):
    """The weights that ship do not fit the code: they were fitted to other features."""


class FeatureBlock(NamedTuple):
    """Features that one function computes together."""

    #: What each value says, in the order of the values.
    names: tuple[str, ...]
    compute: Callable[..., Any]


def columns_of(blocks: Sequence[FeatureBlock], further: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the names of all features of `blocks`, and `further` ones after them.

    Raises WeightsError where a name is there twice.
    """
    names = [*(name for block in blocks for name in block.names), *further]
    for at, name in enumerate(names):
        if name in names[:at]:
            raise WeightsError(f"two features are called {name!r}")
    return tuple(names)


def check_columns(model: str, fitted: Sequence[str], declared: Sequence[str]) -> None:
    """Raise WeightsError, which names the first difference, unless `model` was fitted to the `declared` features."""
    for at, name in enumerate(declared):
        if at >= len(fitted):
            raise WeightsError(f"the trees for {model} were fitted without {name!r}, which is column {at} of the code")
        if fitted[at] != name:
            raise WeightsError(
                f"column {at} of the trees for {model} is {fitted[at]!r} in the weights and {name!r} in the code: "
                "fit them anew"
            )
    if len(fitted) > len(declared):
        raise WeightsError(f"the trees for {model} were fitted to {fitted[len(declared)]!r}, which the code lacks")
