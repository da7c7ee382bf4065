"""Which tokens stand inside quotation marks, and who is speaking there.

A rough reading for pronouns alone: the quote linker decides what is a quote.
"""

from __future__ import annotations

from attribune_core.marks import PAIRS
from attribune_entities.lexicon.verbs import SPEECH
from attribune_text.token_table import TokenTable

_STRAIGHT = frozenset({'"', "``", "''"})
_CLOSE = frozenset(PAIRS.values())
#: A verb further from the marks than this, in tokens, is not sought.
_REACH = 40
#: A single mark closes only beside one of these, or it is an apostrophe.
_STOPS = frozenset(".,?!…—–;:)")


def regions(table: TokenTable) -> list[int]:
    """Return the number of the quoted region that each token stands in, -1 outside.

    A mark that is not closed quotes to the end of its paragraph. Single marks quote where they are typographic.
    """
    out: list[int] = []
    # Where "``" opens, "''" does not.
    opening = _STRAIGHT - {"''"} if "``" in table.text else _STRAIGHT
    number, opened, paragraph = -1, "", -1
    for token, word in enumerate(table.words):
        if table.paragraph_of[token] != paragraph:
            paragraph, opened = table.paragraph_of[token], ""
        if opened:
            out.append(number)
            if _closes(table, token, opened):
                opened = ""
        elif word in opening or word in PAIRS or word == "‘" or _doubled(table, token):
            number += 1
            opened = word
            out.append(number)
        else:
            out.append(-1)
    return out


def _doubled(table: TokenTable, token: int) -> bool:
    """Whether the token is the first of two backquotes that the tokenizer took apart."""
    return table.words[token : token + 2] == ["`", "`"] and table.ends[token] == table.starts[token + 1]


def _closes(table: TokenTable, token: int, opened: str) -> bool:
    word = table.words[token]
    if opened == "‘":
        end = table.ends[token]
        return word == "’" and not _STOPS.isdisjoint((table.text[end - 2], table.text[end : end + 1]))
    return word in _STRAIGHT or word in _CLOSE


def speakers(table: TokenTable, quoted: list[int]) -> dict[int, int]:
    """Return for each region the token that is the subject of the speech verb beside it, where there is one.

    A region without a verb of its own has the speaker of the one before it in its paragraph, or of the one after.
    """
    bounds: dict[int, tuple[int, int]] = {}
    for token, region in enumerate(quoted):
        if region >= 0:
            bounds[region] = (bounds.get(region, (token, token))[0], token)
    out = {
        region: subject
        for region, (first, last) in bounds.items()
        if (subject := _subject_beside(table, quoted, first, last)) >= 0
    }
    for order in (sorted(bounds), sorted(bounds, reverse=True)):
        for region, neighbour in zip(order[1:], order, strict=False):
            same = table.paragraph_of[bounds[region][0]] == table.paragraph_of[bounds[neighbour][0]]
            if same and region not in out and neighbour in out:
                out[region] = out[neighbour]
    return out


def _subject_beside(table: TokenTable, quoted: list[int], first: int, last: int) -> int:
    """Return the subject of the speech verb nearest to the region, after it or before it, or -1."""
    low = table.sentences[table.sentence_of[first]][0]
    high = table.sentences[table.sentence_of[last]][1]
    if high == last + 1 and high < len(table) and table.paragraph_of[high] == table.paragraph_of[last]:
        high = table.sentences[table.sentence_of[high]][1]
    after = range(last + 1, min(high, last + 1 + _REACH))
    before = range(first - 1, max(low, first - _REACH) - 1, -1)
    for token in [*after, *before]:
        if quoted[token] < 0 and table.lemmas[token].lower() in SPEECH:
            subject = next((child for child in table.children[token] if table.roles[child] == "nsubj"), -1)
            if subject >= 0:
                return subject
    return -1
