"""Whether a cue says that something was not said: by its own meaning, by a word beside it, or by what governs it."""

from __future__ import annotations

from attribune_quotes.kinds import DENIALS
from attribune_quotes.view import View
from attribune_quotes.wordlist import words

#: Who says nothing, and the words that make a subject say nothing: "nobody said", "neither of them said".
_NOBODY = words("nobody none nothing neither no")
#: Verbs that keep what they govern from being said: "declined to say".
_REFUSALS = words("decline refuse fail forget avoid omit")
_SUBJECTS = ("nsubj", "nsubjpass", "nsubj:pass")


def is_denied(view: View, cue: int, negated: bool) -> bool:
    """Whether the cue at `cue` is a denial; `negated`: whether it has a negation of its own, which undoes one.

    A negated subject, a refusal above the cue and a denying cue each turn the sense around.
    """
    turns = (negated, _has_no_subject(view, cue), _is_refused(view, cue), view.lemmas[cue] in DENIALS)
    return sum(turns) % 2 == 1


def _has_no_subject(view: View, cue: int) -> bool:
    for kid in view.children[cue]:
        if view.deps[kid] in _SUBJECTS:
            beside = (one for one in view.children[kid] if one < kid)
            if view.lowers[kid] in _NOBODY or any(view.lowers[one] in _NOBODY for one in beside):
                return True
            # "No one said".
            return view.lowers[kid] == "one" and kid > 0 and view.lowers[kid - 1] == "no"
    return False


def _is_refused(view: View, cue: int) -> bool:
    lemma = view.lemmas[cue]
    above = view.heads[cue]
    return lemma in _REFUSALS or (view.deps[cue] == "xcomp" and view.lemmas[above] in _REFUSALS)
