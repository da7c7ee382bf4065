"""The features of content candidates: what the trees for contents see.

Each block names its features and has the function that computes them. `COLUMNS` are all names, in order. A value below
0 stands for something that is not there, or for log-odds of less than even.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.contents.candidates import ContentCandidate
from attribune_quotes.contents.context import contexts_of
from attribune_quotes.contents.cue_features import CUES
from attribune_quotes.contents.form_features import FORM
from attribune_quotes.contents.layout_features import MARKED_WORDS, PLACE
from attribune_quotes.contents.report_features import REPORT
from attribune_quotes.contents.tag_features import TAGS, TAGS_AROUND
from attribune_quotes.model.columns import columns_of
from attribune_quotes.model.forest import Rows

#: All features of contents, in the order in which the trees number them.
CONTENT_FEATURES = (TAGS, PLACE, MARKED_WORDS, TAGS_AROUND, CUES, FORM, REPORT)
COLUMNS = columns_of(CONTENT_FEATURES)


def rows(analysis: ArticleAnalysis, contents: Sequence[ContentCandidate]) -> Rows:
    """Return the features of each of `contents`, a row each, in the order of `COLUMNS`."""
    if not contents:
        return np.zeros((0, 0))
    contexts = contexts_of(analysis, contents)
    return np.hstack([block.compute(analysis, contexts) for block in CONTENT_FEATURES])
