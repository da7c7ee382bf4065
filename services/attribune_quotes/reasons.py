"""Why marked words may be no speech: titles of works, nicknames, terms and scare quotes, told by the words around."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from attribune_quotes.marks import Region
from attribune_quotes.view import View
from attribune_quotes.wordlist import words

#: title: of a book, a film, a programme; nickname: between or beside a person's names; term: named as a word;
#: scare: a few words that the author keeps at a distance; unlikely: none of these, but nothing says that it is speech.
Reason = Literal["title", "nickname", "term", "scare", "unlikely"]

_NAMING = words("call dub term name nickname label know define coin mean refer describe title entitle word phrase")
#: Verbs that name and do not say; *call* and *dub* do both.
_ONLY_NAMING = words("name nickname title entitle")
#: Tokens before *as* among which *known* is looked for: *known to her friends as*.
_KNOWN = 5
_NOUNS = words(
    """
    word term phrase label slogan motto hashtag nickname moniker epithet expression concept notion so-called
    """
)
_WORKS = words(
    """
    book novel film movie show series episode song album single play musical opera poem essay article story memoir
    documentary magazine programme program podcast video painting report column novella sitcom drama comedy hit ballad
    anthem track game speech
    """
)
_SMALL = words("a an the of in on at to for and or but with from by as is vs no nor")
#: Words of which a nickname, a term and scare quotes have at most this many.
_FEW = 4

_SPOKEN = frozenset(",.!?…")


def speaking(view: View, regions: Sequence[Region]) -> list[Region]:
    """The regions that may be speech. Titles and what is only named make no quote of where they stand."""
    return [
        region
        for region in regions
        if reason_of(view, region) not in ("title", "nickname") and _named(view, _words(view, region)) is None
    ]


def reason_of(view: View, region: Region) -> Reason:
    """Why the marked words of `region` are no quote.

    Speech ends in a comma or a full stop inside its marks; titles, nicknames, terms and scare quotes do not, but for a
    comma behind what the words before it name.
    """
    inside = _words(view, region)
    last = view.text[slice(*region.inside)].rstrip()[-1:]
    if not inside or (last in _SPOKEN and last != ","):
        return "unlikely"
    if (named := _named(view, inside)) is not None:
        return named
    if last == ",":
        return "unlikely"
    before, after = _beside(view, inside[0], -1), _beside(view, inside[-1], 1)
    few = len(inside) <= _FEW
    capital = [view.words[token][0].isupper() or view.words[token][0].isdigit() for token in inside]
    if few and all(capital) and before is not None and view.tags[before] == "NNP" and _is_name(view, after):
        return "nickname"
    near = [token for token in (before, _beside(view, before, -1)) if token is not None]
    if any(view.lemmas[token] in _WORKS for token in (*near, *([after] if after is not None else []))):
        return "title"
    if few and any(view.lemmas[token] in _NAMING | _NOUNS or view.lowers[token] == "so-called" for token in near):
        return "term"
    big = [token for token in inside if view.lowers[token] not in _SMALL]
    if len(inside) > 1 and capital[0] and all(view.words[token][0].isupper() for token in big):
        return "title"
    return "scare" if few else "unlikely"


def _words(view: View, region: Region) -> list[int]:
    return [token for token in view.tokens_in(*region.inside) if view.words[token][:1].isalnum()]


def _named(view: View, inside: Sequence[int]) -> Reason | None:
    """What a few words are that those before them can do nothing but name: *so-called*, *known as*, *named*."""
    before = _beside(view, inside[0], -1) if 0 < len(inside) <= _FEW else None
    if before is None:
        return None
    lower = view.lowers[before]
    if lower == "so-called" or (lower == "called" and "so" in view.lowers[max(0, before - 2) : before]):
        return "term"
    if lower == "as":
        low = max(view.sentences[view.sentence_of[before]][0], before - _KNOWN)
        return "nickname" if "known" in view.lowers[low:before] else None
    return "nickname" if view.lemmas[before] in _ONLY_NAMING and view.is_verb(before) else None


def _beside(view: View, token: int | None, step: int) -> int | None:
    """The next word from `token` in its sentence, past marks and determiners."""
    if token is None:
        return None
    low, high = view.sentences[view.sentence_of[token]]
    at = token + step
    while low <= at < high and (not view.words[at][:1].isalnum() or view.pos[at] == "DET"):
        at += step
    return at if low <= at < high else None


def _is_name(view: View, token: int | None) -> bool:
    return token is not None and view.tags[token] == "NNP"
