"""A bare surname joins the full name that its outlet uses within some weeks, where no other fits.

An article that calls somebody by the surname alone ("Moreno", "President Moreno") leaves the rest to what its readers
know: to what the outlet wrote of late.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from attribune_desk.identities.senses import contradict

#: Weeks before and after an article in which its outlet must write the full name. Set by hand: long enough for a trial
#: or a campaign, short enough that another of the name does not yet make the news.
WINDOW_WEEKS = 8
#: How many times as many articles of the outlet must name one as name all others of the surname together, for the
#: surname alone to mean that one. Set by hand: of a family, papers leave out the given name of the best known alone.
DOMINANCE = 4
_DAYS_A_WEEK = 7

#: Why a bare name is of an identity, for people to read: by the only one of the surname, or by the best known one.
ONLY_ONE = "the surname alone: {outlet} names nobody else of it within {weeks} weeks"
BEST_KNOWN = "the surname alone: {outlet} names nobody else of it nearly as often within {weeks} weeks"


@dataclass(frozen=True, slots=True)
class FullName:
    """How many articles of an outlet, within the weeks, give the full name of an identity, in which senses."""

    identity: int
    sense: str
    articles: int


def week_of(day: int) -> int:
    """Return the number of the week of a day, both counted from 1970."""
    return day // _DAYS_A_WEEK


def days_of(week: int) -> tuple[int, int]:
    """Return the first and the last day of a week, all counted from 1970."""
    return week * _DAYS_A_WEEK, week * _DAYS_A_WEEK + _DAYS_A_WEEK - 1


def meant(sense: str, outlet: str, found: Iterable[FullName]) -> tuple[int, str] | None:
    """Return whom a bare name in this sense means, and why; None where nobody or more than one fits."""
    articles: dict[int, int] = defaultdict(int)
    contrary: set[int] = set()
    for one in found:
        articles[one.identity] += one.articles
        if contradict(sense, one.sense):
            contrary.add(one.identity)
    fits = {identity: count for identity, count in articles.items() if identity not in contrary}
    if not outlet or not fits:
        return None
    best = max(fits, key=lambda identity: fits[identity])
    others = sum(fits.values()) - fits[best]
    if others and fits[best] < DOMINANCE * others:
        return None
    return best, (BEST_KNOWN if others else ONLY_ONE).format(outlet=outlet, weeks=WINDOW_WEEKS)
