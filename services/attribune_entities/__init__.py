"""The entity extractor: who and what an article names, and its linguistic annotation.

`annotate` and `annotate_many` can be called from anywhere; `worker` is what the service runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from attribune_entities.annotator import annotate, annotate_many

__all__ = ["annotate", "annotate_many"]


def __getattr__(name: str) -> Any:
    # Late (PEP 562): they bring spaCy, and of a worker's processes only those that annotate need it.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from attribune_entities import annotator

    return getattr(annotator, name)
