"""textacy's direct quotations (`textacy.extract.direct_quotations`) as quotes, with the installed pipeline."""

from __future__ import annotations

from collections.abc import Sequence

from attribune_core.events import EnrichedArticle, Pipeline, Quote, Speaker
from corpora.polnear import Article


def events(gold: Sequence[Article]) -> list[EnrichedArticle] | None:
    """An event for each of ``gold``; None if textacy is not installed (``benchmarks/requirements.txt``)."""
    try:
        from textacy.extract import direct_quotations  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        return None
    from attribune_core.settings import load_settings
    from attribune_entities.language_model.loading import load_model

    nlp = load_model(load_settings().model)
    out = []
    for one in gold:
        quotes: dict[tuple[int, int], Quote] = {}
        doc = nlp(one.text)
        try:
            found = list(direct_quotations(doc))
        except ValueError:
            # textacy refuses an article whose quotation marks are not balanced.
            found = []
        for speaker, _, content in found:
            start, end = content.start_char, content.end_char
            text = one.text[start:end]
            said_by = None
            if speaker:
                first, last = speaker[0].idx, speaker[-1].idx + len(speaker[-1])
                said_by = Speaker(start=first, end=last, text=one.text[first:last])
            quotes[start, end] = Quote(
                id=f"q{len(quotes) + 1}",
                type="direct",
                text=text,
                spans=((start, end),),
                speaker=said_by,
                confidence=1.0,
                method="textacy",
            )
        # Not validated: textacy's quotes may break the contract, and the scorer needs only spans.
        out.append(
            EnrichedArticle.model_construct(
                event_id=one.name,
                id=one.name,
                text=one.text,
                paragraphs=(),
                sentences=(),
                entities=(),
                quotes=tuple(quotes.values()),
                pipeline=Pipeline(cleaner="none"),
            )
        )
    return out
