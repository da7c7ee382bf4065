"""The vocabulary of `method`: how a quote and its speaker were found. Stable: consumers may count by it.

================  ====================================================================================
``complement``    the clause or infinitive that the cue governs ("said that …", "…," she said)
``aside``         the cue hangs on the clause that it reports ("…, she said, …", "as she put it")
``object``        the cue's object, with or without a prepositional phrase ("called it …")
``passive``       the subject of a passive cue ("was described as …")
``noun``          a noun is the cue ("his claim that …")
``adjective``     an adjective is the cue ("confident that …")
``according``     "according to"
``beside``        a verb stands beside the marked words, and the parse does not say more
``tagged``        the pipeline's tags show the cue, and no construction says more
``nearby``        the speaker stands near the words, and no cue reports them
``label``         a name and a colon stand before the words: marked ones, or a turn of a conversation or interview
``continuation``  marked words without a cue that go on after a speaker's
``unattributed``  marked words that nobody is named for
================  ====================================================================================
"""

from __future__ import annotations

from attribune_quotes.attribution.candidates import TAGGED
from attribune_quotes.contents.selected_quotes import SelectedQuote

_BY_CONSTRUCTION = {
    "ccomp": "complement", "ccomp<": "complement", "to": "complement", "ing": "complement", "x": "complement",
    "o+to": "complement", "to/o": "complement", "advto": "complement", "para<": "aside", "as<": "aside",
    "acc": "according", "r>": "beside", "r<": "beside", "r:": "beside", "r.": "beside", "label": "label",
    TAGGED: "tagged",
}  # fmt: skip
_BY_PREFIX = {"n:": "noun", "a:": "adjective", "pass": "passive", "adv:": "complement"}


def method_of(one: SelectedQuote) -> str:
    """The method by which a quote was found."""
    if one.candidate is None:
        if one.follows is not None:
            return "continuation"
        return "unattributed" if one.source is None else "nearby"
    construction = one.candidate.match.construction
    found = _BY_CONSTRUCTION.get(construction)
    if found is not None:
        return found
    return next((method for prefix, method in _BY_PREFIX.items() if construction.startswith(prefix)), "object")
