"""Features of a content candidate from the cue candidates: those that report it, and those of rival contents."""

from __future__ import annotations

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.contents.candidates import ContentCandidate
from attribune_quotes.contents.context import ContentContext, Features, block_of_each
from attribune_quotes.cues.candidates import CueCandidate
from attribune_quotes.cues.features import source_kind
from attribune_quotes.model.encoding import CONSTRUCTIONS, KINDS, NO_CANDIDATE, OTHER_KIND, VARIANTS
from attribune_quotes.model.weights import weights
from attribune_quotes.text.quotation_tags import MISSING

_RIVAL_NAMES = (
    "best cue candidate: log-odds",
    "second cue candidate: log-odds",
    "cue candidates",
    "nearest other cue candidate: log-odds",
    "nearest other cue candidate: likeness",
    "cue candidate of a longer content: log-odds",
    "cue candidate of another content: log-odds",
)
_CUE_NAMES = (
    "cue: lemma is known",
    "cue: weight of its lemma",
    "cue: construction",
    "cue: boundary variant",
    "cue: tokens from the content",
    "cue: word",
    "cue: stands in marks",
    "cue: content tag",
    "cue: cue tag",
    "source: source tag",
    "source: content tag",
    "source: kind",
)


def _cues(analysis: ArticleAnalysis, context: ContentContext) -> Features:
    """Return how likely the content's cue candidates and their rivals are, and what the best one is like."""
    content = context.content
    numbers = content.cue_numbers
    others = context.rivals
    rivals = [
        analysis.log_odds[numbers[0]] if numbers else NO_CANDIDATE,
        analysis.log_odds[numbers[1]] if len(numbers) > 1 else NO_CANDIDATE,
        float(len(numbers)),
        others.similar_log_odds,
        others.likeness,
        others.longer_log_odds,
        others.other_log_odds,
    ]
    best = context.best_cue
    if best is None:
        return [*rivals, *([-1.0] * len(_CUE_NAMES))]
    return [*rivals, *_best_cue(analysis, content, best)]


def _best_cue(analysis: ArticleAnalysis, content: ContentCandidate, candidate: CueCandidate) -> Features:
    """Return what the cue and the source of the best cue candidate are like."""
    table, tags = analysis.table, analysis.tags
    (first, _), (_, last) = content.tokens[0], content.tokens[-1]
    cue, source = candidate.match.cue, candidate.source
    cue_weights = weights().cues
    lemma = table.lemmas[cue]
    construction = candidate.match.construction.name
    return [
        float("l=" + lemma in cue_weights),
        cue_weights.get("l=" + lemma, 0.0) + cue_weights.get(f"lc={lemma}:{construction}", 0.0),
        CONSTRUCTIONS.get(construction, 0.0),
        VARIANTS[candidate.match.variant],
        float(cue - last if cue > last else cue - first if cue < first else 0),
        analysis.word_codes[cue],
        float(analysis.marked_regions.region_of[cue] >= 0),
        tags.content.part[cue] if tags is not None else MISSING,
        tags.cue.part[cue] if tags is not None else MISSING,
        tags.source.part[source] if tags is not None and source is not None else MISSING,
        tags.content.part[source] if tags is not None and source is not None else MISSING,
        KINDS.get(source_kind(table, source, analysis.labels), OTHER_KIND),
    ]


#: The cue candidates of the content and of its rivals.
CUES = block_of_each((*_RIVAL_NAMES, *_CUE_NAMES), _cues)
