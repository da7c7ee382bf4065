"""Examples for the trees of quote linking: content and source candidates of PolNeAR's train articles, with the gold."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import numpy as np

from attribune_core.events import AnnotatedArticle
from attribune_quotes.analysis import ArticleAnalysis, analyse
from attribune_quotes.attribution import features as source_features
from attribune_quotes.attribution.attribute import previous_quote
from attribune_quotes.attribution.candidates import source_candidates
from attribune_quotes.contents import features, proposals
from attribune_quotes.contents.candidates import ContentCandidate
from attribune_quotes.contents.selected_quotes import SelectedQuote
from attribune_quotes.cues.content_spans import without_opening_that
from attribune_quotes.selection.boundary_penalty import boundary_penalties
from attribune_quotes.selection.selector import select_contents
from corpora.alignment import Letters
from corpora.polnear import Article
from corpora.polnear_scoring import MATCH_LEAST_IOU

#: Distance from the least intersection over union of a match within which a candidate has half a weight: its label is
#: mostly noise. Set by hand.
_UNCLEAR_IOU = 0.06
#: What a candidate that just matches a content loses of its target of 1. Without such losses 45 of 100 contents of
#: train have exactly the gold's bounds, with them 56.
_WORST_MATCH_LOSS = 0.35
#: Power by which that loss shrinks towards a full match: at an intersection over union of 0.9 half of it is left.
#: Set by hand.
_LOSS_POWER = 3
#: Candidates below this intersection over union are many, so only a part of them is taught. Set by hand.
_UNLIKE_IOU = 0.2
#: Every so many of those is taught, with that weight. Set by hand.
_UNLIKE_EVERY = 3


@dataclass
class ContentExamples:
    """An article's content candidates: features of each, and the gold attribution whose content is most like it."""

    gold: Article
    analysis: ArticleAnalysis
    contents: list[ContentCandidate]
    rows: np.ndarray
    #: The highest intersection over union of each candidate with a gold content.
    iou: np.ndarray
    #: The index in `gold` of the attribution with that content; -1 for a candidate that shares no letter with any.
    gold_numbers: list[int]
    letters: Letters
    sources: list[SourceExamples] = field(default_factory=list)

    @property
    def right(self) -> np.ndarray:
        """Whether each candidate matches a content."""
        result: np.ndarray = self.iou >= MATCH_LEAST_IOU
        return result

    @property
    def target(self) -> np.ndarray:
        """The target of each candidate: 1 for exactly the content, less for other bounds, 0 without a match."""
        cut = np.maximum(self.iou - MATCH_LEAST_IOU, 0.0) / (1.0 - MATCH_LEAST_IOU)
        result: np.ndarray = np.where(self.right, 1.0 - _WORST_MATCH_LOSS * (1.0 - cut**_LOSS_POWER), 0.0)
        return result

    @property
    def weight(self) -> np.ndarray:
        """The weight of each candidate in teaching; 0 for one that is left out."""
        weight = np.where(np.abs(self.iou - MATCH_LEAST_IOU) < _UNCLEAR_IOU, 0.5, 1.0)
        every = np.where(np.arange(len(weight)) % _UNLIKE_EVERY == 0, float(_UNLIKE_EVERY), 0.0)
        return np.where(self.iou < _UNLIKE_IOU, every, weight)


@dataclass
class SourceExamples:
    """The source candidates of one selected content: features of each, and whether it is right."""

    content_probability: float
    rows: np.ndarray
    right: np.ndarray
    #: Whether the content matches one of the gold. If not, the gold has no source for it: no candidate is right.
    is_content: bool


def content_examples(gold: Article, article: AnnotatedArticle) -> ContentExamples:
    """The content candidates of an article, with the weights in use."""
    assert article.annotation is not None
    analysis = analyse(article, article.annotation)
    found = proposals.propose_contents(analysis)
    letters = Letters(gold.text)
    sizes: list[int] = []
    owners: dict[int, list[int]] = {}
    for number, one in enumerate(gold.attributions):
        content = letters.all(list(without_opening_that(analysis.table, one.content)))
        sizes.append(len(content))
        for letter in content:
            owners.setdefault(letter, []).append(number)
    iou = np.zeros(len(found))
    gold_numbers = []
    for at, content in enumerate(found):
        own = letters.all(list(without_opening_that(analysis.table, content.spans)))
        shared = Counter(number for letter in own for number in owners.get(letter, ()))
        best = max(((n / (len(own) + sizes[one] - n), -one) for one, n in shared.items()), default=(0.0, 1))
        iou[at] = best[0]
        gold_numbers.append(-best[1])
    return ContentExamples(gold, analysis, found, features.rows(analysis, found), iou, gold_numbers, letters)


def add_source_examples(one: ContentExamples, content_probabilities: np.ndarray, threshold: float) -> None:
    """Select contents as the linker does and add their source candidates.

    ``content_probabilities`` has the probability of each content candidate, and ``threshold`` is the least one of a
    content. The source of the preceding quote is the gold's, if it is among the candidates: an error on one quote must
    not change what the next one teaches.
    """
    one.sources = []
    last: SelectedQuote | None = None
    penalties = boundary_penalties(one.analysis, one.contents)
    for at, selected in select_contents(one.analysis, one.contents, content_probabilities, threshold, penalties):
        content = one.contents[at]
        before = previous_quote(one.analysis, last)
        found = source_candidates(one.analysis, content, before.source if before is not None else None)
        rows = source_features.rows(one.analysis, content, found, selected.probability, before)
        is_content = bool(one.iou[at] >= MATCH_LEAST_IOU)
        right = np.zeros(len(found), dtype=bool)
        if is_content:
            source = one.letters.all(list(one.gold.attributions[one.gold_numbers[at]].source))
            right = np.array([_is_source(one, candidate.head, source) for candidate in found])
        one.sources.append(SourceExamples(selected.probability, rows, right, is_content))
        best = next((candidate for candidate, it in zip(found, right, strict=True) if it), None)
        best = best or max(found, key=lambda candidate: candidate.log_odds)
        selected.source = best.head
        last = selected


def _is_source(one: ContentExamples, head: int | None, source: set[int]) -> bool:
    if head is None or not source:
        return head is None and not source
    start, end = one.analysis.table.span(head, head)
    return not source.isdisjoint(one.letters.range(start, end))
