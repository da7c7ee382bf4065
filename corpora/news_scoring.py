"""Who said what, end to end: the quotes of an event against the gold of news_gold, the words and the person behind.

A quote of the gold and one of the event belong together where the letters and digits that both hold are at least half
of those that either holds, one to one, the likest first. It is *right* where it is found and its speakers are the
gold's, as sets: for each name an entity that is named so and for nobody else of the article, for a speaker without a
name an unnamed one whose words share one that matters, for nobody nobody. Names are the same whose words are within the
other's, last words alike, or that are initials of the other.

What is nested within another quote, a thought without marks, and what the event itself says was only asked or imagined,
counts only where it meets the gold, which has no such quotes.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from corpora.alignment import CharSpan
from corpora.news_gold import Article
from corpora.news_gold import Quote as GoldQuote

#: How the text names a speaker beside the quote.
Way = Literal["name", "pronoun", "description", "none"]

#: Least share of letters in common from which two quotes are one, and from which they are cut alike.
FOUND, EXACT = 0.5, 0.95

_MARKS = frozenset('"“”„«»‘')
_PRONOUNS = frozenset(
    (
        *("he", "she", "they", "it", "i", "we", "you", "who", "his", "her", "their", "its", "my", "our", "him", "them"),
        *("which", "that"),
    )
)
#: Words of a name or a description that say nothing of whom it means.
_TITLES = frozenset(("the", "mr", "mrs", "ms", "dr", "sir", "a", "an"))
_EMPTY = _TITLES | frozenset(
    (
        *("of", "in", "on", "for", "to", "and", "at", "by", "from", "with", "his", "her", "their", "its", "this"),
        *("that", "s", "who", "which"),
    )
)
_POSSESSIVE = re.compile(r"[’']s\b")
_WORD = re.compile(r"[a-z0-9]+")
_BETWEEN_NAMES = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+")
#: Cue kinds of what is said and not only thought.
_SAID = ("speech", "writing")


@dataclass(frozen=True)
class Judged:
    """A quote of the gold or of an event, for comparison."""

    #: The letters and digits in it, as numbers of those of the article.
    letters: frozenset[int]
    marked: bool
    #: The full names of its speakers.
    names: tuple[str, ...]
    #: The words beside it that name the speakers, and what one without a name is called.
    mention: str | None
    description: str | None
    confidence: float = 1.0
    #: Whether it counts only where it meets the gold.
    doubtful: bool = False


@dataclass(frozen=True)
class Comparison:
    """The quotes of an article and of its event, and which of them belong together."""

    gold: tuple[Judged, ...]
    found: tuple[Judged, ...]
    #: Indices of a gold quote and a found one that belong together, with the share of letters in common.
    pairs: tuple[tuple[int, int, float], ...]
    people: tuple[str, ...]
    #: The names of the event's named persons.
    persons: tuple[str, ...]

    def right(self) -> set[int]:
        """The indices of the found quotes that are right."""
        return {at for one, at, _ in self.pairs if is_right(self.gold[one], self.found[at], self.people)}

    def counted(self) -> list[int]:
        """The indices of the found quotes that count."""
        met = {at for _, at, _ in self.pairs}
        return [at for at, one in enumerate(self.found) if at in met or not one.doubtful]


def compare(article: Article, event: Mapping[str, Any]) -> Comparison:
    """The gold of ``article`` beside its ``event``, a plain dict as on the wire."""
    own, index = _letters(article.text)
    gold = tuple(_of_gold(quote, article.people, index) for quote in article.quotes)
    found = tuple(_of_event(event, own))
    persons = tuple(one["name"] for one in event["entities"] if one["label"] == "PERSON" and one["named"])
    return Comparison(gold, found, _pairs(gold, found), article.people, persons)


def is_right(gold: Judged, found: Judged, people: Collection[str] = ()) -> bool:
    """Whether the speakers of ``found`` are those of ``gold``."""
    if gold.names:
        return len(found.names) == len(gold.names) and all(
            any(_means(wanted, name, people) for name in found.names) for wanted in gold.names
        )
    if found.names:
        return False
    if not (gold.description or gold.mention):
        return not found.mention
    if gold.mention and found.mention and gold.mention.lower() == found.mention.lower():
        return True
    wanted = {*_fold(gold.description), *_fold(gold.mention)}
    return bool(wanted & {*_fold(found.mention), *_fold(found.description)} - _EMPTY)


def way_of(mention: str | None) -> Way:
    """How a text names a speaker by ``mention``."""
    if not mention:
        return "none"
    word = mention.strip().lower()
    if word in _PRONOUNS:
        return "pronoun"
    capital = any(one[:1].isupper() for one in mention.split() if one.lower() not in _TITLES)
    return "name" if capital and not word.startswith(("the ", "his ", "her ", "their ")) else "description"


def same_name(one: str, other: str) -> bool:
    """Whether two names may be of one person or body."""
    first, second = _fold(one), _fold(other)
    if not first or not second:
        return False
    if "".join(first) == "".join(second):
        return True
    short, long = sorted((first, second), key=len)
    if all(word in long for word in short) and (short[-1] == long[-1] or len(short) > 1 or short[0] == long[0]):
        return True
    initials = "".join(word[0] for word in long if word not in {"of", "and", "for"})
    return len(short) == 1 and len(short[0]) > 1 and short[0] == initials


def means_speaker(name: str, entity: str, people: Sequence[str]) -> bool:
    """Whether an entity's name is that of the gold's only speaker ``name`` and of no other of ``people``.

    Also where a wrong word is before the surname, if nobody else has that.
    """
    names = _names(name, people)
    if len(names) != 1:
        return False
    surname = _fold(entity)[-1:]
    only = sum(_fold(one)[-1:] == surname for one in people) == 1
    return _means(names[0], entity, people) or (only and bool(surname) and _fold(names[0])[-1:] == surname)


def is_unnamed_speaker(quote: GoldQuote, mentions: Iterable[str]) -> bool:
    """Whether one of ``mentions`` shares a word that matters with what the gold calls a speaker without a name."""
    wanted = {*_fold(quote.description), *_fold(quote.mention)} - _EMPTY
    return any(not wanted.isdisjoint(_fold(one)) for one in mentions)


def people_found(people: Sequence[str], persons: Iterable[str]) -> int:
    """How many of ``people`` have a person of their own among ``persons``: a name that fits two is neither's."""
    fits = [[number for number, one in enumerate(people) if same_name(one, name)] for name in persons]
    return len({numbers[0] for numbers in fits if len(numbers) == 1})


