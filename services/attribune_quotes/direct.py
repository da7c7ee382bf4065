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
from attribune_quotes.view import View
from attribune_quotes.wordlist import words

#: Verbs tried on either side of a region.
_NEAR = 2
#: Tokens between a region and its verb.
_REACH = 25

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
#: Titles that a tokenizer may part from their full stop.
_ABBREVIATED = words(
    """
    Mr Mrs Ms Dr Sen Sens Rep Reps Gov Govs Gen Lt Col Sgt Capt Cmdr Adm Maj Pvt Prof Rev Hon Pres St Jr Sr Det Insp
    Supt Cpl Brig Amb Fr Msgr No Inc Co Corp Ltd Jan Feb Mar Apr Aug Sept Oct Nov Dec
    """
)


def near_regions(view: View, quoted: Quoted) -> Iterator[Candidate]:
    """The verbs near each region as candidates: after it (`r>`), before it (`r<`), or behind a colon (`r:`)."""
    for region in quoted.regions:
        tokens = view.tokens_in(region.start, region.end)
        if not tokens or view.letters(region.start, region.end) == 0:
            continue
        first, last = tokens.start, tokens.stop - 1
        content = ((first, last),)
        for token in _verbs(view, quoted, range(last + 1, min(len(view), last + 1 + _REACH)), last):
            yield Candidate(token, "r>", content)
        before = _verbs(view, quoted, range(first - 1, max(-1, first - 1 - _REACH), -1), first)
        for token in before:
            yield Candidate(token, "r<", content)
        if before or first == 0:
            continue
        previous = first - 1
        if view.words[previous] == ":":
            yield Candidate(previous, "label", content)
            for token in _verbs(view, quoted, range(previous, max(-1, previous - _REACH), -1), previous):
                yield Candidate(token, "r:", content)
        elif view.paragraph_of[previous] == view.paragraph_of[first]:
            main = _main_verb(view, quoted, view.sentence_of[max(0, previous - 1)])
            if main is not None and main < first:
                yield Candidate(main, "r.", content)


def _verbs(view: View, quoted: Quoted, window: range, anchor: int) -> list[int]:
    """The first verbs of `window`, outside of regions, in the same paragraph and before the end of a sentence."""
    found: list[int] = []
    paragraph = view.paragraph_of[anchor]
    for token in window:
        if view.paragraph_of[token] != paragraph or len(found) == _NEAR:
            break
        if quoted.of[token] >= 0:
            continue
        if is_stop(view, token):
            break
        if view.pos[token] == "VERB":
            found.append(token)
    return found


def _main_verb(view: View, quoted: Quoted, sentence: int) -> int | None:
    """The root of a sentence, where it is a verb outside of regions."""
    for token in range(*view.sentences[sentence]):
        if view.heads[token] == token and view.pos[token] == "VERB" and quoted.of[token] < 0:
            return token
    return None


def noun_beside(view: View, quoted: Quoted, verb: int, content: tuple[int, int]) -> int | None:
    """The noun that a verb beside its region has for a source by place alone.

    *"…," said the mayor*; *"…," the mayor said*; *"…," Ada Roe, the mayor, said*; *the mayor said, "…"*. `content` is
    in code points.
    """
    if follows(view, verb, content):
        return _noun_after(view, quoted, verb)
    after = view.starts[verb] >= content[1]
    if after and view.words[verb - 1] == ",":
        first = view.tokens_in(content[1] - 1, content[1]).stop
        return _first_noun(view, first, verb)
    for token in range(verb - 1, max(-1, verb - 5), -1):
        if quoted.of[token] >= 0 or view.pos[token] == "PUNCT":
            return None
        if view.pos[token] in _NOMINAL:
            inside = view.deps[token].split(":")[0] in ("obj", "obl", "nmod", "iobj")
            return None if inside and not after else token
    return None


def follows(view: View, verb: int, content: tuple[int, int]) -> bool:
    """Whether the verb comes right after the region: *"…," said*."""
    return content[1] <= view.starts[verb] and not any(map(str.isalnum, view.text[content[1] : view.starts[verb]]))


def _noun_after(view: View, quoted: Quoted, verb: int) -> int | None:
    found = None
    for token in range(verb + 1, min(len(view), verb + _REACH // 2)):
        if quoted.of[token] >= 0 or view.is_verb(token) or view.pos[token] in ("PUNCT", "ADP", "SCONJ"):
            break
        if view.pos[token] in _NOMINAL:
            found = token
        elif view.pos[token] in ("DET", "NUM") and found is None:
            found = token  # "tweeted another"
        elif found is not None and view.pos[found] in _NOMINAL:
            break
    return found


def _first_noun(view: View, first: int, last: int) -> int | None:
    found = None
    for token in range(first, last):
        if view.pos[token] in _NOMINAL:
            found = token
        elif found is not None or view.is_verb(token) or view.pos[token] in ("ADP", "SCONJ"):
            break
    return found


def carry_on(view: View, spans: Spans, cue: int, quoted: Quoted) -> Spans:
    """Add to a quote's spans the free regions that go on after it in its paragraph."""
    if not quoted.regions or not spans or quoted.of[cue] >= 0:
        return spans
    number = quoted.at(spans[-1][1] - 1)
    if number < 0 or quoted.regions[number].end != spans[-1][1]:
        return spans
    out = list(spans)
    while number + 1 < len(quoted.regions):
        region, following = quoted.regions[number], quoted.regions[number + 1]
        if not _goes_on(view, region.end, following.start, cue) or not quoted.ends_free[number + 1]:
            break
        out.append((following.start, following.end))
        number += 1
    return out


def _goes_on(view: View, end: int, start: int, cue: int) -> bool:
    before, after = view.tokens_in(end - 1, end), view.tokens_in(start, start + 1)
    if not before or not after or view.paragraph_of[after.start] != view.paragraph_of[before.start]:
        return False
    between = range(before.stop, after.start)
    spoken = [token for token in between if any(map(str.isalnum, view.words[token]))]
    if not spoken:
        return True
    stops = [token for token in between if is_stop(view, token)]
    if cue not in spoken or (stops and stops[0] < spoken[-1]):
        return False
    # "…," he said, adding, "…": the second region has a cue of its own.
    return bool(stops) or spoken[-1] == cue or view.pos[spoken[-1]] != "VERB"


def is_stop(view: View, token: int) -> bool:
    """Whether the token ends a sentence: not the full stop of a title or an initial that was cut off its word."""
    if view.words[token] not in FINAL:
        return False
    before = view.words[token - 1] if token else ""
    return not (
        view.words[token] == "."
        and token > 0
        and view.ends[token - 1] == view.starts[token]
        and (before in _ABBREVIATED or (len(before) == 1 and before.isupper()))
    )
