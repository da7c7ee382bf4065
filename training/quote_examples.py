"""Examples for the lexicon of quote linking: cue candidates of PolNeAR's train articles, with the gold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from attribune_core.events import AnnotatedArticle, CleanArticle, Pipeline
from attribune_entities import annotate_many
from attribune_quotes.cues.candidates import CueCandidate, cue_candidates, with_other_boundaries
from attribune_quotes.cues.features import feature_names
from attribune_quotes.speakers.entity_states import EntityStates
from attribune_quotes.text.marked_regions import MarkedRegions
from attribune_quotes.text.not_speech import possible_speech
from attribune_text.quotation_marks import outermost, scan
from attribune_text.token_table import TokenTable, table_of
from corpora.alignment import Letters
from corpora.polnear import Article
from corpora.polnear_scoring import MATCH_LEAST_IOU
from training.quote_silver import annotated

#: Least share of a content's letters within a gold Content, if it counts as inside of it. Set by hand.
_INSIDE_SHARE = 0.8
#: Articles that are annotated together.
_BATCH_ARTICLES = 16


@dataclass(frozen=True)
class Example:
    """A cue candidate's features, and whether it is a quote of the gold with the right source."""

    features: tuple[str, ...]
    right: bool


def clean(article: Article) -> CleanArticle:
    """The article as the corpus has it, uncleaned, so that the gold's offsets are valid; a line is a paragraph."""
    paragraphs = []
    for line in re.finditer(r"[^\n]+", article.text):
        words = line.group().strip()
        if words:
            start = line.start() + line.group().index(words)
            paragraphs.append((start, start + len(words)))
    return CleanArticle(
        event_id=article.name,
        id=article.name,
        language="en",
        text=article.text,
        paragraphs=tuple(paragraphs),
        pipeline=Pipeline(cleaner="none"),
    )


def twice_annotated(gold: list[Article], silver: Path) -> Iterator[tuple[Article, AnnotatedArticle, AnnotatedArticle]]:
    """Each article with the annotation of the installed pipeline, and with the silver parse of ``silver``/train."""
    for first in range(0, len(gold), _BATCH_ARTICLES):
        batch = gold[first : first + _BATCH_ARTICLES]
        cleans = [clean(one) for one in batch]
        for one, its, own in zip(batch, cleans, annotate_many(cleans), strict=True):
            yield one, own, annotated(its, silver / "train" / f"{one.name}.tsv")


def examples(gold: Article, article: AnnotatedArticle) -> list[Example]:
    """Every cue candidate of the article, without those inside a gold Content.

    The corpus marks only the outermost attributions, so it does not say whether a nested one is right.
    """
    if article.annotation is None:
        return []
    table = table_of(article, article.annotation)
    marked_regions = MarkedRegions(table, possible_speech(table, outermost(scan(article.text, article.paragraphs))))
    labels = EntityStates.of(table, article.entities).labels()
    gold_labels = _GoldLabels(gold, table)
    out = []
    for candidate in cue_candidates(table, marked_regions):
        for one in (candidate, *with_other_boundaries(table, candidate, marked_regions)):
            right = gold_labels(one)
            if right is not None:
                out.append(Example(tuple(feature_names(table, one, marked_regions, labels)), right))
    return out


class _GoldLabels:
    def __init__(self, gold: Article, table: TokenTable) -> None:
        self._letters = Letters(gold.text)
        self._table = table
        self._sizes: list[int] = []
        self._sources: list[set[int]] = []
        self._owners: dict[int, list[int]] = {}
        for number, one in enumerate(gold.attributions):
            content = self._letters.all(list(one.content))
            self._sizes.append(len(content))
            self._sources.append(self._letters.all(list(one.source)))
            for letter in content:
                self._owners.setdefault(letter, []).append(number)

    def __call__(self, candidate: CueCandidate) -> bool | None:
        """Whether the candidate is right; None where the gold does not say."""
        content = self._letters.all(list(candidate.spans))
        shared = Counter(number for letter in content for number in self._owners.get(letter, ()))
        for number, size in shared.items():
            if size / (len(content) + self._sizes[number] - size) >= MATCH_LEAST_IOU:
                return self._has_source(candidate, self._sources[number])
        start, end = self._table.span(candidate.match.cue, candidate.match.cue)
        around = {number for letter in self._letters.range(start, end) for number in self._owners.get(letter, ())}
        return None if any(shared[number] > _INSIDE_SHARE * len(content) for number in around) else False

    def _has_source(self, candidate: CueCandidate, source: set[int]) -> bool:
        if candidate.source is None or not source:
            return candidate.source is None and not source
        start, end = self._table.span(candidate.source, candidate.source)
        return not source.isdisjoint(self._letters.range(start, end))
