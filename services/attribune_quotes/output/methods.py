"""The values of `method`: how a quote and its speaker were found. They are stable, so that consumers may count by them.

================  ====================================================================================
``complement``    the clause or infinitive that the cue governs ("said that …", "…," she said)
``aside``         the cue depends on the clause that it reports ("…, she said, …", "as she put it")
``object``        the cue's object, with or without a prepositional phrase ("called it …")
``passive``       the subject of a passive cue ("was described as …")
``noun``          a noun is the cue ("his claim that …")
``adjective``     an adjective is the cue ("confident that …")
``according``     "according to"
``beside``        a verb stands beside the marked words, and the parse does not say more
``tagged``        the pipeline's tags show the cue, and no construction says more
``nearby``        the speaker stands near the words or signs them, and no cue reports them
``label``         a name with a colon or a dash stands before the words: marked ones, or a turn of a conversation
``continuation``  marked words without a cue that continue what the last speaker said
``unattributed``  marked words that nobody is named for
================  ====================================================================================
"""

from __future__ import annotations

from attribune_quotes.contents.selected_quotes import SelectedQuote
from attribune_quotes.cues.constructions import Construction, Kind

_BY_KIND = {
    **dict.fromkeys(
        (
            *(Kind.CLAUSE, Kind.CLAUSE_BEFORE, Kind.INFINITIVE, Kind.GERUND, Kind.PREDICATE, Kind.OBJECT_INFINITIVE),
            *(Kind.INFINITIVE_WITHOUT_OBJECT, Kind.ADVERBIAL_INFINITIVE, Kind.ADVERBIAL),
        ),
        "complement",
    ),
    **dict.fromkeys((Kind.ASIDE, Kind.AS_ASIDE), "aside"),
    **dict.fromkeys(
        (Kind.VERB_AFTER_MARKS, Kind.VERB_BEFORE_MARKS, Kind.VERB_BEFORE_COLON, Kind.VERB_OF_SENTENCE_BEFORE), "beside"
    ),
    Kind.ACCORDING_TO: "according",
    Kind.LABEL: "label",
    Kind.TAGGED: "tagged",
}
#: Names of infinitives that constructions with the preposition "to" have as well. Events call these complements, as
#: they always have; they are objects (training/REFIT.md).
_NAMED_AS_INFINITIVES = frozenset({"to", "o+to", "to/o"})


def method_of(one: SelectedQuote) -> str:
    """Return the method by which a quote and its speaker were found."""
    if one.cue_candidate is None:
        if one.continues is not None:
            return "continuation"
        return "unattributed" if one.source is None else "nearby"
    return _method_of(one.cue_candidate.match.construction)


def _method_of(construction: Construction) -> str:
    found = _BY_KIND.get(construction.kind)
    if found is not None:
        return found
    if construction.name in _NAMED_AS_INFINITIVES:
        return "complement"
    if construction.is_of_noun:
        return "noun"
    if construction.is_of_adjective:
        return "adjective"
    return "passive" if construction.is_passive else "object"
