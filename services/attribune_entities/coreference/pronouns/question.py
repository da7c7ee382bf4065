"""A pronoun with its candidates, and what every function of features asks of their places in the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attribune_entities.coreference.person_entities import PersonMention
from attribune_entities.coreference.pronouns.candidates import Candidate
from attribune_entities.lexicon.verbs import SPEECH_VERBS
from attribune_text.token_table import TokenTable

#: The features of one candidate by their names; a feature that is absent is 0.
Features = dict[str, float]

#: Parts of the sentence, as far as features tell them apart, by the coarse relation.
_PARTS = {"nsubj": "subject", "csubj": "subject", "obj": "object", "iobj": "object", "poss": "possessor"}


@dataclass(frozen=True, slots=True)
class Question:
    """A pronoun whose antecedent is sought among `candidates`."""

    table: TokenTable
    #: The number of the quoted region that each token stands in, -1 outside of all.
    quoted: Sequence[int]
    pronoun: PersonMention
    #: As `candidates.candidates` orders them.
    candidates: Sequence[Candidate]


def part(role: str) -> str:
    """Return "subject", "object", "possessor" or "other" for a coarse relation."""
    return _PARTS.get(role, "other")


def clause_kind(table: TokenTable, predicate: int) -> str:
    """Return the coarse relation of the predicate of a clause, "other" for the rare ones."""
    role = table.roles[predicate]
    return role if role in ("root", "ccomp", "advcl", "acl", "conj", "xcomp") else "other"


def speaks(table: TokenTable, token: int) -> bool:
    """Whether the token is the subject of a verb of speech."""
    return table.roles[token] == "nsubj" and table.lemmas[table.heads[token]].lower() in SPEECH_VERBS
