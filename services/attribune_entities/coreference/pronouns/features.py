"""What speaks for and against a person as the antecedent of a pronoun, as numbers: each feature is declared here.

The preferences are those of the literature on resolution by rules and by learning (Lappin and Leass 1994, "An Algorithm
for Pronominal Anaphora Resolution"; Ng and Cardie 2002, "Improving Machine Learning Approaches to Coreference
Resolution"; Webster et al. 2018, "Mind the GAP"): near, subject, the same part in its clause, often mentioned, the
subject of the clause above, gender. How they count together is in the ranker's trees.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attribune_entities.coreference.pronouns.clause_features import add_clauses
from attribune_entities.coreference.pronouns.mention_features import (
    add_binding,
    add_distance,
    add_nearest_mention,
    add_nearest_sentence,
    add_person,
    add_pronoun,
)
from attribune_entities.coreference.pronouns.question import Features, Question
from attribune_entities.coreference.pronouns.rival_features import add_eligible, add_rivals

#: Adds its features to the rows, one row for each candidate of the question.
AddFeatures = Callable[[Question, Sequence[Features]], None]

#: Every feature: the functions in the order in which they run, each with the names that it may add. The columns of a
#: ranker's file are names of this list in this order, so a name is learned: it stays as it is until the ranker is
#: fitted anew.
FEATURES: tuple[tuple[AddFeatures, tuple[str, ...]], ...] = (
    (
        add_pronoun,
        (
            *("p subject", "p object", "p possessor", "p other", "p possessive", "p reflexive", "p place", "p quoted"),
            *("p clause root", "p clause ccomp", "p clause advcl", "p clause acl", "p clause conj", "p clause xcomp"),
            *("p clause other", "p speaks"),
        ),
    ),
    (
        add_person,
        ("mentions before", "mentions", "pronouns", "names", "named", "gender", "opens the text"),
    ),
    (
        add_distance,
        ("sentences", "words", "after", "ahead", "same paragraph", "across marks", "sentences to name"),
    ),
    (
        add_nearest_mention,
        (
            *("near pronoun", "near nominal", "near subject", "near object", "near possessor", "near other"),
            *("near modifier", "near apposed", "near conjoined"),
        ),
    ),
    (
        add_nearest_sentence,
        ("subject", "object", "possessor", "parallel", "speaks again", "opens its sentence", "beside"),
    ),
    (add_binding, ("far reflexive",)),
    (
        add_clauses,
        (
            *("subject of a main clause", "subject of a lower clause", "depth"),
            *("subject of its clause", "same clause", "governs", "path"),
            *(f"{part} of a clause above" for part in ("subject", "object", "possessor", "other")),
            *(
                f"{part} of the clause that has this {role}"
                for role in ("conj", "advcl", "ccomp", "acl", "xcomp", "parataxis")
                for part in ("subject", "object", "possessor", "other")
            ),
        ),
    ),
    (add_eligible, ("eligible",)),
    (
        add_rivals,
        (
            *("rank", "subjects between", "others", "count against rivals", "most mentioned", "nearest main subject"),
            *("last pronoun", "rivals agree better", "rivals in the sentence"),
        ),
    ),
)
#: The names of all features, in the order of a ranker's columns.
NAMES: tuple[str, ...] = tuple(name for _, names in FEATURES for name in names)


def features(question: Question) -> list[Features]:
    """Return the features of each candidate of `question`, in the order of its candidates."""
    rows: list[Features] = [{} for _ in question.candidates]
    for add, _ in FEATURES:
        add(question, rows)
    return rows
