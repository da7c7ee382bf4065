"""What is known of an article before any quote is chosen: its tree, marks, tags, names and scored readings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import log

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

#: Readings less likely than this are not read again with other ends: a better end does not make a cue of a word.
_LEAST_FOR_OTHER_BOUNDARIES = 0.25
#: Relations of a speaker that no reading and no tag shows.
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nmod:poss", "obl:agent"})
#: Readings less likely than this (log-odds) are not looked at again.
LEAST = -5.0


class TagRuns:
    """Runs of tags, apart and in order, each with its mean probability turned below 0: the likeliest sort first."""

    def __init__(self, found: list[tuple[float, tuple[int, int]]]) -> None:
        """Take the runs in order."""
        self._found = found
        self._firsts = [first for _, (first, _) in found]
        self._lasts = [last for _, (_, last) in found]

    def within(self, first: int, last: int) -> list[tuple[float, tuple[int, int]]]:
        """Those that share a token with `first` to `last`."""
        return self._found[bisect_left(self._lasts, first) : bisect_right(self._firsts, last)]


@dataclass(frozen=True)
class ArticleAnalysis:
    """An article as the choice of quotes sees it."""

    table: TokenTable
    #: Every stretch between marks, also those within others.
    regions: Sequence[MarkedRegion]
    marked_regions: MarkedRegions
    tags: QuotationTags | None
    resolver: SpeakerResolver
    #: The entity's label of tokens that are in a name.
    labels: dict[int, str]
    #: The number of the entity that is mentioned at a token.
    entity_of: dict[int, int]
    scored: Sequence[ScoredCue]
    #: Log-odds of each of `scored`.
    odds: Sequence[float]
    #: The code points from the first to the last of the spans of each of `scored`.
    reaches: Sequence[tuple[int, int]]
    #: Numbers of those of `scored` that are not hopeless by the paragraph of their cue, the likeliest first.
    by_paragraph: dict[int, list[int]]
    #: The log-odds of the likeliest reading of a cue.
    cue_odds: dict[int, float]
    #: A number for each word, see `draft_features.word_codes`.
    codes: Sequence[float]
    #: The tokens that may be a speaker that no reading and no tag shows.
    subjects: Sequence[int]
    #: What each run of cue tags says that it reports, and its source: filled as it is asked for.
    tagged_cues: dict[tuple[int, int], tuple[ConstructionMatch, int | None]] = field(default_factory=dict)
    #: The head of each run of source tags, see `tagged_cues`.
    tagged_sources: dict[tuple[int, int], int] = field(default_factory=dict)
    _runs: dict[tuple[str, float], TagRuns] = field(default_factory=dict)

    def runs(self, kind: str, least: float) -> TagRuns:
        """The runs of cue or source tags of at least the probability `least`."""
        found = self._runs.get((kind, least))
        if found is None:
            runs: list[tuple[float, tuple[int, int]]] = []
            if self.tags is not None:
                layer = self.tags.cue if kind == "cue" else self.tags.source
                runs = [(-layer.mean(*run), run) for run in layer.runs_above(least)]
            found = self._runs[kind, least] = TagRuns(runs)
        return found


def analyse(article: AnnotatedArticle, annotation: Annotation) -> ArticleAnalysis:
    """Read `article`, whose annotation is `annotation`."""
    tree = table_of(article, annotation)
    regions = scan(article.text, article.paragraphs)
    marked_regions = MarkedRegions(tree, possible_speech(tree, outermost(regions)))
    resolver = SpeakerResolver.of(tree, article.entities)
    labels = resolver.entity_states.labels()
    tags = quotation_tags(annotation)
    scored: list[ScoredCue] = []
    odds: list[float] = []
    lexicon = weights().by_key

    def add(candidate: CueCandidate) -> float:
        cue = candidate.match.cue
        likely = probability(feature_keys(tree, candidate, marked_regions, labels), lexicon)
        scored.append(ScoredCue(candidate, likely, (tree.starts[cue], tree.ends[cue])))
        odds.append(log(likely / (1 - likely)))
        return likely

    for candidate in cue_candidates(tree, marked_regions, tags, weights().reporting):
        if add(candidate) >= _LEAST_FOR_OTHER_BOUNDARIES:
            for other in with_other_boundaries(tree, candidate, marked_regions):
                add(other)
    by_paragraph: dict[int, list[int]] = {}
    cue_odds: dict[int, float] = {}
    for number, its in enumerate(odds):
        if its > LEAST:
            cue = scored[number].candidate.match.cue
            cue_odds[cue] = max(its, cue_odds.get(cue, LEAST))
            by_paragraph.setdefault(tree.paragraph_of[cue], []).append(number)
    for numbers in by_paragraph.values():
        # Stable, so that of equal odds the first comes first.
        numbers.sort(key=odds.__getitem__, reverse=True)
    return ArticleAnalysis(
        table=tree,
        regions=regions,
        marked_regions=marked_regions,
        tags=tags,
        resolver=resolver,
        labels=labels,
        entity_of=resolver.entity_states.numbers(),
        scored=scored,
        odds=odds,
        reaches=[(one.candidate.spans[0][0], one.candidate.spans[-1][1]) for one in scored],
        by_paragraph=by_paragraph,
        cue_odds=cue_odds,
        codes=word_codes(tree),
        subjects=[token for token, dep in enumerate(tree.deps) if dep in _SUBJECTS and is_nominal(tree, token)],
    )
