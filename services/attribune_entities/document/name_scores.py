"""How likely each token is a part of a name of each kind, as a pipeline leaves it with a Doc.

`doc.user_data["name_scores"]` is an array of one row a token and one column a label of `SCORED_LABELS`: the log-odds of
that label against no name, `STEPS` steps each, as signed bytes. Pipelines that do not say leave none.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from attribune_core.errors import ModelError

#: One row a token, one column a label of `SCORED_LABELS`.
NameScores = npt.NDArray[np.int8]

#: Where a pipeline leaves its scores.
NAME_SCORES = "name_scores"
#: The labels of the columns.
SCORED_LABELS = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "LAW")
#: Steps of a log-odds of 1.
STEPS = 8


def name_scores(left: object, count: int, kept: Sequence[int]) -> NameScores | None:
    """Return the scores of the tokens `kept`; None where `left`, what a pipeline left with a Doc, is None.

    The Doc has `count` tokens. Raises ModelError where `left` holds no scores of these tokens.
    """
    if left is None:
        return None
    if not isinstance(left, np.ndarray) or left.shape != (count, len(SCORED_LABELS)) or left.dtype != np.int8:
        raise ModelError(f"the pipeline's scores of names are no {count} rows of {len(SCORED_LABELS)} signed bytes")
    return left[list(kept)]


def joined_scores(parts: Sequence[NameScores | None]) -> NameScores | None:
    """Return the scores of all Docs of an article in one array; None where one of them has none."""
    whole = [part for part in parts if part is not None]
    return np.concatenate(whole) if whole and len(whole) == len(parts) else None
