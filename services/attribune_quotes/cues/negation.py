"""Whether a cue says that something was not said: by its meaning, by a word beside it, or by what governs it.

All that decides on negation is here: `has_negation` is also a feature of cue candidates, `negated_group` gives the
words of a negated cue, `is_denied` is what the contract calls `negated`, and `is_withheld` is what makes the modality
"negated".

The last two differ. *Denied that it rained* is denied, and the denial took place. *Did not deny that it rained* is not
denied, but the denial did not take place.
"""

from __future__ import annotations

from collections.abc import Sequence

from attribune_quotes.cues.cue_kinds import DENIAL_CUES
from attribune_quotes.cues.predicates import SUBJECTS, coordinated, governors, is_infinitive, predicate_of
from attribune_quotes.lexicon import read
from attribune_quotes.text.spans import Spans
from attribune_text.lexicon import words
from attribune_text.token_table import TokenTable

#: Words that negate the verb they depend on.
_NEGATIONS = words("not n't n’t never no neither nor hardly")
#: Words for nobody, as a subject or before it: "nobody said", "no minister said".
_NOBODY = words("nobody none nothing neither no")
#: Verbs that say that what they govern is not done: "declined to say".
_REFUSALS = words("decline refuse fail forget avoid omit")
#: Verbs and adjectives that say that what they govern is not said; `_REFUSALS`, which came first, are among them.
_WITHHOLDING = read("withholding_governors.txt")
#: Words after a negation that leave the cue as it is: *not only said*.
_ONLY = words("only just merely simply solely")
#: Words before a time up to which something was not said, and then was: *did not say until Friday*.
_UNTIL = words("until till")
#: Words before a cue that is left out: *without saying*, *rather than say*.
_WITHOUT = words("without instead rather")
#: Relations of phrases that negate a cue before which they stand: *at no point*.
_PHRASES = frozenset({"obl", "obl:tmod", "obl:unmarked", "nmod", "advmod"})
#: Verbs whose negation is that of what they govern: *I do not think that she said*. Lemmas.
_RAISING = words("think believe recall remember suppose")
#: Nouns that are without effect if there are none: *no plans to say*. Lemmas.
_PLANS = words("plan intention desire need obligation reason right chance wish willingness authority power way")
#: Verbs that only name what a sentence is about. Lemmas.
_NAMING = words("call describe term dub label brand characterise characterize")
#: Nouns and pronouns for the words in *that is not what she said*. Lemmas.
_WHAT = words("what something anything thing word")
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
    return _is_nobody(table, table.children[cue])


def _is_nobody(table: TokenTable, kids: Sequence[int]) -> bool:
    """Return whether the first subject among `kids` is nobody."""
    for kid in kids:
        if table.deps[kid] in SUBJECTS:
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


def is_withheld(table: TokenTable, cue: int, content: Spans | tuple[tuple[int, int], ...] = ()) -> bool:
    """Return whether the reporting did not take place; words of the cue's `content`, in code points, do not count.

    A negation, a negated subject or phrase, and what governs the cue each reverse the sense: *did not hesitate to say*.
    """
    verb = predicate_of(table, cue)
    reversals = _own_reversals(table, cue, content)
    if verb != cue:
        reversals += _is_negated(table, verb)
    below = coordinated(table, verb)[-1]
    for above in governors(table, verb):
        infinitive = is_infinitive(table, verb)
        if infinitive or table.heads[verb] == above:
            reversals += _withholds(table, above, below)
        if infinitive and (table.pos[above] not in ("NOUN", "PROPN") or table.lemmas[above] in _PLANS):
            reversals += _is_negated(table, above) or _has_negated_subject(table, above)
        verb = below = above
    return reversals % 2 == 1


