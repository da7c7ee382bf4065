"""Marked words that are never lost: a region that is speech by its marks is a quote, whatever its probability.

A whole sentence in marks is one, and so are several words with a verb, and two words or more that a cue reports. What
is left out are titles of works, nicknames, terms and scare quotes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.contents.candidates import ContentCandidate
from attribune_quotes.contents.selected_quotes import Selected, SelectedQuote
from attribune_quotes.model.forest import Rows
from attribune_quotes.text.continuation import are_whole_paragraphs
from attribune_quotes.text.interval_index import DisjointSpans
from attribune_quotes.text.not_speech import not_speech_reason
from attribune_quotes.text.spans import touches
from attribune_quotes.text.standalone import is_sentence_end

#: Least log-odds of the cue by which a few words are speech: as likely a quote as not.
_MIN_CUE_LOG_ODDS = 0.0
#: Least words of a part of a sentence that is speech with a cue, and with a verb. Chosen on news_gold's train part:
#: of the parts of four words and more with a verb that are no titles, nine in ten are quotes; of shorter ones a third.
_MIN_WORDS_WITH_CUE, _MIN_WORDS_WITH_VERB = 2, 4
#: Most letters of the words that titles write in lower case: *of*, *and*, *from* is longer and rare. Set by hand.
_SMALL_WORD_LETTERS = 3

#: Least share of the letters of marked speech that quotes within it have, for them to stand in its place. Set by hand.
_MIN_SHARE = 0.5
#: Least probability of marked words that begin an interrupted sentence for them to be a quote of their own: even odds.
_MIN_OWN_PROBABILITY = 0.5
#: Tags of verbs that make no clause by themselves: participles and infinitives.
_NOT_FINITE = frozenset({"VBN", "VBG", "VB"})


def with_marked_speech(
    analysis: ArticleAnalysis, contents: Sequence[ContentCandidate], probabilities: Rows, selected: list[Selected]
) -> list[Selected]:
    """Return `selected` in order of the text, with the marked regions that are speech and that no quote has.

    Quotes of less than half of a region give way to it. `probabilities` has one value for each of `contents`.
    """
    regions = analysis.marked_regions
    selected = [one for one in selected if not _is_unlikely_part(analysis, contents, selected, one[1])]
    lost = _lost(analysis, selected)
    if not lost:
        return selected
    number_of_region = {regions.region_equal_to(content.spans): number for number, content in enumerate(contents)}
    out = list(selected)
    for number in lost:
        region = regions.regions[number]
        at = _interrupted(analysis, contents, out, number)
        if at is not None and not any(touches(quote.spans, region.start, region.end) for _, quote in out):
            content, quote = out[at]
            out[at] = content, replace(quote, spans=((region.start, region.end), *quote.spans))
            continue
        own = number_of_region.get(number)
        if own is not None and is_speech(analysis, number, contents[own]):
            new = SelectedQuote(contents[own].spans, float(probabilities[own]), by_marks=True)
            out = [*(one for one in out if not one[1].overlaps(new)), (own, new)]
    return sorted(out, key=lambda one: one[1].spans)


def _lost(analysis: ArticleAnalysis, selected: Sequence[Selected]) -> list[int]:
    """Return the numbers of the regions of which no selected quote has a word, or only quotes within them, of few."""
    table = analysis.table
    occupied = DisjointSpans()
    for index, (_, quote) in enumerate(selected):
        occupied.add(quote.spans, index)
    out = []
    for number, region in enumerate(analysis.marked_regions.regions):
        quotes = [selected[index][1] for index in occupied.owners([(region.start, region.end)])]
        within = all(region.start <= one.spans[0][0] and one.spans[-1][1] <= region.end for one in quotes)
        letters = sum(table.letters(*span) for one in quotes for span in one.spans)
        if not quotes or (within and letters < _MIN_SHARE * table.letters(region.start, region.end)):
            out.append(number)
    return out


def _is_unlikely_part(
    analysis: ArticleAnalysis, contents: Sequence[ContentCandidate], selected: Sequence[Selected], quote: SelectedQuote
) -> bool:
    """Return whether a quote is the unlikely beginning of an interrupted one, so that it is no quote of its own."""
    if quote.probability >= _MIN_OWN_PROBABILITY:
        return False
    number = analysis.marked_regions.region_equal_to(quote.spans)
    return number >= 0 and _interrupted(analysis, contents, selected, number) is not None


def _interrupted(
    analysis: ArticleAnalysis, contents: Sequence[ContentCandidate], selected: Sequence[Selected], number: int
) -> int | None:
    """Return the index of the selected quote whose sentence the marked region of that number begins; None if of none.

    Only the quote's cue and its clause stand between, or a remark in brackets: *“It was”, she said, “a small boat.”*
    """
    table, regions = analysis.table, analysis.marked_regions
    if number + 1 >= len(regions.regions):
        return None
    region, following = regions.regions[number], regions.regions[number + 1]
    between = table.text[region.end : following.start]
    if "\n" in between or regions.ends_standalone[number]:
        return None
    span = following.start, following.end
    at = next((at for at, (_, quote) in enumerate(selected) if quote.spans[0] == span), None)
    if at is None:
        return None
    if between.strip()[:1] + between.strip()[-1:] in ("()", "[]"):
        return at
    tokens = table.tokens_in(region.end, following.start)
    cues = (analysis.scored_cues[cue].candidate.match.cue for cue in contents[selected[at][0]].cue_numbers[:1])
    return at if any(cue in tokens for cue in cues) and not any(is_sentence_end(table, one) for one in tokens) else None


def is_speech(analysis: ArticleAnalysis, number: int, content: ContentCandidate) -> bool:
    """Return whether the marked region of that number, whose words are `content`, is speech by its marks alone."""
    table, regions = analysis.table, analysis.marked_regions
    region = regions.regions[number]
    words = [token for token in table.tokens_in(*region.inside) if table.words[token][:1].isalnum()]
    if not words or (len(words) > 1 and _is_headline(analysis, words)):
        return False
    if regions.begins_standalone[number] and regions.ends_standalone[number]:
        return True
    reason = not_speech_reason(table, region)
    if reason in ("title", "nickname", "term"):
        return False
    if len(words) >= _MIN_WORDS_WITH_CUE and _is_reported(analysis, content):
        return True
    return (
        len(words) >= _MIN_WORDS_WITH_VERB
        and (reason == "unlikely" or are_whole_paragraphs(table, content.spans))
        and any(table.is_verb(token) and table.tags[token] not in _NOT_FINITE for token in words)
    )


def _is_reported(analysis: ArticleAnalysis, content: ContentCandidate) -> bool:
    """Return whether a likely cue outside of marks reports the content."""
    region_of = analysis.marked_regions.region_of
    return any(
        analysis.log_odds[cue] >= _MIN_CUE_LOG_ODDS and region_of[analysis.scored_cues[cue].candidate.match.cue] < 0
        for cue in content.cue_numbers
    )


def _is_headline(analysis: ArticleAnalysis, words: Sequence[int]) -> bool:
    """Return whether the words are capitalised as titles are: most of those that are not small words."""
    table = analysis.table
    long = [token for token in words if len(table.words[token]) > _SMALL_WORD_LETTERS]
    return bool(long) and all(table.words[token][0].isupper() for token in long)
