"""What is known of an article before any quote is chosen: its tree, marks, tags, names and scored readings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import log

from attribune_core.events import AnnotatedArticle, Annotation
from attribune_quotes.constructions import Candidate
from attribune_quotes.content import Quoted
from attribune_quotes.draft_features import word_codes
from attribune_quotes.features import features
from attribune_quotes.marks import Region, outermost, scan
from attribune_quotes.readings import readings, rereadings
from attribune_quotes.reasons import speaking
from attribune_quotes.resolve import Cast
from attribune_quotes.score import probability
from attribune_quotes.select import Scored
from attribune_quotes.speakers import is_nominal
from attribune_quotes.tags import Tags, tags_of
from attribune_quotes.view import View, view

#: Readings less likely than this are not read again with other ends: a better end does not make a cue of a word.
REREAD = 0.1
#: Relations of a speaker that no reading and no tag shows.
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nmod:poss", "obl:agent"})
#: Readings less likely than this (log-odds) are not looked at again.
LEAST = -5.0


@dataclass(frozen=True)
class Scene:
    """An article as the choice of quotes sees it."""

    view: View
    #: Every stretch between marks, also those within others.
    regions: Sequence[Region]
    quoted: Quoted
    tags: Tags | None
    cast: Cast
    #: The entity's label of tokens that are in a name.
    labels: dict[int, str]
    scored: Sequence[Scored]
    #: Log-odds of each of `scored`.
    odds: Sequence[float]
    #: Numbers of those of `scored` that are not hopeless by the paragraph of their cue, the likeliest first.
    by_paragraph: dict[int, list[int]]
    #: The log-odds of the likeliest reading of a cue.
    cue_odds: dict[int, float]
    #: A number for each word, see `draft_features.word_codes`.
    codes: Sequence[float]
    #: The tokens that may be a speaker that no reading and no tag shows.
    subjects: Sequence[int]
    #: What each run of cue tags says that it reports, and its source: filled as it is asked for.
    tagged_cues: dict[tuple[int, int], tuple[Candidate, int | None]] = field(default_factory=dict)
    _runs: dict[tuple[str, float], list[tuple[int, int]]] = field(default_factory=dict)

    def runs(self, kind: str, least: float) -> list[tuple[int, int]]:
        """The runs of cue or source tags of at least the probability `least`."""
        if self.tags is None:
            return []
        if (kind, least) not in self._runs:
            layer = self.tags.cue if kind == "cue" else self.tags.source
            self._runs[kind, least] = list(layer.runs(least))
        return self._runs[kind, least]


def see(article: AnnotatedArticle, annotation: Annotation) -> Scene:
    """Read `article`, whose annotation is `annotation`."""
    tree = view(article, annotation)
    regions = scan(article.text, article.paragraphs)
    quoted = Quoted(tree, speaking(tree, outermost(regions)))
    cast = Cast.of(tree, article.entities)
    labels = cast.labels()
    scored: list[Scored] = []
    for reading in readings(tree, quoted):
        cue = reading.candidate.cue
        place = tree.starts[cue], tree.ends[cue]
        likely = probability(features(tree, reading, quoted, labels))
        scored.append(Scored(reading, likely, place))
        if likely >= REREAD:
            for other in rereadings(tree, reading, quoted):
                scored.append(Scored(other, probability(features(tree, other, quoted, labels)), place))
    odds = [log(one.probability / (1 - one.probability)) for one in scored]
    by_paragraph: dict[int, list[int]] = {}
    cue_odds: dict[int, float] = {}
    for number, one in enumerate(scored):
        cue = one.reading.candidate.cue
        if odds[number] > LEAST:
            cue_odds[cue] = max(odds[number], cue_odds.get(cue, LEAST))
            by_paragraph.setdefault(tree.paragraph_of[cue], []).append(number)
    for numbers in by_paragraph.values():
        numbers.sort(key=lambda number: (-odds[number], number))
    return Scene(
        view=tree,
        regions=regions,
        quoted=quoted,
        tags=tags_of(annotation),
        cast=cast,
        labels=labels,
        scored=scored,
        odds=odds,
        by_paragraph=by_paragraph,
        cue_odds=cue_odds,
        codes=word_codes(tree),
        subjects=[token for token, dep in enumerate(tree.deps) if dep in _SUBJECTS and is_nominal(tree, token)],
    )
