"""Whether a marked region stands alone: it begins and ends as a sentence does.

This goes by the text, because marks and the full stops inside them often mislead the annotation's sentences.
"""

from __future__ import annotations

from attribune_quotes.lexicon import read
from attribune_text.lexicon import cased_token
from attribune_text.quotation_marks import MarkedRegion
from attribune_text.token_table import TokenTable

#: Characters that end a sentence.
SENTENCE_ENDS = frozenset(".!?…")
_ABBREVIATIONS = read("abbreviations.txt", cased_token)
_MARKS = frozenset("“”\"'`‘’«»„‟‹›")


def ends_standalone(table: TokenTable, region: MarkedRegion) -> bool:
    """Return whether the region ends as a sentence does and its paragraph does not go on with the same sentence.

    A full stop right after the closing mark counts as one inside. A region that no mark closes needs none.
    """
    inside = table.text[slice(*region.inside)].rstrip().rstrip("“”\"'`‘’«»")
    rest = table.text[region.end : _paragraph(table, region)[1]]
    after = rest.lstrip()
    if after[:1] in SENTENCE_ENDS:
        inside, after = inside + after[0], after[1:].lstrip()
    if region.closing and inside[-1:] not in SENTENCE_ENDS:
        return False
    return not after or not (after[0].islower() or after[0] in ",;")


def begins_standalone(table: TokenTable, region: MarkedRegion) -> bool:
    """Return whether the region begins its paragraph, or follows a sentence's end, another mark or a colon."""
    before = table.text[_paragraph(table, region)[0] : region.start].rstrip()
    return not before or before[-1] in SENTENCE_ENDS or before[-1] in _MARKS or before[-1] == ":"


def _paragraph(table: TokenTable, region: MarkedRegion) -> tuple[int, int]:
    """Return the code points of the region's paragraph, from its first token to its last."""
    tokens = table.tokens_in(region.start, region.end)
    if not tokens:
        return region.start, region.end
    first, last = table.paragraphs[table.paragraph_of[tokens.start]]
    return table.starts[first], max(region.end, table.ends[last - 1])


def is_sentence_end(table: TokenTable, token: int) -> bool:
    """Return whether the token ends a sentence. A full stop that belongs to an abbreviation or an initial does not."""
    if table.words[token] not in SENTENCE_ENDS:
        return False
    before = table.words[token - 1] if token else ""
    return not (
        table.words[token] == "."
        and token > 0
        and table.ends[token - 1] == table.starts[token]
        and (before in _ABBREVIATIONS or (len(before) == 1 and before.isupper()))
    )
