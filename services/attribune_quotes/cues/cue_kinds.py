"""What a cue reports: words said, words written, a thought or an intention; and which cues deny.

Which words report at all is learned. A word that is in no list here reports speech, unless its construction says
otherwise: an infinitive of a noun or an adjective is an intention, another complement of an adjective a thought.
"""

from __future__ import annotations

from attribune_core.events import CueKind
from attribune_quotes.cues.constructions import Construction
from attribune_quotes.lexicon import read

_WRITING = read("writing_cues.txt")
_THOUGHT = read("thought_cues.txt")
_INTENTION = read("intention_cues.txt")
#: Verbs that report an intention before an infinitive, and something else otherwise.
_INTENTION_BEFORE_INFINITIVES = frozenset({"agree", "expect"})

#: Cues that say that their content is not true, or that somebody rejects it.
DENIAL_CUES = read("denial_cues.txt")


def kind_of(lemma: str, construction: Construction) -> CueKind:
    """Return the kind of a cue by its lemma and its construction."""
    if lemma in _INTENTION_BEFORE_INFINITIVES and construction.is_infinitive_fitted:
        return "intention"
    if lemma in _INTENTION:
        return "intention"
    if lemma in _THOUGHT:
        return "thought"
    if lemma in _WRITING and not construction.is_of_noun:
        return "writing"
    if construction.is_nominal_infinitive_fitted:
        return "intention"
    return "thought" if construction.is_of_adjective else "speech"
