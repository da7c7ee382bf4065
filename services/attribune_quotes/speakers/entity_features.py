"""Features of what a candidate is, how it spoke before, and how it is described."""

from __future__ import annotations

from attribune_quotes.speakers.mention import SpeakerMention
from attribune_quotes.speakers.question import NONE, Candidate, Question, agreement, has_age
from attribune_text.gender import PRONOUNS

#: Largest numbers that are told apart. Set by hand; the trees are fitted to them.
_MAX_TIMES, _FAR_PARAGRAPHS, _MAX_RANK, _MAX_PRONOUNS, _MAX_WORDS = 20, 15, 6, 4, 3
_LABELS = {"PERSON": 0.0, "ORG": 1.0, "GPE": 2.0, "NORP": 3.0, "FAC": 4.0, "LOC": 5.0}
_OTHER_LABEL = 6.0

KIND_NAMES: tuple[str, ...] = (
    "label",
    "named",
    "gender",
    "gender: by names and descriptions",
    "gender: by pronouns",
    "number",
)
SPEAKING_NAMES: tuple[str, ...] = (
    "spoke: rank",
    "spoke: times",
    "spoke: paragraphs from it",
    "spoke: share of times",
    "spoke last with the same word",
    "linked by the entity stage",
    "linked by the entity stage to another",
    "pronouns in the paragraph",
)
DESCRIPTION_NAMES: tuple[str, ...] = (
    "same noun",
    "same class",
    "noun in its name",
    "class in its name",
    "modifiers in its descriptions",
    "modifiers in its name",
    "share of modifiers known",
    "same age",
    "another age",
    "has descriptions",
    "made it",
    "made the last one of its kind",
    "made an earlier one of its kind",
)


def of_kind(question: Question, one: Candidate) -> list[float]:
    """Return the features of `KIND_NAMES`."""
    gender, entity = question.mention.gender, one.state.entity
    return [
        _LABELS.get(entity.label, _OTHER_LABEL),
        float(entity.named),
        agreement(gender, one.gender),
        agreement(gender, one.described.gender),
        agreement(gender, one.state.gender or ""),
        float((one.state.plural or entity.label == "NORP") == question.mention.plural),
    ]


def of_speaking(question: Question, one: Candidate) -> list[float]:
    """Return the features of `SPEAKING_NAMES`: how the entity spoke before, and what the entity stage says of it."""
    table, mention, history = question.table, question.mention, question.history
    paragraph = table.paragraph_of[mention.head]
    spoke, times = history.last_of.get(one.number), history.count_of.get(one.number, 0)
    same = history.last_with(table.lowers[mention.head])
    linked = question.linked
    low, high = table.starts[table.paragraphs[paragraph][0]], table.starts[mention.head]
    pronouns = sum(
        one.kind == "pronoun"
        and low <= one.start < high
        and agreement(mention.gender, PRONOUNS.get(one.text.lower(), "")) <= 1.0
        for one in one.state.mentions
    )
    return [
        float(min(history.recency(one.number), _MAX_RANK)),
        float(min(_MAX_TIMES, times)),
        float(min(_FAR_PARAGRAPHS, paragraph - table.paragraph_of[spoke.last])) if spoke is not None else NONE,
        times / max(1, len(history.sources)),
        NONE if same is None else float(same.number == one.number),
        float(linked == one.number),
        float(linked is not None and linked != one.number),
        float(min(pronouns, _MAX_PRONOUNS)),
    ]


def of_description(question: Question, one: Candidate) -> list[float]:
    """Return the features of `DESCRIPTION_NAMES`."""
    mention, described = question.mention, one.described
    known = mention.modifiers & (described.modifiers | described.nouns)
    named = mention.modifiers & described.name_words
    made = [any(at in those for at in described.heads) for those in question.makers]
    return [
        float(mention.noun in described.nouns) if mention.noun else NONE,
        _same_class(mention, described.classes),
        float(mention.noun in described.name_words) if mention.noun else NONE,
        _same_class(mention, described.name_classes),
        float(min(len(known), _MAX_WORDS)),
        float(min(len(named), _MAX_WORDS)),
        len(known | named) / len(mention.modifiers) if mention.modifiers else NONE,
        float(has_age(mention, described)),
        float(bool(mention.age) and bool(described.ages) and mention.age not in described.ages),
        float(bool(described.nouns)),
        float(made[0]),
        float(len(made) > 1 and made[1]),
        float(any(made[1:])),
    ]


def _same_class(mention: SpeakerMention, classes: set[str]) -> float:
    """Return whether the class of the mention's noun is among `classes`; that it has none is something else."""
    return NONE if mention.noun_class is None else float(mention.noun_class in classes)
