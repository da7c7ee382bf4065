"""Marked words that a name signs after a dash: *“The quay must stay open.” — Ada Moreno*."""

from __future__ import annotations

import re

from attribune_quotes.analysis import ArticleAnalysis
from attribune_quotes.contents.candidates import MARKED, ContentCandidate
from attribune_quotes.speakers.entity_states import SPEAKING_LABELS
from attribune_quotes.text.standalone import SENTENCE_ENDS

_DASH = re.compile(r"[ \t]*(?:--?|[‐-―])[ \t]*")
#: What may follow the name: nothing, or who that is, up to the end of the line or the next marked words.
_AFTER_NAME = re.compile(r"[ \t]*(?:[.,(][^\n“”\"«„‘]*)?(?=\n|[“”\"«„‘]|\Z)")


def signing_name(analysis: ArticleAnalysis, content: ContentCandidate) -> int | None:
    """Return the last token of the name that signs the content; None if none does.

    The content is marked words that begin their line. A dash and the name of somebody who can speak follow, and no
    verb after the name.
    """
    table = analysis.table
    number = analysis.marked_regions.region_equal_to(content.spans)
    if number < 0 or not content.origin & MARKED:
        return None
    region = analysis.marked_regions.regions[number]
    if not region.closing or not _begins_line(table.text, region.start):
        return None
    dash = _DASH.match(table.text, region.end)
    token = table.first_in(dash.end(), dash.end() + 1) if dash is not None else -1
    _, mention = analysis.resolver.entity_states.mention_at.get(token, (None, None))
    if mention is None or mention.kind != "name" or mention.start != table.starts[token]:
        return None
    if analysis.labels.get(token) not in SPEAKING_LABELS:
        return None
    rest = _AFTER_NAME.match(table.text, mention.end)
    if rest is None or any(table.is_verb(other) for other in table.tokens_in(*rest.span())):
        return None
    return table.tokens_in(mention.start, mention.end)[-1]


def is_signed_speech(analysis: ArticleAnalysis, content: ContentCandidate) -> bool:
    """Return whether a name signs the content and it ends as a sentence.

    Without the end of a sentence it is a work and its author: *“The Quay” — Ada Moreno*.
    """
    if signing_name(analysis, content) is None:
        return False
    region = analysis.marked_regions.regions[analysis.marked_regions.region_equal_to(content.spans)]
    return analysis.table.text[slice(*region.inside)].rstrip()[-1:] in SENTENCE_ENDS


def _begins_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip(" \t")
