"""The tags of quotations that a pipeline leaves with a Doc, as the columns of digits that travel in the event.

`doc.user_data["quotation"]` is an array of one row a token and one column a tag of `QUOTATION_TAGS`. A value over 35 is
the tag's probability. Pipelines that tag no quotations leave none.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from attribune_core.errors import ModelError
from attribune_core.events import DIGITS, DIGITS_MAX, QUOTATION_TAGS

#: Where a pipeline leaves its tags.
KEY = "quotation"

_DIGITS = np.frombuffer(DIGITS.encode(), dtype=np.uint8)


def encode_tags(tags: object, count: int, kept: Sequence[int]) -> tuple[str, ...] | None:
    """Return the digits of the tokens `kept`, a string a tag; None where `tags` is None.

    `tags` is what a pipeline left with a Doc of `count` tokens. Raises ModelError where it holds no tags of these
    tokens.
    """
    if tags is None:
        return None
    if not isinstance(tags, np.ndarray) or tags.shape != (count, len(QUOTATION_TAGS)) or tags.dtype != np.uint8:
        raise ModelError(f"the pipeline's tags of quotations are no {count} rows of {len(QUOTATION_TAGS)} bytes")
    if tags.size and int(tags.max()) > DIGITS_MAX:
        raise ModelError(f"the pipeline's tags of quotations hold {int(tags.max())}, more than {DIGITS_MAX}")
    return tuple(column.tobytes().decode("ascii") for column in _DIGITS[tags[list(kept)].T])
