"""Drafts and links of PolNeAR's train articles with what the gold says of them: what the trees are fitted to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import numpy as np

from attribune_core.events import AnnotatedArticle
from attribune_quotes import choose, drafts, link_features
from attribune_quotes.links import links
from attribune_quotes.pool import Draft
from attribune_quotes.scene import Scene, see
from attribune_quotes.select import Chosen
from corpora.alignment import Letters
from corpora.polnear import Article
from corpora.polnear_scoring import MATCH_LEAST_IOU

#: How close to the least likeness of a match a draft counts but half: it teaches little but noise.
_UNCLEAR = 0.06
#: How much less than a content a draft is that matches it just so, and how fast what is missing tells: of a draft that
#: has nine tenths of a content in common with it, half of that. Taught as plain matches, well and badly cut drafts are
#: all one: 45 of 100 contents of train came out as they are, not 56.
_BADLY_CUT = 0.35
_STEEP = 3
#: Drafts much unlike any content are many: of those less like one than this, every third teaches, for three.
_UNLIKE = 0.2
_EVERY = 3


@dataclass
class Drafted:
    """An article's drafts: a row each, and how like each is to which attribution of the gold."""

    gold: Article
    seen: Scene
    drafts: list[Draft]
    rows: np.ndarray
    #: The best intersection over union of each draft with a gold content, and which one that is.
    likeness: np.ndarray
    which: list[int]
    letters: Letters
    links: list[LinkExamples] = field(default_factory=list)

    @property
    def right(self) -> np.ndarray:
        """Whether each draft is a content."""
        result: np.ndarray = self.likeness >= MATCH_LEAST_IOU
        return result

    @property
    def worth(self) -> np.ndarray:
        """What each draft is taught to be: 1 for the very content, less for one that is cut badly, 0 for none."""
        cut = np.maximum(self.likeness - MATCH_LEAST_IOU, 0.0) / (1.0 - MATCH_LEAST_IOU)
        result: np.ndarray = np.where(self.right, 1.0 - _BADLY_CUT * (1.0 - cut**_STEEP), 0.0)
        return result

    @property
    def weight(self) -> np.ndarray:
        """How much each draft counts in teaching; 0 for one that is passed over."""
        weight = np.where(np.abs(self.likeness - MATCH_LEAST_IOU) < _UNCLEAR, 0.5, 1.0)
        every = np.where(np.arange(len(weight)) % _EVERY == 0, float(_EVERY), 0.0)
        return np.where(self.likeness < _UNLIKE, every, weight)


@dataclass
class LinkExamples:
    """The links of one draft that is taken: a row each, and whether each is right; none is, where it is no content."""

    likely: float
    rows: np.ndarray
    right: np.ndarray
    #: Whether the draft is a content: of one that is none, the gold does not say who said it.
    content: bool


def drafted(gold: Article, article: AnnotatedArticle) -> Drafted:
    """The drafts of an article under the weights in use."""
    assert article.annotation is not None
    seen = see(article, article.annotation)
    found = drafts.drafts(seen)
    letters = Letters(gold.text)
    sizes: list[int] = []
    owners: dict[int, list[int]] = {}
    for number, one in enumerate(gold.attributions):
        content = letters.all(list(one.content))
        sizes.append(len(content))
        for letter in content:
            owners.setdefault(letter, []).append(number)
    likeness = np.zeros(len(found))
    which = []
    for at, draft in enumerate(found):
        content = letters.all(list(draft.spans))
        shared = Counter(number for letter in content for number in owners.get(letter, ()))
        best = max(((n / (len(content) + sizes[one] - n), -one) for one, n in shared.items()), default=(0.0, 1))
        likeness[at] = best[0]
        which.append(-best[1])
    return Drafted(gold, seen, found, drafts.rows(seen, found), likeness, which, letters)


def add_links(one: Drafted, likely: np.ndarray, least: float) -> None:
    """Add the links of the contents that are taken where each draft is as ``likely``.

    The speaker of the quote before is that of the gold where there is one among the links: what an article's quotes
    teach of one another has not to hang on what was said wrong of the first.
    """
    one.links = []
    entity_of = one.seen.entity_of
    last: Chosen | None = None
    for at, chosen in choose.chosen_of(one.seen, one.drafts, likely, least, choose.tidiness(one.seen, one.drafts)):
        draft = one.drafts[at]
        before = choose.before_of(one.seen, last)
        found = links(one.seen, draft, before.speaker if before is not None else None)
        rows = link_features.rows(one.seen, draft, found, chosen.probability, before, entity_of)
        content = bool(one.likeness[at] >= MATCH_LEAST_IOU)
        right = np.zeros(len(found), dtype=bool)
        if content:
            source = one.letters.all(list(one.gold.attributions[one.which[at]].source))
            right = np.array([_is_source(one, link.speaker, source) for link in found])
        one.links.append(LinkExamples(chosen.probability, rows, right, content))
        best = next((link for link, it in zip(found, right, strict=True) if it), None)
        best = best or max(found, key=lambda link: link.odds)
        chosen.speaker = best.speaker
        last = chosen


def _is_source(one: Drafted, speaker: int | None, source: set[int]) -> bool:
    if speaker is None or not source:
        return speaker is None and not source
    start, end = one.seen.view.span(speaker, speaker)
    return not source.isdisjoint(one.letters.range(start, end))
