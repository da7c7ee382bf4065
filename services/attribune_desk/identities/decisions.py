"""What editors decided about identities: two are the same, two are not, or one is called otherwise.

A decision names identities by *identity keys*. A key says which name is meant, so it is the same after an article is
reprocessed and after a database is rebuilt:

- the id in the people file, where an entity has one, with `kb:` before it: `kb:wikidata:Q22686`;
- else the folded name of a person: `ada roe`. Of two persons of one name whose roles contradict, the one whom more
  articles name has this key, and the other has the walk of life after it: `ada roe#sport`;
- else the label and the folded name: `ORG:harbour authority`.

Every name that is joined to an identity keeps a key of its own, so that a decision can take it out again. The key of
the identity is that of the people file, else of the full name that most articles use.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["same", "different", "rename"]


@dataclass(frozen=True)
class Decision:
    """One decision. `a` and `b` are identity keys; the order of the two does not matter.

    - `same`: all that has the key `a` and all that has the key `b` is one identity, whatever the rules say.
    - `different`: they are two. Where a rule or another decision joined the two, `b` is taken out.
    - `rename`: the identity with the key `a` is shown as `name`.
    """

    kind: Kind
    a: str
    b: str = ""
    name: str = ""


class Decisions:
    """Decisions in force, given in the order in which they were made: of two about one pair the later counts."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        pairs: dict[frozenset[str], Decision] = {}
        self.names: dict[str, str] = {}
        for one in decisions:
            if one.kind == "rename":
                # Renamed to nothing, it has the name that the articles give.
                self.names.pop(one.a, None)
                if one.name:
                    self.names[one.a] = one.name
                continue
            pair = frozenset((one.a, one.b))
            if len(pair) > 1:
                # Put last: the order of what is in force is that of the latest word on each pair.
                pairs.pop(pair, None)
                pairs[pair] = one
        self.different = {pair: one for pair, one in pairs.items() if one.kind == "different"}
        self.same: Sequence[Decision] = [one for one in pairs.values() if one.kind == "same"]

    @property
    def keys(self) -> frozenset[str]:
        """Every key that a decision names."""
        pairs = (key for one in (*self.same, *self.different.values()) for key in (one.a, one.b))
        return frozenset((*pairs, *self.names))

    def forbids(self, a: str, b: str) -> bool:
        """Whether the two were decided to be different."""
        return frozenset((a, b)) in self.different
