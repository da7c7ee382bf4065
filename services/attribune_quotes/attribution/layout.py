"""Who says a content by the layout of the page, whatever the probabilities of its sources.

In this order: a name that signs the words, a name that introduces them, a clause before a colon, who leads in a list,
turns of a dialogue, an answer to a question, and whole paragraphs in marks that take up the paragraph before.
"""

from __future__ import annotations

from collections.abc import Sequence

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.attribution.candidates import SourceCandidate
from attribune_quotes.contents.candidates import ContentCandidate
from attribune_quotes.contents.selected_quotes import SelectedQuote
from attribune_quotes.conversation.answers import answer
from attribune_quotes.conversation.dialogue import speaker_by_turns
from attribune_quotes.conversation.introductions import has_topic_label, introducing_name, subject_of_lead_in
from attribune_quotes.conversation.signatures import signing_name
from attribune_quotes.cues.candidates import CueCandidate
from attribune_quotes.cues.construction_matches import ConstructionMatch
from attribune_quotes.cues.constructions import LABEL, Kind
from attribune_quotes.text.continuation import takes_up_speech

#: Least confidence of a quote whose speaker the layout shows: a name that signs or introduces it, a clause before a
#: colon, the paragraph before. Measured on half of PolNeAR and the train part of news_gold: 32 of 32, 22 of 23 and 29
#: of 32 have the right speaker. Set below these shares, because the quotes come from few pages.
_NAMED_CONFIDENCE, _COLON_CONFIDENCE, _CONTINUED_CONFIDENCE = 0.9, 0.85, 0.8

#: Least log-odds of the cue of a clause that ends with a colon. Chosen on PolNeAR and news_gold's train part: of 18
#: above it 17 have the right speaker, of six below it three.
_MIN_COLON_LOG_ODDS = -0.3
#: Subjects that stand for nobody: *Wait, it gets better:*.
_NO_SPEAKERS = frozenset({"it", "this", "that", "there", "here"})

#: A source and the least confidence of a quote that has it.
Decided = tuple[SourceCandidate, float]


def source_by_layout(
    analysis: ArticleAnalysis,
    content: ContentCandidate,
    selected: SelectedQuote,
    before: Sequence[SelectedQuote],
) -> Decided | None:
    """Return the source that the layout shows, with the least confidence of the quote; None if it shows none.

    `before` are the quotes before `selected`.
    """
    spans = selected.spans
    head = signing_name(analysis, spans)
    if head is not None:
        return SourceCandidate(head), _NAMED_CONFIDENCE
    head = introducing_name(analysis, spans)
    if head is not None:
        # The colon or the dash of the label is the cue.
        match = ConstructionMatch(content.tokens[0][0] - 1, LABEL, content.tokens)
        return SourceCandidate(head, cue_candidate=CueCandidate(match, spans, head)), _NAMED_CONFIDENCE
    introduced = _before_colon(analysis, content)
    if introduced is not None:
        return introduced, _COLON_CONFIDENCE
    head = subject_of_lead_in(analysis, spans)
    if head is not None:
        return SourceCandidate(head), _CONTINUED_CONFIDENCE
    head = speaker_by_turns(analysis, content, before)
    if head is not None:
        return SourceCandidate(head), 0.0
    answered = answer(analysis, spans, before)
    if answered is not None:
        return SourceCandidate(answered.source), 0.0
    last = before[-1] if before else None
    if last is not None and last.source is not None and _takes_up(analysis, selected, last):
        return SourceCandidate(last.source, is_previous_source=True), _CONTINUED_CONFIDENCE
    return None


def _before_colon(analysis: ArticleAnalysis, content: ContentCandidate) -> SourceCandidate | None:
    """Return the source of the clause that ends the paragraph before with a colon: *The council writes:*.

    None if a cue in the content's own paragraph reports it.
    """
    table, first = analysis.table, content.tokens[0][0]
    if first == 0 or table.words[first - 1] != ":" or table.paragraph_of[first - 1] == table.paragraph_of[first]:
        return None
    before: int | None = None
    for number in content.cue_numbers:
        match = analysis.scored_cues[number].candidate.match
        if table.paragraph_of[match.cue] == table.paragraph_of[first]:
            if analysis.log_odds[number] >= 0.0 and analysis.marked_regions.region_of[match.cue] < 0:
                return None
        elif before is None and match.construction.kind is Kind.VERB_BEFORE_COLON:
            before = number
    if before is None:
        return None
    candidate, log_odds = analysis.scored_cues[before].candidate, analysis.log_odds[before]
    cue = candidate.match.cue
    if candidate.source is None and cue == first - 2 and cue - 1 in analysis.labels:
        # "The Courier reports:": parsers often make one name of it.
        return SourceCandidate(cue - 1, exact_log_odds=log_odds, cue_candidate=candidate._replace(source=cue - 1))
    if candidate.source is None or log_odds < _MIN_COLON_LOG_ODDS or table.lowers[candidate.source] in _NO_SPEAKERS:
        return None
    return SourceCandidate(candidate.source, exact_log_odds=log_odds, cue_candidate=candidate)


def _takes_up(analysis: ArticleAnalysis, selected: SelectedQuote, last: SelectedQuote) -> bool:
    """Return whether the speaker of the quote before goes on in the whole paragraphs of `selected`, or on a topic."""
    regions, text = analysis.marked_regions, analysis.table.text
    start = selected.spans[0][0]
    number = regions.region_at(start)
    if number < 0 or regions.regions[number].start != start:
        return False
    if has_topic_label(analysis, selected.spans):
        return True
    # A heading is often printed in other marks than speech.
    same_marks = any(
        text[regions.regions[other].start] == text[start] for other in regions.overlapping(*last.spans[-1])
    )
    return same_marks and takes_up_speech(analysis.table, selected.spans, last.spans)


def subject_before(analysis: ArticleAnalysis, selected: SelectedQuote) -> int | None:
    """Return the person who is the first subject of the last sentence of the paragraph before; None if nobody is.

    Long speech often follows without a word that reports it: *Moreno rose to address the council.*
    """
    table = analysis.table
    paragraph = table.paragraph_of[table.tokens_in(*selected.spans[0]).start]
    if paragraph == 0:
        return None
    low, high = table.paragraphs[paragraph - 1]
    begin = max(low, table.sentences[table.sentence_of[high - 1]][0])
    subjects = (token for token in range(begin, high) if table.deps[token] == "nsubj")
    first = next(subjects, None)
    return first if analysis.resolver.entity_states.person_at(first) is not None else None
