"""Direct speech: which verb near a marked region reports it where the parse does not say, and which regions go on.

A region stands free where it begins and ends as a sentence does: "…," she said. *"Nobody asked."* Free regions after a
cue belong to the quote of that cue; a paragraph of nothing but free regions is the last speaker's. All of this goes
by the text, not by the sentences of the annotation, which marks and full stops inside them often mislead.
"""

from __future__ import annotations

from collections.abc import Iterator

from attribune_quotes.cues.construction_matches import ConstructionMatch
from attribune_quotes.cues.constructions import LABEL, Kind, construction
from attribune_quotes.text.marked_regions import MarkedRegions
from attribune_quotes.text.standalone import is_sentence_end
from attribune_text.token_table import TokenTable

#: Verbs tried on either side of a region.
_NEAR = 2
#: Tokens between a region and its verb.
_REACH = 25

_AFTER = construction(Kind.VERB_AFTER_MARKS)
_BEFORE = construction(Kind.VERB_BEFORE_MARKS)
_BEFORE_COLON = construction(Kind.VERB_BEFORE_COLON)
_SENTENCE_BEFORE = construction(Kind.VERB_OF_SENTENCE_BEFORE)

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def verbs_near_regions(table: TokenTable, marked_regions: MarkedRegions) -> Iterator[ConstructionMatch]:
    """The verbs near each region: after it, before it, before a colon before it, or in the sentence before it."""
    for region in marked_regions.regions:
        tokens = table.tokens_in(region.start, region.end)
        if not tokens or table.letters(region.start, region.end) == 0:
            continue
        first, last = tokens.start, tokens.stop - 1
        content = ((first, last),)
        for token in _verbs(table, marked_regions, range(last + 1, min(len(table), last + 1 + _REACH)), last):
            yield ConstructionMatch(token, _AFTER, content)
        before = _verbs(table, marked_regions, range(first - 1, max(-1, first - 1 - _REACH), -1), first)
        for token in before:
            yield ConstructionMatch(token, _BEFORE, content)
        if before or first == 0:
            continue
        previous = first - 1
        if table.words[previous] == ":":
            yield ConstructionMatch(previous, LABEL, content)
            for token in _verbs(table, marked_regions, range(previous, max(-1, previous - _REACH), -1), previous):
                yield ConstructionMatch(token, _BEFORE_COLON, content)
        elif table.paragraph_of[previous] == table.paragraph_of[first]:
            main = _main_verb(table, marked_regions, table.sentence_of[max(0, previous - 1)])
            if main is not None and main < first:
                yield ConstructionMatch(main, _SENTENCE_BEFORE, content)


def _verbs(table: TokenTable, marked_regions: MarkedRegions, window: range, anchor: int) -> list[int]:
    """The first verbs of `window`, outside of regions, in the same paragraph and before the end of a sentence."""
    found: list[int] = []
    paragraph = table.paragraph_of[anchor]
    for token in window:
        if table.paragraph_of[token] != paragraph or len(found) == _NEAR:
            break
        if marked_regions.region_of[token] >= 0:
            continue
        if is_sentence_end(table, token):
            break
        if table.pos[token] == "VERB":
            found.append(token)
    return found


def _main_verb(table: TokenTable, marked_regions: MarkedRegions, sentence: int) -> int | None:
    """The root of a sentence, where it is a verb outside of regions."""
    for token in range(*table.sentences[sentence]):
        if table.heads[token] == token and table.pos[token] == "VERB" and marked_regions.region_of[token] < 0:
            return token
    return None


def noun_beside(table: TokenTable, marked_regions: MarkedRegions, verb: int, content: tuple[int, int]) -> int | None:
    """The noun that a verb beside its region has for a source by place alone.

    *"…," said the mayor*; *"…," the mayor said*; *"…," Ada Roe, the mayor, said*; *the mayor said, "…"*. `content` is
    in code points.
    """
    if follows(table, verb, content):
        return _noun_after(table, marked_regions, verb)
    after = table.starts[verb] >= content[1]
    if after and table.words[verb - 1] == ",":
        first = table.tokens_in(content[1] - 1, content[1]).stop
        return _first_noun(table, first, verb)
    for token in range(verb - 1, max(-1, verb - 5), -1):
        if marked_regions.region_of[token] >= 0 or table.pos[token] == "PUNCT":
            return None
        if table.pos[token] in _NOMINAL:
            inside = table.deps[token].split(":")[0] in ("obj", "obl", "nmod", "iobj")
            return None if inside and not after else token
    return None


def follows(table: TokenTable, verb: int, content: tuple[int, int]) -> bool:
    """Whether the verb comes right after the region: *"…," said*."""
    return content[1] <= table.starts[verb] and not any(map(str.isalnum, table.text[content[1] : table.starts[verb]]))


def _noun_after(table: TokenTable, marked_regions: MarkedRegions, verb: int) -> int | None:
    found = None
    for token in range(verb + 1, min(len(table), verb + _REACH // 2)):
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


def _first_noun(table: TokenTable, first: int, last: int) -> int | None:
    found = None
    for token in range(first, last):
        if table.pos[token] in _NOMINAL:
            found = token
        elif found is not None or table.is_verb(token) or table.pos[token] in ("ADP", "SCONJ"):
            break
    return found
