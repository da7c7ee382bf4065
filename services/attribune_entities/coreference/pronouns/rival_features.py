"""Features of how a candidate stands among the others that can be meant."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_entities.coreference.pronouns.question import Features, Question

#: Greater values of a feature count as this one. All set by hand; the ranker is fitted to them.
_MAX_RANK = 6
_MAX_OTHERS = 6
_MAX_SUBJECTS = 4
_MAX_COUNT_DIFFERENCE = 4.0
_MAX_AGREEING = 3
_MAX_IN_SENTENCE = 4


def add_eligible(question: Question, rows: Sequence[Features]) -> None:
    """Add whether grammar, gender and order allow that the candidate is meant; needs the feature "gender"."""
    for one, row in zip(question.candidates, rows, strict=True):
        reachable = bool(one.mentions_before or one.cataphoric)
        row["eligible"] = float(not one.broken_condition and row["gender"] >= 0 and reachable)


def add_rivals(question: Question, rows: Sequence[Features]) -> None:
    """Add how each candidate compares with the other eligible ones; needs the features of all other functions."""
    found = question.candidates
    eligible = [number for number, row in enumerate(rows) if row["eligible"]]
    most = max((found[number].mentions_before for number in eligible), default=0)
    nearest_main = next((number for number in eligible if "subject of a main clause" in rows[number]), -1)
    pronouns = (number for number in eligible if rows[number]["near pronoun"])
    last_pronoun = max(pronouns, key=lambda number: found[number].nearest.first, default=-1)
    rank = subjects = 0
    for number, row in enumerate(rows):
        rivals = [rival for rival in eligible if rival != number]
        count = found[number].mentions_before
        difference = count - max((found[rival].mentions_before for rival in rivals), default=0)
        row["rank"] = min(rank, _MAX_RANK)
        row["subjects between"] = min(subjects, _MAX_SUBJECTS)
        row["others"] = min(len(rivals), _MAX_OTHERS)
        row["count against rivals"] = max(-_MAX_COUNT_DIFFERENCE, min(_MAX_COUNT_DIFFERENCE, difference))
        row["most mentioned"] = float(count == most)
        row["nearest main subject"] = float(number == nearest_main)
        row["last pronoun"] = float(number == last_pronoun)
        agreeing = sum(rows[rival]["gender"] > row["gender"] for rival in rivals)
        row["rivals agree better"] = min(_MAX_AGREEING, agreeing)
        row["rivals in the sentence"] = min(_MAX_IN_SENTENCE, sum(rows[rival]["sentences"] == 0 for rival in rivals))
        if row["eligible"]:
            rank += 1
            subjects += row["subject"] > 0
