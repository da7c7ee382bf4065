"""What an article says for and against a name being a person's, as a row of numbers: how it is written and used.

The scores of the language pipeline say what each mention looks like; the rest is what the article does with the name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from attribune_entities.document.name_scores import SCORED_LABELS, STEPS, NameScores
from attribune_entities.lexicon.verbs import SPEECH_VERBS
from attribune_entities.names.name_mention import NameMention
from attribune_text.fold import fold
from attribune_text.gender import PRONOUNS, is_first_name
from attribune_text.lexicon import words
from attribune_text.token_table import TokenTable

_PERSON, _ORG = SCORED_LABELS.index("PERSON"), SCORED_LABELS.index("ORG")
_PLACES = [SCORED_LABELS.index(label) for label in ("GPE", "LOC", "FAC")]
_PERSONAL = frozenset(PRONOUNS) | {"who", "whom", "whose"}
_IMPERSONAL = words("it its itself which")
#: Tokens after a mention among which a pronoun may take it up. Set by hand.
_REACH = 14
#: Counts and letters beyond which more tell nothing. Set by hand.
_MOST, _MOST_LETTERS, _MOST_TOKENS = 8.0, 20.0, 400.0

#: Columns of the pipeline's scores. They are log-odds: of a person's name against the best of no name and another label
#: (mean, most and least of the mentions), against no name, against the best other label; then what speaks for an
#: organisation and for a place.
SCORED = ("score", "score_most", "score_least", "score_named", "score_other", "score_org", "score_place")
#: Columns of how the fullest name is written, and of what the names have in common.
WRITTEN = ("words", "letters", "first_name", "mentions", "forms", "full_and_short", "titles", "title_gender", "apposed")
#: Columns of how the mentions stand in their sentences: shares of them, from 0 to 1.
USED = ("with", "noun_before", "noun_after", "verb_after", "speaks", "compound", "oblique", "he", "it")
#: The last columns count the words of the fullest name that stand in other persons' names, and the tokens of the
#: article: a short text, or a part of one, does not introduce everybody.
COLUMNS = (*SCORED, *WRITTEN, *USED, "shared", "tokens")

Rows = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the article has besides the person in question."""

    table: TokenTable
    scores: NameScores
    #: The tokens of names of persons.
    persons: frozenset[int]
    #: How many mentions of persons begin or end with each word, in lower case.
    edges: Counter[str]


def surroundings(table: TokenTable, scores: NameScores, groups: Sequence[Sequence[NameMention]]) -> Surroundings:
    """Return what the article has around the persons whose names are `groups`."""
    names = [name for group in groups for name in group]
    tokens = frozenset(token for name in names for token in range(name.first, name.last))
    edges = Counter(table.lowers[at] for name in names for at in {name.first, name.last - 1})
    return Surroundings(table, scores, tokens, edges)


def evidence(around: Surroundings, groups: Sequence[Sequence[NameMention]]) -> Rows:
    """Return a row of `COLUMNS` for the names of each of `groups`."""
    tokens = min(_MOST_TOKENS, len(around.table))
    rows = np.zeros((len(groups), len(COLUMNS)))
    for row, group in zip(rows, groups, strict=True):
        own = _shared(around, group)
        row[:] = [*_scored(around.scores, group), *_written(group), *_used(around, group), own, tokens]
    return rows


def best_other_label(scores: NameScores, group: Sequence[NameMention]) -> str | None:
    """Return the label besides PERSON that fits the names of `group` best; None where no name fits better."""
    total = np.sum([scores[name.first : name.last].mean(0) for name in group], axis=0)
    total[_PERSON] = -np.inf
    best = int(total.argmax())
    return SCORED_LABELS[best] if total[best] > 0 else None


def _scored(scores: NameScores, group: Sequence[NameMention]) -> tuple[float, ...]:
    rows = np.array([scores[name.first : name.last].mean(0) for name in group]) / STEPS
    person = rows[:, _PERSON]
    other = np.delete(rows, _PERSON, 1).max(1)
    against = person - np.maximum(other, 0.0)
    whole = rows.mean(0)
    return (
        float(against.mean()),
        float(against.max()),
        float(against.min()),
        float(person.mean()),
        float((person - other).mean()),
        float(whole[_ORG]),
        float(whole[_PLACES].max()),
    )


def _fullest(group: Sequence[NameMention]) -> NameMention:
    return max(group, key=lambda name: (name.last - name.first, len(name.text)))


def _written(group: Sequence[NameMention]) -> tuple[float, ...]:
    fullest = _fullest(group)
    folded = fold(fullest.text)
    forms = {fold(name.text) for name in group}
    return (
        min(_MOST, len(folded)),
        min(_MOST_LETTERS, len(fullest.text)),
        bool(folded) and is_first_name(folded[0]),
        min(_MOST, len(group)),
        min(_MOST, len(forms)),
        len(set(map(len, forms))) > 1,
        any(name.titles for name in group),
        any(name.title_gender for name in group),
        any(name.apposed_nouns for name in group),
    )


def _used(around: Surroundings, group: Sequence[NameMention]) -> list[float]:
    total: defaultdict[str, int] = defaultdict(int)
    for name in group:
        for use in (*_beside(around.table, name), *_part(around.table, name), _taken_up(around, name)):
            total[use] += 1
    return [total[use] / len(group) for use in USED]


def _beside(table: TokenTable, name: NameMention) -> Iterator[str]:
    """Yield what the words right before and right after the name in its paragraph tell."""
    paragraph = table.paragraph_of[name.first]
    before, after = name.first - 1, name.last
    if before >= 0 and table.paragraph_of[before] == paragraph:
        if table.lowers[before] == "with":
            yield "with"
        elif table.tags[before].startswith("NN"):
            yield "noun_before"
    if after < len(table) and table.paragraph_of[after] == paragraph:
        if table.tags[after].startswith("NN"):
            yield "noun_after"
        elif table.is_verb(after):
            yield "verb_after"


def _part(table: TokenTable, name: NameMention) -> Iterator[str]:
    """Yield the part of the name in its sentence."""
    head = table.head_of(name.first, name.last)
    role = table.roles[head]
    if role == "nsubj" and table.lemmas[table.heads[head]] in SPEECH_VERBS:
        yield "speaks"
    elif role in ("compound", "flat", "desc"):
        yield "compound"
    elif role in ("obl", "nmod"):
        yield "oblique"


def _taken_up(around: Surroundings, name: NameMention) -> str:
    """Return which pronoun follows in the paragraph before another name of a person does: "he", "it" or ""."""
    table = around.table
    for token in range(name.last, min(len(table), name.last + _REACH)):
        if table.paragraph_of[token] != table.paragraph_of[name.first] or token in around.persons:
            return ""
        if table.lowers[token] in _PERSONAL:
            return "he"
        if table.lowers[token] in _IMPERSONAL:
            return "it"
    return ""


def _shared(around: Surroundings, group: Sequence[NameMention]) -> float:
    table, fullest = around.table, _fullest(group)
    own = Counter(table.lowers[at] for name in group for at in {name.first, name.last - 1})
    ends = {table.lowers[fullest.first], table.lowers[fullest.last - 1]}
    return min(_MOST, sum(around.edges[word] - own[word] for word in ends))
