"""Annotated articles with out-of-fold tags of quotations: the scorer has to be fitted to such tags.

A folder has a file ``NAME.npz`` for each article, written by a network that was not trained on it, with three arrays
over the tokens of the article's text: ``start`` and ``end`` in code points, and ``quotation`` as a pipeline gives it.
"""

from __future__ import annotations

from bisect import bisect_right
from pathlib import Path

import numpy as np

from attribune_core.events import DIGITS, QUOTATION_TAGS, AnnotatedArticle, Quotation


def with_tags(article: AnnotatedArticle, table: Path) -> AnnotatedArticle:
    """Return ``article`` with the tags of ``table``; a token gets those of the first token there that overlaps it."""
    if article.annotation is None:
        return article
    with np.load(table) as stored:
        starts, ends = stored["start"].tolist(), stored["end"].tolist()
        tags = stored["quotation"]
    found = np.zeros((len(article.annotation.heads), len(QUOTATION_TAGS)), dtype=np.uint8)
    for token, (start, end) in enumerate(article.annotation.bounds()):
        at = bisect_right(starts, start) - 1
        if at >= 0 and ends[at] > start:
            found[token] = tags[at]
        elif at + 1 < len(starts) and starts[at + 1] < end:
            found[token] = tags[at + 1]
    digits = ["".join(DIGITS[value] for value in column) for column in found.T.tolist()]
    quotation = Quotation(**dict(zip(QUOTATION_TAGS, digits, strict=True)))
    return article.model_copy(update={"annotation": article.annotation.model_copy(update={"quotation": quotation})})


def without_tags(article: AnnotatedArticle) -> AnnotatedArticle:
    """Return ``article`` as from a pipeline that does not tag quotations."""
    if article.annotation is None or article.annotation.quotation is None:
        return article
    return article.model_copy(update={"annotation": article.annotation.model_copy(update={"quotation": None})})
