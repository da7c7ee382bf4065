"""Which of the persons that a recogniser found are persons, by boosted trees over what the article says of each.

A recogniser judges every mention by its sentence. What an article does with a name as a whole tells more: a firm, a
garment or a village is nowhere called "Mr", takes up no "he", and looks like something else here or there. The trees
are fitted to news whose persons were named by readers (training/individuals.py; Friedman 2001, *Greedy function
approximation: a gradient boosting machine*).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import orjson

from attribune_core.errors import ModelError
from attribune_core.trees import Trees
from attribune_entities.coreference.individuals.descriptions import is_called_person
from attribune_entities.coreference.individuals.evidence import (
    COLUMNS,
    Rows,
    best_other_label,
    evidence,
    surroundings,
)
from attribune_entities.document.name_scores import NameScores
from attribune_entities.names.name_mention import NameMention
from attribune_text.token_table import TokenTable

#: The layout of the file that this code reads.
SCHEMA = 1


class IndividualJudge:
    """The trees, and the log-odds that they start from."""

    def __init__(self, stored: Mapping[str, Any]) -> None:
        """Take the data of a file as `training.individuals` writes it.

        Raises ModelError where the file has another layout, or was fitted to other columns than this code has.
        """
        schema = stored.get("meta", {}).get("schema")
        if schema != SCHEMA or stored["columns"] != list(COLUMNS):
            raise ModelError(f"the judge of persons has layout {schema!r} and columns {stored['columns']}, not these")
        self._base: float = stored["base"]
        self._trees = Trees([(tree["nodes"], tree["leaves"]) for tree in stored["trees"]])

    def log_odds(self, rows: Rows) -> Rows:
        """Return for each row of the evidence the log-odds that it is a person's."""
        return self._trees.sums(rows, self._base)


@cache
def shipped_judge() -> IndividualJudge:
    """Return the judge of the package's file. Raises ModelError where that is not for this code."""
    return IndividualJudge(orjson.loads(files(__package__).joinpath("individuals.json").read_bytes()))


def without_things(
    table: TokenTable,
    scores: NameScores | None,
    groups: Sequence[list[NameMention]],
    judge: IndividualJudge | None = None,
) -> tuple[list[list[NameMention]], set[int]]:
    """Return those of `groups` that name persons, and the first tokens of the names that name nothing at all.

    Whom the words beside the name call a person is one, whatever the judge says. The names of the others get the label
    that fits them best; where none does, they name nothing. Without `scores`, from a pipeline that gives none, all are
    persons. Raises ModelError where the shipped judge is not for this code.
    """
    if scores is None or not groups:
        return list(groups), set()
    found = (judge or shipped_judge()).log_odds(evidence(surroundings(table, scores, groups), groups))
    persons: list[list[NameMention]] = []
    nothing: set[int] = set()
    for group, log_odds in zip(groups, found.tolist(), strict=True):
        if log_odds >= 0.0 or is_called_person(table, group):
            persons.append(group)
        elif (label := best_other_label(scores, group)) is None:
            nothing.update(name.first for name in group)
        else:
            for name in group:
                name.label = label
    return persons, nothing