def _own_reversals(table: TokenTable, cue: int, content: Spans | tuple[tuple[int, int], ...]) -> int:
    """Return how often the clause of a cue, or what is above it, reverses the sense."""
    verb = predicate_of(table, cue)
    first = coordinated(table, verb)[-1]
    negated = has_negation(table, cue, content)
    if not negated and first != verb and _is_alternative(table, verb):
        # "Has never said or written".
        negated = has_negation(table, first, content)
    reversals = int(negated and not _is_partial(table, cue))
    outside = [
        kid for kid in table.children[first] if not any(start <= table.starts[kid] < end for start, end in content)
    ]
    reversals += _is_nobody(table, outside) or _is_negated_phrase(table, first, outside)
    reversals += _is_left_out(table, first) or _has_no_object(table, cue)
    return reversals + _is_below_negation(table, first)


def _is_negated(table: TokenTable, verb: int) -> bool:
    if table.pos[verb] == "NOUN" and any(table.lowers[kid] == "no" for kid in table.children[verb]):
        return True
    return has_negation(table, verb) and not _is_partial(table, verb)


def _is_partial(table: TokenTable, verb: int) -> bool:
    """Return whether a negation beside the verb leaves it as it is: *not only said*, *did not say until Friday*."""
    lowers = table.lowers
    for kid in table.children[verb]:
        if lowers[kid] in _NEGATIONS and kid + 1 < len(lowers) and lowers[kid + 1] in _ONLY:
            return True
        if lowers[kid] in _ONLY and kid > 0 and lowers[kid - 1] in _NEGATIONS:
            return True
        if table.deps[kid] in ("obl", "advcl") and any(lowers[one] in _UNTIL for one in table.children[kid]):
            return True
    return False


def _is_alternative(table: TokenTable, verb: int) -> bool:
    return any(table.lowers[kid] in ("or", "nor") for kid in table.children[verb] if kid < verb)


def _is_negated_phrase(table: TokenTable, verb: int, kids: Sequence[int]) -> bool:
    """Return whether one of `kids` negates the verb as a phrase before it: *at no point*, *no longer*."""
    return any(
        kid < verb and table.deps[kid] in _PHRASES and any(table.lowers[one] == "no" for one in table.children[kid])
        for kid in kids
    )


def _has_no_object(table: TokenTable, cue: int) -> bool:
    """Return whether there is nothing that was said: *said nothing*, but not *said: “Nothing”*."""
    return any(
        kid > cue
        and table.lowers[kid] == "nothing"
        and table.deps[kid] in ("obj", "dobj")
        and table.pos[kid - 1] != "PUNCT"
        for kid in table.children[cue]
    )


def _is_left_out(table: TokenTable, verb: int) -> bool:
    """Return whether the verb names what somebody does not do: *without saying*, *is yet to say*."""
    for kid in table.children[verb]:
        if kid < verb and table.lowers[kid] in _WITHOUT and table.deps[kid] in ("mark", "case", "cc"):
            return True
        if kid < verb and table.lowers[kid] == "yet" and is_infinitive(table, verb):
            return True
    return False


def _withholds(table: TokenTable, governor: int, verb: int) -> bool:
    """Return whether a governor says that the verb does not take place: *refused to*, *stopped short of*."""
    lemma = table.lemmas[governor]
    if lemma in _REFUSALS or lemma in _WITHHOLDING or table.lowers[governor] == "short":
        return True
    between = table.lowers[governor + 1 : verb]
    # "Has yet to say".
    return (lemma in ("have", "be") and "yet" in between) or between[:2] == ["short", "of"]


def _is_below_negation(table: TokenTable, verb: int) -> bool:
    """Return whether what is above a clause negates it: *do not think that she said*, *is not what she said*."""
    above = table.heads[verb]
    dep = table.deps[verb]
    if above == verb:
        return False
    if dep == "ccomp" and table.lemmas[above] in _RAISING:
        return has_negation(table, above)
    if table.lemmas[verb] in _NAMING:
        # "Is not what he called a farce".
        return False
    return dep.startswith("acl") and table.lemmas[above] in _WHAT and has_negation(table, above)
