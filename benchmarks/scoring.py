"""Measures of an enriched event against an article's gold, as counts that add up over articles.

Everything is compared by letters and digits (:mod:`corpora.alignment`), so an event may differ from the gold in marks
and white space. Each measure is a :class:`Count`:

=================  =========================================================================================
mention            names of the seven labels: same letters (determiner and possessive 's aside), same label
entity             named entities: a canonical name that counts as right, same label
pronoun            pronouns of the third person that refer to a person: linked to the entity of that name
quote              quotes: letters that overlap with intersection over union >= 0.5, one to one, best first
quote_linked       quotes that match and have the speakers of the gold; without any, no speaker
quoted             as quote, over the quotes that stand wholly or partly in marks
quoted_linked      as quote_linked, over the same quotes as quoted
type               over the quotes that match: direct, mixed or indirect
cue                over the matches whose gold has a cue: the cue overlaps it and has the same lemma
negation           quotes whose cue is negated, among those that match
not_quotes         nicknames, titles and scare quotes in marks that are not taken for quotes
cleaning           date, author, each paragraph kept, each line of boilerplate gone, nothing left over
=================  =========================================================================================

A quote over several paragraphs counts once in each, and a quote that continues another in the same paragraph counts as
one with it. Guidelines differ on both, and the figures do not depend on them.
"""

from __future__ import annotations

from typing import Any

from benchmarks.counts import Count
from benchmarks.entity_scoring import count_pronouns, match_entities, match_mentions
from benchmarks.gold_model import Gold
from benchmarks.quote_scoring import count_quotes
from benchmarks.viewing import View, fold
from corpora.alignment import Letters

#: The measures in the order in which they are shown.
MEASURES = (
    *("mention", "entity", "pronoun"),
    *("quote", "quote_linked", "quoted", "quoted_linked", "type", "cue", "negation", "not_quotes"),
    "cleaning",
)


def score(gold: Gold, event: dict[str, Any]) -> dict[str, Count]:
    """Count what ``event``, an enriched article as a plain dict, got right; a count for each of MEASURES."""
    view = View(gold, event)
    counts = count_quotes(gold, event, view)
    counts["mention"] = match_mentions(gold, event, view).count
    counts["entity"] = match_entities(gold, event).count
    counts["pronoun"] = count_pronouns(gold, event, view)
    counts["cleaning"] = _cleaning(gold, event)
    return {name: counts[name] for name in MEASURES}


def total(scores: list[dict[str, Count]]) -> dict[str, Count]:
    """The counts of all articles together."""
    return {name: sum((counts[name] for counts in scores), Count()) for name in MEASURES}


def _cleaning(gold: Gold, event: dict[str, Any]) -> Count:
    text = Letters(event["text"]).text
    wanted = Letters(gold.text).text
    kept = [Letters(gold.text[start:end]).text for start, end in gold.paragraphs]
    left = [Letters(event["text"][start:end]).text for start, end in event["paragraphs"]]
    published = (event["published_at"] or "").replace("+00:00", "Z")
    checks = [
        published.startswith(gold.published_at) if gold.published_at else not published,
        fold(event["author"] or "") == fold(gold.author or ""),
        all(paragraph in wanted for paragraph in left),
        *(paragraph in text for paragraph in kept),
        *(Letters(line).text not in text for line in gold.absent),
    ]
    return Count(sum(checks), len(checks), len(checks))
