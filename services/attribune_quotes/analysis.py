"""What is known of an article before any quote is selected: tokens, marked regions, tags, names and scored cues."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import log
from typing import Literal

from attribune_core.events import AnnotatedArticle, Annotation
from attribune_quotes.cues.candidates import CueCandidate, ScoredCue, cue_candidates, with_other_boundaries
from attribune_quotes.cues.construction_matches import ConstructionMatch
from attribune_quotes.cues.features import feature_keys
from attribune_quotes.cues.source_of_cue import is_nominal
from attribune_quotes.model.encoding import word_codes
from attribune_quotes.model.scorer import probability
from attribune_quotes.model.weights import weights
from attribune_quotes.speakers.resolver import SpeakerResolver
from attribune_quotes.text.marked_regions import MarkedRegions
from attribune_quotes.text.not_speech import possible_speech
from attribune_quotes.text.quotation_tags import QuotationTags, quotation_tags
from attribune_text.quotation_marks import MarkedRegion, outermost, scan
from attribune_text.token_table import TokenTable, table_of

#: Least probability of a cue candidate whose content is also tried with other boundaries: a better boundary does not
#: make a cue of a word. Chosen on train (training/EXPERIMENTS.md, "Less to look at").
_MIN_PROBABILITY_FOR_VARIANTS = 0.25
#: Log-odds above which a cue candidate is looked at again. Set by hand.
_MIN_CUE_LOG_ODDS = -5.0
#: Relations of a noun that may be a source although no cue candidate and no tag shows it.
_SUBJECT_RELATIONS = frozenset({"nsubj", "nsubj:pass", "nmod:poss", "obl:agent"})


class TagRuns:
    """Runs of tags, in order and without overlap.

    Each comes with its negative mean probability, so that the likeliest sorts first.
    """

    def __init__(self, runs: list[tuple[float, tuple[int, int]]]) -> None:
        """Take the runs in order: negative mean probability, first and last token."""
        self._runs = runs
        self._firsts = [first for _, (first, _) in runs]
        self._lasts = [last for _, (_, last) in runs]

    def overlapping(self, first: int, last: int) -> list[tuple[float, tuple[int, int]]]:
        """Return the runs that share a token with `first` to `last`."""
        return self._runs[bisect_left(self._lasts, first) : bisect_right(self._firsts, last)]


@dataclass(frozen=True)
class ArticleAnalysis:
    """An article as the later steps see it. The number of a cue candidate is its index in `scored_cues`."""

    table: TokenTable
    #: Every stretch between marks, also those within others.
    regions: Sequence[MarkedRegion]
    #: The outermost regions that may be speech.
    marked_regions: MarkedRegions
    #: None if the pipeline tags no quotations.
    tags: QuotationTags | None
    resolver: SpeakerResolver
    #: The entity's label of each token that is in a name.
    labels: dict[int, str]
    #: The number of the entity that is mentioned at a token.
    entity_of: dict[int, int]
    scored_cues: Sequence[ScoredCue]
    #: The log-odds of each of `scored_cues`.
    log_odds: Sequence[float]
    #: The code points from the first to the last span of the content of each of `scored_cues`.
    content_extents: Sequence[tuple[int, int]]
    #: Numbers of cue candidates by the paragraph of their cue, the likeliest first; without the unlikeliest.
    cues_by_paragraph: dict[int, list[int]]
    #: The log-odds of the likeliest candidate of each cue, by the cue's token.
    log_odds_by_cue: dict[int, float]
    #: A number for each token, see `model.encoding.word_codes`.
    word_codes: Sequence[float]
    #: Subjects, owners and agents: tokens that may head a source although no cue candidate and no tag shows it.
    subjects: Sequence[int]
    #: What each paragraph is on the page: text, heading, bold and so on; empty if the article does not say.
    paragraph_kinds: Sequence[str]
    #: What each run of cue tags reports, without its content, and its source. Filled when it is asked for.
    cue_by_tag_run: dict[tuple[int, int], tuple[ConstructionMatch, int | None]] = field(default_factory=dict)
    #: The head of each run of source tags. Filled when it is asked for.
    source_by_tag_run: dict[tuple[int, int], int] = field(default_factory=dict)
    _tag_runs: dict[tuple[str, float], TagRuns] = field(default_factory=dict)

    def tag_runs(self, kind: Literal["cue", "source"], threshold: float) -> TagRuns:
        """Return the runs of cue or source tags with a probability of `threshold` or more; none without tags."""
        found = self._tag_runs.get((kind, threshold))
        if found is None:
            runs: list[tuple[float, tuple[int, int]]] = []
            if self.tags is not None:
                layer = self.tags.cue if kind == "cue" else self.tags.source
                runs = [(-layer.mean(*run), run) for run in layer.runs_above(threshold)]
            found = self._tag_runs[kind, threshold] = TagRuns(runs)
        return found


def analyse(article: AnnotatedArticle, annotation: Annotation) -> ArticleAnalysis:
    """Return the analysis of `article`, whose annotation is `annotation`."""
    table = table_of(article, annotation)
    regions = scan(article.text, article.paragraphs)
    marked_regions = MarkedRegions(table, possible_speech(table, outermost(regions)))
    resolver = SpeakerResolver.of(table, article.entities)
    labels = resolver.entity_states.labels()
    tags = quotation_tags(annotation)
    scored_cues: list[ScoredCue] = []
    log_odds: list[float] = []
    weights_by_key = weights().by_key

    def score(candidate: CueCandidate) -> float:
        cue = candidate.match.cue
        chance = probability(feature_keys(table, candidate, marked_regions, labels), weights_by_key)
        scored_cues.append(ScoredCue(candidate, chance, (table.starts[cue], table.ends[cue])))
        log_odds.append(log(chance / (1 - chance)))
        return chance

    for candidate in cue_candidates(table, marked_regions, tags, weights().reporting):
        if score(candidate) >= _MIN_PROBABILITY_FOR_VARIANTS:
            for other in with_other_boundaries(table, candidate, marked_regions):
                score(other)
    by_paragraph: dict[int, list[int]] = {}
    log_odds_by_cue: dict[int, float] = {}
    for number, its_log_odds in enumerate(log_odds):
        if its_log_odds > _MIN_CUE_LOG_ODDS:
            cue = scored_cues[number].candidate.match.cue
            log_odds_by_cue[cue] = max(its_log_odds, log_odds_by_cue.get(cue, _MIN_CUE_LOG_ODDS))
            by_paragraph.setdefault(table.paragraph_of[cue], []).append(number)
    for numbers in by_paragraph.values():
        # A stable sort, so that of equal log-odds the first comes first.
        numbers.sort(key=log_odds.__getitem__, reverse=True)
    return ArticleAnalysis(
        paragraph_kinds=article.paragraph_kinds,
        table=table,
        regions=regions,
        marked_regions=marked_regions,
        tags=tags,
        resolver=resolver,
        labels=labels,
        entity_of=resolver.entity_states.numbers(),
        scored_cues=scored_cues,
        log_odds=log_odds,
        content_extents=[(one.candidate.spans[0][0], one.candidate.spans[-1][1]) for one in scored_cues],
        cues_by_paragraph=by_paragraph,
        log_odds_by_cue=log_odds_by_cue,
        word_codes=word_codes(table),
        subjects=[
            token for token, dep in enumerate(table.deps) if dep in _SUBJECT_RELATIONS and is_nominal(table, token)
        ],
    )
