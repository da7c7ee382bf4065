"""The tags of quotations that a pipeline leaves with a Doc, as the columns of digits that travel in the event.

`doc.user_data["quotation"]` is an array of one row a token and one column a tag of `QUOTATION_TAGS`; a value by 35 is
the tag's probability. Pipelines that tag no quotations leave none.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from spacy.tokens import Doc

from attribune_core.errors import ModelError
from attribune_core.events import DIGITS, DIGITS_MAX, QUOTATION_TAGS

#: Where a pipeline leaves its tags.
KEY = "quotation"

_DIGITS = np.frombuffer(DIGITS.encode(), dtype=np.uint8)


def tags_of(doc: Doc, kept: Sequence[int]) -> tuple[str, ...] | None:
    """Return the digits of the tokens `kept`, a string a tag; None where the pipeline left no tags.

    Raises ModelError where what it left are no tags of these tokens.
    """
    tags = doc.user_data.get(KEY)
    if tags is None:
        return None
    if getattr(tags, "shape", None) != (len(doc), len(QUOTATION_TAGS)) or tags.dtype != np.uint8:
        raise ModelError(f"the pipeline's tags of quotations are no {len(doc)} rows of {len(QUOTATION_TAGS)} bytes")
    if tags.size and int(tags.max()) > DIGITS_MAX:
        raise ModelError(f"the pipeline's tags of quotations hold {int(tags.max())}, more than {DIGITS_MAX}")
    return tuple(column.tobytes().decode("ascii") for column in _DIGITS[tags[list(kept)].T])