def _means(wanted: str, name: str, people: Collection[str]) -> bool:
    others = (one for one in people if not same_name(one, wanted))
    return same_name(wanted, name) and not any(same_name(one, name) for one in others)


def _letters(text: str) -> tuple[str, list[int]]:
    """The letters and digits of ``text`` in lower case, and for each code point how many stand before it."""
    letters: list[str] = []
    index: list[int] = []
    for char in text:
        index.append(len(letters))
        if char.isalnum():
            letters.append(char.lower()[0])
    index.append(len(letters))
    return "".join(letters), index


def _fold(name: str | None) -> list[str]:
    plain = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().lower()
    return [word for word in _WORD.findall(_POSSESSIVE.sub("", plain)) if word not in _TITLES]


def _within(spans: Iterable[CharSpan], index: Sequence[int]) -> set[int]:
    return {letter for start, end in spans for letter in range(index[start], index[end])}


def _of_gold(quote: GoldQuote, people: Sequence[str], index: Sequence[int]) -> Judged:
    letters = frozenset(_within(quote.spans, index))
    return Judged(letters, quote.marked, _names(quote.name, people), quote.mention, quote.description)


def _names(name: str | None, people: Sequence[str]) -> tuple[str, ...]:
    """The names of several speakers, where both sides of an "and" are known people or look like names of their own."""
    if not name:
        return ()
    parts = _BETWEEN_NAMES.split(name)
    known = sum(any(same_name(part, one) for one in people) for part in parts)
    return tuple(parts) if len(parts) > 1 and known and known >= len(parts) - 1 else (name,)


def _of_event(event: Mapping[str, Any], letters: str) -> list[Judged]:
    own, index = _letters(event["text"])
    places = _aligned(own, letters)
    named = {one["id"]: one["name"] for one in event["entities"] if one["named"]}
    sets = [
        frozenset(place for one in _within(quote["spans"], index) if (place := places[one]) is not None)
        for quote in event["quotes"]
    ]
    outer = [one for one, quote in zip(sets, event["quotes"], strict=True) if not quote.get("nested_in")]
    out = []
    for one, quote in zip(sets, event["quotes"], strict=True):
        speakers = quote.get("speakers") or ([quote["speaker"]] if quote.get("speaker") else [])
        marked = not _MARKS.isdisjoint(quote["text"]) or quote["type"] != "indirect"
        cue = quote.get("cue")
        unsaid = bool(cue and cue["kind"] not in _SAID and not marked)
        within = bool(quote.get("nested_in")) and any(one < other for other in outer)
        out.append(
            Judged(
                letters=one,
                marked=marked,
                names=tuple(named[speaker["entity"]] for speaker in speakers if speaker.get("entity") in named),
                mention=" ".join(speaker["text"] for speaker in speakers) or None,
                description=None,
                confidence=quote["confidence"],
                doubtful=unsaid or within or quote.get("modality") in ("question", "hypothetical"),
            )
        )
    return out


def _aligned(own: str, letters: str) -> list[int | None]:
    """For each letter of the event's text, its number in the article's, or None."""
    if own == letters:
        return list(range(len(own) + 1))
    places: list[int | None] = [None] * (len(own) + 1)
    for block in difflib.SequenceMatcher(None, own, letters, autojunk=False).get_matching_blocks():
        places[block.a : block.a + block.size] = range(block.b, block.b + block.size)
    return places


def _pairs(gold: Sequence[Judged], found: Sequence[Judged]) -> tuple[tuple[int, int, float], ...]:
    scored = []
    for number, one in enumerate(gold):
        for at, other in enumerate(found):
            both = len(one.letters & other.letters)
            if both and both / len(one.letters | other.letters) >= FOUND:
                scored.append((both / len(one.letters | other.letters), number, at))
    scored.sort(reverse=True)
    ones: set[int] = set()
    others: set[int] = set()
    pairs = []
    for share, number, at in scored:
        if number not in ones and at not in others:
            ones.add(number)
            others.add(at)
            pairs.append((number, at, share))
    return tuple(pairs)
