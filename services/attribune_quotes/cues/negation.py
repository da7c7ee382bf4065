"""Whether a cue says that something was not said: by its own meaning, by a word beside it, or by what governs it."""

from __future__ import annotations

from attribune_quotes.cues.cue_kinds import DENIALS
from attribune_quotes.text.spans import Spans
from attribune_text.lexicon import words
from attribune_text.token_table import TokenTable

#: Who says nothing, and the words that make a subject say nothing: "nobody said", "neither of them said".
_NOBODY = words("nobody none nothing neither no")
#: Verbs that keep what they govern from being said: "declined to say".
_REFUSALS = words("decline refuse fail forget avoid omit")
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "hardly"})
_SUBJECTS = ("nsubj", "nsubjpass", "nsubj:pass")


def is_denied(table: TokenTable, cue: int, negated: bool) -> bool:
    """Whether the cue at `cue` is a denial; `negated`: whether it has a negation of its own, which undoes one.

    A negated subject, a refusal above the cue and a denying cue each turn the sense around.
    """
    turns = (negated, _has_no_subject(table, cue), _is_refused(table, cue), table.lemmas[cue] in DENIALS)
    return sum(turns) % 2 == 1


def _has_no_subject(table: TokenTable, cue: int) -> bool:
    for kid in table.children[cue]:
        if table.deps[kid] in _SUBJECTS:
            beside = (one for one in table.children[kid] if one < kid)
            if table.lowers[kid] in _NOBODY or any(table.lowers[one] in _NOBODY for one in beside):
                return True
            # "No one said".
            return table.lowers[kid] == "one" and kid > 0 and table.lowers[kid - 1] == "no"
    return False


def _is_refused(table: TokenTable, cue: int) -> bool:
    lemma = table.lemmas[cue]
    above = table.heads[cue]
    return lemma in _REFUSALS or (table.deps[cue] == "xcomp" and table.lemmas[above] in _REFUSALS)


def negated(table: TokenTable, cue: int, content: Spans | tuple[tuple[int, int], ...] = ()) -> bool:
    """Whether the cue is negated by a word of its own, none of its `content`: “No,” she said.

    Nor by one in a clause that ends before the cue: *Roe, who never did, hopes to*.
    """
    lowers = table.lowers
    for kid in table.children[cue]:
        if lowers[kid] in _NEGATIONS and (kid < cue or table.deps[kid] == "neg"):
            at = table.starts[kid]
            if not any(start <= at < end for start, end in content) and not _clause_ends(table, kid, cue):
                return True
    return False


def _clause_ends(table: TokenTable, negation: int, cue: int) -> bool:
    """Whether one comma, or the last of three, stands between the two; not right behind: *never, ever said*."""
    return table.words[negation + 1 : cue].count(",") % 2 == 1 and table.words[negation + 1] != ","
