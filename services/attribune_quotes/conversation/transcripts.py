"""Turns of a conversation that is printed with labels: *ROE: The plan is dead.*, *A: I never met him.*

Their words need no marks. An interview's questions are no quotes, because nobody is named as their speaker.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.contents.selected_quotes import SelectedQuote, contains
from attribune_quotes.conversation.interviews import answers_to_questions
from attribune_quotes.conversation.posts import signed_posts
from attribune_quotes.conversation.turn_labels import TurnLabel, turn_labels
from attribune_quotes.conversation.turns import Turn
from attribune_quotes.cues.candidates import CueCandidate
from attribune_quotes.cues.construction_matches import ConstructionMatch
from attribune_quotes.cues.constructions import LABEL
from attribune_quotes.text.continuation import continues_turn, speaks_as_a_person
from attribune_quotes.text.interval_index import DisjointSpans
from attribune_quotes.text.interview_layout import LABEL_ENDS
from attribune_quotes.text.marked_regions import share_in_marks
from attribune_text.token_table import TokenTable

#: Least turns, and least speakers, of a conversation. Set by hand.
_MIN_TURNS, _MIN_SPEAKERS = 3, 2
#: Least share of a conversation's turns that ask something or have an *I* or a *you*: "Iowa: Roe by 3 points" is no
#: turn. Set by hand.
_MIN_PERSONAL_SHARE = 2 / 3
#: Least share of a turn's letters in marks from which the quotes that the marks show replace it. Set by hand.
_MIN_MARKED_SHARE = 0.5
#: Confidence of a turn with its speaker. Set by hand, because only half of such turns are quotes in the corpus that
#: the other confidences are fitted to.
_TURN_CONFIDENCE = 0.9
#: The first and last character of a stage direction: "(CROSSTALK)".
_STAGE_DIRECTIONS = {"(": ")", "[": "]"}


def with_transcript_turns(
    analysis: ArticleAnalysis, selected: Sequence[SelectedQuote], threshold: float
) -> list[SelectedQuote]:
    """Return the quotes of `selected` that stay, and after them the turns of the article as quotes.

    A quote that overlaps a turn stays if the turn contains it with its cue and its probability is at least `threshold`.
    If the words of a turn are in marks and quotes with a source overlap it, these stay and the turn is no quote.
    """
    turns = [*_turns(analysis), *signed_posts(analysis)]
    if not turns:
        return list(selected)
    turn_quotes = [_quote_of_turn(analysis.table, turn) for turn in turns]
    turn_spans = DisjointSpans()
    for number, one in enumerate(turn_quotes):
        turn_spans.add(one.spans, number)
    # The numbers of the turns that each quote overlaps.
    overlapped = [turn_spans.owners(one.spans) for one in selected]
    marked = {
        number
        for number in set().union(
            *(numbers for one, numbers in zip(selected, overlapped, strict=True) if one.source is not None)
        )
        if share_in_marks(analysis.table, turn_quotes[number].spans, analysis.marked_regions) >= _MIN_MARKED_SHARE
    }
    colons = {one.cue_span for number, one in enumerate(turn_quotes) if number not in marked and one.cue_span}
    kept = [
        one
        for one, numbers in zip(selected, overlapped, strict=True)
        if one.cue_span not in colons
        and all(
            number in marked or (contains(turn_quotes[number], one) and one.probability >= threshold)
            for number in numbers
        )
    ]
    kept_ids = set(map(id, kept))
    for one in kept:
        if one.continues is not None and id(one.continues) not in kept_ids:
            one.continues = None
    return [*kept, *(one for number, one in enumerate(turn_quotes) if number not in marked)]


def _quote_of_turn(table: TokenTable, turn: Turn) -> SelectedQuote:
    tokens = tuple((first, end - 1) for first, end in turn.parts)
    spans = tuple(table.span(first, last) for first, last in tokens)
    if turn.colon is None:
        return SelectedQuote(spans, _TURN_CONFIDENCE, source=turn.head)
    candidate = CueCandidate(ConstructionMatch(turn.colon, LABEL, tokens), spans, turn.head)
    return SelectedQuote(spans, _TURN_CONFIDENCE, candidate, table.span(turn.colon, turn.colon), turn.head)


def _turns(analysis: ArticleAnalysis) -> list[Turn]:
    """Return the turns of the article in order; none if it is no conversation. Of an interview, only the answers."""
    table, layout = analysis.table, analysis.resolver.layout
    if layout.labels:
        labelled = [table.paragraph_of[token] for token in layout.labels]
        answers = [token for token, turn in layout.labels.items() if turn == "answer"]
        turns = [_turn(table, labelled, token, _label_end(table, token), "A") for token in answers]
        return [one for one in turns if one.parts]
    labels = turn_labels(analysis)
    labelled = [table.paragraph_of[one.colon] for one in labels]
    found = [(one, turn) for one in labels if (turn := _turn(table, labelled, one.head, one.colon, one.speaker)).parts]
    certain = [turn for one, turn in found if one.certain]
    personal = sum(speaks_as_a_person(table, one.parts) and not _names_its_speaker(analysis, one) for one in certain)
    if (
        len({one.speaker for one in certain}) < _MIN_SPEAKERS
        or len(certain) < _MIN_TURNS
        or personal < _MIN_PERSONAL_SHARE * len(certain)
    ):
        return answers_to_questions(analysis)
    spoken = [(one, turn) for one, turn in found if (one.certain or one.is_name) and not one.is_question]
    _give_speakers(analysis, [one for one, _ in spoken])
    return [turn for _, turn in spoken]


def _give_speakers(analysis: ArticleAnalysis, labels: Sequence[TurnLabel]) -> None:
    """Let each label stand for its speaker's entity, which is added if the article has none."""
    resolver = analysis.resolver
    added: dict[tuple[str, ...], int] = {}
    for one in labels:
        if isinstance(one.speaker, int):
            number = one.speaker
            resolver.entity_states.add_mention(number, one.first, one.head, "name")
        elif one.speaker in added:
            number = added[one.speaker]
            resolver.entity_states.add_mention(number, one.first, one.head, "name" if one.is_name else "nominal")
        else:
            number = added[one.speaker] = _added_speaker(analysis, one)
        resolver.label_speakers[one.head] = number


