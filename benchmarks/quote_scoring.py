"""The quotes of an event against those of the gold; :mod:`benchmarks.scoring` defines the measures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from benchmarks.counts import Count
from benchmarks.gold_model import Gold
from benchmarks.viewing import View, fold

#: Least intersection over union of the letters of a match, as in `corpora.polnear_scoring`.
_MATCH_LEAST_IOU = 0.5


@dataclass(frozen=True)
class _Speaker:
    """A speaker: its names, empty for an unnamed one, and the letters of its mention."""

    names: frozenset[str]
    letters: frozenset[int]


@dataclass(frozen=True)
class Piece:
    """The part of a quote that stands in one paragraph."""

    quote: str
    paragraph: int
    letters: frozenset[int]
    type: str
    cue: frozenset[int]
    lemmas: frozenset[str]
    negated: bool
    speakers: tuple[_Speaker, ...]

    @property
    def marked(self) -> bool:
        """Whether some of its words stand in quotation marks."""
        return self.type != "indirect"


def count_quotes(gold: Gold, event: dict[str, Any], view: View) -> dict[str, Count]:
    """A count for each measure of quotes."""
    wanted, found, pairs = pair_quotes(gold, event, view)
    linked = [(w, f) for w, f in pairs if same_speakers(w, f)]
    cued = [(w, f) for w, f in pairs if w.cue]
    negated = sum(w.negated and f.negated for w, f in pairs)
    scare = [view.gold_letters([span]) for span in gold.not_quotes]
    spared = sum(not any(_taken(letters, piece.letters) for piece in found) for letters in scare)

    def accuracy(right: int, of: int) -> Count:
        return Count(right, of, of)

    def in_marks(matched: list[tuple[Piece, Piece]]) -> Count:
        right = sum(w.marked and f.marked for w, f in matched)
        return Count(right, sum(f.marked for f in found), sum(w.marked for w in wanted))

    return {
        "quote": Count(len(pairs), len(found), len(wanted)),
        "quote_linked": Count(len(linked), len(found), len(wanted)),
        "quoted": in_marks(pairs),
        "quoted_linked": in_marks(linked),
        "type": accuracy(sum(w.type == f.type for w, f in pairs), len(pairs)),
        "cue": accuracy(sum(bool(w.cue & f.cue and w.lemmas & f.lemmas) for w, f in cued), len(cued)),
        "negation": Count(negated, sum(f.negated for _, f in pairs), sum(w.negated for w, _ in pairs)),
        "not_quotes": accuracy(spared, len(scare)),
    }


def pair_quotes(
    gold: Gold, event: dict[str, Any], view: View
) -> tuple[list[Piece], list[Piece], list[tuple[Piece, Piece]]]:
    """The pieces of the gold's quotes, those of the event's, and the pairs that match."""
    wanted = list(_gold_pieces(gold, view))
    found = list(_event_pieces(event, view))
    return wanted, found, _match(wanted, found)


def _gold_pieces(gold: Gold, view: View) -> Iterator[Piece]:
    for quote in gold.quotes:
        speakers = tuple(
            _Speaker(
                frozenset(map(fold, mention.entity.names)) if mention.entity.named else frozenset(),
                view.gold_letters([(mention.start, mention.end)]),
            )
            for mention in quote.speakers
        )
        for paragraph, letters in view.by_paragraph(view.gold_letters(quote.spans)).items():
            yield Piece(
                quote=quote.key,
                paragraph=paragraph,
                letters=letters,
                type=quote.type,
                cue=view.gold_letters(quote.cue),
                lemmas=_lemmas(*quote.lemmas),
                negated=quote.negated,
                speakers=speakers,
            )


def _event_pieces(event: dict[str, Any], view: View) -> Iterator[Piece]:
    pieces: dict[tuple[str, int], Piece] = {}
    joined: dict[str, str] = {}
    for quote in event["quotes"]:
        cue = quote["cue"]
        named = quote["speakers"] or ([quote["speaker"]] if quote["speaker"] else [])
        before = quote.get("continues")
        first = joined.get(before, before)
        for paragraph, letters in view.by_paragraph(view.letters(quote["spans"])).items():
            if first is not None and (first, paragraph) in pieces:
                joined[quote["id"]] = first
                begun = pieces[first, paragraph]
                pieces[first, paragraph] = replace(begun, letters=begun.letters | letters)
                continue
            pieces[quote["id"], paragraph] = Piece(
                quote=quote["id"],
                paragraph=paragraph,
                letters=letters,
                type=quote["type"],
                cue=view.letters(cue["spans"]) if cue else frozenset(),
                lemmas=_lemmas(cue["lemma"]) if cue else frozenset(),
                negated=bool(cue and cue["negated"]),
                speakers=tuple(
                    _Speaker(frozenset({fold(s["name"] or "")}), view.letters([(s["start"], s["end"])])) for s in named
                ),
            )
    yield from pieces.values()


def _lemmas(*lemmas: str) -> frozenset[str]:
    # "point out" and "point" count as one lemma, because guidelines differ on particles.
    return frozenset(lemma.lower().split()[0] for lemma in lemmas if lemma.strip())


def _match(wanted: list[Piece], found: list[Piece]) -> list[tuple[Piece, Piece]]:
    close = sorted(
        (
            (-len(w.letters & f.letters) / len(w.letters | f.letters), i, j)
            for i, w in enumerate(wanted)
            for j, f in enumerate(found)
            if w.letters & f.letters
        ),
    )
    pairs: dict[int, int] = {}
    for nearness, i, j in close:
        if -nearness >= _MATCH_LEAST_IOU and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(wanted[i], found[j]) for i, j in pairs.items()]


def same_speakers(wanted: Piece, found: Piece) -> bool:
    """Whether every speaker of the gold is found; for a quote without a speaker, whether none is found."""
    if not wanted.speakers:
        return not found.speakers
    return all(any(_same_speaker(w, f) for f in found.speakers) for w in wanted.speakers)


def _same_speaker(wanted: _Speaker, found: _Speaker) -> bool:
    # An unnamed speaker is compared by its mention.
    return bool(wanted.names & found.names) if wanted.names else bool(wanted.letters & found.letters)


def _taken(marked: frozenset[int], quote: frozenset[int]) -> bool:
    """Whether a quote consists of those words in marks, and is not a longer one that contains them."""
    shared = len(marked & quote)
    return shared > 0 and shared / len(marked | quote) >= _MATCH_LEAST_IOU
