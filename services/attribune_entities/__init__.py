"""The entity extractor: who and what an article names, and its linguistic annotation.

`annotate` and `annotate_many` can be called from anywhere; `worker` is what the service runs.
"""

from attribune_entities.annotate import annotate, annotate_many

__all__ = ["annotate", "annotate_many"]
