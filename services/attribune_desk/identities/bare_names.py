"""A bare surname joins the full name that its outlet uses within some weeks, where no other fits.

An article that calls somebody by the surname alone ("Moreno", "President Moreno") leaves the rest to what its readers
know: to what the outlet wrote of late, and, where that has no full name of the surname, to what all wrote. Whom the
outlet names may be somebody else than whom everybody means, as the wife of a president: then nobody is joined.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from attribune_desk.identities.senses import contradict

#: Weeks before and after an article in which its outlet must write the full name. Set by hand: long enough for a trial
#: or a campaign, short enough that another of the name does not yet make the news.
WINDOW_WEEKS = 8
#: How many times as many articles must name one as name all others of the surname together, for the surname alone to
#: mean that one. Set by hand: of a family, papers leave out the given name of the best known alone.
DOMINANCE = 4
_DAYS_A_WEEK = 7

#: Why a bare name is of an identity, for people to read: who else is named by that surname, and by whom.
_WHY = "the surname alone: {who} names nobody else of it {often}within {weeks} weeks"

SEVERAL_OUTLETS = "the surname alone: outlets name nobody else of it nearly as often within some weeks"


@dataclass(frozen=True, slots=True)
class FullName:
    """How many articles of an outlet, within the weeks, give the full name of an identity in a sense."""

    outlet: str
    identity: int
    sense: str
    articles: int


def week_of(day: int) -> int:
    """Return the number of the week of a day, both counted from 1970."""
    return day // _DAYS_A_WEEK


def days_of(week: int) -> tuple[int, int]:
    """Return the first and the last day of a week, all counted from 1970."""
    return week * _DAYS_A_WEEK, week * _DAYS_A_WEEK + _DAYS_A_WEEK - 1


def meant(sense: str, outlet: str, found: Iterable[FullName], *, is_surname: bool = True) -> tuple[int, str] | None:
    """Return whom a bare name in this sense means, and why; None where nobody or more than one fits.

    `found` are all full names of the surname within the weeks. What has no outlet, "", is not read by others, nor is
    what may as well be a first name (`is_surname` is False): "Ryan".
    """
    if not outlet:
        return None
    of_all, of_outlet = Counter[int](), Counter[int]()
    contrary: set[int] = set()
    for one in found:
        of_all[one.identity] += one.articles
        if one.outlet == outlet:
            of_outlet[one.identity] += one.articles
        if contradict(sense, one.sense):
            contrary.add(one.identity)
    for identity in contrary:
        del of_all[identity], of_outlet[identity]
    if not of_outlet and not is_surname:
        return None
    best = _best(of_outlet or of_all)
    known = _best(of_all)
    if best is None or (known is not None and known != best and of_all[known] >= DOMINANCE * of_all[best]):
        return None
    who, others = (outlet, of_outlet) if of_outlet else ("any outlet", of_all)
    return best, _WHY.format(who=who, often="nearly as often " if len(others) > 1 else "", weeks=WINDOW_WEEKS)


def changes_nothing(sense: str, outlet: str, identity: int | None, why: str, more: FullName) -> bool:
    """Whether a bare name that means `identity`, as `why` says, still means it when articles of `more` are added.

    They are where they name the same identity, in no contrary sense, and do not make it the outlet's own.
    """
    if identity is None or more.identity != identity or contradict(sense, more.sense):
        return False
    return more.outlet != outlet or why.startswith(_WHY.partition("{who}")[0] + outlet)


def _best(articles: Counter[int]) -> int | None:
    """Return the only one, or the one that far more articles name than all others; None where there is none such."""
    if not articles:
        return None
    (best, count), *_ = articles.most_common(1)
    others = articles.total() - count
    return best if count >= DOMINANCE * others else None
