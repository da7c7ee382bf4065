"""Speech of several paragraphs as one quote, which has a span or more in each of them.

The marks decide it, and no probability: a mark that is left open, and a next paragraph that carries it on. Whoever says
one of the paragraphs says them all, unless one names somebody else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.contents.candidates import ContentCandidate
from attribune_quotes.contents.selected_quotes import Selected, SelectedQuote
from attribune_quotes.model.forest import Rows
from attribune_quotes.text.continuation import continued_spans
from attribune_quotes.text.spans import Spans, merge, touches

#: Least log-odds of a cue by which a paragraph says who speaks. Set by hand.
_MIN_CUE_LOG_ODDS = 0.0


@dataclass
class _Part:
    """The part of a speech in one paragraph."""

    spans: Spans
    #: The number of the content by which its source is looked for.
    content: int
    #: The number of its likeliest cue candidate outside of marks; -1 if none is likely.
    cue: int
    #: The greatest probability of the selected contents in it.
    probability: float


def join_paragraphs(
    analysis: ArticleAnalysis, contents: Sequence[ContentCandidate], probabilities: Rows, selected: list[Selected]
) -> list[Selected]:
    """Return `selected` in order of the text, with one quote in place of those in a speech of several paragraphs.

    `probabilities` has one value for each of `contents`. The quote comes with the number of the content whose cue
    names its source best.
    """
    speeches = analysis.marked_regions.speeches
    if not speeches:
        return selected
    return _Joining(analysis, contents, probabilities, selected).joined(speeches)


class _Joining:
    """What the joining of an article's paragraphs needs."""

    def __init__(
        self,
        analysis: ArticleAnalysis,
        contents: Sequence[ContentCandidate],
        probabilities: Rows,
        selected: list[Selected],
    ) -> None:
        self._analysis = analysis
        self._contents = contents
        self._probabilities = probabilities
        self._selected = selected
        self._number_of_region = {
            analysis.marked_regions.region_equal_to(content.spans): number for number, content in enumerate(contents)
        }

    def joined(self, speeches: Sequence[Sequence[int]]) -> list[Selected]:
        """Return the selected contents with one quote for each of `speeches`, numbers of regions."""
        follows = {speech[0]: speech[1:] for speech in speeches}
        done: set[int] = set()
        for speech in speeches:
            if speech[0] in done:
                continue
            parts: list[_Part] = []
            numbers = list(speech)
            while numbers:
                number = numbers.pop(0)
                part = self._part(number, is_first=not parts)
                if part is None:
                    break
                if parts and self._names_another(parts, part):
                    self._replace(parts)
                    parts = []
                parts.append(part)
                if not numbers:
                    # Its cue may interrupt the last paragraph, and the speech go on after it in the next one.
                    last = self._complete(part, number)
                    done.add(last)
                    numbers = list(follows.get(last, ())) if last != number else []
            self._replace(parts)
        return self._selected

    def _part(self, number: int, *, is_first: bool) -> _Part | None:
        """Return the part of a speech that the region of that number is in; None if it has no content."""
        region = self._analysis.marked_regions.regions[number]
        own = self._number_of_region.get(number)
        if own is None:
            return None
        inside = [one for one in self._selected if touches(one[1].spans, region.start, region.end)]
        if is_first:
            inside += [one for one in self._selected if self._goes_on_in(one, (region.start, region.end))]
        spans = [(region.start, region.end)]
        for content, quote in inside:
            if self._cue_outside(content) >= 0:
                spans += quote.spans
        ranked = sorted({own, *(content for content, _ in inside)}, key=self._log_odds_outside, reverse=True)
        best = ranked[0]
        cue = self._cue_outside(best) if self._log_odds_outside(best) >= _MIN_CUE_LOG_ODDS else -1
        if cue < 0:
            best = own
        chance = max([float(self._probabilities[own]), *(quote.probability for _, quote in inside)])
        return _Part(merge(self._analysis.table.text, spans), best, cue, chance)

    def _goes_on_in(self, one: Selected, span: tuple[int, int]) -> bool:
        """Return whether a selected content goes on in the region after its cue: *“…,” she said. “…*."""
        number, quote = one
        cue = self._cue_outside(number)
        if cue < 0 or quote.spans[-1][1] > span[0]:
            return False
        token = self._analysis.scored_cues[cue].candidate.match.cue
        return span in continued_spans(self._analysis.table, list(quote.spans), token, self._analysis.marked_regions)

    def _complete(self, part: _Part, number: int) -> int:
        """Add to the last part of a speech the regions that continue it after its cue, and return the last of them.

        `number` is that of the part's region.
        """
        regions = self._analysis.marked_regions
        if part.cue < 0:
            return number
        token = self._analysis.scored_cues[part.cue].candidate.match.cue
        region = regions.regions[number]
        spans = continued_spans(self._analysis.table, [(region.start, region.end)], token, regions)
        for span in spans[1:]:
            inside = [one for one in self._selected if touches(one[1].spans, *span)]
            if any(self._cue_token(content) not in (None, token) for content, _ in inside):
                break
            part.spans = merge(self._analysis.table.text, [*part.spans, span])
            number = regions.region_at(span[0])
        return number

    def _replace(self, parts: Sequence[_Part]) -> None:
        """Put one quote in the place of all that are selected in `parts`, if there are two or more."""
        if len(parts) < 2:
            return
        spans = tuple(span for part in parts for span in part.spans)
        named = next((part for part in parts if part.cue >= 0), parts[0])
        new = SelectedQuote(spans, max(part.probability for part in parts), by_marks=True)
        kept = [one for one in self._selected if not one[1].overlaps(new)]
        self._selected = sorted([*kept, (named.content, new)], key=lambda one: one[1].spans)

    def _names_another(self, parts: Sequence[_Part], part: _Part) -> bool:
        """Return whether the cue of `part` names somebody else than that of the parts before it."""
        before = next((self._named_by(one.cue) for one in parts if one.cue >= 0), None)
        now = self._named_by(part.cue)
        return before is not None and now is not None and before != now

    def _named_by(self, cue: int) -> int | None:
        """Return the number of the entity that the source of a cue candidate is the name of; None if it is none."""
        if cue < 0:
            return None
        source = self._analysis.scored_cues[cue].candidate.source
        if source is None or source not in self._analysis.labels:
            return None
        return self._analysis.entity_of.get(source)

    def _cue_token(self, content: int) -> int | None:
        """Return the token of the content's likely cue outside of marks; None if it has none."""
        cue = self._cue_outside(content)
        if cue < 0 or self._analysis.log_odds[cue] < _MIN_CUE_LOG_ODDS:
            return None
        return self._analysis.scored_cues[cue].candidate.match.cue

    def _cue_outside(self, content: int) -> int:
        """Return the number of the content's likeliest cue candidate whose cue is in no marks; -1 if there is none."""
        region_of = self._analysis.marked_regions.region_of
        cues = self._contents[content].cue_numbers
        return next((cue for cue in cues if region_of[self._analysis.scored_cues[cue].candidate.match.cue] < 0), -1)

    def _log_odds_outside(self, content: int) -> float:
        cue = self._cue_outside(content)
        return self._analysis.log_odds[cue] if cue >= 0 else float("-inf")
