"""Whether a cue says that something was not said: by its meaning, by a word beside it, or by what governs it.

All that decides on negation is here: `has_negation` is also a feature of cue candidates, `negated_group` gives the
words of a negated cue, and `is_denied` is what the contract calls `negated`.
"""

from __future__ import annotations

from attribune_quotes.cues.cue_kinds import DENIAL_CUES
from attribune_quotes.text.spans import Spans
from attribune_text.lexicon import words
from attribune_text.token_table import TokenTable

#: Words that negate the verb they depend on.
_NEGATIONS = words("not n't n’t never no neither nor hardly")
#: Words for nobody, as a subject or before it: "nobody said", "no minister said".
_NOBODY = words("nobody none nothing neither no")
#: Verbs that say that what they govern is not done: "declined to say".
_REFUSALS = words("decline refuse fail forget avoid omit")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "nsubj:pass"})
#: Relations of the words before a negated cue that belong to the cue.
_GROUP = frozenset({"aux", "advmod", "neg"})


def has_negation(table: TokenTable, cue: int, content: Spans | tuple[tuple[int, int], ...] = ()) -> bool:
    """Return whether a word that depends on the cue negates it.

    A word of the cue's `content`, spans in code points, does not: *“No,” she said*. Nor does a word of a clause that
    ends before the cue: *Roe, who never did, hopes to*.
    """
    lowers = table.lowers
    for kid in table.children[cue]:
        if lowers[kid] in _NEGATIONS and (kid < cue or table.deps[kid] == "neg"):
            at = table.starts[kid]
            if not any(start <= at < end for start, end in content) and not _clause_ends(table, kid, cue):
                return True
    return False


def _clause_ends(table: TokenTable, negation: int, cue: int) -> bool:
    """Return whether a clause ends between the two: an odd number of commas, none of them next to the negation.

    *Never, ever said* has its comma next to the negation.
    """
    return table.words[negation + 1 : cue].count(",") % 2 == 1 and table.words[negation + 1] != ","


def negated_group(table: TokenTable, cue: int) -> range:
    """Return the tokens of a negated cue with its auxiliaries and adverbs: "did not say"."""
    first = cue
    while first > 0 and first - 1 in table.children[cue] and table.deps[first - 1] in _GROUP:
        first -= 1
    return range(first, cue + 1)


def is_denied(table: TokenTable, cue: int, negated: bool) -> bool:
    """Return whether the cue denies its content; `negated` is what `has_negation` says.

    A negation, a negated subject, a refusal above the cue and a denying cue each reverse the sense.
    """
    reversals = (negated, _has_negated_subject(table, cue), _is_refused(table, cue), table.lemmas[cue] in DENIAL_CUES)
    return sum(reversals) % 2 == 1


def _has_negated_subject(table: TokenTable, cue: int) -> bool:
    """Return whether the cue's subject is nobody: *nobody said*, *neither of them said*, *no one said*."""
    for kid in table.children[cue]:
        if table.deps[kid] in _SUBJECTS:
            beside = (one for one in table.children[kid] if one < kid)
            if table.lowers[kid] in _NOBODY or any(table.lowers[one] in _NOBODY for one in beside):
                return True
            # "No one said".
            return table.lowers[kid] == "one" and kid > 0 and table.lowers[kid - 1] == "no"
    return False


def _is_refused(table: TokenTable, cue: int) -> bool:
    """Return whether the cue is a refusal, or an infinitive that a refusal governs: *declined to say*."""
    lemma = table.lemmas[cue]
    above = table.heads[cue]
    return lemma in _REFUSALS or (table.deps[cue] == "xcomp" and table.lemmas[above] in _REFUSALS)
