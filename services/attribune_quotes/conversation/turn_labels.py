"""Labels of turns: who speaks, before a colon at the start of a paragraph.

*ROE:*, *Rep. Ada Roe (D-Ohio):*, *The Minister for Health (Ada Roe):*, *[00:12:31] Ada Roe:*, *UNIDENTIFIED MALE:*. A
label is read from the text, because parsers make sentences of labels and recognisers miss names in capitals.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from attribune_core.events import Mention
from attribune_quotes.analysis import ArticleAnalysis
from attribune_text.fold import fold
from attribune_text.gender import FEMALE_TITLES, HONORIFICS, MALE_TITLES, title_noun
from attribune_text.lexicon import words
from attribune_text.person_nouns import is_indefinite, label_of

#: A label: perhaps the time before it, who speaks, and a colon that no digit follows.
_LABEL = re.compile(
    r"\W{0,2}(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?[ ]?(?:[ap]\.?m\b\.?)?[\])]?[ \t]*[-–—]?[ \t]*)?"
    r"(?P<who>[^\W\d_][^:\n]{0,89}?)[ \t]*(?P<colon>:)(?!\S)",
    re.IGNORECASE,
)
#: What a label adds to the name, in brackets: a constituency, a party, a language.
_BRACKETS = re.compile(r"[ \t]*[(\[][^()\[\]]*[)\]]")
#: Most words of a label without a known name. Set by hand.
_MAX_WORDS = 6
#: Words in lower case within a label: *The Minister for Health*.
_SMALL_WORDS = words("of for the and from in de la van von der den del di da du le bin al")
#: Nouns for those who speak in transcripts without a name, besides the nouns for persons.
_ROLES = words(
    "male female voice chair court witness bench audience crowd caller panel q question counsel clerk speaker"
)
#: Titles and forms of address that are written short, or that are no nouns for persons.
_SHORT_TITLES = words(
    "rep reps sen gov hon rt rev fr dr prof sir lord lady gen col maj capt lt sgt cllr amb sec pres del"
)
#: Labels of questions that nobody in particular asks. Their words are no quotes.
_QUESTIONS = frozenset({("q",), ("question",)})


@dataclass(frozen=True)
class TurnLabel:
    """The label that opens a turn."""

    #: The number of the speaker's entity, or the words of the label, folded, if it is no known entity.
    speaker: int | tuple[str, ...]
    #: The first and the last token of the name or the words that stand for the speaker, and the colon.
    first: int
    head: int
    colon: int
    #: Whether the label alone shows that somebody speaks: a person's name, or a noun for who speaks.
    certain: bool
    #: Whether it names somebody whom the article does not know: *Ada Roe:*.
    is_name: bool = False

    @property
    def is_question(self) -> bool:
        """Whether the label opens a question that nobody in particular asks."""
        return self.speaker in _QUESTIONS


def turn_labels(analysis: ArticleAnalysis) -> list[TurnLabel]:
    """Return the labels that open paragraphs, in order of the text.

    One that is neither a person's name nor a noun for who speaks is certain if it opens two paragraphs or more.
    """
    found = list(_labels(analysis))
    times = Counter(one.speaker for one in found)
    return [one if one.certain or times[one.speaker] == 1 else replace(one, certain=True) for one in found]


def _labels(analysis: ArticleAnalysis) -> Iterator[TurnLabel]:
    table = analysis.table
    for low, high in table.paragraphs:
        if low >= high:
            continue
        begin = table.starts[low]
        match = _LABEL.match(table.text, begin, table.ends[high - 1])
        if match is None:
            continue
        colon = table.tokens_in(match.start("colon"), match.end("colon"))
        if not colon:
            continue
        label = _read(analysis, match.start("who"), match.end("who"), colon.start)
        if label is not None:
            yield label


def _read(analysis: ArticleAnalysis, start: int, end: int, colon: int) -> TurnLabel | None:
    """Return the label that the code points from `start` to `end` are; None if they are none."""
    text = analysis.table.text[start:end]
    outside = _BRACKETS.sub(lambda match: " " * len(match.group()), text)
    named = _named(analysis, start, outside) or (
        _named(analysis, start, _inside(text)) if outside.strip() != text.strip() else None
    )
    if named is not None:
        number, mention = named
        tokens = analysis.table.tokens_in(mention.start, mention.end)
        return TurnLabel(number, tokens.start, tokens.stop - 1, colon, certain=True)
    core = outside.split(",")[0].rstrip()
    tokens = analysis.table.tokens_in(start, start + len(core))
    if not tokens or not _is_label(core):
        return None
    known = _known(analysis, core)
    if known is not None:
        return TurnLabel(known, tokens.start, tokens[-1], colon, certain=True)
    folded = fold(core)
    role = any(label_of(word) == "PERSON" or is_indefinite(word) or word in _ROLES for word in folded)
    name = [word for word in core.split() if not is_title_word(word)]
    is_name = len(name) > 1 and not any(word in _ROLES for word in folded) and core.endswith(" ".join(name))
    first = tokens.start + (len(tokens) - len(name) if is_name and len(tokens) == len(core.split()) else 0)
    return TurnLabel(folded, first, tokens[-1], colon, certain=role, is_name=is_name)


def _named(analysis: ArticleAnalysis, start: int, label: str) -> tuple[int, Mention] | None:
    """Return the person who is named in a label that begins at `start`, with the mention; None if nobody is.

    Before the name stand titles, in capitals or with small words; after it a comma or nothing.
    """
    mention_at = analysis.resolver.entity_states.mention_at
    for token in analysis.table.tokens_in(start, start + len(label)):
        number, mention = mention_at.get(token, (None, None))
        if number is None or mention is None or mention.kind != "name" or analysis.labels.get(token) != "PERSON":
            continue
        before, after = label[: max(0, mention.start - start)], label[mention.end - start :].strip()
        if label[mention.start - start : mention.end - start].strip() and (not after or after[0] == ","):
            return (number, mention) if not before.strip() or _is_label(before) else None
    return None


def _inside(text: str) -> str:
    """Return the text with spaces in the place of what is not in brackets."""
    out = [" "] * len(text)
    for match in _BRACKETS.finditer(text):
        at = match.start() + len(match.group()) - len(match.group().lstrip()) + 1
        out[at : match.end() - 1] = text[at : match.end() - 1]
    return "".join(out)


def _is_label(core: str) -> bool:
    """Return whether words are written as a label: a few, with capitals but for small words, and no sentence."""
    parts = core.split()
    return (
        0 < len(parts) <= _MAX_WORDS
        and core[:1].isupper()
        and all(one[0].isupper() or one.lower() in _SMALL_WORDS for one in parts)
        and not any(one.endswith(("?", "!", ";")) for one in parts)
    )


def _known(analysis: ArticleAnalysis, core: str) -> int | None:
    """Return the number of the one person whose name ends with the label's words, or has these initials; else None."""
    own = tuple(word for part in core.split() if not is_title_word(part) for word in fold(part))
    if not own:
        return None
    names = [
        (number, fold(state.entity.name))
        for number, state in enumerate(analysis.resolver.entity_states.by_number)
        if state.is_person and state.entity.named
    ]
    found = [number for number, name in names if name[-len(own) :] == own]
    if not found and len(own) == 1 and core.isupper() and 1 < len(own[0]) < 4:
        found = [number for number, name in names if "".join(word[0] for word in name) == own[0]]
    return found[0] if len(found) == 1 else None


def is_title_word(word: str) -> bool:
    """Return whether a word before a name is a title or a form of address: *Rep.*, *Dame*, *Minister*."""
    noun = title_noun(word)
    return (
        noun in HONORIFICS
        or noun in MALE_TITLES
        or noun in FEMALE_TITLES
        or noun in _SHORT_TITLES
        or (label_of(noun) == "PERSON")
    )
