"""Features of a content candidate from how its likeliest cue reports it: as speech or thought, in which voice, to whom.

"Asked whether …, she said" has an asker without a name, and in "the court was told" the subject hears what is said.
"""

from __future__ import annotations

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.contents.context import ContentContext, Features, block_of_each
from attribune_quotes.cues.cue_kinds import kind_of
from attribune_quotes.cues.negation import has_negation
from attribune_quotes.model.encoding import NO_CANDIDATE, codes
from attribune_text.token_table import TokenTable

_REPORT_NAMES = (
    "cue: kind",
    "cue: tag",
    "cue: relation",
    "cue: passive",
    "cue: auxiliary",
    "cue: negated",
    "cue: has an object outside of the content",
    "source: relation to the cue",
    "source: tokens from the cue",
    "reporting word above the cue: log-odds",
    "other cue in the sentence: log-odds",
)
_KINDS = codes("speech writing thought intention")
_TAGS = codes("VBD VBZ VBP VBN VBG VB NN NNS JJ IN", first=1)
_RELATIONS = codes("root ccomp xcomp advcl acl acl:relcl conj parataxis obj obl nmod nsubj case", first=1)
_SOURCE_RELATIONS = codes("nsubj nsubj:pass obl:agent obl nmod:poss nmod obj", first=1)
#: Auxiliaries of a cue: what will, may or did get said. Others count as 0.
_AUXILIARIES = codes("will would could may might can should must have do be", first=1)
_OBJECTS = frozenset({"obj", "iobj"})


def _report(analysis: ArticleAnalysis, context: ContentContext) -> Features:
    """Return how the content's likeliest cue reports; -1 for each without one."""
    if context.best_cue is None:
        return [-1.0] * len(_REPORT_NAMES)
    table, candidate = analysis.table, context.best_cue
    cue, source = candidate.match.cue, candidate.source
    kids = table.children[cue]
    outside = [kid for kid in kids if not any(low <= kid <= high for low, high in context.content.tokens)]
    return [
        _KINDS[kind_of(table.lemmas[cue], candidate.match.construction)],
        _TAGS.get(table.tags[cue], 0.0),
        _RELATIONS.get(table.deps[cue], 0.0),
        float(any(table.deps[kid] in ("nsubj:pass", "aux:pass") for kid in kids)),
        max([_AUXILIARIES.get(table.lemmas[kid], 0.0) for kid in kids if table.deps[kid] == "aux"], default=0.0),
        float(has_negation(table, cue)),
        float(any(table.deps[kid] in _OBJECTS for kid in outside)),
        _relation_of_source(table, source, cue),
        float(source - cue) if source is not None else 0.0,
        _above(analysis, cue),
        _beside(analysis, cue),
    ]


def _relation_of_source(table: TokenTable, source: int | None, cue: int) -> float:
    """Return the relation of the source, if it depends on the cue: 0 if it does not, -1 without a source."""
    if source is None:
        return -1.0
    return _SOURCE_RELATIONS.get(table.deps[source], 0.0) if table.heads[source] == cue else 0.0


def _above(analysis: ArticleAnalysis, cue: int) -> float:
    """Return the log-odds of the likeliest cue above `cue` in the tree."""
    odds = analysis.log_odds_by_cue
    return max([odds.get(token, NO_CANDIDATE) for token in analysis.table.ancestors(cue)], default=NO_CANDIDATE)


def _beside(analysis: ArticleAnalysis, cue: int) -> float:
    """Return the log-odds of the likeliest other cue in the sentence of `cue`."""
    first, end = analysis.table.sentences[analysis.table.sentence_of[cue]]
    odds = analysis.log_odds_by_cue
    return max([odds[token] for token in range(first, end) if token != cue and token in odds], default=NO_CANDIDATE)


#: How the likeliest cue reports the content.
REPORT = block_of_each(_REPORT_NAMES, _report)
