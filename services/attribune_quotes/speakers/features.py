"""Features of a speaker's mention with each entity that it may mean. The trees are fitted to them, in their order.

To add one, give a block its name and its value, and fit anew: `make train-speakers`.
"""

from __future__ import annotations

from attribune_quotes.model.columns import FeatureBlock, columns_of
from attribune_quotes.speakers import entity_features, mention_features, place_features
from attribune_quotes.speakers.question import Question

#: The features of one candidate, each a function of the question and the candidate.
_BLOCKS = (
    FeatureBlock(entity_features.KIND_NAMES, entity_features.of_kind),
    FeatureBlock(place_features.NAMES, place_features.of_places),
    FeatureBlock(place_features.TOLD_NAMES, place_features.of_told),
    FeatureBlock(entity_features.SPEAKING_NAMES, entity_features.of_speaking),
    FeatureBlock(entity_features.DESCRIPTION_NAMES, entity_features.of_description),
)
#: Features of a candidate beside the others.
_RIVAL_NAMES = (
    "likeness",
    "likeness of the best other",
    "is the only fitting one",
    "rank of likeness",
    "fitting ones mentioned since",
    "fitting ones mentioned more often",
    "share of mentions of fitting ones",
    "is the only fitting one told in the paragraph",
)
COLUMNS = columns_of((FeatureBlock(mention_features.NAMES, mention_features.of_mention), *_BLOCKS), _RIVAL_NAMES)


def rows(question: Question) -> list[list[float]]:
    """Return the features of each candidate of the question, in the order of `COLUMNS`."""
    shared = mention_features.of_mention(question)
    rivals = _of_rivals(question)
    out = []
    for one, of_rivals in zip(question.candidates, rivals, strict=True):
        row = [*shared]
        for block in _BLOCKS:
            row += block.compute(question, one)
        out.append([*row, *of_rivals])
    return out


def _of_rivals(question: Question) -> list[list[float]]:
    """Return the features of each candidate beside the others, those of `_RIVAL_NAMES`."""
    likenesses, fits, lasts = question.likenesses, question.fits, question.last_mentions
    counts = [len(one.described.heads) for one in question.candidates]
    of_fitting = sum(count for fit, count in zip(fits, counts, strict=True) if fit) or 1
    table, head = question.table, question.mention.head
    begin = table.paragraphs[table.paragraph_of[head]][0]
    told = [fit and last >= begin for fit, last in zip(fits, question.last_told, strict=True)]
    out = []
    for at, likeness in enumerate(likenesses):
        others = [*likenesses[:at], *likenesses[at + 1 :]]
        out.append(
            [
                likeness,
                max(others, default=0.0),
                float(fits[at] and sum(fits) == 1),
                float(sum(one > likeness for one in others)),
                float(sum(fit and last > lasts[at] for fit, last in zip(fits, lasts, strict=True))),
                float(sum(fit and count > counts[at] for fit, count in zip(fits, counts, strict=True))),
                counts[at] / of_fitting if fits[at] else 0.0,
                float(told[at] and sum(told) == 1),
            ]
        )
    return out
