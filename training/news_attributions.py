"""news_gold as attributions like PolNeAR's: contents and sources as places in the text that was annotated.

The gold names a speaker by the words beside the quote, without saying where they stand, so the source is the occurrence
nearest to the content. Where the text has no such words, the source is empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpora.alignment import CharSpan, Letters, align
from corpora.news_gold import Article as NewsArticle
from corpora.news_gold import Quote
from corpora.polnear import Article, Attribution

#: Most code points between a content and the words that name its speaker; within it lies every source of train but
#: those of paragraphs that go on without one. Set by hand.
_MOST_DISTANCE = 500


def attributed(gold: NewsArticle, text: str) -> Article:
    """The gold of an article as attributions over ``text``, which cleaning made of the gold's text.

    Offsets are code points of ``text``. A quote of which nothing is left in it is left out.
    """
    whole, letters = Letters(gold.text), Letters(text)
    places = align(whole.text, letters.text)
    code_points = [at for at, char in enumerate(text) if char.isalnum()]
    found = []
    for quote in gold.quotes:
        content = tuple(_placed(quote.spans, whole, places, code_points))
        if content:
            found.append(Attribution(content, _source(quote, content, text), (), quote.marked))
    return Article(gold.name, text, tuple(found))


def _placed(
    spans: Sequence[CharSpan], whole: Letters, places: Sequence[int | None], code_points: Sequence[int]
) -> Iterator[CharSpan]:
    for start, end in spans:
        kept = [place for letter in whole.range(start, end) if (place := places[letter]) is not None]
        if kept:
            yield code_points[kept[0]], code_points[kept[-1]] + 1


def _source(quote: Quote, content: Sequence[CharSpan], text: str) -> tuple[CharSpan, ...]:
    if not quote.mention:
        return ()
    words = r"\s+".join(map(re.escape, quote.mention.split()))
    nearest = min(
        (
            (_distance(one.span(), content), one.span())
            for one in re.finditer(rf"(?<!\w){words}(?!\w)", text)
            if not any(start < one.end() and one.start() < end for start, end in content)
        ),
        default=None,
    )
    return (nearest[1],) if nearest is not None and nearest[0] <= _MOST_DISTANCE else ()


def _distance(span: CharSpan, content: Sequence[CharSpan]) -> int:
    return min(max(start - span[1], span[0] - end, 0) for start, end in content)
