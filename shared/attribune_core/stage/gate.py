"""Whether dead letters may go out: so that a bad deploy does not move a whole topic into them.

One article that dies is the article's fault; most articles that die are the worker's. The gate counts decisions and
tells which it is. A decision is one of three: an article came *out*, the work on it *failed*, or a rule of the contract
*refused* it (too long, empty, no text, not JSON). A refusal is nearly always the producer's fault, however many there
are: a feed may hold more of them than articles. So there are two shares, each over its last 200 decisions:

- failures among the articles that were worked on, refusals left out: more than half is a bad deploy;
- refusals among all articles: 95% is what a bug in reading looks like, or a limit that is wrong by a factor.

Failures are not diluted by refusals: a bad deploy fails on every article that the contract takes, be they one in ten.

- *new*: too few decisions to judge by: fewer than 20, or fewer than 20 articles worked on of which most failed. Letters
  are held back. The worker has shown, on the sample that each child process works on first, that it can do its work at
  all. So where articles come too slowly to fill the 20, `settle` lets out what is held: the caller calls it when a
  letter has waited a while and nothing more is in work. On a topic with a backlog that does not happen, and a bad
  deploy lets nothing out however often it is started.
- *open*: neither share is too large. Letters go out at once; that of a failure waits until 20 articles were worked on.
- *held*: one of the shares is too large. Letters are held back, refusals and failures alike: what went out would go out
  again after a restart. They wait until good articles bring the share down, or 200 decisions were made since, or no
  more letters can be kept in memory: then the gate is `spent`, and the worker should exit.
"""

from __future__ import annotations

from collections import deque
from enum import Enum, auto
from typing import NamedTuple

#: Decisions that a share is taken over …
WINDOW = 200
#: … and how many there must be.
MINIMUM = 20
#: Failures are too many when they are more than this share, in percent. Set by hand.
MOST_FAILURES_PERCENT = 50
#: Refusals are too many from this share on, in percent. Set by hand, high: a feed with nine refusals to one article is
#: the producer's affair, while a bug in reading or a limit that is wrong by a factor leaves hardly an article.
MANY_REFUSALS_PERCENT = 95


class Decision(Enum):
    """What became of an article."""

    OUT = auto()
    #: The work on it failed: it raised, ran over a limit, or what came of it is too large.
    FAILED = auto()
    #: A rule of the contract refused it.
    REFUSED = auto()


class State(Enum):
    """What the gate thinks of the worker."""

    NEW = auto()
    OPEN = auto()
    HELD = auto()


class Ticket(NamedTuple):
    """A letter at the gate."""

    number: int
    #: Whether a rule of the contract refused the article; else the work failed.
    refused: bool


class Share:
    """How many of the last 200 decisions were of one kind."""

    def __init__(self) -> None:
        self._window: deque[bool] = deque(maxlen=WINDOW)
        #: Those of the kind.
        self.count = 0

    def __len__(self) -> int:
        return len(self._window)

    @property
    def known(self) -> bool:
        """Whether there are enough decisions to judge by."""
        return len(self._window) >= MINIMUM

    def add(self, hit: bool) -> None:
        """Count a decision."""
        if len(self._window) == WINDOW:
            self.count -= self._window[0]
        self._window.append(hit)
        self.count += hit


class Gate:
    """Counts decisions; lets letters pass by their ticket. Knows no clock and no Kafka."""

    def __init__(self, *, limit: bool = True) -> None:
        self.state = State.NEW if limit else State.OPEN
        self.spent = False
        #: Failures among the articles that were worked on.
        self.failures = Share()
        #: Refusals among all articles.
        self.refusals = Share()
        self._limit = limit
        #: Decisions since letters are held back.
        self._held_for = 0
        self._tickets = 0
        self._let_out = 0

    @property
    def decisions(self) -> int:
        """Decisions in the window, at most 200."""
        return len(self.refusals)

    @property
    def most_fail(self) -> bool:
        """Whether more of the articles that were worked on failed than may, however few they are."""
        return 100 * self.failures.count > MOST_FAILURES_PERCENT * len(self.failures)

    @property
    def holds_for_refusals(self) -> bool:
        """Whether it is refusals that are too many, and not failures."""
        many = 100 * self.refusals.count >= MANY_REFUSALS_PERCENT * len(self.refusals)
        return self.refusals.known and many and not (self.failures.known and self.most_fail)

    def decide(self, decision: Decision) -> None:
        """Count what became of an article."""
        if not self._limit:
            return
        if decision is not Decision.REFUSED:
            self.failures.add(decision is Decision.FAILED)
        self.refusals.add(decision is Decision.REFUSED)
        self._held_for += 1
        before, self.state = self.state, self._judge()
        if before is State.OPEN and self.state is not State.OPEN:
            self._held_for = 0
        self.spent = self.spent or (self.state is State.HELD and self._held_for >= WINDOW)

    def ticket(self, *, refused: bool) -> Ticket:
        """Return the ticket of one more letter, for `passes`; `refused` as its decision was."""
        self._tickets += 1
        return Ticket(self._tickets, refused)

    def passes(self, ticket: Ticket) -> bool:
        """Whether the letter with that ticket may go out now."""
        if ticket.number <= self._let_out or not self._limit:
            return True
        return self.state is State.OPEN and (ticket.refused or self.failures.known)

    def settle(self) -> None:
        """Nothing more can be learnt for a while: too few articles come to judge by. Lets out what is not held."""
        if self.state is not State.HELD:
            self._let_out = self._tickets

    def fill(self) -> None:
        """No more letters can be kept: the last chance to let them out, and the end of a gate that would not.

        A new gate of 20 decisions and more is one where most of the work failed, among many refusals.
        """
        if self.state is State.OPEN or (self.state is State.NEW and not self.refusals.known):
            self.settle()
        elif self._limit:
            self.spent = True

    def _judge(self) -> State:
        if (self.failures.known and self.most_fail) or self.holds_for_refusals:
            return State.HELD
        return State.OPEN if self.refusals.known and not self.most_fail else State.NEW
