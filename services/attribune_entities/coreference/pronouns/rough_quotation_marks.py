"""Which tokens stand inside quotation marks, and who is speaking there: a rough reading, for pronouns alone.

Fitted: the pronoun ranker learned from this reading; `attribune_text.quotation_marks.scan` is the right one
(training/REFIT.md). The quote linker decides what is a quote.
"""

from __future__ import annotations

from itertools import pairwise

from attribune_core.marks import PAIRS
from attribune_entities.lexicon.verbs import SPEECH_VERBS
from attribune_text.token_table import TokenTable

_STRAIGHT = frozenset({'"', "``", "''"})
_CLOSING = frozenset(PAIRS.values())
#: Tokens from the marks to a speech verb, at most: bounds the work on long sentences. Set by hand.
_MAX_TOKENS_TO_VERB = 40
#: A single mark closes only beside one of these; otherwise it is an apostrophe.
_STOPS = frozenset(".,?!…—–;:)")


def regions(table: TokenTable) -> list[int]:
    """Return the number of the quoted region that each token stands in, -1 outside of all.

    A mark that nothing closes quotes to the end of its paragraph. Single marks quote where they are typographic.
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
        elif word in opening or word in PAIRS or word == "‘" or _is_doubled(table, token):
            number += 1
            opened = word
            out.append(number)
        else:
            out.append(-1)
    return out


def _is_doubled(table: TokenTable, token: int) -> bool:
    """Whether the token is the first of two backquotes that the tokenizer took apart."""
    return table.words[token : token + 2] == ["`", "`"] and table.ends[token] == table.starts[token + 1]


def _closes(table: TokenTable, token: int, opened: str) -> bool:
    word = table.words[token]
    if opened == "‘":
        end = table.ends[token]
        return word == "’" and not _STOPS.isdisjoint((table.text[end - 2], table.text[end : end + 1]))
    return word in _STRAIGHT or word in _CLOSING


def speakers(table: TokenTable, quoted: list[int]) -> dict[int, int]:
    """Return for each region the token that is the subject of the speech verb beside it, where there is one.

    `quoted` is what `regions` returns. A region without a verb of its own has the speaker of the region before it in
    its paragraph, else of the one after it. One that is a whole paragraph has that of the paragraph before, unless
    somebody asks there.
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
    order = sorted(bounds)
    for neighbour, region in pairwise(order):
        if region not in out and neighbour in out and _takes_up(table, bounds[neighbour], bounds[region]):
            out[region] = out[neighbour]
    return out


def _takes_up(table: TokenTable, before: tuple[int, int], region: tuple[int, int]) -> bool:
    """Return whether a region is the whole paragraph after that of the region `before`, which asks nothing.

    Both are first and last tokens, marks included.
    """
    low, high = table.paragraphs[table.paragraph_of[region[0]]]
    is_next = table.paragraph_of[region[0]] - table.paragraph_of[before[0]] == 1
    outside = (*range(low, region[0]), *range(region[1] + 1, high))
    is_whole = not any(table.words[token][:1].isalnum() for token in outside)
    return is_next and is_whole and "?" not in table.words[before[1] - 1 : before[1] + 1]


def _subject_beside(table: TokenTable, quoted: list[int], first: int, last: int) -> int:
    """Return the subject of the nearest speech verb after the region, else of the nearest before it, or -1."""
    start = table.sentences[table.sentence_of[first]][0]
    end = table.sentences[table.sentence_of[last]][1]
    if end == last + 1 and end < len(table) and table.paragraph_of[end] == table.paragraph_of[last]:
        end = table.sentences[table.sentence_of[end]][1]
    after = range(last + 1, min(end, last + 1 + _MAX_TOKENS_TO_VERB))
    before = range(first - 1, max(start, first - _MAX_TOKENS_TO_VERB) - 1, -1)
    for token in [*after, *before]:
        if quoted[token] < 0 and table.lemmas[token].lower() in SPEECH_VERBS:
            subject = next((child for child in table.children[token] if table.roles[child] == "nsubj"), -1)
            if subject >= 0:
                return subject
    return -1
