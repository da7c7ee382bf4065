"""Whether dead letters may go out: so that a bad deploy does not move a whole topic into them.

One article that dies is the article's fault; most articles that die are the worker's. The gate counts decisions (an
article came out, or died) and tells which it is:

- *new*: after a start, until 20 decisions are made. Letters are held back. The worker has shown, on the sample that
  each child process works on first, that it can do its work at all. So where articles come too slowly to fill the 20,
  `settle` lets out what is held: the caller calls it when a letter has waited a while and nothing more is in work.
  On a topic with a backlog that does not happen, and a bad deploy lets nothing out however often it is started.
- *open*: half or more of the last 200 decisions (of at least 20) are good. Letters go out at once.
- *held*: more than half are deaths. Letters are held back until good articles bring the ratio down, or 200 decisions
  were made since, or no more letters can be kept in memory: then the gate is `spent`, and the worker should exit.
"""

from __future__ import annotations

from collections import deque
from enum import Enum, auto

#: Decisions that the ratio is taken over …
WINDOW = 200
#: … and how many there must be.
MINIMUM = 20


class State(Enum):
    """What the gate thinks of the worker."""

    NEW = auto()
    OPEN = auto()
    HELD = auto()


class Gate:
    """Counts decisions; lets letters pass by their ticket. Knows no clock and no Kafka."""

    def __init__(self, *, limit: bool = True) -> None:
        self.state = State.NEW if limit else State.OPEN
        self.spent = False
        self._limit = limit
        self._window: deque[bool] = deque(maxlen=WINDOW)
        self._deaths = 0
        #: Decisions since letters are held back.
        self._held_for = 0
        self._tickets = 0
        self._let_out = 0

    @property
    def deaths(self) -> int:
        """Deaths among the last 200 decisions."""
        return self._deaths

    @property
    def decisions(self) -> int:
        """Decisions in the window, at most 200."""
        return len(self._window)

    def decide(self, *, died: bool) -> None:
        """Count an article that came out or died."""
        if not self._limit:
            return
        if len(self._window) == WINDOW:
            self._deaths -= self._window[0]
        self._window.append(died)
        self._deaths += died
        self._held_for += 1
        if len(self._window) < MINIMUM:
            return
        if 2 * self._deaths <= len(self._window):
            self.state = State.OPEN
        else:
            if self.state is State.OPEN:
                self._held_for = 0
            self.state = State.HELD
            self.spent = self.spent or self._held_for >= WINDOW

    def ticket(self) -> int:
        """Return the ticket of one more letter, for `passes`."""
        self._tickets += 1
        return self._tickets

    def passes(self, ticket: int) -> bool:
        """Whether the letter with that ticket may go out now."""
        return self.state is State.OPEN or ticket <= self._let_out

    def settle(self) -> None:
        """Nothing more can be learnt for a while: too few articles come to judge by. Lets out what a new gate holds."""
        if self.state is State.NEW:
            self._let_out = self._tickets

    def fill(self) -> None:
        """No more letters can be kept: the last chance of a new gate to let them out, and the end of a held one."""
        self.settle()
        if self.state is State.HELD:
            self.spent = True
