"""Whether words continue what was said before: the one place that decides it.

There are five questions, each with its function:

- `is_part_of_content`: is a stretch a further part of one content that its cue interrupts? Content candidates of
  several parts come from it.
- `continued_spans`: do marked words after a quote with a cue belong to that quote? Cue candidates get their later
  spans from it. `begins_sentences` decides whether a selected content is completed by such words.
- `may_continue_last_speaker`: are marked words without a cue what the last speaker says next? The trees for sources
  answer that first, by the candidate that is the previous quote's source (`SourceCandidate.is_previous_source`). This
  rule answers if the likeliest source is nobody.
- `takes_up_speech`: are whole paragraphs in marks what the paragraph before began to say? Then the layout decides, and
  the speaker is the same.
- `continues_turn`: is a paragraph without a label part of the turn before it?

A paragraph that carries on what the marks of the paragraph before left open (`MarkedRegion.carries_on`) does not
continue a quote but is part of it: `MarkedRegions.speeches`, joined in `selection.paragraph_speech`. A quote that
continues another one has that one in `SelectedQuote.continues`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from attribune_quotes.text.marked_regions import MarkedRegions
from attribune_quotes.text.spans import Spans
from attribune_quotes.text.standalone import is_sentence_end
from attribune_text.lexicon import words
from attribune_text.token_table import TokenTable

#: Most tokens between two parts of one content: its cue, with what belongs to it. Set by hand.
_MAX_GAP_TOKENS = 25
#: Words that join a clause. Of train's contents of several parts, next to none has more than such a word in between.
_JOINING = words("although and but though whereas while")
#: Most paragraphs from a quote to marked words without a cue that continue it. Of such words in train, six in ten are
#: what the last speaker says next; for most of the others nobody is named.
_MAX_PARAGRAPHS_AFTER_QUOTE = 1
#: The same if that quote has marks. Chosen on the train parts of PolNeAR and news_gold: two is a little better than
#: one, and more changes nothing.
_MAX_PARAGRAPHS_AFTER_MARKED_QUOTE = 2
#: Words by which a paragraph speaks of its speaker or to somebody.
_FIRST_AND_SECOND_PERSON = words("i me my mine myself we us our ours ourselves you your yours yourself")


def is_part_of_content(table: TokenTable, last: int, first: int) -> bool:
    """Return whether a stretch from the token `first` may continue a content whose last part ends at the token `last`.

    It has to be near and in the same paragraph, and nothing between may make two contents of them. A sentence that
    begins there does (*“…,” Roe said. Lind said: “…”*), and so does a clause that is joined (*it was small, while Lind
    spoke of “…”*). A joining word alone does not (*“…” and “…”*).
    """
    if first - last - 1 > _MAX_GAP_TOKENS or table.paragraph_of[first] != table.paragraph_of[last]:
        return False
    spoken = [token for token in range(last + 1, first) if table.words[token][:1].isalnum()]
    if len(spoken) > 1 and table.lowers[spoken[0]] in _JOINING:
        return False
    return not spoken or table.sentence_of[spoken[0]] == table.sentence_of[spoken[-1]]


def continued_spans(table: TokenTable, spans: Spans, cue: int, marked_regions: MarkedRegions) -> Spans:
    """Return a quote's spans with those of the marked regions that continue it in its paragraph.

    A region continues it if it ends as a sentence does and only the cue's clause stands between: *“…,” he said. “…”*.
    `cue` is the token that heads the quote's cue; spans are code points.
    """
    regions = marked_regions.regions
    if not regions or not spans or marked_regions.region_of[cue] >= 0:
        return spans
    number = marked_regions.region_at(spans[-1][1] - 1)
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
    """Return whether only the clause of `cue`, or nothing, stands between the code points `end` and `start`.

    Both have to be in one paragraph.
    """
    before, after = table.tokens_in(end - 1, end), table.tokens_in(start, start + 1)
    if not before or not after or table.paragraph_of[after.start] != table.paragraph_of[before.start]:
        return False
    between = range(before.stop, after.start)
    spoken = [token for token in between if any(map(str.isalnum, table.words[token]))]
    if not spoken:
        return True
    stops = [token for token in between if is_sentence_end(table, token)]
    if cue not in spoken or (stops and stops[0] < spoken[-1]):
        return False
    # "…," he said, adding, "…": the second region has a cue of its own.
    return bool(stops) or spoken[-1] == cue or table.pos[spoken[-1]] != "VERB"


def begins_sentences(table: TokenTable, parts: Sequence[tuple[int, int]]) -> bool:
    """Return whether each of `parts`, first and last tokens of marked words after a content, begins a sentence."""
    return all(table.sentences[table.sentence_of[first]][0] == first for first, _ in parts)


def may_continue_last_speaker(table: TokenTable, last: int, first: int, *, marked: bool) -> bool:
    """Return whether standalone marked words from the token `first` on may be by the speaker of the quote before them.

    `last` is that quote's last token. They may if they are in its paragraph or the next one, if that quote is `marked`
    also after one more.
    """
    most = _MAX_PARAGRAPHS_AFTER_MARKED_QUOTE if marked else _MAX_PARAGRAPHS_AFTER_QUOTE
    return table.paragraph_of[first] - table.paragraph_of[last] <= most


def are_whole_paragraphs(table: TokenTable, spans: Sequence[tuple[int, int]]) -> bool:
    """Return whether `spans`, code points, have all the words of the paragraphs that they are in."""
    first, last = table.tokens_in(*spans[0]).start, table.tokens_in(*spans[-1]).stop - 1
    low, high = table.paragraphs[table.paragraph_of[first]][0], table.paragraphs[table.paragraph_of[last]][1]
    return table.letters(*table.span(low, high - 1)) == sum(table.letters(*span) for span in spans)


def takes_up_speech(table: TokenTable, spans: Sequence[tuple[int, int]], before: Sequence[tuple[int, int]]) -> bool:
    """Return whether marked words that are whole paragraphs take up what was said in the paragraph before them.

    `spans` are those of the words and `before` those of the quote before, in code points. A question is answered by
    somebody else, and a colon introduces other words.
    """
    first, last_before = table.tokens_in(*spans[0]).start, table.tokens_in(*before[-1]).stop - 1
    if table.paragraph_of[first] - table.paragraph_of[last_before] != 1 or table.words[first - 1] == ":":
        return False
    asked = table.text[slice(*before[-1])].rstrip("”\"’'» ").endswith("?")
    return not asked and are_whole_paragraphs(table, spans)


def continues_turn(table: TokenTable, low: int, high: int) -> bool:
    """Return whether a paragraph without a label, tokens `low` up to `high`, continues the turn of a transcript."""
    return speaks_as_a_person(table, [(low, high)])


def speaks_as_a_person(table: TokenTable, parts: Sequence[tuple[int, int]]) -> bool:
    """Return whether the tokens of `parts`, ranges without their ends, have an *I* or a *you* or a question mark."""
    return any(
        table.lowers[token] in _FIRST_AND_SECOND_PERSON or table.words[token] == "?"
        for low, high in parts
        for token in range(low, high)
    )
