"""What speaks for and against a person as the meaning of a pronoun, as numbers.

The preferences are those of the literature on rule-based resolution (Lappin and Leass 1994, "An Algorithm for
Pronominal Anaphora Resolution"; Webster et al. 2018, "Mind the GAP"): near, subject, the same part in its clause, often
spoken of, the subject of the clause above. Their weights are in `weights`.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from attribune_entities.lexicon.pronouns import GENDERS
from attribune_entities.lexicon.verbs import SPEECH
from attribune_entities.people import Figure, Place
from attribune_entities.pronouns.clauses import clause, governs, subject_of
from attribune_entities.reading import Reading

#: Parts of the sentence, as far as the preferences tell them apart.
_PARTS = {"nsubj": "subject", "csubj": "subject", "obj": "object", "iobj": "object", "poss": "possessor"}


#: Most places of one sentence that are looked at.
_BESIDE = 8


def part(role: str) -> str:
    """Return "subject", "object", "possessor" or "other" for a relation."""
    return _PARTS.get(role, "other")


def described(
    reading: Reading, quoted: list[int], pronoun: Place, candidates: Sequence[tuple[int, bool, Figure]]
) -> list[dict[str, float]]:
    """Return the features of each candidate, the nearest first, under their names in the table of weights.

    A candidate is (anything, whether it is named right after the pronoun as "In his speech, Trump" does, the figure).
    """
    out = []
    subject_seen = False
    for rank, (_, ahead, figure) in enumerate(candidates):
        values = _features(reading, quoted, pronoun, figure, rank, ahead)
        if "subject" in values and not subject_seen:
            values["nearest subject"] = 1.0
            subject_seen = True
        out.append(values)
    return out


def _features(
    reading: Reading, quoted: list[int], pronoun: Place, figure: Figure, rank: int, ahead: bool
) -> dict[str, float]:
    before = figure.before(pronoun.first)
    near = figure.places[max(0, before - 1)]
    here = reading.sentence[pronoun.head]
    distance = here - reading.sentence[near.head]
    beside = [near]
    for place in reversed(figure.places[max(0, before - _BESIDE) : max(0, before - 1)]):
        if reading.sentence[place.head] != reading.sentence[near.head]:
            break
        beside.append(place)
    parts = {part(place.role) for place in beside}
    out: dict[str, float] = {
        "same sentence" if distance <= 0 else f"{min(distance, 4)} sentences back": 1.0,
        "rank": min(rank, 5) / 5,
        "mentions before": log(1 + before),
        "mentions": log(1 + len(figure.places)),
        "named": float(figure.named),
    }
    if figure.gender:
        out["gender agrees"] = 1.0
    elif figure.guess:
        agrees = figure.guess == GENDERS[reading.lower[pronoun.head]]
        out["first name agrees" if agrees else "first name differs"] = 1.0
    if not before:
        out["after"] = 1.0
    if ahead:
        out["subject ahead"] = 1.0
    if figure.opens:
        out["opens the text"] = 1.0
    if reading.paragraph[near.head] == reading.paragraph[pronoun.head]:
        out["same paragraph"] = 1.0
    if "subject" in parts:
        out["subject"] = 1.0
    elif "object" in parts:
        out["object"] = 1.0
    if near.role == "poss":
        out["possessor"] = 1.0
    if near.role == "compound":
        out["modifier"] = 1.0
    if part(pronoun.role) in parts and part(pronoun.role) != "other":
        out["parallel " + part(pronoun.role)] = 1.0
    if near.kind == "pronoun":
        out["pronoun before"] = 1.0
    if near.first == reading.sentences[reading.sentence[near.head]][0]:
        out["opens its sentence"] = 1.0
    out.update(_of_clauses(reading, pronoun, beside, distance))
    if (quoted[near.head] >= 0) != (quoted[pronoun.head] >= 0):
        out["across marks"] = 1.0
    if _speaks(reading, pronoun.head) and any(_speaks(reading, place.head) for place in beside):
        out["speaks again"] = 1.0
    return out


def _of_clauses(reading: Reading, pronoun: Place, beside: list[Place], distance: int) -> dict[str, float]:
    out: dict[str, float] = {}
    mine = clause(reading, pronoun.head)
    if distance == 0:
        subject = subject_of(reading, mine)
        for place in beside:
            over = reading.head[place.head]
            if place.role == "nsubj" and over != mine and governs(reading, over, mine):
                out["subject of the clause above"] = 1.0
            if place.head == subject:
                out["subject of its clause"] = 1.0
    else:
        for place in beside:
            if place.role == "nsubj" and reading.role[clause(reading, place.head)] == "root":
                out["main subject"] = 1.0
    return out


def _speaks(reading: Reading, token: int) -> bool:
    return reading.role[token] == "nsubj" and reading.lemma[reading.head[token]].lower() in SPEECH