def _added_speaker(analysis: ArticleAnalysis, label: TurnLabel) -> int:
    """Return the number of the entity that is added for a label that stands for no entity of the article."""
    table, states = analysis.table, analysis.resolver.entity_states
    words = " ".join(table.text[slice(*table.span(label.first, label.head))].split())
    if label.is_name:
        return states.add_named_person(label.first, label.head, words.title() if words.isupper() else words)
    return states.add_unnamed("PERSON", label.first, label.head, noun=table.lemmas[label.head], plural=False)


def _names_its_speaker(analysis: ArticleAnalysis, turn: Turn) -> bool:
    """Return whether the words of a turn name its own speaker, as speakers rarely do: *Roe: Senator Roe has a plan*."""
    tokens = (token for low, high in turn.parts for token in range(low, high))
    return any(analysis.entity_of.get(token) == turn.speaker and token in analysis.labels for token in tokens)


def _label_end(table: TokenTable, label: int) -> int:
    """Return the last token of the label "A:", which may be one token or two."""
    return label + 1 if label + 1 < len(table) and table.words[label + 1] in LABEL_ENDS else label


def _turn(
    table: TokenTable, labelled: Sequence[int], head: int, colon: int, speaker: int | str | tuple[str, ...]
) -> Turn:
    """Return the turn of a label: the rest of its paragraph, and the paragraphs that continue it up to the next label.

    `labelled` are the numbers of the paragraphs with labels, sorted. The last turn is one paragraph, because nothing
    shows where the article goes on in its own words.
    """
    number = table.paragraph_of[head]
    parts = [(colon + 1, table.paragraphs[number][1])]
    after = bisect_right(labelled, number)
    for other in range(number + 1, labelled[after] if after < len(labelled) else number):
        low, high = table.paragraphs[other]
        if low < high and not _is_stage_direction(table, low, high):
            if not continues_turn(table, low, high):
                break
            parts.append((low, high))
    spoken = ((low, high) for low, high in parts if low < high and table.letters(*table.span(low, high - 1)))
    return Turn(speaker, head, colon, tuple(spoken))


def _is_stage_direction(table: TokenTable, low: int, high: int) -> bool:
    return _STAGE_DIRECTIONS.get(table.words[low]) == table.words[high - 1]
