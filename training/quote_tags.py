"""Out-of-fold tags of quotations put into annotated articles: what a scorer has to be fitted to.

A folder holds a file ``NAME.npz`` an article, written by models that did not train on it, with three arrays over the
tokens of the article's text: ``start`` and ``end`` in code points and ``quotation``, as a pipeline leaves it.
"""

from __future__ import annotations

from bisect import bisect_right
from pathlib import Path

import numpy as np

from attribune_core.events import DIGITS, QUOTATION_TAGS, AnnotatedArticle, Quotation


def with_tags(article: AnnotatedArticle, table: Path) -> AnnotatedArticle:
    """Return ``article`` with the tags of ``table``; a token without tags there has those of one that overlaps it."""
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
    """Return ``article`` as a pipeline leaves it that tags no quotations."""
    if article.annotation is None or article.annotation.quotation is None:
        return article
    return article.model_copy(update={"annotation": article.annotation.model_copy(update={"quotation": None})})
