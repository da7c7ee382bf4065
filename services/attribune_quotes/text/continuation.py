"""Whether words go on what was said before: the one place that decides it.

There are four questions, each with its function:

- `is_part_of_content`: is a stretch a further part of one content that its cue interrupts? Content candidates of
  several parts come from it.
- `continued_spans`: do marked words after a quote with a cue belong to that quote? Cue candidates get their later
  spans from it. `begins_sentences` asks the same when contents are selected.
- `goes_on_with_last_speaker`: are marked words without a cue what the last speaker goes on to say? The trees for
  sources answer it where they can (the candidate that is the previous quote's source, `SourceCandidate.follows`);
  this rule does where the likeliest answer is nobody.
- `goes_on_turn`: is a paragraph without a label part of the turn before it?

That a paragraph opens with the mark that the one before left open is seen by the scanner of quotation marks
(`MarkedRegion.carries_on`), and is a feature of contents. A quote that goes on another one's speaker says so in
`SelectedQuote.follows`, which the contract calls `continues`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from attribune_quotes.text.marked_regions import MarkedRegions
from attribune_quotes.text.spans import Spans
from attribune_quotes.text.standalone import is_stop
from attribune_text.lexicon import words
from attribune_text.token_table import TokenTable

#: Tokens between two parts of one content at most: its cue, with what belongs to it. Set by hand.
_LONGEST_GAP_TOKENS = 25
#: What joins a clause. Of train's contents of several parts, next to none has more than such a word in between.
_JOINING = words("although and but though whereas while")
#: Paragraphs from a quote to marked words without a cue that may go on it. Of such words in train, six in ten are what
#: the last speaker goes on to say; for most of the others nobody is named.
_REACH_PARAGRAPHS = 1
#: Words by which a paragraph speaks of its speaker or to somebody.
_FIRST_AND_SECOND_PERSON = words("i me my mine myself we us our ours ourselves you your yours yourself")


def is_part_of_content(table: TokenTable, last: int, first: int) -> bool:
    """Whether what begins at the token `first` may go on a content whose last part ends at the token `last`.

    It stands near it, in its paragraph, and nothing between the two makes two contents of them. That is a sentence
    that begins there (*“…,” Roe said. Lind said: “…”*) or a clause that is joined (*it was small, while Lind spoke of
    “…”*). A joining word alone is neither (*“…” and “…”*).
    """
    if first - last - 1 > _LONGEST_GAP_TOKENS or table.paragraph_of[first] != table.paragraph_of[last]:
        return False
    spoken = [token for token in range(last + 1, first) if table.words[token][:1].isalnum()]
    if len(spoken) > 1 and table.lowers[spoken[0]] in _JOINING:
        return False
    return not spoken or table.sentence_of[spoken[0]] == table.sentence_of[spoken[-1]]


def continued_spans(table: TokenTable, spans: Spans, cue: int, marked_regions: MarkedRegions) -> Spans:
    """Return a quote's spans with the marked regions that go on after it in its paragraph.

    A region goes on where it ends as a sentence does and nothing but the cue's clause stands before it: *“…,” he said.
    “…”*. `cue` is the head of the quote's cue; spans are code points.
    """
    regions = marked_regions.regions
    if not regions or not spans or marked_regions.of[cue] >= 0:
        return spans
    number = marked_regions.at(spans[-1][1] - 1)
    if number < 0 or regions[number].end != spans[-1][1]:
        return spans
    out = list(spans)
    for before, after in pairwise(range(number, len(regions))):
        if not marked_regions.ends_standalone[after]:
            break
        if not _only_cue_between(table, regions[before].end, regions[after].start, cue):
            break
        out.append((regions[after].start, regions[after].end))
    return out


def _only_cue_between(table: TokenTable, end: int, start: int, cue: int) -> bool:
    """Whether nothing or the clause of `cue` alone stands between the code points `end` and `start` of a paragraph."""
    before, after = table.tokens_in(end - 1, end), table.tokens_in(start, start + 1)
    if not before or not after or table.paragraph_of[after.start] != table.paragraph_of[before.start]:
        return False
    between = range(before.stop, after.start)
    spoken = [token for token in between if any(map(str.isalnum, table.words[token]))]
    if not spoken:
        return True
    stops = [token for token in between if is_stop(table, token)]
    if cue not in spoken or (stops and stops[0] < spoken[-1]):
        return False
    # "…," he said, adding, "…": the second region has a cue of its own.
    return bool(stops) or spoken[-1] == cue or table.pos[spoken[-1]] != "VERB"


def begins_sentences(table: TokenTable, parts: Sequence[tuple[int, int]]) -> bool:
    """Whether each of `parts`, first and last tokens, begins a sentence: marked words that go on a selected content."""
    return all(table.sentences[table.sentence_of[first]][0] == first for first, _ in parts)


def goes_on_with_last_speaker(table: TokenTable, last: int, first: int) -> bool:
    """Whether standalone marked words from the token `first` on may go on a quote whose last token is `last`.

    They stand in its paragraph or the next.
    """
    return table.paragraph_of[first] - table.paragraph_of[last] <= _REACH_PARAGRAPHS


def goes_on_turn(table: TokenTable, low: int, high: int) -> bool:
    """Whether the tokens from `low` up to `high`, a paragraph without a label, go on the turn of a transcript."""
    return speaks_as_a_person(table, [(low, high)])


def speaks_as_a_person(table: TokenTable, parts: Sequence[tuple[int, int]]) -> bool:
    """Whether the words of `parts`, first tokens and ends, have an *I* or a *you*, or ask something."""
    return any(
        table.lowers[token] in _FIRST_AND_SECOND_PERSON or table.words[token] == "?"
        for low, high in parts
        for token in range(low, high)
    )
