"""Direct speech: which verb near a marked region reports it where the parse does not say, and which regions go on.

A region stands free where it begins and ends as a sentence does: "…," she said. *"Nobody asked."* Free regions after a
cue belong to the quote of that cue; a paragraph of nothing but free regions is the last speaker's. All of this goes
by the text, not by the sentences of the annotation, which marks and full stops inside them often mislead.
"""

from __future__ import annotations

from collections.abc import Iterator

from attribune_quotes.constructions import Candidate
from attribune_quotes.content import Quoted, Spans
from attribune_quotes.free import FINAL
from attribune_quotes.lexicon import read
from attribune_text.lexicon import cased_token
from attribune_text.token_table import TokenTable

#: Verbs tried on either side of a region.
_NEAR = 2
#: Tokens between a region and its verb.
_REACH = 25

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
#: Titles that a tokenizer may part from their full stop.
_ABBREVIATED = read("abbreviations.txt", cased_token)


def near_regions(table: TokenTable, quoted: Quoted) -> Iterator[Candidate]:
    """The verbs near each region as candidates: after it (`r>`), before it (`r<`), or behind a colon (`r:`)."""
    for region in quoted.regions:
        tokens = table.tokens_in(region.start, region.end)
        if not tokens or table.letters(region.start, region.end) == 0:
            continue
        first, last = tokens.start, tokens.stop - 1
        content = ((first, last),)
        for token in _verbs(table, quoted, range(last + 1, min(len(table), last + 1 + _REACH)), last):
            yield Candidate(token, "r>", content)
        before = _verbs(table, quoted, range(first - 1, max(-1, first - 1 - _REACH), -1), first)
        for token in before:
            yield Candidate(token, "r<", content)
        if before or first == 0:
            continue
        previous = first - 1
        if table.words[previous] == ":":
            yield Candidate(previous, "label", content)
            for token in _verbs(table, quoted, range(previous, max(-1, previous - _REACH), -1), previous):
                yield Candidate(token, "r:", content)
        elif table.paragraph_of[previous] == table.paragraph_of[first]:
            main = _main_verb(table, quoted, table.sentence_of[max(0, previous - 1)])
            if main is not None and main < first:
                yield Candidate(main, "r.", content)


def _verbs(table: TokenTable, quoted: Quoted, window: range, anchor: int) -> list[int]:
    """The first verbs of `window`, outside of regions, in the same paragraph and before the end of a sentence."""
    found: list[int] = []
    paragraph = table.paragraph_of[anchor]
    for token in window:
        if table.paragraph_of[token] != paragraph or len(found) == _NEAR:
            break
        if quoted.of[token] >= 0:
            continue
        if is_stop(table, token):
            break
        if table.pos[token] == "VERB":
            found.append(token)
    return found


def _main_verb(table: TokenTable, quoted: Quoted, sentence: int) -> int | None:
    """The root of a sentence, where it is a verb outside of regions."""
    for token in range(*table.sentences[sentence]):
        if table.heads[token] == token and table.pos[token] == "VERB" and quoted.of[token] < 0:
            return token
    return None


def noun_beside(table: TokenTable, quoted: Quoted, verb: int, content: tuple[int, int]) -> int | None:
    """The noun that a verb beside its region has for a source by place alone.

    *"…," said the mayor*; *"…," the mayor said*; *"…," Ada Roe, the mayor, said*; *the mayor said, "…"*. `content` is
    in code points.
    """
    if follows(table, verb, content):
        return _noun_after(table, quoted, verb)
    after = table.starts[verb] >= content[1]
    if after and table.words[verb - 1] == ",":
        first = table.tokens_in(content[1] - 1, content[1]).stop
        return _first_noun(table, first, verb)
    for token in range(verb - 1, max(-1, verb - 5), -1):
        if quoted.of[token] >= 0 or table.pos[token] == "PUNCT":
            return None
        if table.pos[token] in _NOMINAL:
            inside = table.deps[token].split(":")[0] in ("obj", "obl", "nmod", "iobj")
            return None if inside and not after else token
    return None


def follows(table: TokenTable, verb: int, content: tuple[int, int]) -> bool:
    """Whether the verb comes right after the region: *"…," said*."""
    return content[1] <= table.starts[verb] and not any(map(str.isalnum, table.text[content[1] : table.starts[verb]]))


def _noun_after(table: TokenTable, quoted: Quoted, verb: int) -> int | None:
    found = None
    for token in range(verb + 1, min(len(table), verb + _REACH // 2)):
        if quoted.of[token] >= 0 or table.is_verb(token) or table.pos[token] in ("PUNCT", "ADP", "SCONJ"):
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


def carry_on(table: TokenTable, spans: Spans, cue: int, quoted: Quoted) -> Spans:
    """Add to a quote's spans the free regions that go on after it in its paragraph."""
    if not quoted.regions or not spans or quoted.of[cue] >= 0:
        return spans
    number = quoted.at(spans[-1][1] - 1)
    if number < 0 or quoted.regions[number].end != spans[-1][1]:
        return spans
    out = list(spans)
    while number + 1 < len(quoted.regions):
        region, following = quoted.regions[number], quoted.regions[number + 1]
        if not _goes_on(table, region.end, following.start, cue) or not quoted.ends_free[number + 1]:
            break
        out.append((following.start, following.end))
        number += 1
    return out


def _goes_on(table: TokenTable, end: int, start: int, cue: int) -> bool:
    before, after = table.tokens_in(end - 1, end), table.tokens_in(start, start + 1)
    if not before or not after or table.paragraph_of[after.start] != table.paragraph_of[before.start]:
        return False
    between = range(before.stop, after.start)
    spoken = [token for token in between if any(map(str.isalnum, table.words[token]))]
    if not spoken:
        return True
    stops = [token for token in between if is_stop(table, token)]
    if cue not in spoken or (stops and stops[0] < spoken[-1]):
        return False
    # "…," he said, adding, "…": the second region has a cue of its own.
    return bool(stops) or spoken[-1] == cue or table.pos[spoken[-1]] != "VERB"


def is_stop(table: TokenTable, token: int) -> bool:
    """Whether the token ends a sentence: not the full stop of a title or an initial that was cut off its word."""
    if table.words[token] not in FINAL:
        return False
    before = table.words[token - 1] if token else ""
    return not (
        table.words[token] == "."
        and token > 0
        and table.ends[token - 1] == table.starts[token]
        and (before in _ABBREVIATED or (len(before) == 1 and before.isupper()))
    )
