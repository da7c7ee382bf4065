"""Direct speech: which verb near a marked region may report it, and which noun beside that verb is its source.

Both go by position, for regions whose reporting verb the parse does not show. Where a sentence ends is decided by the
text, because marks and the full stops inside them often mislead the annotation's sentences.
"""

from __future__ import annotations

from collections.abc import Iterator

from attribune_quotes.cues.construction_matches import ConstructionMatch
from attribune_quotes.cues.constructions import LABEL, Kind, construction
from attribune_quotes.text.marked_regions import MarkedRegions
from attribune_quotes.text.standalone import is_sentence_end
from attribune_text.token_table import TokenTable

#: Most verbs on either side of a region that are candidates. Set by hand.
_MAX_VERBS_A_SIDE = 2
#: Most tokens from a region to its verb. Set by hand.
_MAX_VERB_DISTANCE_TOKENS = 25
#: Most tokens before a verb, and after it, among which the noun that is its source is looked for. Set by hand.
_NOUN_BEFORE_TOKENS, _NOUN_AFTER_TOKENS = 4, 11

_AFTER_MARKS = construction(Kind.VERB_AFTER_MARKS)
_BEFORE_MARKS = construction(Kind.VERB_BEFORE_MARKS)
_BEFORE_COLON = construction(Kind.VERB_BEFORE_COLON)
_SENTENCE_BEFORE = construction(Kind.VERB_OF_SENTENCE_BEFORE)

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def verbs_near_regions(table: TokenTable, marked_regions: MarkedRegions) -> Iterator[ConstructionMatch]:
    """Yield the verbs near each region: after it, before it, before a colon before it, or in the sentence before it.

    The last two come only if there is no verb before the region, near enough and in its sentence. Then a colon right
    before the region is a cue as well: the word before it may be a label with the speaker's name.
    """
    for region in marked_regions.regions:
        tokens = table.tokens_in(region.start, region.end)
        if not tokens or table.letters(region.start, region.end) == 0:
            continue
        first, last = tokens.start, tokens.stop - 1
        content = ((first, last),)
        previous = first - 1
        after = range(last + 1, min(len(table), last + 1 + _MAX_VERB_DISTANCE_TOKENS))
        before = range(previous, max(-1, previous - _MAX_VERB_DISTANCE_TOKENS), -1)
        for token in _verbs(table, marked_regions, after, last):
            yield ConstructionMatch(token, _AFTER_MARKS, content)
        verbs_before = _verbs(table, marked_regions, before, first)
        for token in verbs_before:
            yield ConstructionMatch(token, _BEFORE_MARKS, content)
        if verbs_before or first == 0:
            continue
        if table.words[previous] == ":":
            yield ConstructionMatch(previous, LABEL, content)
            for token in _verbs(table, marked_regions, before, previous):
                yield ConstructionMatch(token, _BEFORE_COLON, content)
        elif table.paragraph_of[previous] == table.paragraph_of[first]:
            main = _main_verb(table, marked_regions, table.sentence_of[max(0, previous - 1)])
            if main is not None and main < first:
                yield ConstructionMatch(main, _SENTENCE_BEFORE, content)


def _verbs(table: TokenTable, marked_regions: MarkedRegions, window: range, anchor: int) -> list[int]:
    """Return the first verbs of `window` outside of regions, up to the end of a sentence.

    They are in the paragraph of the token `anchor`.
    """
    found: list[int] = []
    paragraph = table.paragraph_of[anchor]
    for token in window:
        if table.paragraph_of[token] != paragraph or len(found) == _MAX_VERBS_A_SIDE:
            break
        if marked_regions.region_of[token] >= 0:
            continue
        if is_sentence_end(table, token):
            break
        if table.pos[token] == "VERB":
            found.append(token)
    return found


def _main_verb(table: TokenTable, marked_regions: MarkedRegions, sentence: int) -> int | None:
    """Return the root of a sentence if it is a verb outside of regions."""
    for token in range(*table.sentences[sentence]):
        if table.heads[token] == token and table.pos[token] == "VERB" and marked_regions.region_of[token] < 0:
            return token
    return None


def source_beside_verb(
    table: TokenTable, marked_regions: MarkedRegions, verb: int, content: tuple[int, int]
) -> int | None:
    """Return the noun beside `verb` that is its source by position alone; None if there is none.

    *"…," said the mayor*; *"…," the mayor said*; *"…," Ada Roe, the mayor, said*; *the mayor said, "…"*. `content` is
    the region that the verb reports, in code points.
    """
    if is_right_after(table, verb, content):
        return _last_noun_after(table, marked_regions, verb)
    after = table.starts[verb] >= content[1]
    if after and table.words[verb - 1] == ",":
        first = table.tokens_in(content[1] - 1, content[1]).stop
        return _first_noun_between(table, first, verb)
    for token in range(verb - 1, max(-1, verb - 1 - _NOUN_BEFORE_TOKENS), -1):
        if marked_regions.region_of[token] >= 0 or table.pos[token] == "PUNCT":
            return None
        if table.pos[token] in _NOMINAL:
            is_object = table.deps[token].split(":")[0] in ("obj", "obl", "nmod", "iobj")
            return None if is_object and not after else token
    return None


def is_right_after(table: TokenTable, verb: int, content: tuple[int, int]) -> bool:
    """Return whether only punctuation stands between the region and the verb after it: *"…," said*."""
    return content[1] <= table.starts[verb] and not any(map(str.isalnum, table.text[content[1] : table.starts[verb]]))


def _last_noun_after(table: TokenTable, marked_regions: MarkedRegions, verb: int) -> int | None:
    """Return the last noun of the noun phrase after `verb`: "Roe" in *said Mayor Ada Roe*."""
    found = None
    for token in range(verb + 1, min(len(table), verb + 1 + _NOUN_AFTER_TOKENS)):
        if (
            marked_regions.region_of[token] >= 0
            or table.is_verb(token)
            or table.pos[token] in ("PUNCT", "ADP", "SCONJ")
        ):
            break
        if table.pos[token] in _NOMINAL:
            found = token
        elif table.pos[token] in ("DET", "NUM") and found is None:
            found = token  # "tweeted another"
        elif found is not None and table.pos[found] in _NOMINAL:
            break
    return found


def _first_noun_between(table: TokenTable, first: int, end: int) -> int | None:
    """Return the last noun of the first noun phrase of the tokens from `first` up to `end`."""
    found = None
    for token in range(first, end):
        if table.pos[token] in _NOMINAL:
            found = token
        elif found is not None or table.is_verb(token) or table.pos[token] in ("ADP", "SCONJ"):
            break
    return found
