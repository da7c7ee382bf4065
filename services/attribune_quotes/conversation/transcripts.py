"""Turns of a conversation that is printed with labels: *ROE: The plan is dead.*, *A: I never met him.*

Their words need no marks. An interview's questions are no quotes, because nobody is named as their speaker.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from attribune_core.events import Mention
from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.contents.selected_quotes import SelectedQuote, contains
from attribune_quotes.cues.candidates import CueCandidate
from attribune_quotes.cues.construction_matches import ConstructionMatch
from attribune_quotes.cues.constructions import LABEL
from attribune_quotes.text.continuation import continues_turn, speaks_as_a_person
from attribune_quotes.text.interval_index import DisjointSpans
from attribune_quotes.text.interview_layout import LABEL_ENDS
from attribune_quotes.text.marked_regions import share_in_marks
from attribune_text.token_table import TokenTable

#: Most tokens of a label with its colon: a name, and who that is ("Ada Roe, baker:"). Set by hand.
_MAX_LABEL_TOKENS = 9
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


@dataclass(frozen=True)
class _Turn:
    #: The number of the speaker's entity, or the words of the label.
    speaker: int | str
    #: The token that heads the label, and the label's last token.
    head: int
    colon: int
    #: First token, and one past the last, of each part: a paragraph each.
    parts: tuple[tuple[int, int], ...]


def with_transcript_turns(
    analysis: ArticleAnalysis, selected: Sequence[SelectedQuote], threshold: float
) -> list[SelectedQuote]:
    """Return the quotes of `selected` that stay, and after them the turns of the article as quotes.

    A quote that overlaps a turn stays if the turn contains it with its cue and its probability is at least `threshold`.
    If the words of a turn are in marks and quotes with a source overlap it, these stay and the turn is no quote.
    """
    turns = _turns(analysis)
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
    colons = {one.cue_span for number, one in enumerate(turn_quotes) if number not in marked}
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


def _quote_of_turn(table: TokenTable, turn: _Turn) -> SelectedQuote:
    tokens = tuple((first, end - 1) for first, end in turn.parts)
    spans = tuple(table.span(first, last) for first, last in tokens)
    candidate = CueCandidate(ConstructionMatch(turn.colon, LABEL, tokens), spans, turn.head)
    return SelectedQuote(spans, _TURN_CONFIDENCE, candidate, table.span(turn.colon, turn.colon), turn.head)


def _turns(analysis: ArticleAnalysis) -> list[_Turn]:
    """Return the turns of the article in order; none if it is no conversation. Of an interview, only the answers."""
    table, layout = analysis.table, analysis.resolver.layout
    if layout.labels:
        labelled = [table.paragraph_of[token] for token in layout.labels]
        turns = [_turn(table, labelled, token, _label_end(table, token), "A") for token in layout.labels]
        return [one for one in turns if one.parts and layout.labels[one.head] == "answer"]
    labels = sorted(_labels(analysis), key=lambda label: label[1])
    labelled = [table.paragraph_of[head] for _, head, _ in labels]
    turns = [one for speaker, head, colon in labels if (one := _turn(table, labelled, head, colon, speaker)).parts]
    personal = sum(speaks_as_a_person(table, one.parts) and not _names_its_speaker(analysis, one) for one in turns)
    if (
        len({one.speaker for one in turns}) < _MIN_SPEAKERS
        or len(turns) < _MIN_TURNS
        or personal < _MIN_PERSONAL_SHARE * len(turns)
    ):
        return []
    return turns


def _names_its_speaker(analysis: ArticleAnalysis, turn: _Turn) -> bool:
    """Return whether the words of a turn name its own speaker, as speakers rarely do: *Roe: Senator Roe has a plan*."""
    tokens = (token for low, high in turn.parts for token in range(low, high))
    return any(analysis.entity_of.get(token) == turn.speaker and token in analysis.labels for token in tokens)


def _label_end(table: TokenTable, label: int) -> int:
    """Return the last token of the label "A:", which may be one token or two."""
    return label + 1 if label + 1 < len(table) and table.words[label + 1] in LABEL_ENDS else label


def _labels(analysis: ArticleAnalysis) -> Iterator[tuple[int | str, int, int]]:
    """Yield the speaker, the head and the colon of each label, in no order.

    A label opens a paragraph: a person's name, or words in capitals that open at least two paragraphs.
    """
    table = analysis.table
    mention_at = analysis.resolver.entity_states.mention_at
    capitals: dict[str, list[tuple[int, int]]] = {}
    for low, high in table.paragraphs:
        tokens = range(low, min(high, low + _MAX_LABEL_TOKENS))
        colon = next((token for token in tokens if table.words[token] == ":"), low)
        if colon == low:
            continue
        number, mention = mention_at.get(low, (None, None))
        if number is not None and mention is not None and _names_speaker(analysis, mention, low, colon):
            yield number, table.tokens_in(mention.start, mention.end)[-1], colon
        elif all(table.words[token].isupper() for token in range(low, colon)):
            capitals.setdefault(table.text[slice(*table.span(low, colon - 1))], []).append((colon - 1, colon))
    for text, places in capitals.items():
        if len(places) > 1:
            yield from ((text, head, colon) for head, colon in places)


def _names_speaker(analysis: ArticleAnalysis, mention: Mention, low: int, colon: int) -> bool:
    """Return whether a label is a person's name, alone or with who that is after a comma or in brackets.

    `low` and `colon` are the label's first and last token, `mention` is the mention at the first.
    """
    if mention.kind != "name" or mention.start != analysis.table.starts[low] or analysis.labels.get(low) != "PERSON":
        return False
    after = analysis.table.tokens_in(mention.start, mention.end).stop
    return after == colon or (after < colon and analysis.table.words[after] in (",", "("))


def _turn(table: TokenTable, labelled: Sequence[int], head: int, colon: int, speaker: int | str) -> _Turn:
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
    return _Turn(speaker, head, colon, tuple(spoken))


def _is_stage_direction(table: TokenTable, low: int, high: int) -> bool:
    return _STAGE_DIRECTIONS.get(table.words[low]) == table.words[high - 1]
