"""Turns of a conversation that is printed with who speaks: *ROE: The plan is dead.*, *A: I never met him.*

Their words need no marks. What an interview's questions say is left out: nobody is named for them.
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

#: Tokens of a label at most: a name, and who that is ("Ada Roe, baker:").
_LONGEST = 9
#: Turns, and speakers, of a conversation at least; and the share of its turns that ask something or have an *I* or a
#: *you*: "Iowa: Roe by 3 points" is no turn.
_LEAST_TURNS, _LEAST_SPEAKERS, _TALKING = 3, 2, 2 / 3
#: Share of a turn's letters in marks from which on the words are found by those.
_MARKED = 0.5
#: Of a turn with its speaker; the corpus that the other confidences come from has only half of such turns as quotes.
_CONFIDENCE = 0.9
#: What a stage direction begins and ends with: "(CROSSTALK)".
_DIRECTIONS = {"(": ")", "[": "]"}


@dataclass(frozen=True)
class _Turn:
    #: Who speaks: the number of an entity or the words of the label.
    who: int | str
    #: The head of the label, and the last of its tokens, a colon.
    head: int
    colon: int
    #: First token and one past the last of each part, a paragraph each.
    parts: tuple[tuple[int, int], ...]


def with_transcript_turns(
    analysis: ArticleAnalysis, selected: Sequence[SelectedQuote], least: float
) -> list[SelectedQuote]:
    """Return `chosen` with the turns of the article as quotes.

    Of what stands in a turn, that stays which has its cue there, too, and is as likely as `least`.
    """
    turns = _turns(analysis)
    if not turns:
        return list(selected)
    spoken = [_quote_of_turn(analysis.table, turn) for turn in turns]
    taken = DisjointSpans()
    for number, one in enumerate(spoken):
        taken.add(one.spans, number)
    # The turns that each quote meets.
    met = [taken.owners(one.spans) for one in selected]
    marked = {
        number
        for number in set().union(*met)
        if share_in_marks(analysis.table, spoken[number].spans, analysis.marked_regions) >= _MARKED
    }
    colons = {one.cue_span for number, one in enumerate(spoken) if number not in marked}
    kept = [
        one
        for one, numbers in zip(selected, met, strict=True)
        if one.cue_span not in colons
        and all(number in marked or (contains(spoken[number], one) and one.probability >= least) for number in numbers)
    ]
    known = set(map(id, kept))
    for one in kept:
        if one.continues is not None and id(one.continues) not in known:
            one.continues = None
    return [*kept, *(one for number, one in enumerate(spoken) if number not in marked)]


def _quote_of_turn(table: TokenTable, turn: _Turn) -> SelectedQuote:
    tokens = tuple((first, end - 1) for first, end in turn.parts)
    spans = tuple(table.span(first, last) for first, last in tokens)
    candidate = CueCandidate(ConstructionMatch(turn.colon, LABEL, tokens), spans, turn.head)
    return SelectedQuote(spans, _CONFIDENCE, candidate, table.span(turn.colon, turn.colon), turn.head)


def _turns(analysis: ArticleAnalysis) -> list[_Turn]:
    """The turns of the article, in order; none where it is no conversation."""
    table, resolver = analysis.table, analysis.resolver
    if resolver.layout.labels:
        opened = [table.paragraph_of[token] for token in resolver.layout.labels]
        found = [_turn(table, opened, token, _end_of(table, token), "A") for token in resolver.layout.labels]
        return [one for one in found if one.parts and resolver.layout.labels[one.head] == "answer"]
    labels = sorted(_labels(analysis), key=lambda label: label[1])
    opened = [table.paragraph_of[head] for _, head, _ in labels]
    found = [one for who, head, colon in labels if (one := _turn(table, opened, head, colon, who)).parts]
    talking = sum(speaks_as_a_person(table, one.parts) and not _names_itself(analysis, one) for one in found)
    if (
        len({one.who for one in found}) < _LEAST_SPEAKERS
        or len(found) < _LEAST_TURNS
        or talking < _TALKING * len(found)
    ):
        return []
    return found


def _names_itself(analysis: ArticleAnalysis, turn: _Turn) -> bool:
    """Whether the turn names who speaks, as nobody does: *Roe: Senator Roe has a plan*."""
    tokens = (token for low, high in turn.parts for token in range(low, high))
    return any(analysis.entity_of.get(token) == turn.who and token in analysis.labels for token in tokens)


def _end_of(table: TokenTable, label: int) -> int:
    """The last token of the label "A:", which may be one token or two."""
    return label + 1 if label + 1 < len(table) and table.words[label + 1] in LABEL_ENDS else label


def _labels(analysis: ArticleAnalysis) -> Iterator[tuple[int | str, int, int]]:
    """Who speaks, the head and the colon of each label: a person's name that opens a paragraph, or capitals twice."""
    table = analysis.table
    capitals: dict[str, list[tuple[int, int]]] = {}
    for low, high in table.paragraphs:
        colon = next((token for token in range(low, min(high, low + _LONGEST)) if table.words[token] == ":"), low)
        if colon == low:
            continue
        number, mention = analysis.resolver.entity_states.mention_at.get(low, (None, None))
        if number is not None and mention is not None and _names_speaker(analysis, mention, low, colon):
            yield number, table.tokens_in(mention.start, mention.end)[-1], colon
        elif all(table.words[token].isupper() for token in range(low, colon)):
            capitals.setdefault(table.text[slice(*table.span(low, colon - 1))], []).append((colon - 1, colon))
    for text, places in capitals.items():
        if len(places) > 1:
            yield from ((text, head, colon) for head, colon in places)


def _names_speaker(analysis: ArticleAnalysis, mention: Mention, low: int, colon: int) -> bool:
    """Whether the label is a person's name, alone or with who that is behind a comma or in brackets."""
    if mention.kind != "name" or mention.start != analysis.table.starts[low] or analysis.labels.get(low) != "PERSON":
        return False
    after = analysis.table.tokens_in(mention.start, mention.end).stop
    return after == colon or (after < colon and analysis.table.words[after] in (",", "("))


def _turn(table: TokenTable, opened: Sequence[int], head: int, colon: int, who: int | str) -> _Turn:
    """The turn that a label opens, with the paragraphs up to the next label in which an *I* or a *you* goes on.

    Behind the last label nothing tells its turn from what the article goes on with.
    """
    number = table.paragraph_of[head]
    parts = [(colon + 1, table.paragraphs[number][1])]
    after = bisect_right(opened, number)
    for other in range(number + 1, opened[after] if after < len(opened) else number):
        low, high = table.paragraphs[other]
        if low < high and not _is_direction(table, low, high):
            if not continues_turn(table, low, high):
                break
            parts.append((low, high))
    spoken = ((low, high) for low, high in parts if low < high and table.letters(*table.span(low, high - 1)))
    return _Turn(who, head, colon, tuple(spoken))


def _is_direction(table: TokenTable, low: int, high: int) -> bool:
    return _DIRECTIONS.get(table.words[low]) == table.words[high - 1]
